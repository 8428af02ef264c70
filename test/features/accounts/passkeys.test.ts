import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authenticator, createAuthenticator, type Quirks } from './authenticator.ts';
import { type AccountsTest, openAccounts, organiser, refusal, type TestAccount } from './support.ts';

const site = 'http://localhost:3000';

describe('a passkey', () => {
  let test: AccountsTest;
  beforeAll(async () => {
    test = await openAccounts();
  });
  afterAll(() => test.close());

  const begin = async (token: string) =>
    (await test.call('POST', '/me/passkey-enrolments', { token })).json();
  const add = (token: string, passkey: object, name = 'Laptop') =>
    test.call('POST', '/me/passkeys', { token, payload: { name, passkey } });

  /** An account with a passkey, and the token of the sign-in that made it. */
  async function enrolled(
    own?: Parameters<AccountsTest['account']>[0],
  ): Promise<{ account: TestAccount; token: string; device: Authenticator; recoveryCodes: string[] }> {
    const account = await test.account(own);
    const { accessToken: token } = await test.tokens(account);
    const device = createAuthenticator(site);
    const answer = await add(token, device.make((await begin(token)).challenge));
    expect(answer.statusCode).toBe(201);
    return { account, token, device, recoveryCodes: answer.json().recoveryCodes };
  }

  const challenge = async (step?: string): Promise<string> => {
    const payload = step === undefined ? {} : { step };
    return (await test.call('POST', '/auth/passkey-challenges', { payload })).json().challenge;
  };
  const alone = (passkey: object) => test.call('POST', '/auth/passkeys', { payload: { passkey } });
  const second = (step: string, passkey: object) =>
    test.call('POST', '/auth/second-factors', { payload: { step, passkey } });

  it('signs in alone, and is the second factor as well', async () => {
    const { device } = await enrolled({ grants: organiser });
    const answer = await alone(device.show(await challenge()));
    expect(answer.statusCode).toBe(201);
    const token = answer.json().accessToken;
    expect((await test.call('GET', '/me', { token })).json()).toMatchObject({
      grants: organiser,
      asleep: [],
    });
    const { items } = (await test.call('GET', '/me/sign-ins', { token })).json();
    expect(items.find(({ present }: { present: boolean }) => present)).toMatchObject({
      method: 'passkey',
      secondFactor: 'passkey',
    });
  });

  it('is a second factor after the password, of its own account alone', async () => {
    const [one, other] = [await enrolled(), await enrolled()];
    const begun = (await test.begin(one.account)).json();
    expect(begun.factors).toEqual(['passkey', 'recovery-code']);
    const foreign = await second(begun.step, other.device.show(await challenge(begun.step)));
    expect(refusal(foreign)).toEqual([401, 'passkey-refused']);
    const own = await second(begun.step, one.device.show(await challenge(begun.step)));
    expect(own.statusCode).toBe(201);
  });

  it('brings recovery codes when it is the first factor, and none after', async () => {
    const { token, recoveryCodes } = await enrolled();
    expect(recoveryCodes).toHaveLength(10);
    const again = await add(token, createAuthenticator(site).make((await begin(token)).challenge));
    expect([again.statusCode, again.json().recoveryCodes]).toEqual([201, []]);
  });

  const dishonest: [string, Quirks][] = [
    ['of another site', { origin: 'https://evil.example' }],
    ['for another site', { rpId: 'evil.example' }],
    ['that nobody unlocked', { verified: false }],
    ['to a challenge of its own', { challenge: 'bm90LW91cnM' }],
    ['within another’s frame', { crossOrigin: true }],
    ['that names another owner', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['whose signature is spoilt', { forged: true }],
    ['whose counter went back', { counter: 1 }],
  ];
  it.each(dishonest)('is refused %s, and the challenge is used up', async (_what, quirks) => {
    const { device } = await enrolled();
    expect((await alone(device.show(await challenge()))).statusCode).toBe(201);
    const asked = await challenge();
    expect(refusal(await alone(device.show(asked, quirks)))).toEqual([401, 'passkey-refused']);
    if (quirks.challenge === undefined && quirks.crossOrigin !== true) {
      expect(refusal(await alone(device.show(asked, { counter: 50 })))).toEqual([401, 'passkey-refused']);
    }
  });

  it('answers each challenge once, within five minutes, and only what it was asked for', async () => {
    const { account, device, token } = await enrolled();
    const asked = await challenge();
    const answer = device.show(asked);
    const two = await Promise.all([alone(answer), alone(answer)]);
    expect(two.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401]);

    const late = await challenge();
    test.seconds(301);
    expect(refusal(await alone(device.show(late)))).toEqual([401, 'passkey-refused']);

    const forStep = await challenge(await test.stepOf(account));
    expect(refusal(await alone(device.show(forStep)))).toEqual([401, 'passkey-refused']);
    const step = await test.stepOf(account);
    expect(refusal(await second(step, device.show(await challenge())))).toEqual([401, 'passkey-refused']);
    const forEnrolment = (await begin(token)).challenge;
    expect(refusal(await alone(device.show(forEnrolment)))).toEqual([401, 'passkey-refused']);
  });

  it.each<[string, Quirks]>([
    ['on another site', { origin: 'https://evil.example' }],
    ['for another site', { rpId: 'evil.example' }],
    ['without being unlocked', { verified: false }],
    ['for a challenge of its own', { challenge: 'bm90LW91cnM' }],
  ])('is not kept when it was made %s', async (_what, quirks) => {
    const account = await test.account();
    const { accessToken: token } = await test.tokens(account);
    const made = createAuthenticator(site).make((await begin(token)).challenge, quirks);
    expect(refusal(await add(token, made))).toEqual([422, 'passkey-refused']);
    expect(await test.count(`passkeys where account_id = '${account.id}'`)).toBe(0);
  });

  it('belongs to one account: nobody else enrols it, and it is enrolled once', async () => {
    const { device, token } = await enrolled();
    const { accessToken: other } = await test.tokens(await test.account());
    const stolen = await add(other, device.make((await begin(other)).challenge));
    const twice = await add(token, device.make((await begin(token)).challenge));
    expect([refusal(stolen), refusal(twice)]).toEqual([
      [422, 'passkey-refused'],
      [422, 'passkey-refused'],
    ]);
  });

  it('is named and removed by its owner; another’s is not found', async () => {
    const [{ token, device }, other] = [await enrolled(), await enrolled()];
    const patch = (id: string, name: string) =>
      test.call('PATCH', `/me/passkeys/${id}`, { token, payload: { name } });
    expect((await patch(device.id, 'Key of the office')).json()).toMatchObject({ name: 'Key of the office' });
    expect(refusal(await patch(device.id, '  '))).toEqual([422, 'field-required']);
    expect(refusal(await patch(other.device.id, 'Mine'))).toEqual([404, 'not-found']);
    const remove = (id: string) => test.call('DELETE', `/me/passkeys/${id}`, { token });
    expect(refusal(await remove(other.device.id))).toEqual([404, 'not-found']);
    expect((await remove(device.id)).statusCode).toBe(204);
    expect(refusal(await alone(device.show(await challenge())))).toEqual([401, 'passkey-refused']);
  });

  it('is not removed as the last factor from who needs one, not even two at once', async () => {
    const { token, device } = await enrolled({ grants: organiser });
    const remove = (id: string) => test.call('DELETE', `/me/passkeys/${id}`, { token });
    expect(refusal(await remove(device.id))).toEqual([409, 'last-factor-needed']);
    const spare = createAuthenticator(site);
    await add(token, spare.make((await begin(token)).challenge));
    const two = await Promise.all([remove(device.id), remove(spare.id)]);
    expect(two.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
  });

  it('of a disabled account signs nobody in', async () => {
    const { account, device } = await enrolled();
    await test.disable(account);
    expect(refusal(await alone(device.show(await challenge())))).toEqual([401, 'passkey-refused']);
  });
});
