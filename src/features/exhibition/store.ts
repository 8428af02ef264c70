import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { LocalText } from '../../platform/language/index.ts';
import { type BodySummary, bodyColumns } from '../directory/index.ts';
import { bodies } from '../directory/tables.ts';
import { sessions } from '../programme/tables.ts';
import { rooms } from '../series/tables.ts';
import { stands } from './tables.ts';

export type StandRow = typeof stands.$inferSelect;

/** A stand with its hall and its holder. */
export interface StandWhole {
  readonly stand: StandRow;
  readonly room: { readonly id: string; readonly slug: string; readonly name: LocalText } | null;
  readonly exhibitor: BodySummary | null;
}

const standsWhole = (db: Db, where: SQL | undefined) =>
  db
    .select({
      stand: stands,
      room: { id: rooms.id, slug: rooms.slug, name: rooms.name },
      exhibitor: bodyColumns,
    })
    .from(stands)
    .leftJoin(rooms, and(eq(rooms.editionId, stands.editionId), eq(rooms.id, stands.roomId)))
    .leftJoin(bodies, eq(bodies.id, stands.exhibitorBodyId))
    .where(where)
    // A2 comes before A10: letters first, then the figure.
    .orderBy(
      asc(rooms.position),
      sql`regexp_replace(${stands.number}, '[0-9].*$', '')`,
      sql`nullif(regexp_replace(${stands.number}, '[^0-9]', '', 'g'), '')::numeric nulls first`,
      asc(stands.number),
    );

/** Stands of an edition, hall by hall, by number: one query. */
export const listStands = (
  db: Db,
  editionId: string,
  filter: { readonly confirmedOnly: boolean },
): Promise<StandWhole[]> =>
  standsWhole(
    db,
    and(eq(stands.editionId, editionId), filter.confirmedOnly ? eq(stands.status, 'confirmed') : undefined),
  );

export const findStand = async (db: Db, id: string): Promise<StandWhole | undefined> =>
  (await standsWhole(db, eq(stands.id, id)))[0];

export const lockStand = async (tx: Tx, id: string): Promise<StandRow | undefined> =>
  (await tx.select().from(stands).where(eq(stands.id, id)).for('update'))[0];

export const lockStands = (tx: Tx, editionId: string, ids: readonly string[]): Promise<StandRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(stands)
        .where(and(eq(stands.editionId, editionId), inArray(stands.id, [...ids])))
        .orderBy(asc(stands.number))
        .for('update');

/** What the rule against overlaps compares. */
export const listPlaced = (tx: Tx, editionId: string) =>
  tx
    .select({ id: stands.id, number: stands.number, roomId: stands.roomId, outline: stands.outline })
    .from(stands)
    .where(eq(stands.editionId, editionId))
    .orderBy(asc(stands.number));

export const insertStands = (tx: Tx, rows: (typeof stands.$inferInsert)[]): Promise<StandRow[]> =>
  rows.length === 0 ? Promise.resolve([]) : tx.insert(stands).values(rows).returning();

export const updateStand = async (tx: Tx, id: string, row: Partial<StandRow>): Promise<StandRow> =>
  one(
    await tx
      .update(stands)
      .set({ ...row, version: sql`${stands.version} + 1` })
      .where(eq(stands.id, id))
      .returning(),
  );

export const deleteStand = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(stands).where(eq(stands.id, id));
};

/** When the exhibition is open: the programme's sessions of that kind, in order. */
export interface OpeningHours {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomId: string | null;
}

export const listOpeningHours = async (db: Db, editionId: string): Promise<OpeningHours[]> =>
  (
    await db
      .select({ startsAt: sessions.startsAt, endsAt: sessions.endsAt, roomId: sessions.roomId })
      .from(sessions)
      .where(
        and(
          eq(sessions.editionId, editionId),
          eq(sessions.kind, 'exhibition-hours'),
          eq(sessions.status, 'scheduled'),
        ),
      )
      .orderBy(asc(sessions.startsAt))
  ).flatMap(({ startsAt, endsAt, roomId }) =>
    startsAt === null || endsAt === null ? [] : [{ startsAt, endsAt, roomId }],
  );

function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}
