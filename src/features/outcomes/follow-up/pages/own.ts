import { ruleBroken } from '../../../../platform/errors/index.ts';
import type { FormBody } from '../../../../platform/http/forms.ts';
import { readForm } from '../../../../platform/http/forms.ts';
import { gregorianDate, isolateLtr, textIn } from '../../../../platform/language/index.ts';
import { versionField } from '../../../../platform/pages/fields.ts';
import {
  idOf,
  type Page,
  type PageAnswer,
  type PageContext,
  submitWithFile,
} from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { CardModel, FormModel, NoticeModel, RowModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import * as store from '../../store/follow-up/index.ts';
import type { FollowUpPages } from '../context.ts';
import { asReporter, ownBodies } from '../policy.ts';
import { assemble } from '../reading.ts';
import { isOpenReport, isUnmet, roundToAnswer } from '../rules.ts';
import type { Pair } from '../service/gate.ts';
import type { ReportWhole } from '../service/reports.ts';
import { standingOf } from '../standing.ts';
import { findsWord, saysWord } from '../words.ts';
import { evidenceFacts, reportCard } from './record.ts';
import { ReportForm, reportForm, valuesOf } from './report-form.ts';

const LIST = '/account/follow-up';

/** Adds what a body's reporter finds in the account: what is asked of the body, and the one page on which it is answered. */
export function addOwnPages(deps: FollowUpPages): void {
  const { pages, shell, database, accountFrame, finder, gate, reports, evidence, clock } = deps;
  const { db } = database;
  accountFrame.addTab({ label: 'follow-up:own.title', path: LIST, policy: asReporter });

  const rowOf = (
    context: PageContext,
    whole: EditionWhole,
    recommendation: store.RecommendationRow,
    pair: store.PairRow,
    body: store.AnsweringBody,
    draft: boolean,
  ): RowModel => {
    const t = context.words(whole.edition.digits);
    const standing = standingOf(pair, body);
    const today = gate.today(whole);
    const round = roundToAnswer(pair.rounds, today);
    const title = textIn(recommendation.title ?? recommendation.text, context.language);
    const newest = pair.newest?.status;
    const state = draft
      ? { text: t('follow-up:own.draft'), tone: 'warn' as const }
      : newest === 'submitted' || newest === 'returned'
        ? {
            text: t(`follow-up:round-state.${newest}`),
            tone: newest === 'returned' ? ('bad' as const) : ('info' as const),
          }
        : null;
    return {
      id: `${pair.provisionId}-${pair.bodyId}`,
      title: title.text,
      ...(title.fallback ? { lang: title.language } : {}),
      href: context.href(`${LIST}/${pair.provisionId}/${pair.bodyId}`),
      sub: [codeOf(recommendation.code), textIn(whole.edition.title, context.language).text]
        .filter(Boolean)
        .join('\u00a0· '),
      pickable: false,
      cells: {
        body: { text: textIn(body.name, context.language).text, sub: t(`follow-up:role.${pair.role}`) },
        due:
          round === null
            ? null
            : {
                time: {
                  datetime: round.dueOn,
                  text: gregorianDate(round.dueOn, dateSettingsOf(whole, context.language)),
                },
                ...(round.dueOn < today
                  ? { tag: { text: t('follow-up:own.overdue'), tone: 'bad' as const } }
                  : {}),
              },
        report: state === null ? null : { tag: state },
        says:
          standing.says === 'silent'
            ? { tag: { text: saysWord(t, 'silent'), tone: 'silent' } }
            : saysWord(t, standing.says),
        finds: findsWord(t, standing.finds),
      },
    };
  };

  pages.route({
    path: LIST,
    policy: asReporter,
    handle: async (context): Promise<Page> => {
      const { t } = context;
      const bodyIds = ownBodies(context.actor);
      const pairs = await store.listPairs(database, db, { bodyIds }, clock.now().toISOString().slice(0, 10));
      const recommendations = await store.listRecommendations(database, db, {
        ids: [...new Set(pairs.map(({ provisionId }) => provisionId))],
      });
      const bodies = await store.listAnsweringBodies(database, db, bodyIds);
      const drafts = await store.listDrafts(db, bodyIds);
      const rows: { readonly row: RowModel; readonly rank: string }[] = [];
      for (const { recommendation, standings } of assemble(recommendations, pairs, bodies)) {
        const whole = await finder.find(recommendation.editionId);
        if (whole === undefined) continue;
        for (const { pair, body } of standings) {
          const draft = drafts.some(
            ({ provisionId, bodyId }) => provisionId === pair.provisionId && bodyId === pair.bodyId,
          );
          const open = recommendation.disposition === null;
          const round = open ? roundToAnswer(pair.rounds, gate.today(whole)) : null;
          rows.push({
            row: rowOf(context, whole, recommendation, pair, body, draft),
            rank: round?.dueOn ?? '9999',
          });
        }
      }
      rows.sort((one, other) => one.rank.localeCompare(other.rank));
      return accountFrame.page(context, {
        title: t('follow-up:own.title'),
        lede: t('follow-up:own.lede'),
        current: LIST,
        template: 'pages/record',
        data: {
          tables: [
            {
              table: {
                id: 'follow-up',
                caption: t('follow-up:own.title'),
                columns: [
                  { key: 'title', label: t('follow-up:recommendation') },
                  { key: 'body', label: t('outcomes:body') },
                  { key: 'due', label: t('follow-up:own.due') },
                  { key: 'report', label: t('follow-up:own.report') },
                  { key: 'says', label: t('follow-up:axis.says') },
                  { key: 'finds', label: t('follow-up:axis.finds') },
                ],
                rows: rows.map(({ row }) => row),
                ...(rows.length === 0
                  ? { empty: { title: t('follow-up:own.none'), text: t('follow-up:own.none-text') } }
                  : {}),
              },
            },
          ],
        },
      });
    },
  });

  /** Everything on the page of one recommendation and one body. */
  interface Opened {
    readonly pair: Pair;
    readonly open: ReportWhole | null;
    readonly indicators: readonly store.IndicatorWhole[];
    readonly base: string;
    readonly form: FormModel;
  }

  const openPage = async (context: PageContext): Promise<Opened> => {
    const [provisionId, bodyId] = [idOf(context, 'provision'), idOf(context, 'body')];
    const pair = await gate.pair(context.actor, provisionId, bodyId);
    const open = await reports.open(context.actor, provisionId, bodyId);
    const indicators = await store.listIndicators(
      database,
      db,
      { provisionId },
      {
        all: false,
        reportId: open?.report.id ?? null,
      },
    );
    const base = context.href(`${LIST}/${provisionId}/${bodyId}`);
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

  const sideOf = async (context: PageContext, { pair, open, base }: Opened): Promise<CardModel[]> => {
    const { whole, answerable, body } = pair;
    const t = context.words(whole.edition.digits);
    const settings = dateSettingsOf(whole, context.language);
    const text = textIn(answerable.text, context.language);
    const [standing] = await store.listPairs(
      database,
      db,
      { editionId: whole.edition.id, provisionId: answerable.provisionId, bodyIds: [body.id] },
      gate.today(whole),
    );
    const rounds = standing?.rounds ?? [];
    return [
      {
        title: codeOf(answerable.code) || t('follow-up:recommendation'),
        prose: { language: text.language, paragraphs: [{ text: text.text }] },
        facts: [{ label: t('follow-up:role.label'), value: t(`follow-up:role.${body.role}`) }],
      },
      ...(rounds.length === 0
        ? []
        : [
            {
              title: t('follow-up:rounds'),
              facts: rounds.map(({ dueOn, state }) => ({
                label: gregorianDate(dueOn, settings),
                tag: {
                  text: t(`follow-up:round-state.${state}`),
                  tone: isUnmet({ state }) ? ('silent' as const) : ('ok' as const),
                },
              })),
            },
          ]),
      ...(open === null || open.evidence.length === 0 || !isOpenReport(open.report.status)
        ? []
        : [
            {
              title: t('follow-up:form.evidence'),
              facts: evidenceFacts(context, open),
              actions: open.evidence.map(({ evidence: piece }) => ({
                label: t('follow-up:evidence.remove', { title: textIn(piece.title, context.language).text }),
                action: `${base}/evidence/${piece.id}/deletion`,
                tone: 'plain' as const,
                size: 'sm' as const,
                icon: 'trash' as const,
              })),
            },
          ]),
    ];
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
    const aside = await sideOf(context, opened);
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

  const doneNotice = (context: PageContext): NoticeModel | false => {
    const done = queryValue(context, 'done');
    return (
      ['saved', 'added', 'submitted', 'removed'].includes(done) && {
        tone: 'ok',
        title: context.t(`follow-up:done.${done}`),
        live: true,
      }
    );
  };

  const address = '/account/follow-up/:provision/:body';
  pages.route({
    path: address,
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
    path: address,
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
    path: `${address}/draft`,
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
    path: `${address}/evidence/:evidence/deletion`,
    policy: asReporter,
    handle: async (context): Promise<PageAnswer> => {
      const opened = await openPage(context);
      if (opened.open === null) return { redirect: opened.base };
      await evidence.remove(context.actor, opened.open.report.id, idOf(context, 'evidence'));
      return { redirect: `${opened.base}?done=removed` };
    },
  });
}

/** A code keeps the order of its parts within Arabic. */
const codeOf = (code: string | null): string => (code === null ? '' : isolateLtr(code));

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
