/** SQL of governing bodies, their seats and tenures. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import { participations } from '../../delegations/tables.ts';
import { bodyColumns, stateColumns } from '../../directory/index.ts';
import { bodies, persons, states } from '../../directory/tables.ts';
import { editions, series } from '../../series/tables.ts';
import { governingBodies, seats, tenures } from '../tables.ts';
import { partyBodyColumns } from './parties.ts';
import { one } from './rows.ts';

export type GoverningBodyRow = typeof governingBodies.$inferSelect;
export type SeatRow = typeof seats.$inferSelect;
export type TenureRow = typeof tenures.$inferSelect;

const bodiesWhole = (db: Db) =>
  db
    .select({ governing: governingBodies, body: bodyColumns })
    .from(governingBodies)
    .innerJoin(bodies, eq(bodies.id, governingBodies.bodyId));
export type GoverningBodyWhole = Awaited<ReturnType<typeof bodiesWhole>>[number];

export const listGoverningBodies = (db: Db, seriesId: string): Promise<GoverningBodyWhole[]> =>
  bodiesWhole(db)
    .where(eq(governingBodies.seriesId, seriesId))
    .orderBy(asc(governingBodies.foundedOn), asc(governingBodies.id));

export const findGoverningBody = async (db: Db, id: string): Promise<GoverningBodyWhole | undefined> =>
  (await bodiesWhole(db).where(eq(governingBodies.id, id)))[0];

/** All series whose bodies are shown: those with a public edition. */
export const isSeriesPublic = async (db: Db, seriesId: string): Promise<boolean> =>
  (
    await db
      .select({ id: editions.id })
      .from(editions)
      .where(and(eq(editions.seriesId, seriesId), eq(editions.visibility, 'public')))
      .limit(1)
  ).length > 0;

/** Seats of a series' bodies in their order. */
export const listSeats = (
  db: Db,
  which: { readonly seriesId: string } | { readonly bodyId: string },
): Promise<SeatRow[]> =>
  db
    .select({ seat: seats })
    .from(seats)
    .innerJoin(governingBodies, eq(governingBodies.id, seats.governingBodyId))
    .where(
      'seriesId' in which
        ? eq(governingBodies.seriesId, which.seriesId)
        : eq(governingBodies.id, which.bodyId),
    )
    .orderBy(asc(seats.governingBodyId), asc(seats.position))
    .then((rows) => rows.map(({ seat }) => seat));

const alternates = alias(persons, 'alternates');
const tenuresWhole = (db: Db) =>
  db
    .select({
      tenure: tenures,
      state: stateColumns,
      body: partyBodyColumns,
      person: { id: persons.id, slug: persons.slug, name: persons.name },
      alternate: { id: alternates.id, slug: alternates.slug, name: alternates.name },
    })
    .from(tenures)
    .innerJoin(seats, eq(seats.id, tenures.seatId))
    .innerJoin(governingBodies, eq(governingBodies.id, seats.governingBodyId))
    .leftJoin(states, eq(states.code, tenures.stateCode))
    .leftJoin(bodies, eq(bodies.id, tenures.bodyId))
    .leftJoin(persons, eq(persons.id, tenures.personId))
    .leftJoin(alternates, eq(alternates.id, tenures.alternatePersonId));
/** A tenure with its holder and whom they send. */
export type TenureWhole = Awaited<ReturnType<typeof tenuresWhole>>[number];

/** Tenures of a series' seats, the oldest first. */
export const listTenures = (
  db: Db,
  which: { readonly seriesId: string } | { readonly seatIds: readonly string[] } | { readonly id: string },
): Promise<TenureWhole[]> =>
  tenuresWhole(db)
    .where(
      'seriesId' in which
        ? eq(governingBodies.seriesId, which.seriesId)
        : 'id' in which
          ? eq(tenures.id, which.id)
          : inArray(tenures.seatId, [...which.seatIds]),
    )
    .orderBy(asc(tenures.seatId), asc(tenures.startsOn));

export const findSeat = async (db: Db, id: string) =>
  (
    await db
      .select({ seat: seats, governing: governingBodies })
      .from(seats)
      .innerJoin(governingBodies, eq(governingBodies.id, seats.governingBodyId))
      .where(eq(seats.id, id))
  )[0];

export const findTenure = async (db: Db, id: string) =>
  (
    await db
      .select({ tenure: tenures, seat: seats, governing: governingBodies })
      .from(tenures)
      .innerJoin(seats, eq(seats.id, tenures.seatId))
      .innerJoin(governingBodies, eq(governingBodies.id, seats.governingBodyId))
      .where(eq(tenures.id, id))
  )[0];

/** Whoever changes what a series' bodies look like waits for others who do. */
export const lockSeats = async (
  database: Pick<Database, 'rows'>,
  tx: Tx,
  seriesId: string,
): Promise<void> => {
  await database.rows(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`seats ${seriesId}`}, 0))`);
};

export const findSeriesId = async (db: Db, slug: string): Promise<string | undefined> =>
  (
    await db
      .select({ id: series.id })
      .from(series)
      .where(sql`${series.slug} = ${slug} or ${series.id}::text = ${slug}`)
  )[0]?.id;

export const insertGoverningBody = async (
  tx: Tx,
  row: typeof governingBodies.$inferInsert,
): Promise<GoverningBodyRow> => one(await tx.insert(governingBodies).values(row).returning());
export const updateGoverningBody = async (
  tx: Tx,
  id: string,
  row: Partial<GoverningBodyRow>,
): Promise<GoverningBodyRow> =>
  one(
    await tx
      .update(governingBodies)
      .set({ ...row, version: sql`${governingBodies.version} + 1` })
      .where(eq(governingBodies.id, id))
      .returning(),
  );
export const insertSeat = async (tx: Tx, row: typeof seats.$inferInsert): Promise<SeatRow> =>
  one(await tx.insert(seats).values(row).returning());
export const updateSeat = async (tx: Tx, id: string, row: Partial<SeatRow>): Promise<SeatRow> =>
  one(
    await tx
      .update(seats)
      .set({ ...row, version: sql`${seats.version} + 1` })
      .where(eq(seats.id, id))
      .returning(),
  );
export const insertTenure = async (tx: Tx, row: typeof tenures.$inferInsert): Promise<TenureRow> =>
  one(await tx.insert(tenures).values(row).returning());
export const updateTenure = async (tx: Tx, id: string, row: Partial<TenureRow>): Promise<TenureRow> =>
  one(
    await tx
      .update(tenures)
      .set({ ...row, version: sql`${tenures.version} + 1` })
      .where(eq(tenures.id, id))
      .returning(),
  );

/** Member states of a series' newest edition that has any, in their approved order: those who take turns. */
export const listTurnOrder = async (db: Db, seriesId: string): Promise<string[]> => {
  const rows = await db
    .select({ editionId: editions.id, code: participations.stateCode })
    .from(participations)
    .innerJoin(editions, eq(editions.id, participations.editionId))
    .innerJoin(states, eq(states.code, participations.stateCode))
    .where(and(eq(editions.seriesId, seriesId), eq(participations.category, 'member')))
    .orderBy(desc(editions.startsOn), asc(editions.id), asc(sql`${states.sortAr} collate "C"`));
  const newest = rows[0]?.editionId;
  return rows.flatMap(({ editionId, code }) => (editionId === newest && code !== null ? [code] : []));
};
