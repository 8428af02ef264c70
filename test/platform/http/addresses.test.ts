import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const unknown = '00000000-0000-4000-8000-000000000000';

describe('addresses of the API', () => {
  let test: TestApp;
  let organiser: SignIn;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    await test.inject({
      method: 'POST',
      url: '/api/v1/series',
      headers: organiser,
      payload: { slug: 'wells', acronym: 'W', noun: 'forum', name: { en: 'Wells' } },
    });
    await test.inject({
      method: 'POST',
      url: '/api/v1/series/wells/editions',
      headers: organiser,
      payload: {
        slug: '2030',
        number: 1,
        title: { en: 'Wells 2030' },
        startsOn: '2030-01-01',
        endsOn: '2030-01-02',
        timeZone: 'Asia/Riyadh',
        mode: 'in-person',
        visibility: 'public',
      },
    });
  });
  afterAll(() => test.close());

  /** Every path of the document with something in braces, `edition` filled in. */
  const pathsWithIds = async (): Promise<{ method: string; path: string; name: string }[]> => {
    const { paths } = (await test.inject({ url: '/api/v1/openapi.json' })).json() as {
      paths: Record<string, Record<string, { parameters?: { in: string; name: string; schema: object }[] }>>;
    };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { parameters = [] }]) =>
        parameters
          .filter((one) => one.in === 'path' && 'format' in one.schema && one.schema.format === 'uuid')
          .map(({ name }) => ({ method: method.toUpperCase(), path, name })),
      ),
    );
  };

  it('answer an id that is none as they answer an id that nothing has', async () => {
    const found = await pathsWithIds();
    expect(found.length).toBeGreaterThan(20);
    for (const { method, path, name } of found) {
      const ask = async (id: string) => {
        const url = path.replace(`{${name}}`, id).replaceAll(/\{\w+\}/g, unknown);
        const answer = await test.inject({
          method: method as 'GET',
          url: url.startsWith('/api/v1') ? url : `/api/v1${url}`,
          headers: { ...organiser, 'if-match': '*' },
        });
        const { status, code, title } = answer.json();
        return { status, code, title };
      };
      const [none, other] = [await ask('xyz'), await ask(unknown)];
      expect(none, `${method} ${path}`).toEqual(other);
      if (method === 'GET' || method === 'DELETE') expect(none.status, `${method} ${path}`).toBe(404);
    }
  });

  it.each(['/states/xyz', `/editions/${'x'.repeat(201)}`, `/series/${'x'.repeat(81)}`])(
    'that name nothing are not found: %s',
    async (url) => {
      expect((await test.inject({ url: `/api/v1${url}`, headers: organiser })).statusCode).toBe(404);
    },
  );

  it('still refuse a text that no database keeps', async () => {
    const answer = await test.inject({ url: '/api/v1/series/a%00b', headers: organiser });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'text-unstorable']);
  });

  it.each([
    '/states',
    '/bodies',
    '/persons',
    '/editions/wells:2030/sessions',
    '/editions/wells:2030/participations',
    '/editions/wells:2030/certificates',
  ])('of lists name the cursor where it is not theirs: %s', async (url) => {
    const of = async (language: string, cursor = 'garbage') => {
      const answer = await test.inject({
        url: `/api/v1${url}?cursor=${cursor}&lang=${language}`,
        headers: { ...organiser, 'accept-language': language },
      });
      const { status, title, errors } = answer.json();
      return { status, title, errors };
    };
    expect(await of('en')).toEqual({
      status: 422,
      title: 'The format of “cursor” is not right.',
      errors: [{ field: 'cursor', code: 'format-wrong', message: 'The format of “cursor” is not right.' }],
    });
    expect((await of('ar')).title).toContain('cursor');
    const forged = [['a', 'b', 'c', 'd'], [], ['a', {}], [null, unknown], ['a', 1e12], [1, 2]];
    for (const key of forged) {
      const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
      expect([key, (await of('en', cursor)).status]).toEqual([key, 422]);
    }
  });
});
