import { matches, parseSearch } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import {
  type ListState,
  listControls,
  listState,
  pageOf,
  pickedNotice,
  queryValue,
  sortLink,
  sortRows,
} from '../../../../platform/pages/workbench.ts';
import type { ActionModel, RowModel, TableModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../../series/index.ts';
import { type SubmissionState, submissionKinds, submissionStates } from '../../tables.ts';
import { type Board, type JudgedPaper, readBoard } from '../board.ts';
import { decidePapers } from '../policy.ts';
import { reviewable } from '../rules/decisions.ts';
import { boardPath, percent, type ReviewingPages, say, stateTag, themeModel } from './frame.ts';

/** Nothing was scored: below every score. */
const UNSCORED = -1;

/** The board of decisions: what came in, how it was judged, what was decided. */
export function addBoardPage({ shell, database }: ReviewingPages): void {
  shell.managed({
    path: '/reviewing',
    policy: decidePapers,
    handle: async (context, whole): Promise<Page> => {
      const board = await readBoard(database, whole);
      const t = context.words(whole.edition.digits);
      const assigned = Number(queryValue(context, 'assigned'));
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('reviewing:board.title'),
          lede: t('reviewing:board.lede'),
          current: '/reviewing',
          actions: actionsOf(context, whole, board),
        }),
        data: {
          table: tableOf(context, whole, board),
          notices: [
            pickedNotice(context),
            queryValue(context, 'decided') !== '' && {
              tone: 'ok',
              title: t('reviewing:board.done'),
              live: true,
            },
            assigned > 0 && {
              tone: 'ok',
              title: t('reviewing:assign.done', { reviews: t('reviewing:reviews', { count: assigned }) }),
              live: true,
            },
          ],
        },
      };
    },
  });
}

function actionsOf(context: PageContext, whole: EditionWhole, { calls }: Board): ActionModel[] {
  const { t, language } = context;
  const several = calls.length > 1;
  const criteria = calls.map((call): ActionModel => {
    const label = t('reviewing:board.criteria');
    return {
      label: several ? `${label}: ${say(call.title, language)}` : label,
      href: boardPath(context, whole, `/calls/${call.id}/criteria`),
      tone: 'plain',
    };
  });
  const books = calls.map((call): ActionModel => {
    const label = t('reviewing:board.book');
    return {
      label: several ? `${label}: ${say(call.title, language)}` : label,
      href: boardPath(context, whole, `/calls/${call.id}/abstracts.${language}.pdf`),
      tone: 'plain',
      icon: 'print',
    };
  });
  return [
    ...criteria,
    ...books,
    { label: t('reviewing:board.reviewers'), href: boardPath(context, whole, '/reviewers'), icon: 'users' },
    {
      label: t('reviewing:board.assignments'),
      href: boardPath(context, whole, '/assignments'),
      tone: 'primary',
      icon: 'share',
    },
  ];
}

function narrowed(papers: readonly JudgedPaper[], { q, filters }: ListState): readonly JudgedPaper[] {
  const query = parseSearch(q);
  const { theme, kind, state, call } = filters;
  return papers.filter(
    (paper) =>
      (q === '' || matches(query, [paper.code ?? '', paper.title, paper.contactName].join(' '))) &&
      (theme === undefined || paper.theme?.id === theme) &&
      (kind === undefined || paper.kind === kind) &&
      (call === undefined || paper.callId === call) &&
      (state === undefined || paper.state === state),
  );
}

/** Accepted, and what follows from it. */
const taken: readonly SubmissionState[] = ['accepted', 'confirmed', 'scheduled'];

