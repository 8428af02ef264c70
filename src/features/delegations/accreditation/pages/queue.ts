import { isId } from '../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import {
  listControls,
  listState,
  PAGE_ROWS,
  queryValue,
  sortLink,
} from '../../../../platform/pages/workbench.ts';
import { type NoticeModel, queryHref, type TableModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import {
  countQueue,
  countStates,
  listParties,
  listQueue,
  type MissingKind,
  missingKinds,
  type QueueFilter,
} from '../../store/accreditation.ts';
import { accreditationStates, attendeeCategories } from '../../tables.ts';
import { decideAccreditations, readAccreditations, ruleAccreditations } from '../policy.ts';
import { waitingStates } from '../rules/states.ts';
import { queueRow } from './queue-row.ts';
import { type AccreditationPages, moment, queuePath } from './shared.ts';

const filterNames = ['state', 'category', 'delegation', 'missing'] as const;
const bulk = ['approve', 'return', 'refuse', 'hold', 'review'] as const;

/** The queue as its address asks for it. The number of statements does not grow with its rows. */
export async function queuePage(
  deps: AccreditationPages,
  context: PageContext,
  whole: EditionWhole,
  notices: readonly NoticeModel[] = [],
  status = 200,
): Promise<Page> {
  const { shell, database, likeness } = deps;
  const { db } = database;
  const { edition } = whole;
  const t = context.words(edition.digits);
  const place = placeOf(edition);
  const decides = decideAccreditations.allows(context.actor, place);
  const base = queuePath(context, whole);
  const state = listState(context, filterNames);
  const chosenState = accreditationStates.find((one) => one === state.filters.state);
  const missing = missingKinds.find((one): one is MissingKind => one === state.filters.missing);
  const found = await foundOutside();
  const filter: QueueFilter = {
    q: state.q,
    ...(chosenState !== undefined
      ? { states: [chosenState] }
      : state.filters.state === 'all'
        ? {}
        : { states: waitingStates }),
    category: attendeeCategories.find((one) => one === state.filters.category),
    ...(isId(state.filters.delegation ?? '') ? { delegationId: state.filters.delegation } : {}),
    ...(missing === 'likeness' || missing === 'watch' ? { attendeeIds: found } : { missing }),
  };

  /** Likenesses and notes are found by names, not by a statement: whom they are about narrows the list. */
  async function foundOutside(): Promise<readonly string[]> {
    if (missing !== 'likeness' && !(missing === 'watch' && decides)) return [];
    const all = await likeness.remarks(db, edition.id, undefined, missing === 'watch');
    const by: ReadonlyMap<string, readonly unknown[]> = missing === 'watch' ? all.watched : all.likenesses;
    return [...by].flatMap(([id, list]) => (list.length > 0 ? [id] : []));
  }

  const counts = new Map(
    (await countStates(database, db, edition.id)).map((one) => [one.state, Number(one.count)]),
  );
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const waiting = waitingStates.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
  const answer = await countQueue(database, db, edition.id, filter);
  const last = Math.max(1, Math.ceil(answer / PAGE_ROWS));
  const rows = await listQueue(database, db, edition.id, filter, {
    limit: PAGE_ROWS,
    skip: (Math.min(state.page, last) - 1) * PAGE_ROWS,
    sort: state.sort,
    language: context.language,
  });
  const parties = await listParties(database, db, edition.id);
  const remarks = await likeness.remarks(
    db,
    edition.id,
    rows.map(({ attendeeId }) => attendeeId),
    decides,
  );
  const picked = new Set(pickedBefore(context));
  const table: TableModel = {
    id: 'accreditation',
    caption: t('accreditation:title'),
    ...(total === 0
      ? { empty: { title: t('accreditation:none'), text: t('accreditation:none-text') } }
      : {
          tabs: [
            {
              label: t('accreditation:tab.waiting'),
              href: base,
              current: state.filters.state === undefined,
              count: waiting,
              urgent: waiting > 0,
            },
            ...(['approved', 'returned', 'refused', 'on-hold', 'revoked'] as const).map((one) => ({
              label: t(`accreditation:state.${one}`),
              href: queryHref(base, { state: one }),
              current: chosenState === one,
              count: counts.get(one) ?? 0,
            })),
            {
              label: t('accreditation:tab.all'),
              href: queryHref(base, { state: 'all' }),
              current: state.filters.state === 'all',
            },
          ],
          ...listControls(context, {
            path: base,
            state,
            searchLabel: t('accreditation:search'),
            filters: [
              {
                name: 'state',
                label: t('accreditation:column.state'),
                blank: t('accreditation:tab.waiting'),
                options: [
                  ...accreditationStates.map((value) => ({
                    value,
                    label: t(`accreditation:state.${value}`),
                  })),
                  { value: 'all', label: t('accreditation:tab.all') },
                ],
              },
              {
                name: 'category',
                label: t('accreditation:column.category'),
                options: attendeeCategories.map((value) => ({
                  value,
                  label: t(`attendees:category.${value}`),
                })),
              },
              {
                name: 'delegation',
                label: t('accreditation:column.party'),
                options: parties
                  .map(({ id, name }) => ({ value: id, label: say(name, context) }))
                  .toSorted((one, other) => one.label.localeCompare(other.label, context.language)),
              },
              {
                name: 'missing',
                label: t('accreditation:filter.missing'),
                options: missingKinds
                  .filter((value) => value !== 'watch' || decides)
                  .map((value) => ({ value, label: t(`accreditation:filter.${value}`) })),
              },
            ],
            found: answer,
            digits: edition.digits,
          }),
        }),
    columns: [
      { key: 'name', label: t('accreditation:column.name'), sort: sortLink(base, state, 'name') },
      { key: 'party', label: t('accreditation:column.party') },
      { key: 'category', label: t('accreditation:column.category') },
      { key: 'state', label: t('accreditation:column.state') },
      { key: 'remarks', label: t('accreditation:column.remarks') },
      { key: 'waiting', label: t('accreditation:column.waiting'), sort: sortLink(base, state, 'waiting') },
    ],
    rows: rows.map((row) => ({ ...queueRow(context, whole, row, remarks), picked: picked.has(row.id) })),
    ...(decides
      ? {
          bulk: {
            action: queuePath(context, whole, '/decide'),
            actions: bulk.map((value) => ({ label: t(`accreditation:decision.${value}`), value })),
          },
        }
      : {}),
  };
  const oldest = state.sort === '' && chosenState === undefined ? rows[0] : undefined;
  return {
    template: 'pages/list',
    status,
    digits: edition.digits,
    page: shell.managementPage(context, whole, {
      title: t('accreditation:title'),
      current: '/accreditation',
      ...(oldest === undefined || waiting === 0
        ? {}
        : { lede: `${t('accreditation:longest')}: ${moment(context, whole, oldest.submittedAt).day}` }),
      actions: [
        ...(decides
          ? [
              {
                label: t('accreditation:watch.title'),
                href: queuePath(context, whole, '/watch-notes'),
                icon: 'eye' as const,
              },
            ]
          : []),
        ...(ruleAccreditations.allows(context.actor, place)
          ? [
              {
                label: t('accreditation:rules.title'),
                href: queuePath(context, whole, '/rules'),
                icon: 'gear' as const,
              },
            ]
          : []),
      ],
    }),
    data: { table, notices },
  };
}

const pickedBefore = (context: PageContext): string[] =>
  [((context.request.body ?? {}) as { pick?: string | string[] }).pick ?? []].flat();

/** Adds the queue. */
export function addQueue(deps: AccreditationPages): void {
  deps.shell.managed({
    path: '/accreditation',
    policy: readAccreditations,
    handle: (context, whole) => {
      const count = Number(queryValue(context, 'decided') || Number.NaN);
      const t = context.words(whole.edition.digits);
      return queuePage(
        deps,
        context,
        whole,
        Number.isInteger(count) && count > 0
          ? [{ title: t('accreditation:done', { count }), tone: 'ok', live: true }]
          : [],
      );
    },
  });
}
