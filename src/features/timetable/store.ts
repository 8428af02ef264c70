import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../platform/database/index.ts';
import type { DateSettings, LocalText } from '../../platform/language/index.ts';
import { persons } from '../directory/tables.ts';
import { editions, rooms } from '../series/tables.ts';
import { bookings } from './tables.ts';

export type ResourceKind = (typeof bookings.$inferSelect)['resourceKind'];
export type SourceKind = (typeof bookings.$inferSelect)['sourceKind'];

/** A room or a person whose time is taken. */
export interface Resource {
  readonly kind: ResourceKind;
  readonly id: string;
}

/** What takes the time: a session. */
export interface BookingSource {
  readonly kind: SourceKind;
  readonly id: string;
}

/** One resource taken for one period. */
export interface BookingRow {
  readonly id: string;
  readonly editionId: string;
  readonly resource: Resource;
  readonly source: BookingSource;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly contested: boolean;
}

/** Rows of one insert: far below the 65,535 values that a statement takes. */
const ROWS_AT_ONCE = 1_000;

const shaped = (row: typeof bookings.$inferSelect): BookingRow => ({
  id: row.id,
  editionId: row.editionId,
  resource: { kind: row.resourceKind, id: row.resourceId },
  source: { kind: row.sourceKind, id: row.sourceId },
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  contested: row.contested,
});

/**
 * Holds the resources until the end of the transaction, in one order for everybody: whoever books one of them waits,
 * instead of meeting another at the constraint and being thrown out as a deadlock.
 */
