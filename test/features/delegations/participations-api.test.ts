import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

describe('participations over the API', () => {
  let test: TestApp;
  let organiser: SignIn;
  let editionId: string;
  let bodyId: string;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    await send('POST', '/series', {
      slug: 'palm-forum',
      acronym: 'PF',
      noun: 'forum',
      name: { ar: 'ملتقى النخيل', en: 'Palm Forum' },
    });
    const edition = await send('POST', '/series/palm-forum/editions', {
      slug: '2026',
      number: 1,
      title: { ar: 'ملتقى النخيل الأول', en: 'First Palm Forum' },
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
    });
    editionId = edition.json().id;
    const body = await send('POST', '/bodies', {
      kind: 'international-organisation',
      name: { ar: 'المنظمة الدولية للواحات', en: 'International Oases Organisation' },
    });
    bodyId = body.json().id;
  });
  afterAll(() => test.close());

  const send = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: SignIn = organiser,
  ) => test.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
  const add = (payload: object, headers = organiser) =>
    send('POST', '/editions/palm-forum:2026/participations', payload, headers);
  const list = async (query = '', headers: SignIn = {}) =>
    (await send('GET', `/editions/palm-forum:2026/participations${query}`, undefined, headers)).json().items;
  const nameOf = (item: { state: { code: string } | null; body: { slug: string } | null }) =>
    item.state?.code ?? item.body?.slug;

  it('shows who accepted to everybody, in the approved order, and the rest to those who work there', async () => {
    await add({ stateCode: 'YE', category: 'member', status: 'accepted' });
    await add({ stateCode: 'JO', category: 'member', status: 'accepted', participants: 6 });
    await add({ stateCode: 'FR', category: 'guest' });
    const organisation = await add({ bodyId, category: 'international-organisation', status: 'accepted' });
    expect([organisation.statusCode, organisation.json().kind]).toEqual([201, 'body']);

    expect((await list('?lang=ar')).map(nameOf)).toEqual(['JO', 'international-oases-organisation', 'YE']);
    expect((await list('?lang=en')).map(nameOf)).toEqual(['international-oases-organisation', 'JO', 'YE']);
    expect(await list('?status=invited')).toEqual([]);
    expect((await list('?status=invited', organiser)).map(nameOf)).toEqual(['FR']);
    expect((await list(`?q=${encodeURIComponent('اردن')}`)).map(nameOf)).toEqual(['JO']);
  });

  it('takes a state or a body, not both and not twice', async () => {
    const neither = await add({ category: 'guest' });
    const both = await add({ stateCode: 'DE', bodyId, category: 'guest' });
    const twice = await add({ stateCode: 'JO', category: 'guest' });
    const unknown = await add({ stateCode: 'XX', category: 'guest' });
    expect(
      [neither, both, twice, unknown].map((answer) => [answer.statusCode, answer.json().errors[0].code]),
    ).toEqual([
      [422, 'party-missing'],
      [422, 'party-twofold'],
      [422, 'party-takes-part'],
      [422, 'state-unknown'],
    ]);
  });

  it('moves from status to status as invitations go, and no other way', async () => {
    const { id } = (await add({ stateCode: 'DE', category: 'observer' })).json();
    const put = (status: string, version: number) =>
      send('PATCH', `/participations/${id}`, { status }, { ...organiser, 'if-match': `"${version}"` });
    expect((await put('withdrawn', 1)).json().errors).toMatchObject([
      { field: 'status', code: 'participation-step' },
    ]);
    expect((await put('accepted', 1)).json()).toMatchObject({ status: 'accepted', version: 2 });
    expect((await put('withdrawn', 1)).statusCode).toBe(412);
    expect((await put('withdrawn', 2)).statusCode).toBe(200);
    expect((await send('GET', `/participations/${id}`, undefined, {})).statusCode).toBe(404);
  });

  it('is for organiser, secretariat and protocol of the edition', async () => {
    const grant = (role: 'protocol' | 'desk', scopeId: string) =>
      test.signIn([{ role, scopeKind: 'edition', scopeId }]);
    const payload = { stateCode: 'IT', category: 'guest' };
    expect((await add(payload, {})).statusCode).toBe(401);
    expect((await add(payload, await grant('desk', editionId))).statusCode).toBe(403);
    const elsewhere = await grant('protocol', '0199a0a0-0000-7000-8000-000000000000');
    expect((await add(payload, elsewhere)).statusCode).toBe(403);
    expect((await add(payload, await grant('protocol', editionId))).statusCode).toBe(201);
  });

  it('adds many at once and leaves those that take part already as they are', async () => {
    const { participations } = test.app.delegations;
    const system = systemActor('test');
    const added = await participations.addParties(system, editionId, {
      stateCodes: ['JO', 'EG', 'MA'],
      category: 'observer',
    });
    expect(added.map(({ stateCode }) => stateCode)).toEqual(['EG', 'MA']);
    const ids = added.map(({ id }) => id);
    expect(await participations.setMany(system, editionId, ids, { status: 'accepted' })).toBe(2);
    const [jordan] = await list(`?q=${encodeURIComponent('الأردن')}`);
    expect(jordan.category).toBe('member');
    expect((await list('?category=observer')).map(nameOf).sort()).toEqual(['EG', 'MA']);
  });

  it('carries everybody over to the next edition as invited', async () => {
    const next = await send('POST', '/editions/palm-forum:2026/carry-over', {
      slug: '2028',
      carry: ['participations'],
    });
    expect(next.statusCode).toBe(201);
    const answer = await send('GET', '/editions/palm-forum:2028/participations');
    const statuses = new Set(answer.json().items.map(({ status }: { status: string }) => status));
    expect([answer.json().items.length, [...statuses]]).toEqual([8, ['invited']]);
  });

  it('lists with as many statements for three as for one', async () => {
    const few = await test.countStatements(() => list('?limit=1'));
    expect(await test.countStatements(() => list('?limit=3'))).toBe(few);
    expect(await list('?limit=3')).toHaveLength(3);
  });
});
