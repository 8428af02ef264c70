import { type Api, versionRead } from '../../../../platform/http/index.ts';
import { approveMailings } from '../../policy.ts';
import * as contract from '../contract.ts';
import { answer, type MailingsApi, single } from './shared.ts';

/** The steps of a message: submitted, given back, approved, cancelled. */
export function addStepOperations(api: Api, deps: MailingsApi): void {
  const { mailings } = deps;

  const step = { ...single, method: 'POST', status: 200, edits: true, reply: contract.MailingView } as const;

  api.operation({
    ...step,
    url: '/mailings/:id/submission',
    id: 'submitMailing',
    summary: 'Make the list and give the message to an approver',
    body: contract.NothingInput,
    handle: async ({ params, raw }, reply) => {
      await mailings.submit(raw.actor, params.id, versionRead(raw));
      return answer(deps, raw.actor, params.id, reply);
    },
  });

  api.operation({
    ...step,
    url: '/mailings/:id/return',
    id: 'returnMailing',
    summary: 'Give a submitted message back, to be changed',
    body: contract.ReasonInput,
    handle: async ({ params, body, raw }, reply) => {
      await mailings.giveBack(raw.actor, params.id, versionRead(raw), body.reason);
      return answer(deps, raw.actor, params.id, reply);
    },
  });

  api.operation({
    ...step,
    policy: approveMailings,
    url: '/mailings/:id/approval',
    id: 'approveMailing',
    summary: 'Let a message go that another wrote',
    body: contract.NothingInput,
    handle: async ({ params, raw }, reply) => {
      await mailings.approve(raw.actor, params.id, versionRead(raw));
      return answer(deps, raw.actor, params.id, reply);
    },
  });

  api.operation({
    ...step,
    url: '/mailings/:id/cancellation',
    id: 'cancelMailing',
    summary: 'Take back what has not left yet',
    body: contract.ReasonInput,
    handle: async ({ params, body, raw }, reply) => {
      await mailings.cancel(raw.actor, params.id, versionRead(raw), body.reason);
      return answer(deps, raw.actor, params.id, reply);
    },
  });
}
