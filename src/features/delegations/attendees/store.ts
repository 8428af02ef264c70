import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { attendees } from '../tables.ts';

export type AttendeeRow = typeof attendees.$inferSelect;
export type NewAttendeeRow = typeof attendees.$inferInsert;

export const insertAttendees = (tx: Tx, rows: readonly NewAttendeeRow[]): Promise<AttendeeRow[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : tx
        .insert(attendees)
        .values([...rows])
        .returning();

export async function findAttendee(db: Db, id: string): Promise<AttendeeRow | undefined> {
  const [row] = await db.select().from(attendees).where(eq(attendees.id, id));
  return row;
}

export const lockAttendees = (tx: Tx, ids: readonly string[]): Promise<AttendeeRow[]> =>
  tx
    .select()
    .from(attendees)
    .where(inArray(attendees.id, [...ids]))
    .orderBy(attendees.id)
    .for('update');

/** Raises the version as well. */
export async function updateAttendee(
  tx: Tx,
  id: string,
  values: Partial<NewAttendeeRow>,
): Promise<AttendeeRow> {
  const [row] = await tx
    .update(attendees)
    .set({ ...values, version: sql`${attendees.version} + 1` })
    .where(and(eq(attendees.id, id)))
    .returning();
  if (row === undefined) throw new Error('The attendee is gone.');
  return row;
}
