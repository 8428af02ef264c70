import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import type { AttendeeInput } from '../../attendees/contract.ts';
import type { NewAttendee } from '../../attendees/service.ts';
import { type AttendeeRow, lockAttendees } from '../../attendees/store.ts';
import type { DelegationsPartContext } from '../../context.ts';
import { updateDelegation } from '../../store/delegations.ts';
import { listFocalPoints } from '../../store/focal-points.ts';
import * as store from '../../store/nominations.ts';
import type { DelegationRole, NominationState } from '../../tables.ts';
import type { NominationInput, NominationPatch, SubstitutionInput } from '../contract.ts';
import { mayBecome, standing } from '../rules/states.ts';
import { brokenNominations, type Gate, type OpenDelegation, requirePlaces } from './gate.ts';

export type NominationsService = ReturnType<typeof createNominationsService>;

/** Somebody to be named, as forms and files give them. */
export interface NewNominee {
  readonly role: DelegationRole;
  readonly attendee: AttendeeInput;
  readonly sample?: boolean;
  /** The person of the directory, where it is known. */
  readonly personId?: string;
  /** The input as it was read, where it was. */
  readonly read?: NewAttendee['read'];
}

/** Naming people for a delegation, and taking them back. */
export function createNominationsService(
  { database, attendees, accreditation, files }: DelegationsPartContext,
  gate: Gate,
) {
  /** Opens the delegation of a nomination. @throws 404 alike for another's and for one that does not exist */
  async function onOne<T>(
    actor: Actor,
    id: string,
    version: number | null,
    reason: string | null | undefined,
    work: (opened: OpenDelegation, row: store.NominationRow) => Promise<T>,
  ): Promise<T> {
    const found = await store.findNomination(database.db, id);
    if (found === undefined) throw notFound('nomination-unknown');
    return gate.change(actor, found.nomination.delegationId, reason, async (opened) => {
      const [row] = await store.lockNominations(opened.change.tx, { id });
      if (row === undefined) throw notFound('nomination-unknown');
      requireVersion(row.version, version);
      return work(opened, row);
    });
  }

  const requireStep = (row: store.NominationRow, to: NominationState): void => {
    if (!mayBecome(row.state, to)) throw conflict('nomination-not-now');
  };

  /** Adds people by few statements, in the order given. */
  async function insert(
    opened: OpenDelegation,
    nominees: readonly NewNominee[],
    more: {
      readonly state: 'draft' | 'nominated';
      readonly position?: number;
      readonly replacesId?: string;
      readonly source?: 'nomination' | 'import';
    },
  ): Promise<{ readonly rows: store.NominationRow[]; readonly people: AttendeeRow[] }> {
    const { change, edition, whole } = opened;
    const named = await store.listNamed(change.tx, whole.participation.id);
    const last = named.reduce((most, { position }) => Math.max(most, position), 0);
    const people = await attendees.add(
      change,
      edition,
      nominees.map(
        ({ attendee, sample, personId, read }): NewAttendee => ({
          stateCode: whole.participation.stateCode,
          bodyId: whole.participation.bodyId,
          ...attendee,
          category: 'delegate',
          source: more.source ?? 'nomination',
          delegationId: whole.participation.id,
          sample: sample ?? false,
          ...(personId === undefined ? {} : { personId }),
          ...(read === undefined ? {} : { read }),
        }),
      ),
    );
    const rows = await guarded(brokenNominations, () =>
      store.insertNominations(
        change.tx,
        people.map((person, index) => ({
          id: newId(),
          editionId: edition.id,
          delegationId: whole.participation.id,
          attendeeId: person.id,
          role: nominees[index]?.role ?? 'member',
          state: more.state,
          position: more.position ?? last + index + 1,
          replacesId: more.replacesId ?? null,
          nominatedBy: opened.by,
          nominatedAt: more.state === 'nominated' ? change.now : null,
          sample: person.sample,
        })),
      ),
    );
    return { rows, people };
  }

  const recordOf = (
    change: Change,
    action: string,
    row: store.NominationRow,
    more: { readonly before?: unknown; readonly after?: unknown; readonly reason?: string | null } = {},
  ) =>
    change.record({
      action: `nomination.${action}`,
      subject: { kind: 'nomination', id: row.id },
      editionId: row.editionId,
      ...(more.before === undefined ? {} : { before: more.before }),
      after: more.after === undefined ? row : more.after,
      ...(more.reason == null ? {} : { reason: more.reason }),
    });

  const change1 = async (
    { change }: OpenDelegation,
    row: store.NominationRow,
    values: Partial<store.NewNominationRow>,
  ): Promise<store.NominationRow> => {
    const [after] = await guarded(brokenNominations, () =>
      store.updateNominations(change.tx, [row.id], { ...values, updatedAt: change.now }),
    );
    if (after === undefined) throw notFound('nomination-unknown');
    return after;
  };

  /** Whoever answers for the nomination: the actor; for the system, the focal point in whose name it works. */
  async function submitterOf({ change, whole, by }: OpenDelegation): Promise<string | null> {
    if (by !== null || change.actor.kind !== 'system') return by;
    const points = await listFocalPoints(change.tx, [whole.participation.id]);
    return points.find(({ row }) => row.accountId !== null)?.row.accountId ?? null;
  }

  /** Confirms nominations: each is handed in for accreditation. */
  async function confirmRows(opened: OpenDelegation, rows: readonly store.NominationRow[]) {
    const { change } = opened;
    const people = new Map(
      (
        await lockAttendees(
          change.tx,
          rows.map(({ attendeeId }) => attendeeId),
        )
      ).map((one) => [one.id, one]),
    );
    const by = await submitterOf(opened);
    const after = await store.updateNominations(
      change.tx,
      rows.map(({ id }) => id),
      { state: 'confirmed', confirmedAt: change.now, confirmedBy: by, updatedAt: change.now },
    );
    for (const { attendeeId } of rows) {
      const person = people.get(attendeeId);
      if (person !== undefined) await accreditation.request(change, person, by);
    }
    return after;
  }

  async function end(
    opened: OpenDelegation,
    row: store.NominationRow,
    state: 'withdrawn' | 'replaced',
  ): Promise<store.NominationRow> {
    const after = await change1(opened, row, {
      state,
      endedAt: opened.change.now,
      endReason: opened.reason,
    });
    await attendees.cancel(opened.change, row.attendeeId);
    return after;
  }

  return {
    insert,

    /** Names somebody, or keeps a draft. @throws as the gate does; 422 with what is wrong, or when there is no place */
    async add(actor: Actor, delegationId: string, input: NominationInput): Promise<string> {
      const { role, draft = false, reason, ...attendee } = input;
      return gate.change(actor, delegationId, reason, async (opened) => {
        requirePlaces(opened, [role]);
        const { rows, people } = await insert(opened, [{ role, attendee }], {
          state: draft ? 'draft' : 'nominated',
        });
        const [row] = rows;
        if (row === undefined) throw new Error('The statement returned no row.');
        await recordOf(opened.change, draft ? 'drafted' : 'created', row, {
          after: { ...row, attendee: people[0] },
          reason: opened.reason,
        });
        return row.id;
      });
    },

    /** Names several at once, all or none. @returns their nominations, in the order given */
    async addMany(
      actor: Actor,
      delegationId: string,
      nominees: readonly NewNominee[],
    ): Promise<readonly string[]> {
      return gate.change(actor, delegationId, null, async (opened) => {
        requirePlaces(
          opened,
          nominees.map(({ role }) => role),
        );
        const { rows } = await insert(opened, nominees, { state: 'nominated' });
        await opened.change.record({
          action: 'nominations.created',
          subject: { kind: 'nominations', id: delegationId },
          editionId: opened.edition.id,
          after: { nominations: rows.map(({ id, attendeeId, role }) => ({ id, attendeeId, role })) },
        });
        return rows.map(({ id }) => id);
      });
    },

    /** Changes what is told of somebody, or their role. @throws 409 for one that ended; 412; 422 */
    async edit(actor: Actor, id: string, version: number | null, patch: NominationPatch): Promise<void> {
      const { role, reason, ...input } = patch;
      await onOne(actor, id, version, reason, async (opened, row) => {
        if (!standing.includes(row.state)) throw conflict('nomination-not-now');
        if (role !== undefined && role !== row.role) requirePlaces(opened, [role], [row.role]);
        const edited = await attendees.edit(opened.change, opened.edition, row.attendeeId, input);
        const after = await change1(opened, row, role === undefined ? {} : { role });
        await recordOf(opened.change, 'edited', after, {
          before: { ...row, attendee: edited.before },
          after: { ...after, attendee: edited.after },
          reason: opened.reason,
        });
      });
    },

    /** Hands a draft in. */
    async handIn(actor: Actor, id: string, version: number | null, reason?: string | null): Promise<void> {
      await onOne(actor, id, version, reason, async (opened, row) => {
        requireStep(row, 'nominated');
        const after = await change1(opened, row, { state: 'nominated', nominatedAt: opened.change.now });
        await recordOf(opened.change, 'created', after, { before: row, reason: opened.reason });
      });
    },

    /** Deletes a draft, with all that it told of somebody. @throws 409 for what was handed in: it is withdrawn instead */
    async discard(actor: Actor, id: string, version: number | null, reason?: string | null): Promise<void> {
      const gone = await onOne(actor, id, version, reason, async (opened, row) => {
        if (row.state !== 'draft') throw conflict('nomination-not-now');
        const { tx } = opened.change;
        const held = await store.listFiles(tx, row.attendeeId);
        await store.deleteDraft(tx, row);
        await recordOf(opened.change, 'deleted', row, {
          before: { role: row.role, state: row.state },
          after: null,
          reason: opened.reason,
        });
        return files.remove(
          tx,
          held.map(({ fileId }) => fileId),
        );
      });
      await files.sweep(gone);
    },

    /** Confirms that somebody comes: they are handed in for accreditation. @throws 409 for one that is not nominated */
    async confirm(actor: Actor, id: string, version: number | null, reason?: string | null): Promise<void> {
      await onOne(actor, id, version, reason, async (opened, row) => {
        requireStep(row, 'confirmed');
        const [after] = await confirmRows(opened, [row]);
        await recordOf(opened.change, 'confirmed', after ?? row, { before: row, reason: opened.reason });
      });
    },

    /**
     * Confirms the whole delegation: everybody nominated is handed in for accreditation. Drafts stay drafts.
     * @returns how many were handed in
     * @throws 409 `delegation-empty` when nobody is named
     */
    async confirmAll(actor: Actor, delegationId: string, reason?: string | null): Promise<number> {
      return gate.change(actor, delegationId, reason, async (opened) => {
        const { change, edition } = opened;
        const rows = await store.lockNominations(change.tx, { delegationId });
        const waiting = rows.filter(({ state }) => state === 'nominated');
        if (waiting.length === 0 && !rows.some(({ state }) => state === 'confirmed')) {
          throw conflict('delegation-empty');
        }
        const after = waiting.length === 0 ? [] : await confirmRows(opened, waiting);
        await updateDelegation(change.tx, delegationId, {
          confirmedAt: change.now,
          confirmedBy: await submitterOf(opened),
          updatedAt: change.now,
        });
        await change.record({
          action: 'delegation.confirmed',
          subject: { kind: 'delegation', id: delegationId },
          editionId: edition.id,
          quiet: true,
          after: {
            confirmedAt: change.now,
            nominations: after.map(({ id, role, attendeeId }) => ({ id, role, attendeeId })),
          },
          ...(opened.reason === null ? {} : { reason: opened.reason }),
        });
        return after.length;
      });
    },

    /** Takes somebody back: their place is free, seats and badges follow. @throws 409 for one that ended */
    async withdraw(actor: Actor, id: string, version: number | null, reason?: string | null): Promise<void> {
      await onOne(actor, id, version, reason, async (opened, row) => {
        requireStep(row, 'withdrawn');
        const after = await end(opened, row, 'withdrawn');
        await recordOf(opened.change, 'withdrawn', after, { before: row, reason: opened.reason });
      });
    },

    /**
     * Names somebody in the place of another, who stays in the history: the place is free and taken in one step, seats and
     * badges of the other go.
     * @returns the new nomination, still to be confirmed
     */
    async substitute(
      actor: Actor,
      id: string,
      version: number | null,
      input: SubstitutionInput,
    ): Promise<string> {
      const { role: wanted, reason, ...attendee } = input;
      return onOne(actor, id, version, reason, async (opened, row) => {
        requireStep(row, 'replaced');
        const role = wanted ?? row.role;
        requirePlaces(opened, [role], [row.role]);
        const before = await end(opened, row, 'replaced');
        const { rows, people } = await insert(opened, [{ role, attendee }], {
          state: 'nominated',
          position: row.position,
          replacesId: row.id,
        });
        const [next] = rows;
        if (next === undefined) throw new Error('The statement returned no row.');
        await recordOf(opened.change, 'replaced', before, { before: row, reason: opened.reason });
        await recordOf(opened.change, 'created', next, { after: { ...next, attendee: people[0] } });
        return next.id;
      });
    },

    /** Puts people into an order within their delegation; those that are not named come after. */
    async order(
      actor: Actor,
      delegationId: string,
      ids: readonly string[],
      given?: string | null,
    ): Promise<void> {
      await gate.change(actor, delegationId, given, async ({ change, edition, reason }) => {
        const rows = (await store.lockNominations(change.tx, { delegationId })).filter(({ state }) =>
          standing.includes(state),
        );
        const known = rows.map(({ id }) => id);
        const entry = createEntry();
        entry.check(
          ids.every((id) => known.includes(id)),
          'ids',
          'nomination-unknown',
        );
        entry.done();
        const order = [...ids, ...known.filter((id) => !ids.includes(id))];
        await store.writeOrder(change.tx, delegationId, order);
        await change.record({
          action: 'delegation.ordered',
          subject: { kind: 'delegation', id: delegationId },
          editionId: edition.id,
          quiet: true,
          before: { order: known },
          after: { order },
          ...(reason === null ? {} : { reason }),
        });
      });
    },
  };
}
