import { ruleBroken } from '../../../../../platform/errors/index.ts';
import { type FormBody, readForm } from '../../../../../platform/http/forms.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import { versionField } from '../../../../../platform/pages/fields.ts';
import {
  idOf,
  type Page,
  type PageAnswer,
  type PageContext,
  submitWithFile,
} from '../../../../../platform/pages/index.ts';
import type { FormModel, NoticeModel } from '../../../../../platform/views/index.ts';
import * as store from '../../../store/follow-up/index.ts';
import type { FollowUpPages } from '../../context.ts';
import { asReporter } from '../../policy.ts';
import { isOpenReport } from '../../rules.ts';
import { reportCard } from '../report-card.ts';
import { ReportForm, reportForm, valuesOf } from '../report-form.ts';
import { ADDRESS, baseOf, codeOf, doneNotice, LIST } from './frame.ts';
import { type Opened, readSide } from './side.ts';

/** Adds the one page on which a body reports on a recommendation. */
export function addOwnReport(deps: FollowUpPages): void {
  const { pages, shell, database, gate, reports, evidence } = deps;
  const { db } = database;

  const openPage = async (context: PageContext): Promise<Opened> => {
    const [provisionId, bodyId] = [idOf(context, 'provision'), idOf(context, 'body')];
    const pair = await gate.pair(context.actor, provisionId, bodyId);
    const open = await reports.open(context.actor, provisionId, bodyId);
    const indicators = await store.listIndicators(
      database,
      db,
      { provisionId },
      { all: false, reportId: open?.report.id ?? null },
    );
    const base = baseOf(context);
    const { t } = context;
    const form = {
      ...reportForm(context, pair.whole, base, context.href(LIST), open, indicators),
      autosave: {
        href: `${base}/draft`,
        saving: t('follow-up:autosave.saving'),
        saved: t('follow-up:autosave.saved'),
        failed: t('follow-up:autosave.failed'),
      },
    };
    return { pair, open, indicators, base, form };
  };

  const pageOf = async (
    context: PageContext,
    opened: Opened,
    notices: readonly (NoticeModel | false)[] = [],
  ): Promise<(form: FormModel) => Page> => {
    const { pair, open } = opened;
    const { whole, body } = pair;
    const t = context.words(whole.edition.digits);
    const earlier = (
      await reports.list(context.actor, { provisionId: pair.answerable.provisionId, bodyId: body.id })
    ).filter(
      ({ report }) =>
        report.status !== 'draft' &&
        report.id !== (open !== null && isOpenReport(open.report.status) ? open.report.id : ''),
    );
    const aside = await readSide(deps, context, opened);
    const title = textIn(pair.answerable.title ?? pair.answerable.text, context.language).text;
    const writes = open === null || isOpenReport(open.report.status);
    const name = textIn(body.name, context.language).text;
    return (form) => ({
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.publicPage(context, whole, {
        title,
        scripts: ['autosave.js'],
        lede: t('follow-up:own.page-lede', { body: name }),
        private: true,
        crumbs: [
          { label: t('accounts:account'), href: context.href('/account') },
          { label: t('follow-up:own.title'), href: context.href(LIST) },
          { label: codeOf(pair.answerable.code) || title },
        ],
      }),
      data: {
        layout: 'public',
        notices: [
          ...notices,
          open?.report.status === 'returned' && {
            tone: 'warn' as const,
            title: t('follow-up:own.returned'),
            text: open.report.returnReason ?? '',
          },
          open?.report.status === 'submitted' && {
            tone: 'info' as const,
            title: t('follow-up:own.submitted'),
            text: t('follow-up:own.submitted-text'),
          },
        ],
        ...(writes ? { form, formTitle: t('follow-up:own.form') } : {}),
        cards: writes ? [] : earlier.map((entry) => reportCard(context, whole, entry, name)),
        aside: [...aside, ...(writes ? earlier.map((entry) => reportCard(context, whole, entry, name)) : [])],
      },
    });
  };

  pages.route({
    path: ADDRESS,
    policy: asReporter,
    handle: async (context) => {
      const opened = await openPage(context);
      return (await pageOf(context, opened, [doneNotice(context)]))(opened.form);
    },
  });

  /** Keeps what was typed, without its files. @returns the report as it is then */
  const save = (
    context: PageContext,
    { pair, indicators }: Opened,
    version: number | null,
    input: ReportForm,
  ): Promise<store.ReportRow> => {
    const { values, wrong } = valuesOf((context.request.body ?? {}) as FormBody, indicators);
    if (wrong.length > 0) throw ruleBroken(wrong.map((field) => ({ field, code: 'number-needed' })));
    return reports.save(context.actor, pair.answerable.provisionId, pair.body.id, version, {
      selfReported: input.selfReported ?? null,
      text: input.text ?? {},
      values,
    });
  };

  pages.route({
    method: 'POST',
    path: ADDRESS,
    policy: asReporter,
    handle: async (context): Promise<PageAnswer> => {
      const opened = await openPage(context);
      const again = await pageOf(context, opened);
      // What was kept before something else was refused is what the form goes on from.
      let kept: store.ReportRow | null = null;
      return submitWithFile(pages, context, {
        schema: ReportForm,
        form: opened.form,
        page: (form) => again(kept === null ? form : atVersion(form, kept.version)),
        work: async (input, version, file) => {
          const act = String((context.request.body as FormBody)?.do ?? 'save');
          const report = await save(context, opened, version, input);
          kept = report;
          const title = input['evidence-title']?.trim() ?? '';
          const url = input['evidence-url']?.trim() ?? '';
          const given = file !== null || title !== '' || url !== '';
          if (act === 'add' && !given) {
            throw ruleBroken({ field: 'evidence-title', code: 'evidence-needed' });
          }
          if (given) {
            const name = title || file?.name || url;
            await evidence.add(
              context.actor,
              report.id,
              {
                title: { [context.language]: name },
                url: url === '' ? null : requireAddress(url),
                confidential: input['evidence-confidential'] === true,
              },
              file,
            );
          }
          if (act !== 'submit') return `${opened.base}?done=${act === 'add' ? 'added' : 'saved'}`;
          const sent = await reports.submit(context.actor, report.id, report.version);
          return `${opened.base}?done=${sent.status}`;
        },
      });
    },
  });

  pages.route({
    method: 'POST',
    path: `${ADDRESS}/draft`,
    policy: asReporter,
    handle: async (context): Promise<PageAnswer> => {
      const opened = await openPage(context);
      const body = (context.request.body ?? {}) as FormBody;
      const read = readForm(ReportForm, body);
      if (!read.ok) throw ruleBroken(read.errors);
      const version = /^\d{1,9}$/.test(String(body.version ?? '')) ? Number(body.version) : null;
      const report = await save(context, opened, version, read.input);
      return {
        type: 'application/json; charset=utf-8',
        body: JSON.stringify({ version: report.version }),
        headers: { 'cache-control': 'private, no-store' },
      };
    },
  });

  pages.route({
    method: 'POST',
    path: `${ADDRESS}/evidence/:evidence/visibility`,
    policy: asReporter,
    handle: async (context): Promise<PageAnswer> => {
      const { open, base } = await openPage(context);
      if (open === null) return { redirect: base };
      const confidential = String((context.request.body as FormBody)?.confidential) === 'true';
      await evidence.setConfidential(context.actor, open.report.id, idOf(context, 'evidence'), confidential);
      return { redirect: `${base}?done=${confidential ? 'hidden' : 'shown'}` };
    },
  });

  pages.route({
    method: 'POST',
    path: `${ADDRESS}/evidence/:evidence/deletion`,
    policy: asReporter,
    handle: async (context): Promise<PageAnswer> => {
      const opened = await openPage(context);
      if (opened.open === null) return { redirect: opened.base };
      await evidence.remove(context.actor, opened.open.report.id, idOf(context, 'evidence'));
      return { redirect: `${opened.base}?done=removed` };
    },
  });
}

/** The form with the version of what was kept. */
const atVersion = (form: FormModel, version: number): FormModel => ({
  ...form,
  groups: (form.groups ?? []).map((group, index) => ({
    ...group,
    fields: [
      ...(index === 0 ? [versionField(version)] : []),
      ...group.fields.filter(({ name }) => name !== 'version'),
    ],
  })),
});

/** An address that a reader can follow. */
function requireAddress(url: string): string {
  if (!/^https?:\/\/[^\s]+\.[^\s]+$/.test(url))
    throw ruleBroken({ field: 'evidence-url', code: 'address-wrong' });
  return url;
}
