import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { CursorKey } from '../../platform/http/index.ts';
import type { Language } from '../../platform/language/index.ts';
import { bodyColumns, bothLanguages, searchCondition, stateColumns } from '../directory/index.ts';
import { bodies, states } from '../directory/tables.ts';
import { editions, series } from '../series/tables.ts';
import type { ParticipationCategory, ParticipationStatus } from './rules.ts';
import { participations } from './tables.ts';

export type ParticipationRow = typeof participations.$inferSelect;
export type NewParticipation = typeof participations.$inferInsert;

const participationsWhole = (db: Db) =>
  db
    .select({ participation: participations, state: stateColumns, body: bodyColumns })
    .from(participations)
    .leftJoin(states, eq(states.code, participations.stateCode))
    .leftJoin(bodies, eq(bodies.id, participations.bodyId));
/** A participation with its state or body. */
export type ParticipationWhole = Awaited<ReturnType<typeof participationsWhole>>[number];

export interface ParticipationFilter {
  readonly q?: string | undefined;
  readonly kind?: 'state' | 'body' | undefined;
  readonly category?: ParticipationCategory | undefined;
  readonly status?: ParticipationStatus | undefined;
}

export interface ParticipationPage {
  readonly limit: number;
  /** Sort key and id of the last one seen. */
  readonly after?: CursorKey | undefined;
  readonly skip?: number | undefined;
}

/** The name's sort key, whichever of the two it is: approved order of states, then of bodies among them. */
const keyOf = (language: Language): SQL<string> =>
  language === 'ar'
    ? sql`coalesce(${states.sortAr}, ${bodies.sortAr}) collate "C"`
    : sql`coalesce(${states.sortEn}, ${bodies.sortEn}) collate "C"`;

/** The sort key of a whole, as {@link listParticipations} orders by it. */
export const sortKeyOfWhole = ({ state, body }: ParticipationWhole, language: Language): string =>
  (language === 'ar' ? (state?.sortAr ?? body?.sortAr) : (state?.sortEn ?? body?.sortEn)) ?? '';

function conditions(editionId: string, { q, kind, category, status }: ParticipationFilter): SQL | undefined {
  return and(
    eq(participations.editionId, editionId),
    searchCondition(
      sql`coalesce(${states.search}, ${bodies.search})`,
      [bothLanguages(states.shortName), bothLanguages(bodies.name)],
      q,
    ),
    kind === undefined ? undefined : eq(participations.entityKind, kind),
    category === undefined ? undefined : eq(participations.category, category),
    status === undefined ? undefined : eq(participations.status, status),
  );
}

/** Participations in the order of their names in a language. */
export function listParticipations(
  db: Db,
  editionId: string,
  language: Language,
  filter: ParticipationFilter,
  page: ParticipationPage,
): Promise<ParticipationWhole[]> {
  const key = keyOf(language);
  const [lastKey, lastId] = page.after ?? [];
  const after =
    page.after === undefined
      ? undefined
      : sql`(${key}, ${participations.id}::text collate "C") > (${String(lastKey)}, ${String(lastId)})`;
  return participationsWhole(db)
    .where(and(conditions(editionId, filter), after))
    .orderBy(asc(key), asc(sql`${participations.id}::text collate "C"`))
    .limit(page.limit)
    .offset(page.skip ?? 0);
}

/** How many participations there are of each kind, category and status. */
export const countParticipations = (
  db: Db,
  editionId: string,
  filter: ParticipationFilter = {},
): Promise<
  {
    readonly kind: 'state' | 'body';
    readonly category: ParticipationCategory;
    readonly status: ParticipationStatus;
    readonly count: number;
    readonly participants: number;
  }[]
> =>
  db
    .select({
      kind: participations.entityKind,
      category: participations.category,
      status: participations.status,
      count: sql<number>`count(*)::int`,
      participants: sql<number>`coalesce(sum(${participations.participants}), 0)::int`,
    })
    .from(participations)
    .leftJoin(states, eq(states.code, participations.stateCode))
    .leftJoin(bodies, eq(bodies.id, participations.bodyId))
    .where(conditions(editionId, filter))
    .groupBy(participations.entityKind, participations.category, participations.status);

/** A participation with its state or body, by id. */
export const findParticipation = async (db: Db, id: string): Promise<ParticipationWhole | undefined> =>
  (await participationsWhole(db).where(eq(participations.id, id)))[0];

/** What takes part already, so that it is not offered twice. */
export const listParties = (
  db: Db,
  editionId: string,
): Promise<{ stateCode: string | null; bodyId: string | null }[]> =>
  db
    .select({ stateCode: participations.stateCode, bodyId: participations.bodyId })
    .from(participations)
    .where(eq(participations.editionId, editionId));

/** Inserts many at once, in the order given. */
export const insertParticipations = async (
  tx: Tx,
  rows: readonly NewParticipation[],
): Promise<ParticipationRow[]> =>
  rows.length === 0
    ? []
    : tx
        .insert(participations)
        .values([...rows])
        .returning();

/** The rows, locked until the end of the transaction. */
export const lockParticipations = (tx: Tx, ids: readonly string[]): Promise<ParticipationRow[]> =>
  tx
    .select()
    .from(participations)
    .where(inArray(participations.id, [...ids]))
    .orderBy(asc(participations.id))
    .for('update');

export const updateParticipation = async (
  tx: Tx,
  id: string,
  row: Partial<ParticipationRow>,
): Promise<ParticipationRow> =>
  (
    await tx
      .update(participations)
      .set({ ...row, version: sql`${participations.version} + 1` })
      .where(eq(participations.id, id))
      .returning()
  )[0] as ParticipationRow;

export const deleteParticipation = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(participations).where(eq(participations.id, id));
};

/** All participations of an edition, without names. */
export const listParticipationRows = (db: Db, editionId: string): Promise<ParticipationRow[]> =>
  db
    .select()
    .from(participations)
    .where(eq(participations.editionId, editionId))
    .orderBy(asc(participations.id));

/** Participations as what their delegations are called: by id, or all of an edition as their names sort. */
export const listDelegationNames = (
  db: Db,
  which: { readonly ids: readonly string[] } | { readonly editionId: string },
) =>
  db
    .select({
      id: participations.id,
      editionId: participations.editionId,
      seriesId: editions.seriesId,
      number: editions.number,
      timeZone: editions.timeZone,
      seriesName: series.name,
      state: states.shortName,
      body: bodies.name,
    })
    .from(participations)
    .innerJoin(editions, eq(editions.id, participations.editionId))
    .innerJoin(series, eq(series.id, editions.seriesId))
    .leftJoin(states, eq(states.code, participations.stateCode))
    .leftJoin(bodies, eq(bodies.id, participations.bodyId))
    .where(
      'ids' in which
        ? inArray(participations.id, [...which.ids])
        : eq(participations.editionId, which.editionId),
    )
    .orderBy(asc(sql`coalesce(${states.sortAr}, ${bodies.sortAr}) collate "C"`), asc(participations.id));
