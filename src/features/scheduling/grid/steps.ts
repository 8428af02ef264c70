import type { Static } from 'typebox';
import { type Actor, accountIdOf } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import { type Database, newId } from '../../../platform/database/index.ts';
import { conflict, forbidden, isAppError, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { manageProgramme, type Placed, type Placement, type Placements } from '../../programme/index.ts';
import { findEdition, placeOf } from '../../series/index.ts';
import type { ReadFacts } from '../above.ts';
import { type BoardResult, copyBreak, move, pin, shift, swap } from '../rules/board/index.ts';
import type { PlacedAt, ScheduleFacts } from '../rules/facts.ts';
import { findStep, insertStep, nextSteps, type StepRow, setUndone } from '../store/steps.ts';
import type { MoveSaid, PlaceSaid } from '../tables.ts';
import type { StepInput } from './contract.ts';
import { movedSince, requirePicture } from './stale.ts';

export type Step = Static<typeof StepInput>;
export type Steps = ReturnType<typeof createSteps>;

type SessionNow = Pick<
  Placed['after'],
  'id' | 'code' | 'version' | 'status' | 'pinned' | 'startsAt' | 'endsAt' | 'roomId'
>;

/** A step that was done, with its sessions as they are now. */
export interface Done extends StepRow {
  readonly sessions: readonly SessionNow[];
}

const millis = (text: string): number => new Date(text).getTime();
const placeAt = (at: PlacedAt | null) =>
  at && { startsAt: new Date(at.start), endsAt: new Date(at.end), roomId: at.roomId };
/** A place as it is written down and answered. */
export const placeSaid = (row: {
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly roomId: string | null;
}): PlaceSaid | null =>
  row.startsAt === null || row.endsAt === null
    ? null
    : { startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString(), roomId: row.roomId };
const placeRead = (said: PlaceSaid | null) =>
  said && { startsAt: new Date(said.startsAt), endsAt: new Date(said.endsAt), roomId: said.roomId };

/** Steps on the board: each is done, taken back and done again as a whole, by the one who did it. */
export function createSteps(deps: {
  database: Database;
  changes: Changes;
  placements: Placements;
  readFacts: ReadFacts;
}) {
  const { database, changes, placements, readFacts } = deps;

  function resultOf(facts: ScheduleFacts, step: Step): BoardResult {
    switch (step.kind) {
      case 'move':
        return move(
          facts,
          step.sessionId,
          step.at && { start: millis(step.at.startsAt), end: millis(step.at.endsAt), roomId: step.at.roomId },
        );
      case 'shift':
        return shift(facts, step.sessionId, millis(step.startsAt));
      case 'swap':
        return swap(facts, step.sessionId, step.otherId);
      case 'copy-break':
        return copyBreak(facts, step.sessionId);
      case 'pin':
        return pin(facts, step.sessionIds, step.pinned);
    }
  }

  /** What is wrong with the places that a step asks for, at the fields in which it asked. */
  async function named<T>(step: Step, placing: () => Promise<T>): Promise<T> {
    const fieldOf = (field: string): string => {
      const asked = /^moves\.\d+\.(\w+)$/.exec(field)?.[1];
      if (asked === undefined) return field;
      if (step.kind === 'move') return asked === 'sessionId' ? asked : `at.${asked}`;
      return step.kind === 'shift' && asked !== 'roomId'
        ? 'startsAt'
        : step.kind === 'pin'
          ? 'sessionIds'
          : 'sessionId';
    };
    try {
      return await placing();
    } catch (error) {
      if (!isAppError(error) || error.errors.length === 0) throw error;
      const said = error.errors.map((one) => ({ ...one, field: fieldOf(one.field) }));
      // What follows may break a rule at many places: one field says it once.
      throw ruleBroken(
        said.filter(
          (one, index) =>
            said.findIndex(({ field, code }) => field === one.field && code === one.code) === index,
        ),
      );
    }
  }

  /** One change of an edition's schedule by somebody who may, with nobody else at it. */
  const inSchedule = <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, accountId: string | null) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageProgramme.name, async (change) => {
      const whole = await findEdition(change.tx, editionId);
      if (whole === undefined) throw notFound('edition-unknown');
      permit(manageProgramme, actor, placeOf(whole.edition));
      await placements.lock(change, whole.edition.id);
      return work(change, accountIdOf(actor));
    });

  /** Carries moves out and keeps them as they were and are. */
  async function carryOut(
    change: Change,
    editionId: string,
    wanted: readonly Placement[],
  ): Promise<{ readonly moves: MoveSaid[]; readonly sessions: SessionNow[] }> {
    const changed = await placements.apply(change, editionId, wanted);
    const moves = changed.map(
      ({ before, after }): MoveSaid => ({
        sessionId: after.id,
        before: placeSaid(before),
        after: placeSaid(after),
        ...(before.pinned === after.pinned ? {} : { pinned: { before: before.pinned, after: after.pinned } }),
        ...(before.status === after.status ? {} : { status: { before: before.status, after: after.status } }),
      }),
    );
    return { moves, sessions: changed.map(({ after }) => after) };
  }

  /** The own step that may be turned now. @throws 404, 403 for another's, 409 when it is not its turn */
  async function turned(
    change: Change,
    editionId: string,
    id: string,
    accountId: string | null,
    which: 'undo' | 'redo',
  ): Promise<StepRow> {
    const step = await findStep(change.tx, editionId, id);
    if (step === undefined) throw notFound('board-step-unknown');
    if (step.accountId === null || step.accountId !== accountId) throw forbidden('board-step-not-yours');
    const next = await nextSteps(database, change.tx, editionId, accountId);
    if (next[which] !== id)
      throw conflict(
        step.undone === (which === 'undo')
          ? `board-${which}-done`
          : which === 'undo'
            ? 'board-undo-last-first'
            : 'board-redo-not-next',
      );
    return step;
  }

  /** Refuses when a session is no longer where the step left it. */
  async function requireStanding(
    change: Change,
    editionId: string,
    step: StepRow,
    side: 'before' | 'after',
  ): Promise<void> {
    const facts = await readFacts(change.tx, editionId);
    for (const moved of step.moves) {
      const now = facts?.sessions.find(({ id }) => id === moved.sessionId);
      const absent = moved.copyOf !== undefined && side === 'before';
      if (absent) continue;
      if (now === undefined) throw conflict('board-session-gone');
      const place = moved[side];
      const stands =
        place === null
          ? now.at === null
          : now.at !== null &&
            now.at.start === millis(place.startsAt) &&
            now.at.end === millis(place.endsAt) &&
            now.at.roomId === place.roomId;
      const pinStands = moved.pinned === undefined || moved.pinned[side] === now.pinned;
      if (!stands || !pinStands || (moved.status && now.cancelled)) {
        throw await movedSince(change.tx, editionId, now, 409);
      }
    }
  }

  return {
    /**
     * Does one thing on the board.
     * @param read revision of the schedule that it was decided on, from If-Match; default: any
     * @returns the step, or undefined when everything is as wanted already
     * @throws 412 for a version or revision that has passed; 409 with the reason when the board's rules refuse; 422 for a place
     * that cannot be
     */
    take: (
      actor: Actor,
      editionId: string,
      step: Step,
      read: number | null = null,
    ): Promise<Done | undefined> =>
      inSchedule(actor, editionId, async (change, accountId) => {
        const facts = await readFacts(change.tx, editionId);
        if (facts === undefined) throw notFound('edition-unknown');
        const picture = { versions: step.versions, revision: read };
        await requirePicture(change.tx, facts, picture);
        const result = resultOf(facts, step);
        if ('refused' in result) {
          throw result.refused === 'session-unknown'
            ? notFound('session-unknown')
            : conflict(result.refused, result.params);
        }
        const said = await named(step, () =>
          carryOut(
            change,
            editionId,
            result.moves.map(({ sessionId, at, pinned }) => ({
              sessionId,
              at: placeAt(at),
              ...(pinned === undefined ? {} : { pinned }),
            })),
          ),
        );
        const made = await placements.copy(
          change,
          editionId,
          result.copies.flatMap(({ of, at }) => {
            const place = placeAt(at);
            return place === null ? [] : [{ of, at: place, id: newId() }];
          }),
        );
        const moves = [
          ...said.moves,
          ...made.map(
            (row, index): MoveSaid => ({
              sessionId: row.id,
              before: null,
              after: placeSaid(row),
              copyOf: result.copies[index]?.of ?? '',
            }),
          ),
        ];
        if (moves.length === 0) return undefined;
        const row = { editionId, accountId, kind: step.kind, moves, createdAt: change.now };
        return { ...(await insertStep(change.tx, row)), sessions: [...said.sessions, ...made] };
      }),

    /** Takes one's own last step back. @throws 409 when a session has moved since, with who moved it */
    undo: (actor: Actor, editionId: string, id: string): Promise<Done> =>
      inSchedule(actor, editionId, async (change, accountId) => {
        const step = await turned(change, editionId, id, accountId, 'undo');
        await requireStanding(change, editionId, step, 'after');
        const { sessions } = await carryOut(
          change,
          editionId,
          step.moves
            .filter(({ copyOf }) => copyOf === undefined)
            .map(({ sessionId, before, pinned, status }) => ({
              sessionId,
              at: placeRead(before),
              pinned: pinned?.before,
              status: status?.before,
            })),
        );
        const copies = step.moves.filter(({ copyOf }) => copyOf !== undefined);
        await placements.remove(
          change,
          editionId,
          copies.map(({ sessionId }) => sessionId),
        );
        await setUndone(change.tx, step, true);
        return { ...step, undone: true, sessions };
      }),

    /** Does the step again that was taken back last. @throws 409 when a session has moved since */
    redo: (actor: Actor, editionId: string, id: string): Promise<Done> =>
      inSchedule(actor, editionId, async (change, accountId) => {
        const step = await turned(change, editionId, id, accountId, 'redo');
        await requireStanding(change, editionId, step, 'before');
        const { sessions } = await carryOut(
          change,
          editionId,
          step.moves
            .filter(({ copyOf }) => copyOf === undefined)
            .map(({ sessionId, after, pinned, status }) => ({
              sessionId,
              at: placeRead(after),
              pinned: pinned?.after,
              status: status?.after,
            })),
        );
        await placements.copy(
          change,
          editionId,
          step.moves.flatMap(({ sessionId, after, copyOf }) => {
            const at = placeRead(after);
            return copyOf === undefined || at === null ? [] : [{ of: copyOf, at, id: sessionId }];
          }),
        );
        await setUndone(change.tx, step, false);
        return { ...step, undone: false, sessions };
      }),
  };
}
