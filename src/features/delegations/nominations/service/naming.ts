import type { Actor } from '../../../../platform/actor/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import type { AttendeeInput } from '../../attendees/contract.ts';
import type { NewAttendee } from '../../attendees/service.ts';
import type { AttendeeRow } from '../../attendees/store.ts';
import type { DelegationsPartContext } from '../../context.ts';
import * as store from '../../store/nominations.ts';
import type { DelegationRole } from '../../tables.ts';
import type { NominationInput } from '../contract.ts';
import { brokenNominations, type Gate, type OpenDelegation, requirePlaces } from './gate.ts';
import { recordOf } from './one.ts';

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

export type Naming = ReturnType<typeof createNaming>;

/** Naming people for a delegation, one or many at once. */
export function createNaming({ attendees }: DelegationsPartContext, gate: Gate) {
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
  };
}
