import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS_SECONDS } from '../../../src/features/accounts/sign-ins/lifetimes.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

describe('an access token', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
  });
  afterAll(() => test.close());

  it('holds for ten minutes by its own claims, whatever the answer says', async () => {
    const { authorization = '' } = await test.signIn();
    const [, payload = ''] = authorization.replace('Bearer ', '').split('.');
    const { iat, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));

    expect([exp - iat, ACCESS_SECONDS]).toEqual([600, 600]);
  });
});
