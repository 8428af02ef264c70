/** What every workbench does alike: reads search, filters and page from the address, and hands them back to the table. */
import type { Digits } from '../language/index.ts';
import {
  type ColumnModel,
  type FilterModel,
  type NoticeModel,
  pagesModel,
  queryHref,
  type TableModel,
} from '../views/index.ts';
import type { PageContext } from './index.ts';

/** Rows on a page of a workbench. */
export const PAGE_ROWS = 50;

/** What the address of a list asks for. */
export interface ListState {
  /** What was typed into the search field; empty for nothing. */
  readonly q: string;
  /** From 1. */
  readonly page: number;
  /** Values of the filters by name; those not in force are left out. */
  readonly filters: Readonly<Record<string, string>>;
  /** Key of the column to sort by, with a hyphen before it for descending order; empty for the list's own order. */
  readonly sort: string;
  /** Whether anything narrows the list. */
  readonly narrowed: boolean;
}

/** One value of a query parameter; empty for none. */
export function queryValue(context: Pick<PageContext, 'query'>, name: string): string {
  const value = context.query[name];
  return (typeof value === 'string' ? value : (value?.at(-1) ?? '')).trim();
}

/** Reads search, page and the named filters. */
export function listState(context: Pick<PageContext, 'query'>, names: readonly string[]): ListState {
  const q = queryValue(context, 'q').slice(0, 200);
  const filters = Object.fromEntries(
    names.flatMap((name) => {
      const value = queryValue(context, name);
      return value === '' ? [] : [[name, value]];
    }),
  );
  const page = Number(queryValue(context, 'page'));
  return {
    q,
    page: Number.isInteger(page) && page > 0 ? page : 1,
    filters,
    sort: queryValue(context, 'sort'),
    narrowed: q !== '' || Object.keys(filters).length > 0,
  };
}

/** Rows in the order asked for, by the keys of sortable columns; as they came for any other. */
export function sortRows<T>(
  rows: readonly T[],
  sort: string,
  keys: Readonly<Record<string, (row: T) => string | number>>,
): readonly T[] {
  const key = keys[sort.replace(/^-/, '')];
  if (key === undefined) return rows;
  const sign = sort.startsWith('-') ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [key(one), key(other)];
    return a === b ? 0 : (a < b ? -1 : 1) * sign;
  });
}

/** The sorting link of a column's head: a second click turns the order. */
export function sortLink(path: string, state: ListState, key: string): NonNullable<ColumnModel['sort']> {
  const ascending = state.sort === key;
  const query = { ...(state.q === '' ? {} : { q: state.q }), ...state.filters };
  return {
    href: queryHref(path, query, { sort: ascending ? `-${key}` : key }),
    ...(ascending ? { direction: 'ascending' as const } : {}),
    ...(state.sort === `-${key}` ? { direction: 'descending' as const } : {}),
  };
}

/** The rows of the page asked for; a page beyond the last is the last. */
export function pageOf<T>(rows: readonly T[], page: number): readonly T[] {
  const last = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const start = (Math.min(page, last) - 1) * PAGE_ROWS;
  return rows.slice(start, start + PAGE_ROWS);
}

/** The parts of a table's model that follow from the address: search, filters, pills, pages. */
export function listControls(
  context: PageContext,
  list: {
    /** Address of the list. */
    readonly path: string;
    readonly state: ListState;
    readonly searchLabel: string;
    readonly filters: readonly Omit<FilterModel, 'value'>[];
    /** Rows that answer, on all pages. */
    readonly found: number;
    readonly digits: Digits;
  },
): Pick<TableModel, 'action' | 'search' | 'filters' | 'keep' | 'applied' | 'clearHref' | 'pages'> {
  const { path, state, filters } = list;
  const query = {
    ...(state.q === '' ? {} : { q: state.q }),
    ...state.filters,
    ...(state.sort === '' ? {} : { sort: state.sort }),
  };
  const last = Math.max(1, Math.ceil(list.found / PAGE_ROWS));
  const applied = [
    ...(state.q === '' ? [] : [{ label: state.q, removeHref: queryHref(path, query, { q: null }) }]),
    ...filters.flatMap(({ name, label, options }) => {
      const value = state.filters[name];
      if (value === undefined) return [];
      const chosen = options?.find((option) => option.value === value)?.label ?? value;
      return [{ label: `${label}: ${chosen}`, removeHref: queryHref(path, query, { [name]: null }) }];
    }),
  ];
  return {
    action: path,
    search: { label: list.searchLabel, value: state.q, placeholder: list.searchLabel },
    filters: filters.map((filter) => ({ ...filter, value: state.filters[filter.name] ?? '' })),
    ...(state.sort === '' ? {} : { keep: { sort: state.sort } }),
    applied,
    clearHref: path,
    pages: pagesModel({
      path,
      query,
      page: Math.min(state.page, last),
      size: PAGE_ROWS,
      total: list.found,
      language: context.language,
      digits: list.digits,
      t: context.words(list.digits),
    }),
  };
}

/** Ids of the ticked rows of a bulk form. */
export function pickedRows(context: PageContext): string[] {
  const { pick } = (context.request.body ?? {}) as { pick?: string | string[] };
  return [pick ?? []].flat();
}

/** Where an act on ticked rows leads when none was ticked; the list says so by {@link pickedNotice}. */
export const nothingPicked = (list: string): { readonly redirect: string } => ({
  redirect: `${list}?picked=none`,
});

/** Says that nothing was ticked, where that is so. */
export const pickedNotice = (context: PageContext): NoticeModel | false =>
  queryValue(context, 'picked') === 'none' && {
    tone: 'warn',
    title: context.t('common:result.nothing-picked'),
    live: true,
  };
