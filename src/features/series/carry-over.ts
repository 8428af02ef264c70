import type { Actor } from '../../platform/actor/index.ts';
import type { Change, Changes } from '../../platform/changes/index.ts';
import type { Database, Db } from '../../platform/database/index.ts';
import { guarded, newId } from '../../platform/database/index.ts';
import { notFound, ruleBroken } from '../../platform/errors/index.ts';
import { permit } from '../../platform/http/policy.ts';
import type { NextEditionInput } from './contract.ts';
import { manageEdition, placeOf } from './policy.ts';
import { type EditionDays, proposeNextDays } from './rules.ts';
import * as store from './store.ts';
import { rooms, themes, venues } from './tables.ts';

/** Ids of the last edition's things → ids of the next edition's, filled as things are carried. */
export type CarriedIds = Map<string, string>;

/**
 * One thing that an organiser may tick when planning the next edition. Each feature exports its own; they run in
 * this order, in one transaction, and may refuse by throwing.
 */
export interface CarryOver {
  /** Stable name, and message key `carry-over.<key>`. */
  readonly key: string;
  /** How many there are to carry. */
  count(db: Db, editionId: string): Promise<number>;
  carry(change: Change, from: store.EditionRow, to: store.EditionRow, ids: CarriedIds): Promise<void>;
}

/** Months assumed for a series whose cadence is not fixed. */
const USUAL_CADENCE = 24;

export interface NextEditionProposal extends EditionDays {
  readonly slug: string;
  readonly number: number;
  readonly choices: readonly { readonly key: string; readonly count: number }[];
}

export type CarryOverService = ReturnType<typeof createCarryOverService>;

/** "Plan the next edition": dates from the cadence, and what the organiser ticks is carried over. */
export function createCarryOverService(deps: {
  database: Pick<Database, 'db'>;
  changes: Changes;
  contributors: readonly CarryOver[];
}) {
  const { database, changes, contributors } = deps;

  async function propose(actor: Actor, editionId: string): Promise<NextEditionProposal> {
    const whole = await store.findEdition(database.db, editionId);
    if (whole === undefined) throw notFound();
    permit(manageEdition, actor, placeOf(whole.edition));
    const owner = await store.findSeries(database.db, whole.edition.seriesId);
    const days = proposeNextDays(whole.edition, owner?.series.cadenceMonths ?? USUAL_CADENCE);
    const choices = [];
    for (const { key, count } of contributors)
      choices.push({ key, count: await count(database.db, editionId) });
    return { ...days, slug: days.startsOn.slice(0, 4), number: whole.edition.number + 1, choices };
  }

  return {
    propose,

    async planNext(actor: Actor, editionId: string, input: NextEditionInput): Promise<store.EditionRow> {
      const proposal = await propose(actor, editionId);
      const unknown = input.carry.filter(
        (key) => !contributors.some((contributor) => contributor.key === key),
      );
      if (unknown.length > 0) {
        throw ruleBroken({
          field: 'carry',
          code: 'carry-over-unknown',
          params: { value: unknown.join(', ') },
        });
      }
      const startsOn = input.startsOn ?? proposal.startsOn;
      const endsOn =
        input.endsOn ?? (input.startsOn === undefined ? proposal.endsOn : lastDay(proposal, startsOn));
      if (endsOn < startsOn) throw ruleBroken({ field: 'endsOn', code: 'end-before-start' });
      return changes.run(actor, manageEdition.name, (change) =>
        guarded(
          {
            editions_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
            editions_number_key: () => ruleBroken({ field: 'slug', code: 'next-edition-exists' }),
          },
          async () => {
            const from = await store.lockEdition(change.tx, editionId);
            if (from === undefined) throw notFound();
            const to = await store.insertEdition(change.tx, {
              ...copied(from),
              slug: input.slug,
              number: from.number + 1,
              startsOn,
              endsOn,
              previousEditionId: from.id,
            });
            const ids: CarriedIds = new Map();
            for (const contributor of contributors) {
              if (input.carry.includes(contributor.key)) await contributor.carry(change, from, to, ids);
            }
            await change.record({
              action: 'edition.planned',
              subject: { kind: 'edition', id: to.id },
              editionId: to.id,
              after: { ...to, carried: input.carry, made: Object.fromEntries(ids) },
            });
            return to;
          },
        ),
      );
    },
  };
}

const lastDay = (proposal: EditionDays, startsOn: string): string => {
  const length = Date.parse(proposal.endsOn) - Date.parse(proposal.startsOn);
  return new Date(Date.parse(startsOn) + length).toISOString().slice(0, 10);
};

/** Facts that stay from one edition to the next until somebody edits them; slogan and patron are chosen anew. */
const copied = (from: store.EditionRow) => ({
  seriesId: from.seriesId,
  title: from.title,
  vision: from.vision,
  mission: from.mission,
  objectives: from.objectives,
  organiserBodyId: from.organiserBodyId,
  hostStateCode: from.hostStateCode,
  city: from.city,
  timeZone: from.timeZone,
  languages: from.languages,
  authenticLanguage: from.authenticLanguage,
  mode: from.mode,
  status: 'planned' as const,
  visibility: 'draft' as const,
  digits: from.digits,
  monthNames: from.monthNames,
  hijriAdjustment: from.hijriAdjustment,
  hijriFirst: from.hijriFirst,
});

/** The parts that this feature itself carries. */
export const seriesCarryOver: readonly CarryOver[] = [
  {
    key: 'co-organisers',
    count: async (db, editionId) => (await store.listCoOrganiserIds(db, editionId)).length,
    carry: async ({ tx }, from, to) =>
      store.replaceCoOrganisers(tx, to.id, await store.listCoOrganiserIds(tx, from.id)),
  },
  {
    key: 'themes',
    count: async (db, editionId) => (await store.listThemes(db, editionId)).length,
    async carry({ tx, now }, from, to, ids) {
      for (const theme of await store.listThemes(tx, from.id)) {
        const id = newId();
        ids.set(theme.id, id);
        await store.insertPart(tx, themes, { ...theme, id, editionId: to.id, version: 1, updatedAt: now });
      }
    },
  },
  {
    key: 'rooms',
    count: async (db, editionId) => (await store.listRooms(db, editionId)).length,
    async carry({ tx, now }, from, to, ids) {
      for (const venue of await store.listVenues(tx, from.id)) {
        const id = newId();
        ids.set(venue.id, id);
        await store.insertPart(tx, venues, { ...venue, id, editionId: to.id, version: 1, updatedAt: now });
      }
      for (const room of await store.listRooms(tx, from.id)) {
        const id = newId();
        ids.set(room.id, id);
        const venueId = room.venueId === null ? null : (ids.get(room.venueId) ?? null);
        await store.insertPart(tx, rooms, {
          ...room,
          id,
          venueId,
          editionId: to.id,
          version: 1,
          updatedAt: now,
        });
      }
    },
  },
];
