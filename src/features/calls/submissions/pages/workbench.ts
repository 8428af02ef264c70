import { permit } from '../../../../platform/http/policy.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import {
  listControls,
  listState,
  pageOf,
  pickedNotice,
  queryValue,
  sortLink,
  sortRows,
} from '../../../../platform/pages/workbench.ts';
import { queryHref, type TableModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, listThemes, managed, placeOf, shortMoment } from '../../../series/index.ts';
import * as callStore from '../../store/calls.ts';
import * as store from '../../store/submissions.ts';
import { submissionKinds, submissionStates } from '../../tables.ts';
import { searchSubmissions } from '../filter.ts';
import { manageCalls, readSubmissions } from '../policy.ts';
import type { SubmissionPages } from './index.ts';
import { comma, stateTag } from './say.ts';

type Row = store.SubmissionWhole;

const waits = ({ submission: { state } }: Row): boolean => state === 'submitted' || state === 'under-review';
const isAccepted = ({ submission: { state } }: Row): boolean =>
  state === 'accepted' || state === 'confirmed' || state === 'scheduled';
const unplaced = (row: Row): boolean => isAccepted(row) && row.placedIn === null;
const sent = ({ submission }: Row): boolean => submission.state !== 'draft';

/** Usual narrowings of the list, as tabs. */
const views = {
  all: sent,
  open: waits,
  accepted: isAccepted,
  unplaced,
  drafts: (row: Row) => !sent(row),
} as const;
type View = keyof typeof views;
const isView = (name: string): name is View => Object.hasOwn(views, name);

