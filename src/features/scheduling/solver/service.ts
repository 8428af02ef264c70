import { type Actor, accountIdOf } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { manageProgramme } from '../../programme/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../series/index.ts';
import type { AboveSchedule } from '../above.ts';
import type { PlacedAt, ScheduleFacts } from '../rules/facts.ts';
import { findRun, insertRun, type RunRow, runsNow, updateRun } from '../store/solver-runs.ts';
import { insertStep } from '../store/steps.ts';
import type { MoveSaid, PlaceSaid } from '../tables.ts';
import { buildInstance, type Scope } from './build.ts';
import { proposedBy } from './compare.ts';
import { SOLVE_TASK, type SolveInput } from './job.ts';

export interface StartRun {
  readonly scope: Scope;
  /** 5 to 120. */
  readonly seconds: number;
  readonly seed: number;
}

/** What was taken over of a run. */
export interface Accepted {
  readonly run: RunRow;
  readonly accepted: readonly string[];
  /** Codes of the sessions that were left, because somebody has changed them since the run began. */
  readonly stale: readonly string[];
}

export type SolverRuns = ReturnType<typeof createSolverRuns>;

const said = (at: PlacedAt | null): PlaceSaid | null =>
  at && {
    startsAt: new Date(at.start).toISOString(),
    endsAt: new Date(at.end).toISOString(),
    roomId: at.roomId,
  };

