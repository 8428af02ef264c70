import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

describe('security.txt', () => {
  const now = new Date('2026-11-22T09:30:00Z');
  const opened: TestApp[] = [];
  const open = async (securityContact: string | undefined): Promise<TestApp> => {
    const test = await openTestApp({ config: { securityContact }, clock: { now: () => now } });
    opened.push(test);
    return test;
  };
  let test: TestApp;
  beforeAll(async () => {
    test = await open('mailto:security@example.org');
  });
  afterAll(() => Promise.all(opened.map((one) => one.close())));

  it('says to everybody where a hole is reported, and until when that is true', async () => {
    const { statusCode, headers, body } = await test.inject({ url: '/.well-known/security.txt' });

    expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(body).toBe(
      [
        'Contact: mailto:security@example.org',
        'Expires: 2027-05-21T00:00:00Z',
        'Preferred-Languages: ar, en',
        'Canonical: http://localhost:3000/.well-known/security.txt',
        '',
      ].join('\n'),
    );
  });

  it('is not there where nobody is named', async () => {
    const other = await open(undefined);
    expect((await other.inject({ url: '/.well-known/security.txt' })).statusCode).toBe(404);
  });
});
