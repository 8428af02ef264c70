import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../../platform/actor/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import { versionRead } from '../../../platform/http/etag.ts';
import type { Api } from '../../../platform/http/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { IdSchema } from '../../../platform/http/schemas.ts';
import { manageProgramme, readProgramme } from '../../programme/index.ts';
import { EditionParams, placeOf } from '../../series/index.ts';
import type { AboveSchedule } from '../above.ts';
import { nextSteps } from '../store/steps.ts';
import { ScheduleView, StepInput, StepView } from './contract.ts';
import type { ScheduleEvents } from './events.ts';
import { type Done, placeSaid, type Steps } from './steps.ts';
import { readSchedule } from './view.ts';

const StepParams = Type.Object({
  edition: EditionParams.properties.edition,
  step: IdSchema,
});

/** Adds the JSON operations of the board: the working schedule, steps on it, and the stream of what others do. */
export function addGridApi(
  api: Api,
  deps: Pick<AboveSchedule, 'database' | 'finder' | 'readFacts' | 'revisions'> & {
    steps: Steps;
    events: ScheduleEvents;
  },
): void {
  const { database, readFacts, finder, revisions, steps, events } = deps;
  const tag = 'programme';

  /** A step with what its reader needs to go on without reading the schedule again. */
  async function presentStep(actor: Actor, reply: FastifyReply, done: Done) {
    const { editionId, id, number, kind, undone, moves } = done;
    const revision = await revisions.of(editionId);
    reply.header('etag', `"${revision}"`);
    const next =
      actor.kind === 'account'
        ? await nextSteps(database, database.db, editionId, actor.accountId)
        : { undo: null, redo: null };
    const sessions = done.sessions.map((row) => ({
      id: row.id,
      code: row.code,
      version: row.version,
      status: row.status,
      pinned: row.pinned,
      at: placeSaid(row),
    }));
    return { id, number: Number(number), kind, undone, moves, sessions, revision, ...next };
  }

  api.operation({
    method: 'GET',
    url: '/editions/:edition/schedule',
    id: 'getSchedule',
    tag,
    summary: 'The working schedule: sessions, rooms, persons and rules',
    policy: readProgramme,
    params: EditionParams,
    reply: ScheduleView,
    handle: async ({ params, raw }, reply) => {
      const whole = await finder.visible(raw.actor, params.edition);
      permit(readProgramme, raw.actor, placeOf(whole.edition));
      const schedule = await readSchedule({ database, readFacts }, raw.actor, whole);
      reply.header('etag', `"${schedule.revision}"`);
      return schedule;
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/schedule-steps',
    id: 'createScheduleStep',
    tag,
    summary: 'Do one thing on the board: move, shift, swap, pin, copy a break',
    policy: manageProgramme,
    creates: true,
    headers: {
      'if-match': {
        type: 'string',
        description:
          'The ETag of the schedule that the step was decided on; 412 when anything has changed since',
      },
    },
    params: EditionParams,
    body: StepInput,
    reply: StepView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const read = raw.headers['if-match'] === undefined ? null : versionRead(raw);
      const step = await steps.take(raw.actor, edition.id, body, read);
      if (step === undefined) throw conflict('board-nothing-changed');
      return presentStep(raw.actor, reply, step);
    },
  });

  for (const [method, id, summary, act] of [
    ['POST', 'undoScheduleStep', 'Take one’s own last step back', 'undo'],
    ['DELETE', 'redoScheduleStep', 'Do the step again that was taken back last', 'redo'],
  ] as const) {
    api.operation({
      method,
      url: '/editions/:edition/schedule-steps/:step/reversal',
      id,
      tag,
      summary,
      policy: manageProgramme,
      status: 200,
      params: StepParams,
      reply: StepView,
      handle: async ({ params, raw }, reply) => {
        const { edition } = await finder.visible(raw.actor, params.edition);
        return presentStep(raw.actor, reply, await steps[act](raw.actor, edition.id, params.step));
      },
    });
  }

  api.operation({
    method: 'GET',
    url: '/editions/:edition/schedule/events',
    id: 'followSchedule',
    tag,
    summary: 'What is done on the working schedule, as it happens (server-sent events)',
    policy: readProgramme,
    params: EditionParams,
    produces: 'text/event-stream',
    handle: async ({ params, raw }, reply) => {
      const whole = await finder.visible(raw.actor, params.edition);
      permit(readProgramme, raw.actor, placeOf(whole.edition));
      return events.open(raw, reply, whole);
    },
  });
}
