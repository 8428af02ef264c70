import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { persons } from '../../directory/tables.ts';
import { rooms } from '../../series/tables.ts';
import type { AvailabilityOf } from '../rules/availability.ts';
import { availabilities, sessions } from '../tables.ts';

export type AvailabilityRow = typeof availabilities.$inferSelect;
export type NewAvailability = typeof availabilities.$inferInsert;

/** Whose availability it is. */
export interface Resource {
  readonly of: AvailabilityOf;
  readonly id: string;
}

/** A period with the name of what it is about. */
export type AvailabilityWhole = AvailabilityRow & { readonly name: LocalText };

const ofResource = (editionId: string, { of, id }: Resource) =>
  and(
    eq(availabilities.editionId, editionId),
    eq(availabilities.resourceKind, of),
    eq(availabilities.resourceId, id),
  );

const name = sql<LocalText>`case ${availabilities.resourceKind}
  when 'person' then (select p.name from ${persons} p where p.id = ${availabilities.resourceId})
  when 'room' then (select r.name from ${rooms} r where r.edition_id = ${availabilities.editionId}
    and r.id = ${availabilities.resourceId})
  else (select s.title from ${sessions} s where s.edition_id = ${availabilities.editionId}
    and s.id = ${availabilities.resourceId}) end`;

/** An edition's periods, in order of what they are about and of time. */
export async function listAvailabilities(
  db: Db,
  editionId: string,
  { of, resourceId }: { readonly of?: AvailabilityOf | undefined; readonly resourceId?: string | undefined },
): Promise<AvailabilityWhole[]> {
  const rows = await db
    .select({ row: availabilities, name })
    .from(availabilities)
    .where(
      and(
        eq(availabilities.editionId, editionId),
        of === undefined ? undefined : eq(availabilities.resourceKind, of),
        resourceId === undefined ? undefined : eq(availabilities.resourceId, resourceId),
      ),
    )
    .orderBy(
      asc(availabilities.resourceKind),
      asc(availabilities.resourceId),
      asc(availabilities.startsAt),
      asc(availabilities.id),
    );
  // What was deleted since has no name, and nothing to be had.
  return rows.flatMap(({ row, name: known }) => (known === null ? [] : [{ ...row, name: known }]));
}

/** Periods of one person, room or session, in order of time. */
export const availabilitiesOf = (db: Db, editionId: string, resource: Resource): Promise<AvailabilityRow[]> =>
  db
    .select()
    .from(availabilities)
    .where(ofResource(editionId, resource))
    .orderBy(asc(availabilities.startsAt), asc(availabilities.id));

export const findAvailability = async (db: Db, id: string): Promise<AvailabilityRow | undefined> =>
  (await db.select().from(availabilities).where(eq(availabilities.id, id)))[0];

/** Puts periods in place of those that one person, room or session had. */
export async function replaceAvailabilities(
  tx: Tx,
  editionId: string,
  resource: Resource,
  rows: readonly NewAvailability[],
): Promise<void> {
  await tx.delete(availabilities).where(ofResource(editionId, resource));
  if (rows.length > 0) await tx.insert(availabilities).values([...rows]);
}

export async function deleteAvailabilities(
  tx: Tx,
  editionId: string,
  of: AvailabilityOf,
  ids: readonly string[],
) {
  if (ids.length === 0) return;
  await tx
    .delete(availabilities)
    .where(
      and(
        eq(availabilities.editionId, editionId),
        eq(availabilities.resourceKind, of),
        inArray(availabilities.resourceId, [...ids]),
      ),
    );
}

/** The name of a person, or of a room or session of the edition; undefined when there is none. */
export async function resourceName(
  db: Db,
  editionId: string,
  { of, id }: Resource,
): Promise<LocalText | undefined> {
  const rows =
    of === 'person'
      ? await db.select({ name: persons.name }).from(persons).where(eq(persons.id, id))
      : of === 'room'
        ? await db
            .select({ name: rooms.name })
            .from(rooms)
            .where(and(eq(rooms.editionId, editionId), eq(rooms.id, id)))
        : await db
            .select({ name: sessions.title })
            .from(sessions)
            .where(and(eq(sessions.editionId, editionId), eq(sessions.id, id)));
  return rows[0]?.name;
}
