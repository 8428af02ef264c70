import type { Api } from '../../../../platform/http/index.ts';
import * as contract from '../contract.ts';
import type { SubmissionServices } from '../feature.ts';
import { manageCalls } from '../policy.ts';
import { answerPaper, tag } from './shared.ts';

/** Adds the JSON operations by which what was accepted goes to the programme. */
export function addHandOverApi(api: Api, services: SubmissionServices): void {
  const { handOver } = services;
  const common = {
    tag,
    policy: manageCalls,
    params: contract.PaperParams,
    reply: contract.PaperView,
  } as const;

  api.operation({
    ...common,
    method: 'POST',
    url: '/papers/:paper/placement',
    id: 'placePaper',
    summary: 'Put an accepted paper at the end of a paper session',
    status: 200,
    body: contract.PlacementInput,
    handle: async ({ params, body, raw }, reply) => {
      await handOver.placePaper(raw.actor, params.paper, body);
      return answerPaper(services, raw, reply, params.paper);
    },
  });

  api.operation({
    ...common,
    method: 'DELETE',
    url: '/papers/:paper/placement',
    id: 'takePaperOut',
    summary:
      'Take a paper out of the programme; a session that was made of it stays, unless it was withdrawn',
    status: 200,
    handle: async ({ params, raw }, reply) => {
      await handOver.takeOut(raw.actor, params.paper);
      return answerPaper(services, raw, reply, params.paper);
    },
  });

  api.operation({
    ...common,
    method: 'POST',
    url: '/papers/:paper/session',
    id: 'makeSessionOfPaper',
    summary: 'Make an accepted workshop or presentation of experience a session without a time',
    status: 200,
    body: contract.SessionOfPaperInput,
    handle: async ({ params, body, raw }, reply) => {
      await handOver.makeSession(raw.actor, params.paper, body);
      return answerPaper(services, raw, reply, params.paper);
    },
  });
}
