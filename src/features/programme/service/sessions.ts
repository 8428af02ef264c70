import type { Actor } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import { type Database, guarded } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { requireVersion } from '../../../platform/http/etag.ts';
import { permit } from '../../../platform/http/policy.ts';
import { findEdition, placeOf } from '../../series/index.ts';
import type { Bookings } from '../../timetable/index.ts';
import type { CancellationInput, RoleInput, SessionInput, SessionPatch } from '../contract.ts';
import { manageProgramme } from '../policy.ts';
import * as store from '../store/sessions.ts';
import { type EditionFacts, readReason } from './read.ts';
import { brokenByDeletion, brokenRules, createSessionChanges } from './session-changes.ts';

export type SessionsService = ReturnType<typeof createSessionsService>;

/** Sessions: written, scheduled, moved, cancelled, restored, deleted; each with its roles, papers and bookings. */
export function createSessionsService(deps: { database: Database; changes: Changes; bookings: Bookings }) {
  const { database, changes, bookings } = deps;
  const { createIn, editIn, turn, deleteIn } = createSessionChanges({ bookings });

  /** One change of an edition's programme, by somebody who may. */
  const inProgramme = <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, edition: EditionFacts) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageProgramme.name, (change) =>
      guarded(brokenRules, async () => {
        const whole = await findEdition(change.tx, editionId);
        if (whole === undefined) throw notFound('edition-unknown');
        permit(manageProgramme, actor, placeOf(whole.edition));
        await store.lockProgramme(database, change.tx, editionId);
        return work(change, whole.edition);
      }),
    );

  /** One change of one session, at the version that was read. */
  async function ofSession<T>(
    actor: Actor,
    id: string,
    version: number | null,
    work: (change: Change, edition: EditionFacts, old: store.SessionWhole) => Promise<T>,
  ): Promise<T> {
    const found = await store.findSession(database.db, id);
    if (found === undefined) throw notFound('session-unknown');
    return inProgramme(actor, found.editionId, async (change, edition) => {
      const old = await store.lockSession(change.tx, id);
      if (old === undefined) throw notFound('session-unknown');
      requireVersion(old.session.version, version);
      return work(change, edition, old);
    });
  }

  async function each(
    actor: Actor,
    editionId: string,
    ids: readonly string[],
    work: (change: Change, edition: EditionFacts, old: store.SessionWhole) => Promise<unknown>,
  ): Promise<number> {
    return inProgramme(actor, editionId, async (change, edition) => {
      const found = await store.lockSessions(change.tx, editionId, ids);
      for (const session of found) await work(change, edition, session);
      return found.length;
    });
  }

  return {
    /** For changes of features above, which answer for the right to them. */
    within: {
      create: (change: Change, edition: EditionFacts, input: SessionInput): Promise<store.SessionRow> =>
        guarded(brokenRules, async () => {
          await store.lockProgramme(database, change.tx, edition.id);
          return createIn(change, edition, input);
        }),
      /** @throws 404 for a session of another edition */
      edit: (
        change: Change,
        edition: EditionFacts,
        id: string,
        patchOf: (old: store.SessionWhole) => SessionPatch,
      ): Promise<store.SessionRow> =>
        guarded(brokenRules, async () => {
          await store.lockProgramme(database, change.tx, edition.id);
          const old = await store.lockSession(change.tx, id);
          if (old === undefined || old.session.editionId !== edition.id) throw notFound('session-unknown');
          return editIn(change, edition, old, patchOf(old));
        }),
      /** Takes it off the programme: what was announced is cancelled, a draft goes. What is cancelled stays as it is. */
      drop: (change: Change, edition: EditionFacts, id: string): Promise<void> =>
        guarded(brokenByDeletion, async () => {
          await store.lockProgramme(database, change.tx, edition.id);
          const old = await store.lockSession(change.tx, id);
          if (old === undefined || old.session.editionId !== edition.id) throw notFound('session-unknown');
          if (old.session.status === 'draft') await deleteIn(change, old);
          else if (old.session.status === 'scheduled') await turn(change, old, 'cancelled', 'cancelled');
        }),
    },

    create: (actor: Actor, editionId: string, input: SessionInput): Promise<store.SessionRow> =>
      inProgramme(actor, editionId, (change, edition) => createIn(change, edition, input)),

    edit: (
      actor: Actor,
      id: string,
      version: number | null,
      patch: SessionPatch,
    ): Promise<store.SessionRow> =>
      ofSession(actor, id, version, (change, edition, old) => editIn(change, edition, old, patch)),

    setRoles: (actor: Actor, id: string, version: number | null, roles: readonly RoleInput[]) =>
      ofSession(actor, id, version, (change, edition, old) =>
        editIn(change, edition, old, { roles: [...roles] }, 'roles-set'),
      ),

    /** It stays in the programme, struck out; room and persons are free again. */
    cancel: (actor: Actor, id: string, version: number | null, { reason }: CancellationInput) =>
      ofSession(actor, id, version, (change, edition, old) =>
        turn(change, old, 'cancelled', 'cancelled', readReason(reason, edition.authenticLanguage)),
      ),

    /** Takes the cancellation back. @throws 422 when room or persons are taken by now */
    restore: (actor: Actor, id: string, version: number | null): Promise<store.SessionRow> =>
      ofSession(actor, id, version, (change, _edition, old) => {
        if (old.session.status !== 'cancelled') throw conflict('session-not-cancelled');
        return turn(change, old, 'scheduled', 'restored');
      }),

    /** @throws 409 when an adopted text or a certificate refers to it */
    remove: (actor: Actor, id: string, version: number | null): Promise<void> =>
      guarded(brokenByDeletion, () =>
        ofSession(actor, id, version, (change, _edition, old) => deleteIn(change, old)),
      ),

    /** Schedules drafts; all of them, or none. @returns how many there were */
    publish: (actor: Actor, editionId: string, ids: readonly string[]): Promise<number> =>
      each(actor, editionId, ids, (change, _edition, old) =>
        old.session.status === 'draft' ? turn(change, old, 'scheduled', 'scheduled') : Promise.resolve(),
      ),

    cancelMany: (actor: Actor, editionId: string, ids: readonly string[], { reason }: CancellationInput) =>
      each(actor, editionId, ids, (change, edition, old) =>
        old.session.status === 'cancelled'
          ? Promise.resolve()
          : turn(change, old, 'cancelled', 'cancelled', readReason(reason, edition.authenticLanguage)),
      ),

    setTheme: (actor: Actor, editionId: string, ids: readonly string[], themeId: string | null) =>
      each(actor, editionId, ids, (change, edition, old) =>
        old.session.themeId === themeId ? Promise.resolve() : editIn(change, edition, old, { themeId }),
      ),
  };
}
