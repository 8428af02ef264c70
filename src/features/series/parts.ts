import type { Actor } from '../../platform/actor/index.ts';
import type { Change, Changes } from '../../platform/changes/index.ts';
import { guarded } from '../../platform/database/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../platform/errors/index.ts';
import { requireVersion } from '../../platform/http/etag.ts';
import { permit } from '../../platform/http/policy.ts';
import { slugFrom as slugOf } from '../../platform/language/index.ts';
import type { RoomInput, ThemeInput, VenueInput } from './contract.ts';
import { manageEdition, placeOf } from './policy.ts';
import * as store from './store.ts';
import { rooms, themes, venues } from './tables.ts';

/** What an edition is made of besides its facts. */
export type PartKind = 'theme' | 'venue' | 'room';

interface PartInputs {
  readonly theme: ThemeInput;
  readonly venue: VenueInput;
  readonly room: RoomInput;
}

const tables = { theme: themes, venue: venues, room: rooms } as const;
export type PartRow<K extends PartKind> = (typeof tables)[K]['$inferSelect'];

const brokenRules = {
  themes_number_key: () => ruleBroken({ field: 'number', code: 'theme-number-taken' }),
  themes_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
  rooms_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
  rooms_venue_fk: () => ruleBroken({ field: 'venueId', code: 'venue-unknown' }),
  sessions_theme_fk: () => conflict('theme-in-use'),
  provisions_theme_fk: () => conflict('theme-in-use'),
  sessions_room_fk: () => conflict('room-in-use'),
  stands_room_fk: () => conflict('room-in-use'),
};
/** A venue with rooms is not deleted either; its constraint speaks of the room when a room is saved. */
const brokenByDeletion = { ...brokenRules, rooms_venue_fk: () => conflict('venue-in-use') };

export type PartsService = ReturnType<typeof createPartsService>;

/** Themes, venues and rooms of an edition: three kinds of one shape, created, edited and deleted alike. */
export function createPartsService({ changes }: { changes: Changes }) {
  return {
    async create<K extends PartKind>(
      actor: Actor,
      kind: K,
      editionId: string,
      input: PartInputs[K],
    ): Promise<PartRow<K>> {
      return changes.run(actor, manageEdition.name, (change) =>
        guarded(brokenRules, async () => {
          const edition = await store.lockEdition(change.tx, editionId);
          if (edition === undefined) throw notFound();
          permit(manageEdition, actor, placeOf(edition));
          const order = await store.nextInOrder(change.tx, tables[kind], editionId);
          const row = { ...readPart(kind, input, null, order, edition.authenticLanguage), editionId };
          const created = (await store.insertPart(change.tx, tables[kind], row as never)) as PartRow<K>;
          await change.record({
            action: `${kind}.created`,
            subject: { kind, id: created.id },
            editionId,
            after: created,
          });
          return created;
        }),
      );
    },

    /**
     * Adds many in one transaction of the caller, by few statements and with one entry in the audit. The caller answers
     * for the right to do so, and for slugs that are free: an import of a programme adds its rooms and themes.
     */
    async createMany<K extends PartKind>(
      change: Change,
      kind: K,
      edition: Pick<store.EditionRow, 'id' | 'authenticLanguage'>,
      inputs: readonly (PartInputs[K] & { readonly id?: string })[],
    ): Promise<PartRow<K>[]> {
      if (inputs.length === 0) return [];
      const first = await store.nextInOrder(change.tx, tables[kind], edition.id);
      const rows = inputs.map(({ id, ...input }, index) => ({
        ...readPart(kind, input as PartInputs[K], null, first + index, edition.authenticLanguage),
        ...(id === undefined ? {} : { id }),
        editionId: edition.id,
      }));
      const created = (await guarded(brokenRules, () =>
        store.insertParts(change.tx, tables[kind], rows as never),
      )) as PartRow<K>[];
      await change.record({
        action: `${kind}s.created`,
        subject: { kind: 'edition', id: edition.id },
        editionId: edition.id,
        after: created,
      });
      return created;
    },

    /** Edits many in one transaction of the caller, as {@link createMany} adds them; what a patch leaves out stays. */
    async editMany<K extends PartKind>(
      change: Change,
      kind: K,
      edition: Pick<store.EditionRow, 'id' | 'authenticLanguage'>,
      edits: readonly { readonly id: string; readonly patch: Partial<PartInputs[K]> }[],
    ): Promise<void> {
      if (edits.length === 0) return;
      const before: PartRow<K>[] = [];
      const after: PartRow<K>[] = [];
      for (const { id, patch } of edits) {
        const old = (await store.lockPart(change.tx, tables[kind], id)) as PartRow<K> | undefined;
        if (old === undefined || old.editionId !== edition.id) throw notFound();
        const row = readPart(kind, patch as PartInputs[K], old, 0, edition.authenticLanguage);
        before.push(old);
        after.push(
          (await guarded(brokenRules, () =>
            store.updatePart(change.tx, tables[kind], id, { ...row, updatedAt: change.now } as never),
          )) as PartRow<K>,
        );
      }
      await change.record({
        action: `${kind}s.edited`,
        subject: { kind: 'edition', id: edition.id },
        editionId: edition.id,
        before,
        after,
      });
    },

    async edit<K extends PartKind>(
      actor: Actor,
      kind: K,
      id: string,
      version: number | null,
      patch: Partial<PartInputs[K]>,
    ): Promise<PartRow<K>> {
      return changes.run(actor, manageEdition.name, (change) =>
        guarded(brokenRules, async () => {
          const old = (await store.lockPart(change.tx, tables[kind], id)) as PartRow<K> | undefined;
          const edition = old && (await store.lockEdition(change.tx, old.editionId));
          if (old === undefined || edition === undefined) throw notFound();
          permit(manageEdition, actor, placeOf(edition));
          requireVersion(old.version, version);
          const row = readPart(kind, patch as PartInputs[K], old, 0, edition.authenticLanguage);
          const edited = (await store.updatePart(change.tx, tables[kind], id, {
            ...row,
            updatedAt: change.now,
          } as never)) as PartRow<K>;
          await change.record({
            action: `${kind}.edited`,
            subject: { kind, id },
            editionId: old.editionId,
            before: old,
            after: edited,
          });
          return edited;
        }),
      );
    },

    async remove(actor: Actor, kind: PartKind, id: string, version: number | null): Promise<void> {
      await changes.run(actor, manageEdition.name, (change) =>
        guarded(brokenByDeletion, async () => {
          const old = await store.lockPart(change.tx, tables[kind], id);
          const edition = old && (await store.lockEdition(change.tx, old.editionId));
          if (old === undefined || edition === undefined) throw notFound();
          permit(manageEdition, actor, placeOf(edition));
          requireVersion(old.version, version);
          await store.deletePart(change.tx, tables[kind], id);
          await change.record({
            action: `${kind}.deleted`,
            subject: { kind, id },
            editionId: old.editionId,
            before: old,
          });
        }),
      );
    },
  };
}

