import type { AccountActor, Actor } from '../../../platform/actor/index.ts';
import type { AccountRow } from './store.ts';

/** Name of the authority of whoever shows a link that was sent to them. */
export const BY_LINK = 'one-time-link';

/** Whoever shows a link acts as the account that it was sent to: the audit says so. They hold no right by it. */
export const asOwner = (
  account: Pick<AccountRow, 'id' | 'name' | 'language'>,
  actor: Actor,
): AccountActor => ({
  kind: 'account',
  accountId: account.id,
  name: account.name,
  language: account.language,
  grants: [],
  ...(actor.kind === 'system' || actor.origin === undefined ? {} : { origin: actor.origin }),
});
