import type { Actor } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { guarded } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { permit, requireVersion } from '../../../platform/http/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import type { OutcomesContext } from '../context.ts';
import * as store from '../store/governance.ts';
import type {
  GoverningBodyInput,
  GoverningBodyPatch,
  SeatInput,
  SeatPatch,
  TenureInput,
  TenurePatch,
} from './contract.ts';
import { manageGovernance } from './policy.ts';
import { endByTerm, officeOf } from './rules.ts';

const brokenRules = {
  governing_bodies_body_key: () => ruleBroken({ field: 'bodyId', code: 'governing-body-known' }),
  governing_bodies_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'body-unknown' }),
  seats_office_seat_id_seats_id_fk: () => ruleBroken({ field: 'officeSeatId', code: 'office-unknown' }),
  seats_office_is_another: () => ruleBroken({ field: 'officeSeatId', code: 'office-circle' }),
  seats_office_of_ex_officio: () => ruleBroken({ field: 'officeSeatId', code: 'office-of-ex-officio' }),
  seats_position_key: () => conflict('seat-position'),
  tenures_no_overlap: () => ruleBroken({ field: 'startsOn', code: 'tenure-overlaps' }),
  tenures_end_after_start: () => ruleBroken({ field: 'endsOn', code: 'tenure-ends-early' }),
  tenures_one_holder: () => ruleBroken({ field: 'stateCode', code: 'one-holder' }),
  tenures_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'body-unknown' }),
  tenures_state_code_states_code_fk: () => ruleBroken({ field: 'stateCode', code: 'one-holder' }),
  tenures_person_id_persons_id_fk: () => ruleBroken({ field: 'personId', code: 'person-unknown' }),
  tenures_alternate_person_id_persons_id_fk: () =>
    ruleBroken({ field: 'alternatePersonId', code: 'person-unknown' }),
};

interface Provenance {
  readonly sample?: boolean;
}

export type GovernanceService = ReturnType<typeof createGovernanceService>;