/** Runs of the solver on an edition's working schedule: started, cancelled, taken over. */
export function createSolverRuns(
  deps: Pick<AboveSchedule, 'database' | 'changes' | 'jobs' | 'programme' | 'readFacts'>,
) {
  const { database, changes, jobs, programme, readFacts } = deps;

  const inEdition = <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, whole: EditionWhole) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageProgramme.name, async (change) => {
      const whole = await findEdition(change.tx, editionId);
      if (whole === undefined) throw notFound('edition-unknown');
      permit(manageProgramme, actor, placeOf(whole.edition));
      return work(change, whole);
    });

  async function factsOf(change: Change, editionId: string): Promise<ScheduleFacts> {
    const facts = await readFacts(change.tx, editionId);
    if (facts === undefined) throw notFound('edition-unknown');
    return facts;
  }

  return {
    /**
     * Starts a run on the working schedule as it is now.
     * @throws 409 `solver-running` while another is on; `solver-no-rooms`, `solver-nothing` where there is nothing to do
     */
    async start(actor: Actor, editionId: string, { scope, seconds, seed }: StartRun): Promise<RunRow> {
      const run = await inEdition(actor, editionId, async (change) => {
        await programme.placements.lock(change, editionId);
        if (await runsNow(change.tx, editionId)) throw conflict('solver-running');
        const facts = await factsOf(change, editionId);
        const instance = buildInstance(facts, scope);
        if (instance.rooms.length === 0 || instance.slots.length === 0) throw conflict('solver-no-rooms');
        if (instance.sessions.every(({ pinned }) => pinned !== null)) throw conflict('solver-nothing');
        const row = await insertRun(change.tx, {
          editionId,
          instance,
          startedBy: accountIdOf(actor),
          createdAt: change.now,
          options: {
            scope,
            seconds,
            seed,
            versions: Object.fromEntries(facts.sessions.map(({ id, version }) => [id, version])),
            before: Object.fromEntries(facts.sessions.map(({ id, at }) => [id, said(at)])),
          },
        });
        await change.record({
          action: 'solver-run.started',
          subject: { kind: 'solver-run', id: row.id },
          editionId,
          before: null,
          after: { scope, seconds, seed },
          quiet: true,
        });
        return row;
      });
      const task = await jobs.queue(actor, {
        kind: SOLVE_TASK,
        editionId,
        input: { editionId, runId: run.id } satisfies SolveInput,
        total: seconds,
      });
      await updateRun(database.db, run, { taskId: task.id });
      return { ...run, taskId: task.id };
    },

    /**
     * Ends a run; the best that it has found so far stays its answer.
     * @throws 409 `solver-ended` for one that has ended
     */
    async cancel(actor: Actor, editionId: string, id: string): Promise<RunRow> {
      const run = await inEdition(actor, editionId, async (change) => {
        const found = await findRun(change.tx, editionId, id);
        if (found === undefined) throw notFound('solver-run-unknown');
        if (found.state !== 'queued' && found.state !== 'running') throw conflict('solver-ended');
        // One that still waits has nothing to keep.
        await updateRun(change.tx, found, { state: 'cancelled', endedAt: change.now }, ['queued']);
        await change.record({
          action: 'solver-run.cancelled',
          subject: { kind: 'solver-run', id },
          editionId,
          before: { state: found.state },
          after: { state: 'cancelled' },
          quiet: true,
        });
        return found;
      });
      if (run.taskId !== null) await jobs.cancel(run.taskId);
      return (await findRun(database.db, editionId, id)) ?? run;
    },

    /**
     * Takes the proposed places over, all or those of some sessions, as one step that can be undone on the board. What
     * somebody has changed since the run began is left and named.
     * @throws 409 `solver-not-done` while it runs or where it has no answer, `solver-accepted-already` when all of it was
     * taken over before, `solver-nothing-proposed` when it moves none of these, `solver-accept-nothing` when all of it is stale
     */
    accept: (
      actor: Actor,
      editionId: string,
      id: string,
      picked: readonly string[] | null,
    ): Promise<Accepted> =>
      inEdition(actor, editionId, async (change) => {
        await programme.placements.lock(change, editionId);
        const run = await findRun(change.tx, editionId, id);
        if (run === undefined) throw notFound('solver-run-unknown');
        if (run.solution === null || run.state === 'queued' || run.state === 'running') {
          throw conflict('solver-not-done');
        }
        const facts = await factsOf(change, editionId);
        const named = proposedBy(run, facts).filter(
          ({ sessionId }) => picked === null || picked.includes(sessionId),
        );
        const wanted = named.filter(({ accepted }) => !accepted);
        const codes = new Map(facts.sessions.map((session) => [session.id, session.code]));
        const stale = wanted
          .filter((move) => move.stale)
          .map(({ sessionId }) => codes.get(sessionId) ?? sessionId);
        const fresh = wanted.filter((move) => !move.stale);
        if (wanted.length === 0) {
          throw conflict(named.length > 0 ? 'solver-accepted-already' : 'solver-nothing-proposed');
        }
        if (fresh.length === 0) throw conflict('solver-accept-nothing', { codes: stale.join(', ') });
        const changed = await programme.placements.apply(
          change,
          editionId,
          fresh.map(({ sessionId, to }) => ({
            sessionId,
            at: { startsAt: new Date(to.start), endsAt: new Date(to.end), roomId: to.roomId },
            version: run.options.versions[sessionId],
          })),
        );
        const moves = fresh
          .filter(({ sessionId }) => changed.some(({ after }) => after.id === sessionId))
          .map(({ sessionId, from, to }): MoveSaid => ({ sessionId, before: said(from), after: said(to) }));
        await insertStep(change.tx, {
          editionId,
          accountId: accountIdOf(actor),
          kind: 'solver',
          moves,
          createdAt: change.now,
        });
        const accepted = fresh.map(({ sessionId }) => sessionId);
        const options = { ...run.options, accepted: [...(run.options.accepted ?? []), ...accepted] };
        await updateRun(change.tx, run, { state: 'accepted', acceptedAt: change.now, options });
        await change.record({
          action: 'solver-run.accepted',
          subject: { kind: 'solver-run', id },
          editionId,
          before: null,
          after: { sessions: accepted.length, stale },
        });
        return { run: { ...run, state: 'accepted', acceptedAt: change.now, options }, accepted, stale };
      }),
  };
}
