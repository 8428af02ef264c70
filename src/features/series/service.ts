import type { Actor } from '../../platform/actor/index.ts';
import type { Change, Changes } from '../../platform/changes/index.ts';
import { guarded } from '../../platform/database/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../platform/errors/index.ts';
import { requireVersion } from '../../platform/http/etag.ts';
import { permit } from '../../platform/http/policy.ts';
import { daysBetween } from '../../platform/language/index.ts';
import type { ClosingCondition } from './closing.ts';
import type { EditionInput, EditionPatch, SeriesInput, SeriesPatch } from './contract.ts';
import { manageEdition, manageSeries, placeOf } from './policy.ts';
import { isTimeZone, LONGEST_EDITION } from './rules.ts';
import * as store from './store.ts';

/** Constraints of the database as the rules that they hold. */
const brokenRules = {
  series_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
  editions_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
  editions_number_key: () => ruleBroken({ field: 'number', code: 'edition-number-taken' }),
  editions_end_after_start: () => ruleBroken({ field: 'endsOn', code: 'end-before-start' }),
  series_owner_body_id_bodies_id_fk: () => ruleBroken({ field: 'ownerBodyId', code: 'body-unknown' }),
  editions_organiser_body_id_bodies_id_fk: () =>
    ruleBroken({ field: 'organiserBodyId', code: 'body-unknown' }),
  editions_host_state_code_states_code_fk: () =>
    ruleBroken({ field: 'hostStateCode', code: 'state-unknown' }),
  co_organisers_body_id_bodies_id_fk: () => ruleBroken({ field: 'coOrganiserIds', code: 'body-unknown' }),
};

export type SeriesService = ReturnType<typeof createSeriesService>;

/** Series and editions: creating and editing them. Themes, venues and rooms have a service of their own. */
export function createSeriesService({
  changes,
  closing,
}: {
  changes: Changes;
  closing: readonly ClosingCondition[];
}) {
  const insertSeries = (change: Change, input: SeriesInput): Promise<store.SeriesRow> =>
    guarded(brokenRules, async () => {
      const created = await store.insertSeries(change.tx, readSeries(input, null));
      await recordSeries(change, 'series.created', created.id, null, created);
      return created;
    });

  const insertEdition = (change: Change, seriesId: string, input: EditionInput): Promise<store.EditionRow> =>
    guarded(brokenRules, async () => {
      const { coOrganiserIds = [] } = input;
      const created = await store.insertEdition(change.tx, { ...readEdition(input, null), seriesId });
      await store.replaceCoOrganisers(change.tx, created.id, coOrganiserIds);
      await recordEdition(change, 'edition.created', created.id, null, { ...created, coOrganiserIds });
      return created;
    });

  return {
    /** In a transaction of the caller, who answers for the right to do so: an import makes what it is to fill. */
    insertSeries,
    /** As {@link insertSeries}. */
    insertEdition,

    async createSeries(actor: Actor, input: SeriesInput): Promise<store.SeriesRow> {
      permit(manageSeries, actor);
      return changes.run(actor, manageSeries.name, (change) => insertSeries(change, input));
    },

    async editSeries(actor: Actor, id: string, version: number | null, patch: SeriesPatch) {
      permit(manageSeries, actor, { seriesId: id, editionId: null });
      return changes.run(actor, manageSeries.name, (change) =>
        guarded(brokenRules, async () => {
          const old = await store.lockSeries(change.tx, id);
          if (old === undefined) throw notFound();
          requireVersion(old.version, version);
          const edited = await store.updateSeries(change.tx, id, {
            ...readSeries({ ...old, ...patch } as SeriesInput, old, patch),
            updatedAt: change.now,
          });
          await recordSeries(change, 'series.edited', id, old, edited);
          return edited;
        }),
      );
    },

    async createEdition(actor: Actor, seriesId: string, input: EditionInput): Promise<store.EditionRow> {
      permit(manageEdition, actor, { seriesId, editionId: null });
      return changes.run(actor, manageEdition.name, (change) => insertEdition(change, seriesId, input));
    },

    async editEdition(actor: Actor, id: string, version: number | null, patch: EditionPatch) {
      return changes.run(actor, manageEdition.name, (change) =>
        guarded(brokenRules, async () => {
          const old = await store.lockEdition(change.tx, id);
          if (old === undefined) throw notFound();
          permit(manageEdition, actor, placeOf(old));
          requireVersion(old.version, version);
          if (patch.status === 'closed' && old.status !== 'closed') {
            for (const condition of closing) await condition(change, old);
          }
          const before = await store.listCoOrganiserIds(change.tx, id);
          const { coOrganiserIds = before } = patch;
          const edited = await store.updateEdition(change.tx, id, {
            ...readEdition({ ...old, ...patch } as EditionInput, old, patch),
            updatedAt: change.now,
          });
          await store.replaceCoOrganisers(change.tx, id, coOrganiserIds);
          await recordEdition(
            change,
            'edition.edited',
            id,
            { ...old, coOrganiserIds: before },
            { ...edited, coOrganiserIds },
          );
          return edited;
        }),
      );
    },

    /**
     * Closes an edition: nothing of it is open any more.
     * @throws 422 with what is still to do; 409 where it is closed already
     */
    async closeEdition(actor: Actor, id: string): Promise<store.EditionRow> {
      return changes.run(actor, manageEdition.name, async (change) => {
        const old = await store.lockEdition(change.tx, id);
        if (old === undefined) throw notFound();
        permit(manageEdition, actor, placeOf(old));
        if (old.status === 'closed') throw conflict('edition-closed');
        for (const condition of closing) await condition(change, old);
        const closed = await store.updateEdition(change.tx, id, { status: 'closed', updatedAt: change.now });
        await recordEdition(change, 'edition.closed', id, old, closed);
        return closed;
      });
    },
  };
}

