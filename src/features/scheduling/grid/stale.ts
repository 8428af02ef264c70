import type { Tx } from '../../../platform/database/index.ts';
import { AppError } from '../../../platform/errors/index.ts';
import { findEdition } from '../../series/index.ts';
import type { ScheduleFacts, SessionFacts } from '../rules/facts.ts';
import { lastMovedSession, lastMoverOf } from '../store/steps.ts';

/** What a step was decided on: versions of sessions, and the revision of the whole schedule where it was given. */
interface Picture {
  readonly versions?: Readonly<Record<string, number>> | undefined;
  /** From If-Match; null: any. */
  readonly revision?: number | null;
}

/**
 * A refusal because somebody has changed a session since. The problem document says who moved it and where it is now
 * (`session.at`; null: it waits in the pool), so that nobody has to read the schedule to go on.
 */
export async function movedSince(
  tx: Tx,
  editionId: string,
  { id, code, at, version, pinned }: SessionFacts,
  status: 409 | 412,
): Promise<AppError> {
  const name = (await lastMoverOf(tx, editionId, id))?.name ?? '';
  return new AppError(status, name === '' ? 'board-moved-since' : 'board-moved-since-by', {
    params: { code, name },
    details: {
      session: {
        id,
        code,
        version,
        pinned,
        movedBy: name === '' ? null : name,
        at: at && {
          startsAt: new Date(at.start).toISOString(),
          endsAt: new Date(at.end).toISOString(),
          roomId: at.roomId,
        },
      },
    },
  });
}

/**
 * Refuses what was decided on an older picture.
 * @throws 412 that names the session that has changed: one whose version passed, else the one that was moved last
 */
export async function requirePicture(
  tx: Tx,
  facts: ScheduleFacts,
  { versions = {}, revision = null }: Picture,
): Promise<void> {
  const stale = facts.sessions.find(({ id, version }) => (versions[id] ?? version) !== version);
  if (stale !== undefined) throw await movedSince(tx, facts.editionId, stale, 412);
  if (revision === null) return;
  // Read behind the lock: whoever was waited for has moved it.
  const present = (await findEdition(tx, facts.editionId))?.edition.revision;
  if (revision === present) return;
  const last = await lastMovedSession(tx, facts.editionId);
  const session = facts.sessions.find(({ id }) => id === last);
  throw session === undefined
    ? new AppError(412, 'board-changed-since')
    : await movedSince(tx, facts.editionId, session, 412);
}
