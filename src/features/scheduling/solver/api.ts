import { Type } from 'typebox';
import { notFound } from '../../../platform/errors/index.ts';
import type { Api } from '../../../platform/http/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { IdSchema, ListSchema } from '../../../platform/http/schemas.ts';
import { manageProgramme } from '../../programme/index.ts';
import { EditionParams, placeOf } from '../../series/index.ts';
import type { AboveSchedule } from '../above.ts';
import type { PlacedAt, ScheduleFacts } from '../rules/facts.ts';
import { findRun, listRuns, type RunInList, type RunRow } from '../store/solver-runs.ts';
import { compareRun } from './compare.ts';
import { AcceptanceInput, AcceptanceView, RunInput, RunItem, RunView } from './contract.ts';
import type { SolverRuns } from './service.ts';

const RunParams = Type.Object({ edition: EditionParams.properties.edition, run: IdSchema });

const place = (at: PlacedAt | null) =>
  at && {
    startsAt: new Date(at.start).toISOString(),
    endsAt: new Date(at.end).toISOString(),
    roomId: at.roomId,
  };

const presentItem = ({ startedBy: _, createdAt, ...run }: RunInList) => ({
  ...run,
  createdAt: createdAt.toISOString(),
});

function presentRun(run: RunRow, facts: ScheduleFacts) {
  const { moves, before, after } = compareRun(run, facts);
  const { scope, seconds, seed, proven = false } = run.options;
  return {
    id: run.id,
    state: run.state,
    scope,
    seconds,
    seed,
    sessions: run.instance.sessions.length,
    score: run.solution?.score ?? null,
    proven,
    createdAt: run.createdAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    acceptedAt: run.acceptedAt?.toISOString() ?? null,
    progress: [...run.progress],
    moves: moves.map((move) => ({ ...move, from: place(move.from), to: place(move.to) })),
    conflicts: { before, after },
    unplaced: Object.entries(run.unplaced ?? {}).map(([sessionId, reasons]) => ({
      sessionId,
      reasons: [...reasons],
    })),
  };
}

/** Adds the JSON operations of the solver's runs. */
export function addSolverApi(
  api: Api,
  {
    database,
    finder,
    runs,
    readFacts,
  }: Pick<AboveSchedule, 'database' | 'finder' | 'readFacts'> & { readonly runs: SolverRuns },
): void {
  const tag = 'programme';
  const { db } = database;
  type Asked = {
    readonly params: { readonly edition: string; readonly run: string };
    readonly raw: { readonly actor: Parameters<typeof permit>[1] };
  };

  async function found({ params, raw }: Asked): Promise<{ run: RunRow; editionId: string }> {
    const { edition } = await finder.visible(raw.actor, params.edition);
    permit(manageProgramme, raw.actor, placeOf(edition));
    const run = await findRun(db, edition.id, params.run);
    if (run === undefined) throw notFound('solver-run-unknown');
    return { run, editionId: edition.id };
  }
  async function view(run: RunRow) {
    const facts = await readFacts(db, run.editionId);
    if (facts === undefined) throw notFound('edition-unknown');
    return presentRun(run, facts);
  }

  api.operation({
    method: 'GET',
    url: '/editions/:edition/solver-runs',
    id: 'listSolverRuns',
    tag,
    summary: 'Runs of the solver, the newest first',
    policy: manageProgramme,
    params: EditionParams,
    reply: ListSchema(RunItem),
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(manageProgramme, raw.actor, placeOf(edition));
      return { items: (await listRuns(db, edition.id)).map(presentItem) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/solver-runs',
    id: 'createSolverRun',
    tag,
    summary: 'Look for a better schedule; the answer changes nothing until it is accepted',
    policy: manageProgramme,
    creates: true,
    params: EditionParams,
    body: RunInput,
    reply: RunView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      return view(await runs.start(raw.actor, edition.id, body));
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/solver-runs/:run',
    id: 'getSolverRun',
    tag,
    summary:
      'A run: the best so far, what it would move, conflicts before and after, what has no place and why',
    policy: manageProgramme,
    params: RunParams,
    reply: RunView,
    handle: async (asked) => view((await found(asked)).run),
  });

  for (const part of ['instance', 'solution'] as const) {
    api.operation({
      method: 'GET',
      url: `/editions/:edition/solver-runs/:run/${part}`,
      id: part === 'instance' ? 'getSolverInstance' : 'getSolverSolution',
      tag,
      summary:
        part === 'instance'
          ? 'The problem of a run, as npm run schedule reads it'
          : 'The answer of a run, as npm run schedule checks it',
      policy: manageProgramme,
      params: RunParams,
      reply: Type.Unknown(),
      handle: async (asked) => {
        const { run } = await found(asked);
        const file = run[part];
        if (file === null) throw notFound('solver-no-answer');
        return file;
      },
    });
  }

  api.operation({
    method: 'POST',
    url: '/editions/:edition/solver-runs/:run/cancellation',
    id: 'cancelSolverRun',
    tag,
    summary: 'End a run with the best so far',
    policy: manageProgramme,
    status: 200,
    params: RunParams,
    reply: RunView,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      return view(await runs.cancel(raw.actor, edition.id, params.run));
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/solver-runs/:run/acceptance',
    id: 'acceptSolverRun',
    tag,
    summary: 'Take the proposed places over, all or those of some sessions',
    policy: manageProgramme,
    status: 200,
    params: RunParams,
    body: AcceptanceInput,
    reply: AcceptanceView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { accepted, stale } = await runs.accept(raw.actor, edition.id, params.run, body.sessions ?? null);
      return { accepted: [...accepted], stale: [...stale] };
    },
  });
}
