import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountsTest, openAccounts, organiser, refusal, type TestAccount } from './support.ts';

describe('the second factor', () => {
  let test: AccountsTest;
  beforeAll(async () => {
    test = await openAccounts();
  });
  afterAll(() => test.close());

  const finish = (payload: object) => test.call('POST', '/auth/second-factors', { payload });

  /** Enrols an app over the API. */
  async function enrol(token: string): Promise<{ secret: string; recoveryCodes: string[] }> {
    const { secret, enrolment } = (await test.call('POST', '/me/totp-enrolments', { token })).json();
    const code = test.code({ secret } as TestAccount);
    const answer = await test.call('PUT', '/me/totp', { token, payload: { enrolment, code } });
    expect(answer.statusCode).toBe(200);
    test.seconds(60);
    return { secret, recoveryCodes: answer.json().recoveryCodes };
  }

  it('is asked for after the password where the account has one, and only there', async () => {
    const [plain, enrolled] = [await test.account(), await test.account({ totp: true })];

    const [without, withOne] = [await test.begin(plain), await test.begin(enrolled)];

    expect([without.statusCode, Object.keys(without.json()).sort()]).toEqual([
      201,
      ['accessToken', 'expiresIn', 'refreshToken', 'tokenType'],
    ]);
    expect([withOne.statusCode, withOne.json()]).toEqual([
      202,
      { step: expect.stringMatching(/^[\w-]{32}$/), factors: ['totp'], expiresIn: 600 },
    ]);
  });

  it('wakes up the rights that ask for one', async () => {
    const account = await test.account({ grants: organiser, totp: true });
    const { accessToken: token } = await test.tokens(account);
    expect((await test.call('GET', '/me', { token })).json()).toMatchObject({
      grants: organiser,
      asleep: [],
    });
  });

  it('lets rights sleep where it was not shown, says so, and wakes them by its enrolment', async () => {
    const account = await test.account({ grants: organiser });
    const { accessToken: token } = await test.tokens(account);
    const series = { slug: 'a', acronym: 'A', noun: 'forum', name: { en: 'A' } };

    const asleep = await test.call('POST', '/series', { token, payload: series });
    expect(refusal(asleep)).toEqual([403, 'second-factor-needed']);

    const { recoveryCodes } = await enrol(token);
    expect(recoveryCodes).toHaveLength(10);
    expect((await test.call('POST', '/series', { token, payload: series })).statusCode).toBe(201);
  });

  it('takes a code once, also from a step before and after, never one of two steps away', async () => {
    const account = await test.account({ totp: true });
    const code = test.code(account);
    expect((await finish({ step: await test.stepOf(account), code })).statusCode).toBe(201);
    expect(refusal(await finish({ step: await test.stepOf(account), code }))).toEqual([401, 'code-reused']);

    test.seconds(120);
    const early = test.code(account);
    test.seconds(30);
    expect((await finish({ step: await test.stepOf(account), code: early })).statusCode).toBe(201);

    const old = test.code(account);
    test.seconds(60);
    expect(refusal(await finish({ step: await test.stepOf(account), code: old }))).toEqual([
      401,
      'code-wrong',
    ]);
  });

  it('lets one of two requests win that show one code at once, in two steps and in one', async () => {
    const account = await test.account({ totp: true });
    const steps = [await test.stepOf(account), await test.stepOf(account)];
    const code = test.code(account);
    const two = await Promise.all(steps.map((step) => finish({ step, code })));
    expect(two.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401]);

    test.seconds(60);
    const step = await test.stepOf(account);
    const same = await Promise.all([1, 2, 3].map(() => finish({ step, code: test.code(account) })));
    expect(same.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401, 401]);
  });

  it('ends the step at the fifth wrong code, for the right one as well', async () => {
    const account = await test.account({ totp: true });
    const step = await test.stepOf(account);
    const codes: string[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      codes.push((await finish({ step, code: '000000' })).json().code);
    }
    expect(codes).toEqual(['code-wrong', 'code-wrong', 'code-wrong', 'code-wrong', 'too-many-wrong-codes']);
    expect(refusal(await finish({ step, code: test.code(account) }))).toEqual([401, 'step-over']);
  });

  it('takes no more codes for a day after thirty wrong ones, but recovery codes still', async () => {
    const account = await test.account({ totp: true });
    const { accessToken: token } = await test.tokens(account);
    const { recoveryCodes } = (await test.call('POST', '/me/recovery-codes', { token })).json();
    for (let round = 0; round < 6; round += 1) {
      const step = await test.stepOf(account);
      for (let attempt = 0; attempt < 5; attempt += 1) await finish({ step, code: '000000' });
    }
    const step = await test.stepOf(account);
    expect(refusal(await finish({ step, code: test.code(account) }))).toEqual([429, 'codes-locked']);
    expect((await finish({ step, recoveryCode: recoveryCodes[0] })).statusCode).toBe(201);

    test.seconds(24 * 3600 + 60);
    expect((await finish({ step: await test.stepOf(account), code: test.code(account) })).statusCode).toBe(
      201,
    );
  });

  it('takes a code as people type it, in Arabic digits and with a space', async () => {
    const account = await test.account({ totp: true });
    const typed = test.code(account).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    const code = `${typed.slice(0, 3)} ${typed.slice(3)}`;
    expect((await finish({ step: await test.stepOf(account), code })).statusCode).toBe(201);
  });

  it('takes a recovery code once, however it is written', async () => {
    const account = await test.account();
    const { accessToken } = await test.tokens(account);
    const { recoveryCodes } = await enrol(accessToken);
    const [first = ''] = recoveryCodes;
    const typed = first.toUpperCase().replace('-', ' ');

    const good = await finish({ step: await test.stepOf(account), recoveryCode: typed });
    expect(good.statusCode).toBe(201);
    const again = await finish({ step: await test.stepOf(account), recoveryCode: first });
    expect(refusal(again)).toEqual([401, 'recovery-code-wrong']);

    const token = good.json().accessToken;
    const held = await test.call('GET', '/me/second-factors', { token });
    expect(held.json()).toMatchObject({ recoveryCodesLeft: 9, totp: {}, passkeys: [], required: false });
    const renewed = (await test.call('POST', '/me/recovery-codes', { token })).json().recoveryCodes;
    expect(renewed).toHaveLength(10);
    const old = await finish({ step: await test.stepOf(account), recoveryCode: recoveryCodes[1] });
    expect(refusal(old)).toEqual([401, 'recovery-code-wrong']);
  });

  it('does not take another account’s code, recovery code or step', async () => {
    const [one, other] = [await test.account({ totp: true }), await test.account({ totp: true })];
    const { accessToken: token } = await test.tokens(other);
    const { recoveryCodes } = (await test.call('POST', '/me/recovery-codes', { token })).json();

    const byCode = await finish({ step: await test.stepOf(one), code: test.code(other) });
    const byRecovery = await finish({ step: await test.stepOf(one), recoveryCode: recoveryCodes[0] });

    expect([refusal(byCode), refusal(byRecovery)]).toEqual([
      [401, 'code-wrong'],
      [401, 'recovery-code-wrong'],
    ]);
    const held = await test.call('GET', '/me/second-factors', { token });
    expect(held.json().recoveryCodesLeft).toBe(10);
  });

  it('ends its step after ten minutes, and once the account is disabled', async () => {
    const account = await test.account({ totp: true });
    const step = await test.stepOf(account);
    test.seconds(601);
    expect(refusal(await finish({ step, code: test.code(account) }))).toEqual([401, 'step-over']);

    const next = await test.stepOf(account);
    await test.disable(account);
    expect(refusal(await finish({ step: next, code: test.code(account) }))).toEqual([401, 'step-over']);
  });

  const bad: [string, object, [number, string]][] = [
    ['no proof', {}, [422, 'proof-missing']],
    ['two proofs', { code: '123456', recoveryCode: 'abcde-fghjk' }, [422, 'proof-twice']],
    ['letters for a code', { code: 'abcdef' }, [422, 'code-malformed']],
    ['five digits', { code: '12345' }, [422, 'code-malformed']],
    ['a code of a thousand digits', { code: '1'.repeat(1_000) }, [422, 'invalid']],
    ['a number for a code', { code: 123456 }, [422, 'invalid']],
    ['a short recovery code', { recoveryCode: 'abc' }, [422, 'recovery-code-malformed']],
    ['a recovery code of a thousand letters', { recoveryCode: 'a'.repeat(1_000) }, [422, 'invalid']],
    ['a passkey of nonsense', { passkey: { id: 'x' } }, [422, 'invalid']],
    ['an unknown field', { code: '123456', admin: true }, [422, 'invalid']],
  ];
  it.each(bad)('answers %s by name and counts nothing', async (_what, proof, expected) => {
    const account = await test.account({ totp: true });
    const step = await test.stepOf(account);
    const answer = await finish({ step, ...proof });
    expect(refusal(answer)).toEqual(expected);
    expect(await test.count(`sign_in_steps where account_id = '${account.id}' and attempts > 0`)).toBe(0);
    expect(await test.count(`sign_ins where account_id = '${account.id}'`)).toBe(0);
  });

  it.each([
    ['unknown', 'x'.repeat(32), [401, 'step-over']],
    ['empty', '', [422, 'invalid']],
    ['oversized', 'x'.repeat(10_000), [422, 'invalid']],
    ['hostile', "' or 1=1 --", [401, 'step-over']],
  ])('refuses a step that is %s', async (_what, step, expected) => {
    expect(refusal(await finish({ step, code: '123456' }))).toEqual(expected);
  });

  it('is enrolled by its first code alone: a wrong one changes nothing', async () => {
    const account = await test.account();
    const { accessToken: token } = await test.tokens(account);
    const { enrolment } = (await test.call('POST', '/me/totp-enrolments', { token })).json();
    const put = (payload: object) => test.call('PUT', '/me/totp', { token, payload });

    expect(refusal(await put({ enrolment, code: '000000' }))).toEqual([422, 'code-wrong']);
    expect(refusal(await put({ enrolment: `${enrolment}x`, code: '000000' }))).toEqual([
      422,
      'enrolment-over',
    ]);
    test.seconds(14 * 60);
    expect(await test.count(`totp_secrets where account_id = '${account.id}'`)).toBe(0);
    expect((await test.begin(account)).statusCode).toBe(201);
  });

  it('is not enrolled by somebody else’s enrolment, nor by one that is over', async () => {
    const [one, other] = [await test.account(), await test.account()];
    const [{ accessToken: token }, { accessToken: foreign }] = [
      await test.tokens(one),
      await test.tokens(other),
    ];
    const { secret, enrolment } = (await test.call('POST', '/me/totp-enrolments', { token: foreign })).json();
    const code = test.code({ secret } as TestAccount);
    const stolen = await test.call('PUT', '/me/totp', { token, payload: { enrolment, code } });
    expect(refusal(stolen)).toEqual([422, 'enrolment-over']);
  });

  it('asks for a fresh proof before anything of it changes', async () => {
    const account = await test.account({ totp: true });
    const { accessToken: token } = await test.tokens(account);
    test.seconds(16 * 60);
    const answers = await Promise.all([
      test.call('POST', '/me/totp-enrolments', { token }),
      test.call('DELETE', '/me/totp', { token }),
      test.call('POST', '/me/recovery-codes', { token }),
      test.call('POST', '/me/passkey-enrolments', { token }),
    ]);
    expect(answers.map(refusal)).toEqual(answers.map(() => [403, 'fresh-proof-needed']));

    const proof = { code: test.code(account) };
    const shown = await test.call('POST', '/me/second-factor-proofs', { token, payload: proof });
    expect(shown.statusCode).toBe(204);
    expect((await test.call('DELETE', '/me/totp', { token })).statusCode).toBe(204);
    expect((await test.begin(account)).statusCode).toBe(201);
  });

  it('is not taken away as the last one from who needs one, but another takes its place', async () => {
    const account = await test.account({ grants: organiser, totp: true });
    const { accessToken: token } = await test.tokens(account);
    expect(refusal(await test.call('DELETE', '/me/totp', { token }))).toEqual([409, 'last-factor-needed']);

    const { secret } = await enrol(token);
    const step = await test.stepOf(account);
    expect(refusal(await finish({ step, code: test.code(account) }))).toEqual([401, 'code-wrong']);
    expect((await finish({ step, code: test.code({ ...account, secret }) })).statusCode).toBe(201);
  });

  it('is nobody’s to change who comes by a program’s token', async () => {
    const { actor } = { actor: { kind: 'account', accountId: 'x', name: 'x', language: 'ar', grants: [] } };
    await expect(test.app.accounts.factors.beginTotp(actor as never)).rejects.toMatchObject({ status: 403 });
    await expect(
      test.app.accounts.factors.giveTotp(actor as never, { id: 'x', email: 'x' }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('keeps secrets sealed and codes hashed', async () => {
    const account = await test.account();
    const { accessToken } = await test.tokens(account);
    const { secret, recoveryCodes } = await enrol(accessToken);
    const kept = JSON.stringify([
      await test.database.rows(
        test.database.db,
        sql`select t.*, r.code_hash from totp_secrets t
          join recovery_codes r on r.account_id = t.account_id where t.account_id = ${account.id}`,
      ),
    ]);
    for (const shown of [secret, ...recoveryCodes]) expect(kept).not.toContain(shown);
  });
});
