import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grant, Role, ScopeKind } from '../../../src/platform/actor/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const edition = '01900000-0000-7000-8000-000000000001';
const series = '01900000-0000-7000-8000-000000000002';
const grant = (role: Role, scopeKind: ScopeKind): Grant => ({
  role,
  scopeKind,
  scopeId: { installation: null, series, edition, delegation: edition, body: edition }[scopeKind],
});

/** What each may do; each line is one account with one grant. */
const rights: readonly [role: Role, scope: ScopeKind, may: string][] = [
  ['organiser', 'installation', 'read add edit delete states'],
  ['organiser', 'series', 'read add edit delete states'],
  ['organiser', 'edition', 'read add edit'],
  ['protocol', 'installation', 'read add edit delete states'],
  ['protocol', 'edition', 'read add edit'],
  ['programme-manager', 'series', 'read add edit'],
  ['programme-manager', 'edition', 'read add edit'],
  ['exhibition-manager', 'edition', 'read add'],
  ['secretariat', 'edition', 'read add'],
  ['rapporteur', 'edition', 'read'],
  ['desk', 'installation', 'read'],
  ['focal-point', 'delegation', ''],
  ['speaker', 'edition', ''],
];

describe('rights over the directory', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
  });
  afterAll(() => test.close());

  const send = (method: 'POST' | 'PATCH' | 'DELETE', url: string, who: SignIn, payload?: object) =>
    test.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...who, 'if-match': '"1"', 'idempotency-key': `${Math.random()}` },
      ...(payload === undefined ? {} : { payload }),
    });
  let count = 0;
  const newBody = () => {
    count += 1;
    return { kind: 'company', name: { ar: `شركة المنارة ${count}` } };
  };

  it.each(rights)('of %s over one %s: %s', async (role, scope, may) => {
    const who = await test.signIn([grant(role, scope)]);
    const { id } = (await send('POST', '/bodies', await test.signIn(), newBody())).json();
    const page = (path: string) => test.inject({ url: `/ar/manage${path}`, headers: who });

    const answers = {
      read: [(await test.inject({ url: '/api/v1/persons', headers: who })).statusCode, 200],
      add: [(await send('POST', '/bodies', who, newBody())).statusCode, 201],
      edit: [(await send('PATCH', `/bodies/${id}`, who, { website: 'https://example.org' })).statusCode, 200],
      states: [(await page('/states/JO')).statusCode, 200],
    };
    const version = answers.edit[0] === 200 ? '"2"' : '"1"';
    const deleted = await test.inject({
      method: 'DELETE',
      url: `/api/v1/bodies/${id}`,
      headers: { ...who, 'if-match': version },
    });
    const allowed = [
      ...Object.entries(answers).flatMap(([right, [got, wanted]]) => (got === wanted ? [right] : [])),
      ...(deleted.statusCode === 204 ? ['delete'] : []),
    ];
    const refused = [...Object.values(answers).map(([got]) => got), deleted.statusCode].filter(
      (status) => status === 403,
    );

    expect(allowed.toSorted()).toEqual(may.split(' ').filter(Boolean).toSorted());
    expect(allowed.length + refused.length).toBe(5);
  });

  it('offer on pages only what the account may do', async () => {
    await send('POST', '/bodies', await test.signIn(), newBody());
    const who = await test.signIn([grant('secretariat', 'edition')]);
    const list = (await test.inject({ url: '/en/manage/bodies', headers: who })).body;

    expect({
      add: list.includes('href="/en/manage/bodies/new"'),
      import: list.includes('href="/en/manage/bodies/import"'),
      edit: /href="\/en\/manage\/bodies\/[0-9a-f-]{36}"/.test(list),
    }).toEqual({ add: true, import: false, edit: false });

    const added = await test.inject({
      method: 'POST',
      url: '/en/manage/bodies/new',
      headers: { ...who, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ 'name.ar': 'مرصد المرجان', kind: 'centre' }).toString(),
    });
    expect([added.statusCode, added.headers.location]).toEqual([303, '/en/manage/bodies?done=created']);
  });
});