/** Whole input → row. For an edit, `given` is what the patch names: texts it leaves out stay as they are. */
function readSeries(input: SeriesInput, old: store.SeriesRow | null, given: SeriesPatch = input) {
  const entry = createEntry();
  const name = entry.line('name', given.name, { required: true, old: old?.name ?? null });
  const scope = entry.text('scope', given.scope, { old: old?.scope ?? null });
  entry.done();
  return {
    slug: input.slug,
    acronym: input.acronym,
    noun: input.noun,
    name: name as NonNullable<typeof name>,
    scope,
    ownerBodyId: input.ownerBodyId ?? null,
    cadenceMonths: input.cadenceMonths ?? null,
    external: input.external ?? false,
  };
}

function readEdition(input: EditionInput, old: store.EditionRow | null, given: EditionPatch = input) {
  const entry = createEntry();
  const authentic = input.authenticLanguage ?? 'ar';
  const line = (field: 'slogan' | 'patron' | 'city') =>
    entry.line(field, given[field], { old: old?.[field] ?? null, authentic });
  const text = (field: 'vision' | 'mission' | 'description' | 'remark') =>
    entry.text(field, given[field], { old: old?.[field] ?? null, authentic });
  const title = entry.line('title', given.title, { required: true, old: old?.title ?? null, authentic });
  const objectives = given.objectives?.flatMap((objective, index) => {
    const read = entry.text(`objectives.${index}`, objective, {
      old: old?.objectives[index] ?? null,
      authentic,
    });
    return read === null ? [] : [read];
  });
  entry.check(input.endsOn >= input.startsOn, 'endsOn', 'end-before-start');
  entry.check(daysBetween(input.startsOn, input.endsOn) < LONGEST_EDITION, 'endsOn', 'edition-too-long', {
    days: LONGEST_EDITION,
  });
  entry.check(isTimeZone(input.timeZone), 'timeZone', 'time-zone-unknown', { value: input.timeZone });
  const row = {
    slug: input.slug,
    number: input.number,
    title: title as NonNullable<typeof title>,
    slogan: line('slogan'),
    vision: text('vision'),
    mission: text('mission'),
    objectives: objectives ?? old?.objectives ?? [],
    description: text('description'),
    patron: line('patron'),
    organiserBodyId: input.organiserBodyId ?? null,
    hostStateCode: input.hostStateCode ?? null,
    city: line('city'),
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    timeZone: input.timeZone,
    languages: input.languages ?? ['ar', 'en'],
    authenticLanguage: authentic,
    mode: input.mode,
    status: input.status ?? 'planned',
    visibility: input.visibility ?? 'draft',
    external: input.external ?? false,
    digits: input.digits ?? 'latn',
    monthNames: input.monthNames ?? 'gulf',
    hijriAdjustment: input.hijriAdjustment ?? 0,
    hijriFirst: input.hijriFirst ?? false,
    remark: text('remark'),
    previousEditionId: input.previousEditionId ?? null,
  } satisfies Partial<typeof old & object>;
  entry.done();
  return row;
}

const recordSeries = (
  change: Change,
  action: string,
  id: string,
  before: unknown,
  after: unknown,
): Promise<void> =>
  change.record({ action, subject: { kind: 'series', id }, editionId: null, before, after });

const recordEdition = (
  change: Change,
  action: string,
  id: string,
  before: unknown,
  after: unknown,
): Promise<void> => change.record({ action, subject: { kind: 'edition', id }, editionId: id, before, after });
