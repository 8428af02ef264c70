import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { gregorianDate, textIn } from '../../../../platform/language/index.ts';
import { choiceField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, TableModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import { listTemplates } from '../../store/letters.ts';
import * as store from '../../store/visa-letters.ts';
import { letterLanguages } from '../../tables.ts';
import { letterHeaders } from '../api/shared.ts';
import { VisaIssueInput, VisaRefusalInput } from '../contract.ts';
import { issueVisaLetters } from '../policy.ts';
import { formPage, type InvitationPages, idIn, visaPath } from './shared.ts';

const tones = { requested: 'warn', issued: 'ok', refused: 'line' } as const;

/** Adds letters that support visas: who asked, who issued which, and the forms that issue or refuse one. */
export function addVisaPages(deps: InvitationPages): void {
  const { shell, pages, database, visaLetters } = deps;
  const { db } = database;

  const listLink = (context: PageContext, whole: EditionWhole) => ({
    label: context.t('invitations:visa.letters'),
    href: visaPath(context, whole),
  });

  const requestForm = async (context: PageContext, whole: EditionWhole): Promise<FormModel> => {
    const people = await store.listTravellers(database, db, whole.edition.id);
    return {
      action: `${visaPath(context, whole)}/new`,
      submit: { label: context.t('invitations:visa.request') },
      cancel: { href: visaPath(context, whole) },
      fields: [
        choiceField(
          'attendeeId',
          context.t('invitations:visa.person'),
          people.map(({ id, name }) => ({ value: id, label: name[context.language] || name.ar || name.en })),
          null,
          { hint: context.t('invitations:visa.person-hint') },
        ),
      ],
    };
  };

  shell.managed({
    path: '/visa-letters',
    policy: issueVisaLetters,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const base = visaPath(context, whole);
      const settings = dateSettingsOf(whole, context.language);
      const rows = await store.listVisaLetters(db, whole.edition.id);
      const add = {
        label: t('invitations:visa.request'),
        href: `${base}/new`,
        icon: 'plus' as const,
        tone: 'primary' as const,
      };
      const done = queryValue(context, 'done');
      const table: TableModel = {
        id: 'visa-letters',
        caption: t('invitations:visa.letters'),
        columns: [
          { key: 'name', label: t('invitations:field.name') },
          { key: 'nationality', label: t('invitations:field.nationality') },
          { key: 'passport', label: t('invitations:field.passport') },
          { key: 'state', label: t('invitations:column.state') },
          { key: 'letter', label: t('invitations:column.letter') },
          { key: 'date', label: t('invitations:visa.date') },
        ],
        rows: rows.map(({ letter, attendee, passport, nationality }) => ({
          id: letter.id,
          title: textIn(attendee.name, context.language).text,
          ...(letter.state === 'requested' ? { href: `${base}/${letter.id}` } : {}),
          cells: {
            nationality: nationality === null ? null : nationality[context.language] || nationality.ar,
            passport:
              passport === null
                ? { text: t('invitations:visa.no-passport'), muted: true }
                : { code: `•••• ${passport.tail}` },
            state: {
              tag: { text: t(`invitations:visa.state.${letter.state}`), tone: tones[letter.state] },
              ...(letter.state === 'refused' && letter.reason !== null ? { sub: letter.reason } : {}),
            },
            letter:
              letter.letterNumber === null
                ? null
                : { text: letter.letterNumber, href: `${base}/${letter.id}/letter.pdf` },
            date: gregorianDate(letter.decidedAt ?? letter.requestedAt, settings),
          },
        })),
        ...(rows.length > 0
          ? {}
          : {
              empty: {
                title: t('invitations:visa.none'),
                text: t('invitations:visa.none-text'),
                action: add,
              },
            }),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('invitations:visa.letters'),
          lede: t('invitations:visa.lede'),
          current: '/visa-letters',
          actions: rows.length > 0 ? [add] : [],
        }),
        data: {
          table,
          notices: [
            ['requested', 'issued', 'refused'].includes(done) && {
              tone: 'ok',
              title: t(`invitations:visa.done.${done}`),
              live: true,
            },
          ],
        },
      };
    },
  });

  const requestPage = (context: PageContext, whole: EditionWhole, form: FormModel): Page =>
    formPage(
      deps,
      context,
      whole,
      {
        title: context.t('invitations:visa.request'),
        current: '/visa-letters',
        list: listLink(context, whole),
        notices: [
          (form.fields ?? []).every((field) => field.kind === 'select' && field.options?.length === 0) && {
            title: context.t('invitations:visa.nobody'),
            text: context.t('invitations:visa.nobody-text'),
          },
        ],
      },
      form,
    );
  shell.managed({
    path: '/visa-letters/new',
    policy: issueVisaLetters,
    handle: async (context, whole) => requestPage(context, whole, await requestForm(context, whole)),
  });
  shell.managed({
    method: 'POST',
    path: '/visa-letters/new',
    policy: issueVisaLetters,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: Type.Object({ attendeeId: Type.String({ format: 'uuid' }) }),
        form: await requestForm(context, whole),
        page: (form) => requestPage(context, whole, form),
        work: async ({ attendeeId }) => {
          const row = await visaLetters.request(context.actor, attendeeId);
          return `${visaPath(context, whole)}/${row.id}`;
        },
      }),
  });

  const known = async (context: PageContext, whole: EditionWhole): Promise<store.VisaLetterWhole> => {
    const found = await store.findVisaLetter(db, idIn(context, 'visaLetter'));
    if (found?.letter.editionId !== whole.edition.id) throw notFound('visa-letter-unknown');
    return found;
  };

  const issueForm = async (
    context: PageContext,
    whole: EditionWhole,
    { letter, passport }: store.VisaLetterWhole,
  ): Promise<FormModel> => {
    const t = context.words(whole.edition.digits);
    const templates = await listTemplates(db, whole.edition.id, 'visa-support');
    return {
      action: `${visaPath(context, whole)}/${letter.id}/issue`,
      submit: { label: t('invitations:visa.issue') },
      cancel: { href: visaPath(context, whole) },
      fields: [
        versionField(letter.version),
        {
          name: 'passport',
          kind: 'static',
          label: t('invitations:field.passport'),
          value: passport === null ? t('invitations:visa.no-passport') : `•••• ${passport.tail}`,
        },
        ...(passport === null
          ? [
              {
                name: 'passportNumber',
                label: t('invitations:visa.typed-number'),
                hint: t('invitations:visa.typed-number-hint'),
                dir: 'ltr' as const,
                width: 'm' as const,
                maxlength: 40,
              },
              {
                name: 'passportExpiresOn',
                kind: 'date' as const,
                label: t('invitations:visa.typed-expiry'),
                optional: true,
                width: 's' as const,
              },
            ]
          : []),
        choiceField(
          'templateId',
          t('invitations:form.template'),
          templates.map(({ id, name }) => ({ value: id, label: textIn(name, context.language).text })),
          templates[0]?.id,
        ),
        choiceField(
          'letterLanguages',
          t('invitations:form.letter-languages'),
          letterLanguages.map((value) => ({ value, label: t(`invitations:languages.${value}`) })),
          letter.letterLanguages,
          { blank: false },
        ),
        {
          name: 'reason',
          label: t('invitations:visa.reason'),
          hint: t('invitations:visa.reason-hint'),
          maxlength: 500,
        },
      ],
    };
  };
  const refusalForm = (
    context: PageContext,
    whole: EditionWhole,
    { letter }: store.VisaLetterWhole,
  ): FormModel => ({
    id: 'refusal',
    action: `${visaPath(context, whole)}/${letter.id}/refusal`,
    submit: { label: context.t('invitations:visa.refuse'), danger: true },
    cancel: { href: `${visaPath(context, whole)}/${letter.id}` },
    fields: [
      versionField(letter.version),
      { name: 'reason', label: context.t('invitations:visa.refusal-reason'), maxlength: 500 },
    ],
  });

  const pageOf = (
    context: PageContext,
    whole: EditionWhole,
    found: store.VisaLetterWhole,
    form: FormModel,
  ): Page => {
    const page = formPage(
      deps,
      context,
      whole,
      {
        title: textIn(found.attendee.name, context.language).text,
        lede: context.t('invitations:visa.issue-lede'),
        current: '/visa-letters',
        list: listLink(context, whole),
      },
      form,
    );
    if (form.id === 'refusal') return page;
    const refuse = {
      label: context.t('invitations:visa.refuse'),
      href: `${visaPath(context, whole)}/${found.letter.id}/refusal`,
    };
    return { ...page, page: { ...page.page, actions: [refuse] } };
  };

  for (const [path, make] of [
    ['', issueForm],
    ['/refusal', async (...args: Parameters<typeof refusalForm>) => refusalForm(...args)],
  ] as const) {
    shell.managed({
      path: `/visa-letters/:visaLetter${path}`,
      policy: issueVisaLetters,
      handle: async (context, whole) => {
        const found = await known(context, whole);
        return pageOf(context, whole, found, await make(context, whole, found));
      },
    });
  }
  shell.managed({
    method: 'POST',
    path: '/visa-letters/:visaLetter/issue',
    policy: issueVisaLetters,
    handle: async (context, whole) => {
      const found = await known(context, whole);
      return pages.submit(context, {
        schema: VisaIssueInput,
        form: await issueForm(context, whole, found),
        page: (form) => pageOf(context, whole, found, form),
        work: async (input, version) => {
          await visaLetters.issue(context.actor, found.letter.id, version, input);
          return `${visaPath(context, whole)}?done=issued`;
        },
      });
    },
  });
  shell.managed({
    method: 'POST',
    path: '/visa-letters/:visaLetter/refusal',
    policy: issueVisaLetters,
    handle: async (context, whole) => {
      const found = await known(context, whole);
      return pages.submit(context, {
        schema: VisaRefusalInput,
        form: refusalForm(context, whole, found),
        page: (form) => pageOf(context, whole, found, form),
        work: async ({ reason }, version) => {
          await visaLetters.refuse(context.actor, found.letter.id, version, reason);
          return `${visaPath(context, whole)}?done=refused`;
        },
      });
    },
  });
  shell.managed({
    path: '/visa-letters/:visaLetter/letter.pdf',
    policy: issueVisaLetters,
    handle: async (context, whole) => {
      const { letter } = await known(context, whole);
      const { file, bytes } = await visaLetters.read(context.actor, letter.id);
      return { type: 'application/pdf', body: bytes, headers: letterHeaders(file.name, 'inline') };
    },
  });
}
