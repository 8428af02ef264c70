import type { Api } from '../../../../platform/http/index.ts';
import { addMessageOperations } from './mailings.ts';
import { addReceiverOperations } from './receivers.ts';
import type { MailingsApi } from './shared.ts';
import { addStepOperations } from './steps.ts';
import { addUnreachedOperations } from './unreached.ts';

/** Adds the JSON operations of messages to many, of those who declined and of addresses that bounce. */
export function addMailingsApi(api: Api, deps: MailingsApi): void {
  addMessageOperations(api, deps);
  addReceiverOperations(api, deps);
  addStepOperations(api, deps);
  addUnreachedOperations(api, deps);
}