/** Bodies of a series, their seats, and who sits there from when until when. */
export function createGovernanceService({ changes, database }: OutcomesContext) {
  /** @param seriesId read within the change; undefined answers 404 */
  const inSeries = <T>(
    actor: Actor,
    find: (change: Change) => Promise<string | undefined>,
    work: (change: Change, seriesId: string) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageGovernance.name, (change) =>
      guarded(brokenRules, async () => {
        const seriesId = await find(change);
        if (seriesId === undefined) throw notFound();
        permit(manageGovernance, actor, { seriesId, editionId: null });
        await store.lockSeats(database, change.tx, seriesId);
        return work(change, seriesId);
      }),
    );

  const record = (
    change: Change,
    action: string,
    row: { readonly id: string },
    before: unknown,
    after: unknown,
  ) =>
    change.record({
      action,
      subject: { kind: action.split('.')[0] ?? 'seat', id: row.id },
      // A body belongs to a series: the pages of all its editions tell of it.
      editionId: null,
      before,
      after,
    });

  const readBody = (input: GoverningBodyPatch, old: store.GoverningBodyRow | null) => {
    const entry = createEntry();
    const mandate = entry.text('mandate', input.mandate, { old: old?.mandate ?? null });
    const foundedOn = input.foundedOn === undefined ? (old?.foundedOn ?? null) : input.foundedOn;
    const dissolvedOn = input.dissolvedOn === undefined ? (old?.dissolvedOn ?? null) : input.dissolvedOn;
    entry.check(
      foundedOn === null || dissolvedOn === null || foundedOn < dissolvedOn,
      'dissolvedOn',
      'ends-before-start',
    );
    entry.done();
    return { bodyId: input.bodyId ?? old?.bodyId ?? '', mandate, foundedOn, dissolvedOn };
  };

  const readSeat = (input: SeatPatch, old: store.SeatRow | null) => {
    const entry = createEntry();
    const kept = <K extends 'termMonths' | 'officeSeatId' | 'createdOn' | 'abolishedOn'>(key: K) =>
      input[key] === undefined ? (old?.[key] ?? null) : input[key];
    const row = {
      name: entry.line('name', input.name, { required: true, old: old?.name ?? null }) as LocalText,
      grounds: entry.text('grounds', input.grounds, { old: old?.grounds ?? null }),
      kind: input.kind ?? old?.kind ?? 'permanent',
      founding: input.founding ?? old?.founding ?? false,
      termMonths: kept('termMonths') as number | null,
      officeSeatId: kept('officeSeatId') as string | null,
      createdOn: kept('createdOn') as string | null,
      abolishedOn: kept('abolishedOn') as string | null,
    };
    entry.check(
      row.officeSeatId === null || row.kind === 'ex-officio',
      'officeSeatId',
      'office-of-ex-officio',
    );
    entry.check(
      row.createdOn === null || row.abolishedOn === null || row.createdOn < row.abolishedOn,
      'abolishedOn',
      'ends-before-start',
    );
    entry.done();
    return row;
  };

  /** An office is a seat of the same series, leads somewhere, and its follower has no tenures of its own. */
  const mustFollow = async (change: Change, seriesId: string, seat: store.SeatRow): Promise<void> => {
    if (seat.officeSeatId === null) return;
    const all = new Map((await store.listSeats(change.tx, { seriesId })).map((one) => [one.id, one]));
    if (!all.has(seat.officeSeatId)) throw ruleBroken({ field: 'officeSeatId', code: 'office-unknown' });
    if (officeOf(seat, all.set(seat.id, seat)) === undefined) {
      throw ruleBroken({ field: 'officeSeatId', code: 'office-circle' });
    }
    const own = await store.listTenures(change.tx, { seatIds: [seat.id] });
    if (own.length > 0) throw conflict('seat-has-tenures');
  };

  return {
    createBody(
      actor: Actor,
      series: string,
      input: GoverningBodyInput & Provenance,
    ): Promise<store.GoverningBodyRow> {
      return inSeries(
        actor,
        ({ tx }) => store.findSeriesId(tx, series),
        async (change, seriesId) => {
          const created = await store.insertGoverningBody(change.tx, {
            ...readBody(input, null),
            seriesId,
            sample: input.sample ?? false,
          });
          await record(change, 'governing-body.created', created, null, created);
          return created;
        },
      );
    },

    editBody(
      actor: Actor,
      id: string,
      version: number | null,
      patch: GoverningBodyPatch,
    ): Promise<store.GoverningBodyRow> {
      return inSeries(
        actor,
        async ({ tx }) => (await store.findGoverningBody(tx, id))?.governing.seriesId,
        async (change) => {
          const old = (await store.findGoverningBody(change.tx, id))?.governing as store.GoverningBodyRow;
          requireVersion(old.version, version);
          const edited = await store.updateGoverningBody(change.tx, id, {
            ...readBody(patch, old),
            updatedAt: change.now,
          });
          await record(change, 'governing-body.edited', old, old, edited);
          return edited;
        },
      );
    },

    createSeat(actor: Actor, bodyId: string, input: SeatInput & Provenance): Promise<store.SeatRow> {
      return inSeries(
        actor,
        async ({ tx }) => (await store.findGoverningBody(tx, bodyId))?.governing.seriesId,
        async (change, seriesId) => {
          const others = await store.listSeats(change.tx, { bodyId });
          const created = await store.insertSeat(change.tx, {
            ...readSeat(input, null),
            governingBodyId: bodyId,
            position: (others.at(-1)?.position ?? 0) + 1,
            sample: input.sample ?? false,
          });
          await mustFollow(change, seriesId, created);
          await record(change, 'seat.created', created, null, created);
          return created;
        },
      );
    },

    editSeat(actor: Actor, id: string, version: number | null, patch: SeatPatch): Promise<store.SeatRow> {
      return inSeries(
        actor,
        async ({ tx }) => (await store.findSeat(tx, id))?.governing.seriesId,
        async (change, seriesId) => {
          const old = (await store.findSeat(change.tx, id))?.seat as store.SeatRow;
          requireVersion(old.version, version);
          const edited = await store.updateSeat(change.tx, id, {
            ...readSeat(patch, old),
            updatedAt: change.now,
          });
          if (edited.officeSeatId !== old.officeSeatId) await mustFollow(change, seriesId, edited);
          await record(change, 'seat.edited', old, old, edited);
          return edited;
        },
      );
    },

    /** Seats somebody; without an end, the seat's term gives it. */
    createTenure(
      actor: Actor,
      seatId: string,
      input: TenureInput & Provenance & { readonly decidedInEditionId?: string | null },
    ): Promise<store.TenureRow> {
      return inSeries(
        actor,
        async ({ tx }) => (await store.findSeat(tx, seatId))?.governing.seriesId,
        async (change) => {
          const seat = (await store.findSeat(change.tx, seatId))?.seat as store.SeatRow;
          if (seat.officeSeatId !== null) throw conflict('seat-follows-office');
          const entry = createEntry();
          const basis = entry.line('basis', input.basis);
          const endReason = entry.line('endReason', input.endReason);
          const named = [input.stateCode, input.bodyId].filter((one) => one != null).length;
          entry.check(named === 1, 'stateCode', 'one-holder');
          entry.check(
            seat.abolishedOn === null || input.startsOn < seat.abolishedOn,
            'startsOn',
            'seat-abolished',
          );
          entry.check(
            seat.createdOn === null || input.startsOn >= seat.createdOn,
            'startsOn',
            'seat-not-created',
          );
          const endsOn =
            input.endsOn === undefined ? endByTerm(input.startsOn, seat.termMonths) : input.endsOn;
          entry.check(endsOn === null || endsOn > input.startsOn, 'endsOn', 'tenure-ends-early');
          entry.done();
          const created = await store.insertTenure(change.tx, {
            seatId,
            stateCode: input.stateCode ?? null,
            bodyId: input.bodyId ?? null,
            personId: input.personId ?? null,
            alternatePersonId: input.alternatePersonId ?? null,
            startsOn: input.startsOn,
            endsOn,
            basis,
            endReason,
            decidedInEditionId: input.decidedInEditionId ?? null,
            sample: input.sample ?? false,
          });
          await record(change, 'tenure.created', created, null, created);
          return created;
        },
      );
    },

    /** Ends a tenure on another day, or names whom the holder sends. */
    editTenure(
      actor: Actor,
      id: string,
      version: number | null,
      patch: TenurePatch,
    ): Promise<store.TenureRow> {
      return inSeries(
        actor,
        async ({ tx }) => (await store.findTenure(tx, id))?.governing.seriesId,
        async (change) => {
          const old = (await store.findTenure(change.tx, id))?.tenure as store.TenureRow;
          requireVersion(old.version, version);
          const entry = createEntry();
          const basis = entry.line('basis', patch.basis, { old: old.basis });
          const endReason = entry.line('endReason', patch.endReason, { old: old.endReason });
          const endsOn = patch.endsOn === undefined ? old.endsOn : patch.endsOn;
          entry.check(endsOn === null || endsOn > old.startsOn, 'endsOn', 'tenure-ends-early');
          entry.done();
          const edited = await store.updateTenure(change.tx, id, {
            basis,
            endReason,
            endsOn,
            personId: patch.personId === undefined ? old.personId : patch.personId,
            alternatePersonId:
              patch.alternatePersonId === undefined ? old.alternatePersonId : patch.alternatePersonId,
            updatedAt: change.now,
          });
          await record(change, 'tenure.edited', old, old, edited);
          return edited;
        },
      );
    },
  };
}
