import { type Static, Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { Choice, Nullable } from '../../../../platform/http/schemas.ts';
import { isolateAuto } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { nothingPicked, pickedRows } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { listSubmissions, type SubmissionRow } from '../../store/reviewing-reviews.ts';
import type { DecisionsInput } from '../contract.ts';
import { decidePapers } from '../policy.ts';
import { type Decision, decisions } from '../rules/decisions.ts';
import { decisionPlaceholders } from '../rules/mail-text.ts';
import { boardPath, type ReviewingPages } from './frame.ts';

/** `<id>:<version>` of each paper, as it was when it was ticked. */
const Papers = Type.String({ minLength: 38, maxLength: 40_000 });
const Words = Type.Object({
  subject: Type.String({ maxLength: 300 }),
  text: Type.String({ maxLength: 10_000 }),
});
const DecideForm = Type.Object(
  {
    decision: Choice(decisions),
    papers: Papers,
    note: Nullable(Type.String({ maxLength: 5_000 })),
    reason: Nullable(Type.String({ maxLength: 2_000 })),
    withComments: Type.Optional(Type.Boolean()),
    // Not `mail.ar`: a form takes that for one text in two languages.
    mailAr: Type.Optional(Words),
    mailEn: Type.Optional(Words),
  },
  { additionalProperties: false },
);

const isDecision = (value: string): value is Decision => (decisions as readonly string[]).includes(value);

function readPapers(text: string): { id: string; version: number }[] {
  return text.split(',').flatMap((part) => {
    const [id = '', version = ''] = part.split(':');
    return /^[0-9a-f-]{36}$/.test(id) && /^\d{1,9}$/.test(version) ? [{ id, version: Number(version) }] : [];
  });
}

const inputOf = ({ mailAr, mailEn, papers, ...form }: Static<typeof DecideForm>): DecisionsInput => ({
  ...form,
  papers: readPapers(papers),
  mail: {
    ...(mailAr === undefined ? {} : { ar: mailAr }),
    ...(mailEn === undefined ? {} : { en: mailEn }),
  },
});

/** Many papers ticked → the mail of the batch → every mail as it will be sent → decided and sent. */
export function addDecisionPages({ pages, shell, database, deciding }: ReviewingPages): void {
  function formOf(
    context: PageContext,
    whole: EditionWhole,
    decision: Decision,
    chosen: readonly SubmissionRow[],
  ): FormModel {
    const { t } = context;
    const used = (['ar', 'en'] as const).filter((language) =>
      chosen.some(({ contactLanguage }) => contactLanguage === language),
    );
    const hint = t('reviewing:decide.placeholders', {
      placeholders: decisionPlaceholders.map((name) => `{{${name}}}`).join(' '),
    });
    const turned = chosen.some(({ state }) => state === 'accepted' || state === 'rejected');
    return {
      id: 'decide',
      action: boardPath(context, whole, '/decisions/preview'),
      hidden: { decision, papers: chosen.map(({ id, version }) => `${id}:${version}`).join(',') },
      groups: [
        {
          fields: [
            {
              name: 'chosen',
              kind: 'static',
              label: t('reviewing:decide.chosen'),
              value: chosen
                .map(({ code, title }) => [code, isolateAuto(title)].filter(Boolean).join(' '))
                .join(context.language === 'ar' ? '؛ ' : '; '),
            },
          ],
        },
        ...used.map((language) => {
          const { subject, text } = deciding.usualWords(decision, language);
          return {
            title: t(`reviewing:decide.mail-${language}`),
            hint,
            fields: [
              {
                name: `mail${language === 'ar' ? 'Ar' : 'En'}.subject`,
                label: t('reviewing:decide.subject'),
                value: subject,
                lang: language,
              },
              {
                name: `mail${language === 'ar' ? 'Ar' : 'En'}.text`,
                kind: 'textarea' as const,
                label: t('reviewing:decide.text'),
                value: text,
                lang: language,
                rows: 9,
              },
            ],
          };
        }),
        {
          fields: [
            {
              name: 'note',
              kind: 'textarea',
              label: t('reviewing:decide.note'),
              hint: t('reviewing:decide.note-hint'),
              rows: 3,
              dir: 'auto',
              optional: true,
            },
            { name: 'withComments', kind: 'checkbox', label: t('reviewing:decide.with-comments') },
            {
              name: 'reason',
              kind: turned ? 'textarea' : 'hidden',
              label: t('reviewing:decide.reason'),
              hint: t('reviewing:decide.reason-hint'),
              rows: 2,
              dir: 'auto',
            },
          ],
        },
      ],
      submit: { label: t('reviewing:decide.preview') },
      cancel: { label: t('common:action.back'), href: boardPath(context, whole) },
    };
  }

  const framed = (context: PageContext, whole: EditionWhole, title: string, lede: string) =>
    shell.managementPage(context, whole, {
      title,
      lede,
      current: '/reviewing',
      crumbs: [
        { label: context.t('reviewing:board.title'), href: boardPath(context, whole) },
        { label: title },
      ],
    });
  const page = (context: PageContext, whole: EditionWhole, decision: Decision, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: framed(
      context,
      whole,
      context.t(`reviewing:decide.${decision}`),
      context.t(`reviewing:decide.lede-${decision}`),
    ),
    data: { form },
  });

  /** The batch as it was posted: its papers, and its form. */
  async function batch(context: PageContext, whole: EditionWhole) {
    const body = (context.request.body ?? {}) as Record<string, unknown>;
    const decision = String(body.decision ?? '');
    const ids = readPapers(String(body.papers ?? '')).map(({ id }) => id);
    if (!isDecision(decision) || ids.length === 0) throw notFound();
    const chosen = await listSubmissions(database.db, whole.edition.id, ids);
    // The papers stay those that were ticked, with the versions that were seen.
    const form = formOf(context, whole, decision, chosen);
    return { decision, chosen, form: { ...form, hidden: { decision, papers: String(body.papers) } } };
  }

  shell.managed({
    method: 'POST',
    path: '/reviewing/decide',
    policy: decidePapers,
    handle: async (context, whole) => {
      const decision = String((context.request.body as { do?: unknown } | undefined)?.do ?? '');
      const ids = pickedRows(context).filter((id) => /^[0-9a-f-]{36}$/.test(id));
      if (!isDecision(decision)) throw notFound();
      if (ids.length === 0) return nothingPicked(boardPath(context, whole));
      const chosen = await listSubmissions(database.db, whole.edition.id, ids);
      return page(context, whole, decision, formOf(context, whole, decision, chosen));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/reviewing/decisions/preview',
    policy: decidePapers,
    handle: async (context, whole) => {
      const { decision, chosen, form } = await batch(context, whole);
      const body = context.request.body as Record<string, unknown>;
      let preview: Page | undefined;
      const answer = await pages.submit(context, {
        schema: DecideForm,
        form,
        page: (model) => page(context, whole, decision, fieldsAtTop(model)),
        work: async (input) => {
          const t = context.words(whole.edition.digits);
          const mails = await deciding.preview(context.actor, whole, inputOf(input));
          const codes = new Map(chosen.map((one) => [one.id, one]));
          const hidden = Object.fromEntries(
            Object.entries(body).flatMap(([name, value]) =>
              name === '_csrf'
                ? []
                : typeof value === 'string'
                  ? [[name, value]]
                  : value === true
                    ? [[name, 'on']]
                    : [],
            ),
          );
          preview = {
            template: 'reviewing/mails',
            digits: whole.edition.digits,
            page: framed(
              context,
              whole,
              t('reviewing:decide.preview-title'),
              t('reviewing:decide.preview-lede'),
            ),
            data: {
              count: t('reviewing:decide.mails', { count: mails.length }),
              mails: mails.map((mail) => ({ ...mail, code: codes.get(mail.paperId)?.code ?? '' })),
              form: {
                action: boardPath(context, whole, '/decisions'),
                hidden,
                guard: false,
                submit: { label: t('reviewing:decide.send'), danger: decision === 'rejected' },
                cancel: { label: t('common:action.back'), href: boardPath(context, whole) },
              },
            },
          };
          return boardPath(context, whole);
        },
      });
      return preview ?? answer;
    },
  });

  shell.managed({
    method: 'POST',
    path: '/reviewing/decisions',
    policy: decidePapers,
    handle: async (context, whole) => {
      const { decision, form } = await batch(context, whole);
      return pages.submit(context, {
        schema: DecideForm,
        form,
        page: (model) => page(context, whole, decision, fieldsAtTop(model)),
        work: async (input) => {
          await deciding.decide(context.actor, whole.edition.id, inputOf(input));
          return `${boardPath(context, whole)}?decided=1`;
        },
      });
    },
  });
}

/** Errors under the names of the form: a paper has no field there, what is wrong with one is said of the whole. */
const fieldsAtTop = (form: FormModel): FormModel => ({
  ...form,
  errors: (form.errors ?? []).map(({ field, message }) => ({
    message,
    field: field.startsWith('papers')
      ? ''
      : field.replace(/^mail\.ar\./, 'mailAr.').replace(/^mail\.en\./, 'mailEn.'),
  })),
});
