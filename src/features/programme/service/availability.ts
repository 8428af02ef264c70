import type { Actor } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import { type Database, newId } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { type AvailabilityInput, NOTE } from '../contract/availability.ts';
import { type AvailabilityPeriod, availabilityFaults, PERIODS } from '../rules/availability.ts';
import * as store from '../store/availabilities.ts';
import { inProgramme } from './in-programme.ts';
import type { EditionFacts } from './read.ts';

/** A period as somebody writes it. */
export type GivenPeriod = Pick<AvailabilityInput, 'kind' | 'startsAt' | 'endsAt' | 'note'>;

export type AvailabilityService = ReturnType<typeof createAvailabilityService>;

const read = ({ kind, startsAt, endsAt, note }: store.AvailabilityRow): AvailabilityPeriod => ({
  kind,
  startsAt,
  endsAt,
  note,
});

/** What the log of changes keeps: times, and not what people wrote beside them. */
const said = (periods: readonly AvailabilityPeriod[]) =>
  periods.map(({ kind, startsAt, endsAt }) => ({ kind, startsAt, endsAt }));

/** When persons, rooms and sessions can be had. */
export function createAvailabilityService(deps: { database: Database; changes: Changes }) {
  const within = inProgramme(deps);

  /** Checks and writes; whoever calls has said that the actor may. */
  async function write(
    change: Change,
    edition: EditionFacts,
    resource: store.Resource,
    old: readonly store.AvailabilityRow[],
    wanted: readonly (AvailabilityPeriod & { readonly id?: string })[],
    prefix: (index: number) => string,
  ): Promise<void> {
    if (wanted.length > PERIODS) {
      throw ruleBroken({ field: '', code: 'too-many-periods', params: { max: PERIODS } });
    }
    const faults = availabilityFaults(resource.of, wanted, edition);
    if (faults.length > 0) {
      throw ruleBroken(
        faults.map(({ index, field, code }) => ({
          field: `${prefix(index)}${field}`,
          code,
          params: { from: edition.startsOn, to: edition.endsOn },
        })),
      );
    }
    await store.replaceAvailabilities(
      change.tx,
      edition.id,
      resource,
      wanted.map(({ id, ...period }) => ({
        id: id ?? newId(),
        editionId: edition.id,
        resourceKind: resource.of,
        resourceId: resource.id,
        ...period,
      })),
    );
    await change.record({
      action: 'availability.changed',
      subject: { kind: 'availability', id: resource.id },
      editionId: edition.id,
      quiet: true,
      before: { of: resource.of, periods: said(old.map(read)) },
      after: { of: resource.of, periods: said(wanted) },
    });
  }

  const instants = (
    given: readonly GivenPeriod[],
    prefix: (index: number) => string,
  ): AvailabilityPeriod[] => {
    const entry = createEntry();
    const periods = given.map(({ kind, startsAt, endsAt, note }, index) => {
      const field = `${prefix(index)}note`;
      const said = entry.plain(field, note);
      entry.check((said ?? '').length <= NOTE, field, 'text-too-long', { limit: NOTE });
      return { kind, startsAt: new Date(startsAt), endsAt: new Date(endsAt), note: said };
    });
    entry.done();
    return periods;
  };

  const service = {
    /** Puts the periods of one person, room or session in place of those it had. @throws 422 by `periods.<index>.<field>` */
    set: (actor: Actor, editionId: string, resource: store.Resource, given: readonly GivenPeriod[]) =>
      within(actor, editionId, (change, edition) => service.setIn(change, edition, resource, given)),

    /** As `set`, within a change of somebody who may. */
    async setIn(
      change: Change,
      edition: EditionFacts,
      resource: store.Resource,
      given: readonly GivenPeriod[],
    ): Promise<void> {
      if ((await store.resourceName(change.tx, edition.id, resource)) === undefined) {
        throw notFound(`${resource.of}-unknown`);
      }
      const old = await store.availabilitiesOf(change.tx, edition.id, resource);
      const prefix = (index: number): string => `periods.${index}.`;
      await write(change, edition, resource, old, instants(given, prefix), prefix);
    },

    /** Adds one period. @returns its id */
    add: (actor: Actor, editionId: string, { of, resourceId, ...given }: AvailabilityInput) =>
      within(actor, editionId, async (change, edition) => {
        const resource = { of, id: resourceId };
        if ((await store.resourceName(change.tx, edition.id, resource)) === undefined) {
          throw ruleBroken({ field: 'resourceId', code: `${of}-unknown` });
        }
        const old = await store.availabilitiesOf(change.tx, edition.id, resource);
        const id = newId();
        const [period] = instants([given], () => '');
        if (period !== undefined) {
          await write(change, edition, resource, old, [...old.map(keep), { ...period, id }], () => '');
        }
        return id;
      }),

    async remove(actor: Actor, id: string): Promise<void> {
      const found = await store.findAvailability(deps.database.db, id);
      if (found === undefined) throw notFound('availability-unknown');
      await within(actor, found.editionId, async (change, edition) => {
        const resource = { of: found.resourceKind, id: found.resourceId };
        const old = await store.availabilitiesOf(change.tx, edition.id, resource);
        if (!old.some((row) => row.id === id)) throw notFound('availability-unknown');
        await store.replaceAvailabilities(
          change.tx,
          edition.id,
          resource,
          old.filter((row) => row.id !== id),
        );
        await change.record({
          action: 'availability.changed',
          subject: { kind: 'availability', id: resource.id },
          editionId: edition.id,
          quiet: true,
          before: { of: resource.of, periods: said(old.map(read)) },
          after: { of: resource.of, periods: said(old.filter((row) => row.id !== id).map(read)) },
        });
      });
    },
  };
  return service;
}

const keep = (row: store.AvailabilityRow) => ({ id: row.id, ...read(row) });