/** Adds the list of submissions as a workbench, and as tables to save. */
export function addWorkbench(deps: SubmissionPages): void {
  const { shell, database, extensions } = deps;
  const { db } = database;

  async function rowsOf(context: PageContext, whole: EditionWhole) {
    const state = listState(context, ['view', 'call', 'theme', 'kind', 'state']);
    const all = await store.listSubmissions(db, whole.edition.id);
    const named = state.filters.view ?? 'all';
    const view: View = isView(named) ? named : 'all';
    const { call, theme, kind, state: wanted } = state.filters;
    const found = searchSubmissions(
      all.filter(
        (row) =>
          views[view](row) &&
          (call === undefined || row.call.slug === call) &&
          (theme === undefined || row.theme?.slug === theme) &&
          (kind === undefined || row.submission.kind === kind) &&
          (wanted === undefined || row.submission.state === wanted),
      ),
      state.q,
    );
    const sorted = sortRows(found, state.sort, {
      title: ({ submission }) => submission.title,
      code: ({ submission }) => submission.code ?? '~',
      theme: ({ theme: own }) => own?.number ?? 999,
      state: ({ submission }) => submissionStates.indexOf(submission.state),
      submitted: ({ submission }) => submission.submittedAt?.getTime() ?? 0,
    });
    return { state, all, view, sorted };
  }

  const behalfOf = (context: PageContext, { body, state }: Row): string =>
    say(state?.shortName ?? body?.name, context);

  shell.managed({
    path: '/papers',
    policy: readSubmissions,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const base = managed(context, whole, '/papers');
      const { state, all, view, sorted } = await rowsOf(context, whole);
      const made = Number(queryValue(context, 'made')) || 0;
      const calls = await callStore.listCalls(db, whole.edition.id);
      const themes = await listThemes(db, whole.edition.id);
      const manages = manageCalls.allows(context.actor, placeOf(whole.edition));
      const bulk = manages
        ? [
            ...extensions.bulk.flatMap((make) => make(context, whole)),
            { label: t('calls:manage.many'), value: 'sessions', icon: 'cal' as const },
          ]
        : [];
      const controls = listControls(context, {
        path: base,
        state,
        searchLabel: t('calls:manage.search'),
        found: sorted.length,
        digits: whole.edition.digits,
        filters: [
          {
            name: 'state',
            label: t('calls:manage.column.state'),
            blank: t('calls:manage.all-states'),
            options: submissionStates.map((value) => ({ value, label: t(`calls:state.${value}`) })),
          },
          {
            name: 'theme',
            label: t('calls:manage.column.theme'),
            blank: t('calls:manage.all-themes'),
            options: themes.map(({ slug, title }) => ({ value: slug, label: say(title, context) })),
          },
          {
            name: 'kind',
            label: t('calls:manage.column.kind'),
            blank: t('calls:manage.all-kinds'),
            options: submissionKinds.map((value) => ({ value, label: t(`calls:kind.${value}`) })),
          },
          {
            name: 'call',
            label: t('calls:manage.column.call'),
            blank: t('calls:manage.all-calls'),
            options: calls.map(({ call }) => ({ value: call.slug, label: say(call.title, context) })),
          },
        ],
      });
      const count = (holds: (row: Row) => boolean): number => all.filter(holds).length;
      const table: TableModel = {
        id: 'papers',
        caption: t('calls:manage.papers'),
        totals: [
          { label: t('calls:manage.total.all'), value: count(sent) },
          { label: t('calls:manage.total.open'), value: count(waits), href: `${base}?view=open` },
          {
            label: t('calls:manage.total.accepted'),
            value: count(isAccepted),
            href: `${base}?view=accepted`,
          },
          { label: t('calls:manage.total.unplaced'), value: count(unplaced), href: `${base}?view=unplaced` },
        ],
        tabs: (Object.keys(views) as View[]).map((name) => ({
          label: t(`calls:manage.view.${name}`),
          href: queryHref(base, { view: name === 'all' ? null : name }),
          current: name === view,
          count: count(views[name]) || undefined,
        })),
        ...controls,
        keep: { ...controls.keep, ...(view === 'all' ? {} : { view }) },
        columns: [
          { key: 'title', label: t('calls:manage.column.title'), sort: sortLink(base, state, 'title') },
          { key: 'theme', label: t('calls:manage.column.theme'), sort: sortLink(base, state, 'theme') },
          { key: 'authors', label: t('calls:manage.column.authors') },
          { key: 'behalf', label: t('calls:manage.column.behalf') },
          { key: 'state', label: t('calls:manage.column.state'), sort: sortLink(base, state, 'state') },
          {
            key: 'submitted',
            label: t('calls:manage.column.submitted'),
            sort: sortLink(base, state, 'submitted'),
          },
        ],
        rows: pageOf(sorted, state.page).map((row) => ({
          id: row.submission.id,
          title: row.submission.title,
          href: `${base}/${row.submission.id}`,
          sub: [row.submission.code, t(`calls:kind.${row.submission.kind}`)].filter(Boolean).join('\u00a0· '),
          ...(row.submission.language === context.language ? {} : { lang: row.submission.language }),
          cells: {
            theme:
              row.theme === null
                ? null
                : { theme: { number: row.theme.number, name: say(row.theme.title, context) } },
            authors: row.authors.map(({ name }) => name).join(comma(context)),
            behalf: behalfOf(context, row),
            state: {
              tags: [
                stateTag(context, row.submission.state),
                ...(row.submission.state === 'withdrawn' && row.placedIn !== null
                  ? [{ text: t('calls:manage.still-placed'), tone: 'bad' as const }]
                  : []),
              ],
            },
            submitted:
              row.submission.submittedAt === null
                ? null
                : shortMoment(context, whole, row.submission.submittedAt),
          },
        })),
        ...(bulk.length === 0 ? {} : { bulk: { action: `${base}/bulk`, actions: bulk } }),
        ...(all.length === 0
          ? {
              empty: {
                title: t('calls:manage.papers-none-title'),
                text: t('calls:manage.papers-none-text'),
              },
            }
          : {}),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('calls:manage.papers'),
          current: '/papers',
          actions: sheetActions(base),
        }),
        data: {
          table,
          notices: [
            pickedNotice(context),
            made > 0 && { tone: 'ok', title: t('calls:manage.many-done', { count: made }), live: true },
          ],
        },
      };
    },
  });

  for (const format of sheetFormats) {
    shell.managed({
      path: `/papers.${format}`,
      policy: readSubmissions,
      handle: async (context, whole) => {
        permit(readSubmissions, context.actor, placeOf(whole.edition));
        const { sorted } = await rowsOf(context, whole);
        const { t } = context;
        const columns = [
          'code',
          'title',
          'kind',
          'theme',
          'state',
          'authors',
          'behalf',
          'submitted',
          'call',
          'language',
          'minutes',
          'contact',
          'email',
          'abstract',
        ] as const;
        return sheetFile(`papers-${whole.edition.slug}`, format, {
          title: t('calls:manage.papers'),
          language: context.language,
          headings: columns.map((key) => t(`calls:manage.column.${key}`)),
          rows: sorted.map((row) => [
            row.submission.code,
            row.submission.title,
            t(`calls:kind.${row.submission.kind}`),
            say(row.theme?.title, context),
            t(`calls:state.${row.submission.state}`),
            row.authors.map(({ name }) => name).join(comma(context)),
            behalfOf(context, row),
            row.submission.submittedAt?.toISOString() ?? null,
            say(row.call.title, context),
            t(`calls:language.${row.submission.language}`),
            row.submission.minutes,
            row.submission.contactName,
            row.submission.contactEmail,
            row.submission.abstract,
          ]),
        });
      },
    });
  }
}