export async function lockResources(
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const sorted = [...new Set(ids)].sort();
  await rows(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from (
      select id from unnest(${sqlArray(sorted)}::text[]) as id order by id) as wanted`,
  );
}

/** A list as one parameter: a statement has the same text for three ids as for one. */
const sqlArray = (values: readonly string[]): SQL => sql`${`{${values.map((v) => `"${v}"`).join(',')}}`}`;

export async function insertBookings(tx: Tx, list: readonly (typeof bookings.$inferInsert)[]): Promise<void> {
  for (let from = 0; from < list.length; from += ROWS_AT_ONCE) {
    await tx.insert(bookings).values(list.slice(from, from + ROWS_AT_ONCE));
  }
}

/** Takes away all that these sources hold; says which resources were freed. */
export async function deleteBookings(
  tx: Tx,
  editionId: string,
  kind: SourceKind,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const freed = await tx
    .delete(bookings)
    .where(
      and(
        eq(bookings.editionId, editionId),
        eq(bookings.sourceKind, kind),
        sql`${bookings.sourceId} = any(${sqlArray(ids)}::uuid[])`,
      ),
    )
    .returning({ resourceId: bookings.resourceId });
  return [...new Set(freed.map(({ resourceId }) => resourceId))];
}

/** Every booking of these resources, in order of time. */
export async function bookingsOf(db: Db, resourceIds: readonly string[]): Promise<BookingRow[]> {
  if (resourceIds.length === 0) return [];
  const found = await db
    .select()
    .from(bookings)
    .where(sql`${bookings.resourceId} = any(${sqlArray(resourceIds)}::uuid[])`)
    .orderBy(bookings.startsAt, bookings.id);
  return found.map(shaped);
}

/** Firm bookings of the resources that overlap a period, but for those of a source. */
export async function findOverlaps(
  db: Db,
  wanted: {
    readonly resourceIds: readonly string[];
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly except?: BookingSource | undefined;
  },
): Promise<BookingRow[]> {
  const { resourceIds, startsAt, endsAt, except } = wanted;
  if (resourceIds.length === 0) return [];
  const period = sql`tstzrange(${startsAt.toISOString()}::timestamptz, ${endsAt.toISOString()}::timestamptz, '[)')`;
  const found = await db
    .select()
    .from(bookings)
    .where(
      and(
        sql`${bookings.resourceId} = any(${sqlArray(resourceIds)}::uuid[])`,
        sql`${bookings.during} && ${period}`,
        eq(bookings.contested, false),
        except === undefined
          ? undefined
          : sql`not (${bookings.sourceKind} = ${except.kind} and ${bookings.sourceId} = ${except.id})`,
      ),
    )
    .orderBy(bookings.startsAt, bookings.id);
  return found.map(shaped);
}

export async function confirmBookings(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(bookings)
    .set({ contested: false })
    .where(inArray(bookings.id, [...ids]));
}

/** A contested booking, and a firm one that it overlaps. */
export interface ContestedPair {
  readonly contested: BookingRow;
  readonly firm: BookingRow;
}

/** Contested bookings of an edition, each beside every firm one of the resource at its time. */
export async function listContested(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
): Promise<ContestedPair[]> {
  type Side = Record<`${'contested' | 'firm'}_${'id' | 'edition' | 'source' | 'starts' | 'ends'}`, string>;
  type Row = Side & { readonly resource_kind: ResourceKind; readonly resource_id: string };
  const found = await rows<Row>(
    db,
    sql`select c.resource_kind, c.resource_id,
        c.id as contested_id, c.edition_id as contested_edition, c.source_id as contested_source,
        c.starts_at as contested_starts, c.ends_at as contested_ends,
        f.id as firm_id, f.edition_id as firm_edition, f.source_id as firm_source,
        f.starts_at as firm_starts, f.ends_at as firm_ends
      from bookings c
      join bookings f on f.resource_id = c.resource_id and f.during && c.during and not f.contested
      where c.edition_id = ${editionId} and c.contested
      order by c.starts_at, c.resource_kind desc, c.id, f.starts_at, f.id`,
  );
  const side = (row: Row, which: 'contested' | 'firm'): BookingRow => ({
    id: row[`${which}_id`],
    editionId: row[`${which}_edition`],
    resource: { kind: row.resource_kind, id: row.resource_id },
    source: { kind: 'session', id: row[`${which}_source`] },
    startsAt: new Date(row[`${which}_starts`]),
    endsAt: new Date(row[`${which}_ends`]),
    contested: which === 'contested',
  });
  return found.map((row) => ({ contested: side(row, 'contested'), firm: side(row, 'firm') }));
}

/** What an error needs to name rooms and persons and to write the times of an edition. */
export interface ClashNames {
  readonly names: ReadonlyMap<string, LocalText>;
  settings(editionId: string, language: 'ar' | 'en'): DateSettings;
}

/** Names of the resources, and how the editions write times. */
export async function clashNames(
  db: Db,
  wanted: { readonly resources: readonly Resource[]; readonly editionIds: readonly string[] },
): Promise<ClashNames> {
  const ids = (kind: ResourceKind): string[] =>
    wanted.resources.flatMap((resource) => (resource.kind === kind ? [resource.id] : []));
  const named = async (table: typeof rooms | typeof persons, list: string[]) =>
    list.length === 0
      ? []
      : db
          .select({ id: table.id, name: table.name })
          .from(table as typeof rooms)
          .where(inArray(table.id, list));
  const [roomNames, personNames] = [await named(rooms, ids('room')), await named(persons, ids('person'))];
  const known = await db
    .select({
      id: editions.id,
      timeZone: editions.timeZone,
      digits: editions.digits,
      monthNames: editions.monthNames,
    })
    .from(editions)
    .where(inArray(editions.id, [...wanted.editionIds]));
  return {
    names: new Map([...roomNames, ...personNames].map(({ id, name }) => [id, name])),
    settings: (editionId, language) => {
      const edition = known.find(({ id }) => id === editionId);
      return {
        language,
        timeZone: edition?.timeZone ?? 'UTC',
        digits: edition?.digits ?? 'latn',
        monthNames: edition?.monthNames ?? 'gulf',
        hijri: { show: false, first: false, adjust: 0 },
      };
    },
  };
}
