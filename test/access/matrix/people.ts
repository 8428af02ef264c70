import { randomUUID } from 'node:crypto';
import { insertAccount } from '../../../src/features/accounts/index.ts';
import type { Grant } from '../../../src/platform/actor/index.ts';
import type { SignIn, TestApp } from '../../support/app.ts';
import type { Make, PlaceName } from './world.ts';

/** A new account, with the id of its first grant. */
export async function accountWith(
  { database }: TestApp,
  held: readonly Grant[],
  name = 'راكان الحجازي',
): Promise<{ readonly id: string; readonly grantId: string }> {
  const account = await database.transaction((tx) =>
    insertAccount(tx, { email: `${randomUUID()}@example.org`, name }, held),
  );
  const { rows } = await database.executeSql('select id from grants where account_id = $1', [account.id]);
  return { id: account.id, grantId: (rows as { id: string }[])[0]?.id ?? '' };
}

/** Signs an account in, as request headers. @param secondFactor default: one was shown */
export async function enter(
  { app }: TestApp,
  accountId: string,
  secondFactor: 'totp' | null = 'totp',
): Promise<SignIn> {
  const { accessToken } = await app.signIns.open({ accountId, method: 'password', secondFactor });
  return { authorization: `Bearer ${accessToken}` };
}

/** Signs the account of an access token in anew: a token holds for ten minutes, and a slow machine asks for longer. */
export async function enterAnew(
  test: TestApp,
  headers: SignIn,
  secondFactor: 'totp' | null = 'totp',
): Promise<SignIn> {
  const [, claims] = (headers.authorization ?? '').split('.');
  if (claims === undefined) return headers;
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { sub: string };
  return enter(test, sub, secondFactor);
}

/** A request to be erased of somebody who has nothing here but an account. */
export async function makeErasureRequest(test: TestApp): Promise<string> {
  const answer = await test.inject({
    method: 'POST',
    url: '/api/v1/me/erasure-request',
    headers: await test.signIn([]),
    payload: {},
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json().id;
}

/** Somebody with a right in a delegation of an edition, and an invitation that is open. */
export async function makePeople(deps: {
  readonly test: TestApp;
  readonly make: Make;
  readonly below: string;
  readonly delegationId: string;
  readonly name: PlaceName;
}): Promise<Readonly<Record<string, string>>> {
  const { test, make, below, delegationId, name } = deps;
  const right = { role: 'delegate', scopeKind: 'delegation', scopeId: delegationId } as const;
  const delegate = await accountWith(test, [right], `Delegate of ${name}`);
  const invitation = await make(`${below}/account-invitations`, {
    email: `${name}@example.org`,
    name: `Invited to ${name}`,
    language: 'ar',
    grants: [right],
  });
  return {
    ':account': delegate.id,
    'accounts/:account': delegate.id,
    'people/:account': delegate.id,
    'grants/:grant': delegate.grantId,
    // Below `people`; those of states and bodies have an address of their own.
    'manage/:invitation': invitation.id,
    'account-invitations/:invitation': invitation.id,
  };
}
