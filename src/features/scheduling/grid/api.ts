import { Type } from 'typebox';
import { conflict } from '../../../platform/errors/index.ts';
import type { Api } from '../../../platform/http/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { IdSchema } from '../../../platform/http/schemas.ts';
import { manageProgramme, readProgramme } from '../../programme/index.ts';
import { EditionParams, placeOf } from '../../series/index.ts';
import type { AboveSchedule } from '../above.ts';
import type { StepRow } from '../store/steps.ts';
import { ScheduleView, StepInput, StepView } from './contract.ts';
import type { ScheduleEvents } from './events.ts';
import type { Steps } from './steps.ts';
import { readSchedule } from './view.ts';

const StepParams = Type.Object({
  edition: EditionParams.properties.edition,
  step: IdSchema,
});

const presentStep = ({ id, number, kind, undone, moves }: StepRow) => ({
  id,
  number: Number(number),
  kind,
  undone,
  moves,
});

/** Adds the JSON operations of the board: the working schedule, steps on it, and the stream of what others do. */
export function addGridApi(
  api: Api,
  deps: Pick<AboveSchedule, 'database' | 'finder' | 'readFacts'> & { steps: Steps; events: ScheduleEvents },
): void {
  const { database, readFacts, finder, steps, events } = deps;
  const tag = 'programme';

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
    params: EditionParams,
    body: StepInput,
    reply: StepView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const step = await steps.take(raw.actor, edition.id, body);
      if (step === undefined) throw conflict('board-nothing-changed');
      return presentStep(step);
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
      handle: async ({ params, raw }) => {
        const { edition } = await finder.visible(raw.actor, params.edition);
        return presentStep(await steps[act](raw.actor, edition.id, params.step));
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
