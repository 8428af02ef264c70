import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/database/index.ts';
import { type Language, localText } from '../../platform/language/index.ts';
import type { StateGroup } from './contract.ts';
import { afterKey, inOrder, type ListPage } from './keyset.ts';
import { bothLanguages, likenessCondition, searchCondition, searchText } from './search.ts';
import { stateFacts } from './states-data.ts';
import { states } from './tables.ts';

export type StateRow = typeof states.$inferSelect;

const groupColumns = { 'arab-league': states.arabLeague, gcc: states.gcc, oic: states.oic } as const;

/** What the search of states reads. */
export const stateSearch = (row: Pick<StateRow, 'code' | 'iso3' | 'shortName' | 'formalName'>): string =>
  searchText([
    { text: row.shortName, names: true },
    { text: row.formalName, names: true },
    { text: { ar: row.code, en: row.iso3 }, names: true },
  ]);

/**
 * Fills an empty table of states with the approved names; leaves one that has rows alone.
 * @returns the states put in: none where there were some already
 */
export async function fillStates(tx: Tx): Promise<StateRow[]> {
  const [present] = await tx.select({ code: states.code }).from(states).limit(1);
  if (present !== undefined) return [];
  const text = (ar: string, en: string) => localText({ ar, en, status: { en: 'reviewed' } });
  const rows = stateFacts.map(
    ([code, iso3, m49, groups, shortAr, formalAr, sortAr, shortEn, formalEn, sortEn]) => {
      const names = { shortName: text(shortAr, shortEn), formalName: text(formalAr, formalEn) };
      return {
        code,
        iso3,
        m49,
        ...names,
        sortAr,
        sortEn,
        search: stateSearch({ code, iso3, ...names }),
        arabLeague: groups.includes('L'),
        gcc: groups.includes('G'),
        oic: groups.includes('O'),
      };
    },
  );
  return tx.insert(states).values(rows).onConflictDoNothing().returning();
}

export interface StateFilter {
  readonly q?: string | undefined;
  /** Finds what looks like `q` instead: for a search that found nothing. Default false. */
  readonly alike?: boolean | undefined;
  readonly group?: StateGroup | undefined;
}

const stateNames = [bothLanguages(states.shortName), bothLanguages(states.formalName)];

const stateConditions = ({ q, alike, group }: StateFilter): (SQL | undefined)[] => [
  alike && q
    ? (likenessCondition(states.search, q) ?? sql`false`)
    : searchCondition(states.search, stateNames, q),
  group === undefined ? undefined : eq(groupColumns[group], true),
];

/** States in the order of a language. */
export const listStates = (
  db: Db,
  language: Language,
  filter: StateFilter,
  page: ListPage,
): Promise<StateRow[]> => {
  const key = language === 'ar' ? states.sortAr : states.sortEn;
  return db
    .select()
    .from(states)
    .where(and(...stateConditions(filter), afterKey(key, states.code, page.after)))
    .orderBy(inOrder(key), asc(states.code))
    .limit(page.limit)
    .offset(page.skip ?? 0);
};

/** How many states a filter finds. */
export const countStates = (db: Db, filter: StateFilter): Promise<number> =>
  db.$count(states, and(...stateConditions(filter)));

export const findState = async (db: Db, code: string): Promise<StateRow | undefined> =>
  (await db.select().from(states).where(eq(states.code, code)))[0];

/** The row, locked until the end of the transaction. */
export const lockState = async (tx: Tx, code: string): Promise<StateRow | undefined> =>
  (await tx.select().from(states).where(eq(states.code, code)).for('update'))[0];

export const updateState = async (tx: Tx, code: string, row: Partial<StateRow>): Promise<StateRow> =>
  (
    await tx
      .update(states)
      .set({ ...row, version: sql`${states.version} + 1` })
      .where(eq(states.code, code))
      .returning()
  )[0] as StateRow;

/** Every state: what a file is compared with, and what forms offer. */
export const listAllStates = (db: Db, language: Language = 'ar'): Promise<StateRow[]> =>
  db
    .select()
    .from(states)
    .orderBy(inOrder(language === 'ar' ? states.sortAr : states.sortEn), asc(states.code));