const slugFrom = (
  given: string | undefined,
  names: { ar: string; en: string } | null,
  fallback: string,
): string => given ?? (slugOf(names?.en || names?.ar || '') || fallback);

/** Input → row; for an edit, what the input leaves out stays. */
function readPart<K extends PartKind>(
  kind: K,
  input: PartInputs[K],
  old: PartRow<K> | null,
  order: number,
  authentic: 'ar' | 'en',
): object {
  const entry = createEntry();
  const read = readers[kind](input as never, old as never, entry, { order, authentic });
  entry.done();
  return read;
}

type Entry = ReturnType<typeof createEntry>;
interface Setting {
  readonly order: number;
  readonly authentic: 'ar' | 'en';
}

const readers = {
  theme(input: ThemeInput, old: PartRow<'theme'> | null, entry: Entry, { order, authentic }: Setting) {
    const title = entry.line('title', input.title, { required: true, old: old?.title ?? null, authentic });
    return {
      title,
      description: entry.text('description', input.description, { old: old?.description ?? null, authentic }),
      number: input.number ?? old?.number ?? order,
      slug: input.slug ?? old?.slug ?? slugFrom(undefined, title, `theme-${order}`),
    };
  },
  venue(input: VenueInput, old: PartRow<'venue'> | null, entry: Entry, { order, authentic }: Setting) {
    return {
      name: entry.line('name', input.name, { required: true, old: old?.name ?? null, authentic }),
      address: entry.text('address', input.address, { old: old?.address ?? null, authentic }),
      mapUrl: input.mapUrl === undefined ? (old?.mapUrl ?? null) : input.mapUrl,
      position: input.position ?? old?.position ?? order,
    };
  },
  room(input: RoomInput, old: PartRow<'room'> | null, entry: Entry, { order, authentic }: Setting) {
    const name = entry.line('name', input.name, { required: true, old: old?.name ?? null, authentic });
    return {
      name,
      venueId: input.venueId === undefined ? (old?.venueId ?? null) : input.venueId,
      slug: input.slug ?? old?.slug ?? slugFrom(undefined, name, `room-${order}`),
      capacity: input.capacity === undefined ? (old?.capacity ?? null) : input.capacity,
      features: input.features ?? old?.features ?? [],
      interpretationBooths: input.interpretationBooths ?? old?.interpretationBooths ?? 0,
      position: input.position ?? old?.position ?? order,
    };
  },
};