function tableOf(context: PageContext, whole: EditionWhole, board: Board): TableModel {
  const { papers, calls } = board;
  const t = context.words(whole.edition.digits);
  const { language } = context;
  const base = boardPath(context, whole);
  const state = listState(context, ['theme', 'kind', 'state', 'call']);
  const found = narrowed(papers, state);
  const sorted = sortRows(found, state.sort, {
    paper: ({ title }) => title,
    score: ({ summary }) => summary.average ?? UNSCORED,
    spread: ({ summary }) => summary.spread ?? UNSCORED,
    reviews: ({ submitted }) => submitted,
  });
  const wanted = new Map(calls.map(({ id, reviewsWanted }) => [id, reviewsWanted]));
  const themes = new Map(papers.flatMap(({ theme }) => (theme === null ? [] : [[theme.id, theme] as const])));
  const count = (holds: (paper: JudgedPaper) => boolean): number => papers.filter(holds).length;
  return {
    id: 'papers',
    caption: t('reviewing:board.title'),
    totals: [
      { label: t('reviewing:total.papers'), value: papers.length },
      { label: t('reviewing:total.waiting'), value: count((paper) => reviewable.includes(paper.state)) },
      {
        label: t('reviewing:total.lacking'),
        value: count(
          (paper) => reviewable.includes(paper.state) && paper.assigned < (wanted.get(paper.callId) ?? 0),
        ),
      },
      { label: t('reviewing:total.accepted'), value: count(({ state }) => taken.includes(state)) },
      { label: t('reviewing:total.rejected'), value: count((paper) => paper.state === 'rejected') },
    ],
    ...listControls(context, {
      path: base,
      state,
      searchLabel: t('reviewing:board.search'),
      found: found.length,
      digits: whole.edition.digits,
      filters: [
        ...(calls.length > 1
          ? [
              {
                name: 'call',
                label: t('reviewing:paper.call'),
                blank: t('reviewing:board.all-calls'),
                options: calls.map(({ id, title }) => ({ value: id, label: say(title, language) })),
              },
            ]
          : []),
        {
          name: 'theme',
          label: t('common:label.theme'),
          blank: t('reviewing:board.all-themes'),
          options: [...themes.values()]
            .sort((one, other) => one.number - other.number)
            .map(({ id, title }) => ({ value: id, label: say(title, language) })),
        },
        {
          name: 'kind',
          label: t('common:label.kind'),
          blank: t('reviewing:board.all-kinds'),
          options: submissionKinds.map((value) => ({ value, label: t(`reviewing:kind.${value}`) })),
        },
        {
          name: 'state',
          label: t('reviewing:column.state'),
          blank: t('reviewing:board.all-states'),
          options: submissionStates
            .filter((value) => value !== 'draft')
            .map((value) => ({ value, label: t(`reviewing:submission-state.${value}`) })),
        },
      ],
    }),
    columns: [
      { key: 'paper', label: t('reviewing:column.paper'), sort: sortLink(base, state, 'paper') },
      { key: 'theme', label: t('reviewing:column.theme') },
      { key: 'state', label: t('reviewing:column.state') },
      {
        key: 'score',
        label: t('reviewing:column.score'),
        kind: 'number',
        sort: sortLink(base, state, 'score'),
      },
      {
        key: 'spread',
        label: t('reviewing:column.spread'),
        kind: 'number',
        sort: sortLink(base, state, 'spread'),
      },
      { key: 'reviews', label: t('reviewing:column.reviews'), sort: sortLink(base, state, 'reviews') },
      { key: 'recommendations', label: t('reviewing:column.recommendations') },
    ],
    rows: pageOf(sorted, state.page).map((paper) =>
      rowOf(context, whole, paper, wanted.get(paper.callId) ?? 0),
    ),
    ...(found.length === 0
      ? {}
      : {
          bulk: {
            action: `${base}/decide`,
            actions: [
              { label: t('reviewing:board.accept'), value: 'accepted', icon: 'check' },
              { label: t('reviewing:board.reject'), value: 'rejected', icon: 'x' },
              {
                label: t('calls:manage.many'),
                value: 'sessions',
                icon: 'cal',
                formaction: context.href(`${managementPath(whole)}/papers/bulk`),
              },
            ],
          },
        }),
    note: t('reviewing:board.note'),
    ...(papers.length === 0
      ? { empty: { title: t('reviewing:board.none'), text: t('reviewing:board.none-text') } }
      : found.length === 0
        ? { empty: { title: t('reviewing:board.none-found') } }
        : {}),
  };
}

function rowOf(context: PageContext, whole: EditionWhole, paper: JudgedPaper, wanted: number): RowModel {
  const t = context.words(whole.edition.digits);
  const { submitted, assigned, counts, summary, conflicts } = paper;
  const theme = themeModel(paper.theme, context.language);
  return {
    id: paper.id,
    title: paper.title,
    href: boardPath(context, whole, `/papers/${paper.id}`),
    sub: [paper.code, t(`reviewing:kind.${paper.kind}`), paper.contactName].filter(Boolean).join('\u00a0· '),
    ...(paper.language === context.language ? {} : { lang: paper.language }),
    pickable: paper.state !== 'withdrawn' && paper.state !== 'confirmed' && paper.state !== 'scheduled',
    cells: {
      theme: theme === undefined ? null : { theme },
      state: { tag: stateTag(context, paper.state) },
      score: percent(context, whole, summary.average),
      spread: summary.spread === null ? null : t('reviewing:points', { count: Math.round(summary.spread) }),
      reviews: {
        progress: {
          value: submitted,
          max: Math.max(assigned, wanted, 1),
          label: t('reviewing:done', { submitted, assigned: Math.max(assigned, wanted) }),
        },
        sub: t('reviewing:done', { submitted, assigned: Math.max(assigned, wanted) }),
        ...(conflicts === 0
          ? {}
          : { tag: { text: t('reviewing:conflict.title'), tone: 'bad' as const, icon: 'alert' as const } }),
      },
      recommendations: submitted === 0 ? null : t('reviewing:counts', counts),
    },
  };
}
