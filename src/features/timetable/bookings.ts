import type { Change } from '../../platform/changes/index.ts';
import { type Database, type Db, guarded, newId } from '../../platform/database/index.ts';
import { type FieldError, ruleBroken } from '../../platform/errors/index.ts';
import { dayOf, type LocalText, languages, shortDate, textIn, time } from '../../platform/language/index.ts';
import { grantInOrder } from './rules.ts';
import * as store from './store.ts';

/** A resource, and the field of the caller's form that names it: what an error points at. */
export interface WantedResource extends store.Resource {
  readonly field?: string;
}

export interface Booking {
  readonly editionId: string;
  readonly source: store.BookingSource;
  /** Whether the public may know of it. */
  readonly visibility: 'public' | 'private';
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Each once; a resource named twice is booked once. */
  readonly resources: readonly WantedResource[];
  /** Takes no time and is shown as a conflict. Default false. */
  readonly contested?: boolean;
}

/** What a higher feature tells of its bookings, so that an error can name them. */
export interface BookingTitles {
  readonly kind: store.SourceKind;
  /** Titles by id. */
  titles(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, LocalText>>;
}

export type Bookings = ReturnType<typeof createBookings>;

const unique = (resources: readonly WantedResource[]): WantedResource[] => [
  ...new Map(resources.map((resource) => [resource.id, resource])).values(),
];

const rowsOf = (booking: Booking, contested = booking.contested ?? false) =>
  unique(booking.resources).map(({ kind, id }) => ({
    id: newId(),
    editionId: booking.editionId,
    resourceKind: kind,
    resourceId: id,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    sourceKind: booking.source.kind,
    sourceId: booking.source.id,
    visibility: booking.visibility,
    contested,
  }));

/** Bookings of rooms and persons: the one place where a double booking is impossible. */
export function createBookings(deps: { database: Database; titles: readonly BookingTitles[] }) {
  const { database, titles } = deps;

  /** The clashes as a broken rule that names the room or person, the other thing, and its times. */
  async function clashError(
    change: Change,
    booking: Booking,
    clashes: readonly store.BookingRow[],
  ): Promise<Error> {
    const { tx } = change;
    const { names, settings } = await store.clashNames(tx, {
      resources: clashes.map(({ resource }) => resource),
      editionIds: [booking.editionId],
    });
    const said = new Map<string, LocalText>();
    for (const { kind, titles: titlesOf } of titles) {
      const ids = clashes.flatMap(({ source }) => (source.kind === kind ? [source.id] : []));
      for (const [id, title] of await titlesOf(tx, [...new Set(ids)])) said.set(id, title);
    }
    const errors = clashes.map(({ resource, source, startsAt, endsAt }): FieldError => {
      const params: Record<string, string> = {};
      for (const language of languages) {
        const write = settings(booking.editionId, language);
        const sameDay = dayOf(startsAt, write.timeZone) === dayOf(booking.startsAt, write.timeZone);
        const name = names.get(resource.id);
        const title = said.get(source.id);
        params[`${resource.kind}.${language}`] = name === undefined ? '' : textIn(name, language).text;
        params[`session.${language}`] = title === undefined ? '' : textIn(title, language).text;
        params[`from.${language}`] =
          `${time(startsAt, write)}${sameDay ? '' : ` (${shortDate(startsAt, write)})`}`;
        params[`to.${language}`] = time(endsAt, write);
      }
      const field = unique(booking.resources).find(({ id }) => id === resource.id)?.field;
      return { field: field ?? resource.kind, code: `${resource.kind}-booked`, params };
    });
    return ruleBroken(errors);
  }

  /** Contested bookings whose time is free by now become firm, the earliest first. */
  async function settle(change: Change, resourceIds: readonly string[]): Promise<void> {
    const all = await store.bookingsOf(change.tx, resourceIds);
    const waiting = all.filter(({ contested }) => contested);
    if (waiting.length === 0) return;
    const claim = (row: store.BookingRow) => ({ ...row, resourceId: row.resource.id });
    const granted = grantInOrder(waiting.map(claim), all.filter(({ contested }) => !contested).map(claim));
    await store.confirmBookings(
      change.tx,
      waiting.flatMap(({ id }, index) => (granted[index] ? [id] : [])),
    );
  }

  return {
    /**
     * Takes the time of all resources, or of none.
     * @throws 422 with `room-booked` or `person-booked` for each clash, at the field that the resource names
     */
    async book(change: Change, booking: Booking): Promise<void> {
      const ids = unique(booking.resources).map(({ id }) => id);
      if (ids.length === 0) return;
      await store.lockResources(database, change.tx, ids);
      if (booking.contested !== true) {
        const clashes = await store.findOverlaps(change.tx, {
          resourceIds: ids,
          startsAt: booking.startsAt,
          endsAt: booking.endsAt,
          except: booking.source,
        });
        if (clashes.length > 0) throw await clashError(change, booking, clashes);
      }
      await guarded({ bookings_no_overlap: () => ruleBroken({ field: '', code: 'bookings-clash' }) }, () =>
        store.insertBookings(change.tx, rowsOf(booking)),
      );
    },

    /**
     * Takes the time of many at once, by few statements. What overlaps an earlier one of the list or anything that stands
     * already comes in contested.
     */
    async bookAll(change: Change, bookings: readonly Booking[]): Promise<void> {
      const wanted = bookings.flatMap((booking) => rowsOf(booking));
      const ids = wanted.map(({ resourceId }) => resourceId);
      await store.lockResources(database, change.tx, ids);
      const standing = await store.bookingsOf(change.tx, [...new Set(ids)]);
      const granted = grantInOrder(
        wanted.map((row) => ({ ...row, resourceId: row.resourceId })),
        standing
          .filter(({ contested }) => !contested)
          .map((row) => ({ ...row, resourceId: row.resource.id })),
      );
      await store.insertBookings(
        change.tx,
        wanted.map((row, index) => ({ ...row, contested: row.contested || granted[index] !== true })),
      );
    },

    /** Gives back all that the source holds; contested bookings that waited for it become firm. */
    async release(change: Change, editionId: string, source: store.BookingSource): Promise<void> {
      await settle(change, await store.deleteBookings(change.tx, editionId, source.kind, [source.id]));
    },

    /** {@link release} for many sources of a kind, by few statements. */
    async releaseAll(
      change: Change,
      editionId: string,
      kind: store.SourceKind,
      ids: readonly string[],
    ): Promise<void> {
      await settle(change, await store.deleteBookings(change.tx, editionId, kind, ids));
    },
  };
}
