/** Zones, doors and designs: what badges open and look like. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../../platform/database/index.ts';
import { badgeDesigns, badges, doors, zones } from '../../tables.ts';
import type { BadgeCategory } from '../rules.ts';

export type ZoneRow = typeof zones.$inferSelect;
export type DoorRow = typeof doors.$inferSelect;
export type DesignRow = typeof badgeDesigns.$inferSelect;
type NewZone = typeof zones.$inferInsert;
type NewDoor = typeof doors.$inferInsert;
type NewDesign = typeof badgeDesigns.$inferInsert;

const only = <T>([row]: readonly T[]): T => {
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
};

export const listZones = (db: Db, editionId: string): Promise<ZoneRow[]> =>
  db.select().from(zones).where(eq(zones.editionId, editionId)).orderBy(asc(zones.number));

export const findZone = async (db: Db, id: string): Promise<ZoneRow | undefined> =>
  (await db.select().from(zones).where(eq(zones.id, id)))[0];

export const lockZone = async (tx: Tx, id: string): Promise<ZoneRow | undefined> =>
  (await tx.select().from(zones).where(eq(zones.id, id)).for('update'))[0];

export const insertZones = (tx: Tx, rows: readonly NewZone[]): Promise<ZoneRow[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : tx
        .insert(zones)
        .values([...rows])
        .returning();

/** Raises the version as well. */
export const updateZone = async (tx: Tx, id: string, values: Partial<NewZone>): Promise<ZoneRow> =>
  only(
    await tx
      .update(zones)
      .set({ ...values, version: sql`${zones.version} + 1` })
      .where(eq(zones.id, id))
      .returning(),
  );

export const deleteZone = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(zones).where(eq(zones.id, id));
};

/** Doors with the number of their zone, by zone and name. */
export const listDoors = (db: Db, editionId: string) =>
  db
    .select({ door: doors, zone: { id: zones.id, number: zones.number, name: zones.name } })
    .from(doors)
    .innerJoin(zones, and(eq(zones.editionId, doors.editionId), eq(zones.id, doors.zoneId)))
    .where(eq(doors.editionId, editionId))
    .orderBy(asc(zones.number), asc(doors.createdAt), asc(doors.id));

export const findDoor = async (db: Db, id: string): Promise<DoorRow | undefined> =>
  (await db.select().from(doors).where(eq(doors.id, id)))[0];

export const lockDoor = async (tx: Tx, id: string): Promise<DoorRow | undefined> =>
  (await tx.select().from(doors).where(eq(doors.id, id)).for('update'))[0];

export const insertDoors = (tx: Tx, rows: readonly NewDoor[]): Promise<DoorRow[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : tx
        .insert(doors)
        .values([...rows])
        .returning();

/** Raises the version as well. */
export const updateDoor = async (tx: Tx, id: string, values: Partial<NewDoor>): Promise<DoorRow> =>
  only(
    await tx
      .update(doors)
      .set({ ...values, version: sql`${doors.version} + 1` })
      .where(eq(doors.id, id))
      .returning(),
  );

export const deleteDoor = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(doors).where(eq(doors.id, id));
};

export const listDesigns = (db: Db, editionId: string): Promise<DesignRow[]> =>
  db.select().from(badgeDesigns).where(eq(badgeDesigns.editionId, editionId));

export const findDesign = async (
  db: Db,
  editionId: string,
  category: BadgeCategory,
): Promise<DesignRow | undefined> =>
  (
    await db
      .select()
      .from(badgeDesigns)
      .where(and(eq(badgeDesigns.editionId, editionId), eq(badgeDesigns.category, category)))
  )[0];

/** Writes a design, new or changed; raises its version. */
export const putDesign = async (tx: Tx, values: NewDesign): Promise<DesignRow> =>
  only(
    await tx
      .insert(badgeDesigns)
      .values(values)
      .onConflictDoUpdate({
        target: [badgeDesigns.editionId, badgeDesigns.category],
        set: { ...values, version: sql`${badgeDesigns.version} + 1` },
      })
      .returning(),
  );

/** Whether a badge carries the zone's number: what is printed is not given another meaning. */
export const isPrinted = async (tx: Tx, zone: Pick<ZoneRow, 'editionId' | 'number'>): Promise<boolean> =>
  (
    await tx
      .select({ id: badges.id })
      .from(badges)
      .where(and(eq(badges.editionId, zone.editionId), sql`${zone.number} = any(${badges.zones})`))
      .limit(1)
  ).length > 0;
