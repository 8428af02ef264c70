import { codeOf } from '../support/totp.ts';
import type { Served } from './processes.ts';

const password = 'a long enough password';

/** The first organiser of a new installation, by the link that its server prints. @returns a token */
export async function firstOrganiser({ address, said }: Served): Promise<string> {
  const link = await said(/\/ar(\/welcome\/\S+)/);
  await fetch(`${address}/en${link}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address },
    body: new URLSearchParams({ name: 'Sara', email: 'sara@example.org', password }),
  });
  const call = async <T>(method: string, url: string, body: object, token?: string): Promise<T> => {
    const answer = await fetch(`${address}/api/v1${url}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as T;
  };
  const { accessToken } = await call<{ accessToken: string }>('POST', '/auth/tokens', {
    email: 'sara@example.org',
    password,
  });
  // An organiser's rights hold once an authenticator app is enrolled.
  const { secret, enrolment } = await call<{ secret: string; enrolment: string }>(
    'POST',
    '/me/totp-enrolments',
    {},
    accessToken,
  );
  await call('PUT', '/me/totp', { enrolment, code: codeOf(secret) }, accessToken);
  return accessToken;
}
