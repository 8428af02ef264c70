import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignIn } from '../../../support/app.ts';
import { type Forum, openForum } from './forum.ts';

describe('rights over the API', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());

  const send = (
    method: 'POST' | 'PATCH' | 'DELETE' | 'GET',
    url: string,
    headers: SignIn,
    payload?: object,
  ) =>
    forum.test.inject({
      method,
      url: `/api/v1${url}`,
      headers: {
        ...headers,
        ...(method === 'PATCH' && url.startsWith('/accounts') ? { 'if-match': '*' } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    });
  const atEdition = (role: string) => ({ role, scopeKind: 'edition', scopeId: forum.edition });
  const coded = ({ statusCode, body }: { statusCode: number; body: string }) => [
    statusCode,
    body === '' ? '' : (JSON.parse(body).code ?? ''),
  ];
  const stateOf = async () =>
    (await forum.test.database.executeSql('select id, role, scope_id, expires_at from grants order by id'))
      .rows;

  it('are given, seen in words, ended and withdrawn by the edition’s organiser', async () => {
    const organiser = await forum.person('organiser-1', [atEdition('organiser')]);
    const colleague = await forum.person('colleague-1', [atEdition('desk')]);
    const given = await send('POST', `/editions/${forum.edition}/grants`, organiser.headers, {
      accountId: colleague.id,
      role: 'programme-manager',
      endsAt: '2027-03-01T21:00:00.000Z',
    });
    expect(given.statusCode).toBe(201);
    expect(given.json()).toMatchObject({
      account: { id: colleague.id },
      role: 'programme-manager',
      words: {
        ar: 'مدير البرنامج في الدورة الثانية من ملتقى الأنهار',
        en: 'Programme manager for the second edition of River Forum',
      },
      endsAt: '2027-03-01T21:00:00.000Z',
      givenBy: { id: organiser.id },
      lentBy: null,
    });
    const listed = await send('GET', `/editions/${forum.edition}/grants?q=colleague-1`, organiser.headers);
    expect(listed.json().items.map(({ role }: { role: string }) => role)).toEqual([
      'desk',
      'programme-manager',
    ]);

    const { id } = given.json();
    const shorter = await send('PATCH', `/grants/${id}`, organiser.headers, { endsAt: null });
    expect(shorter.statusCode).toBe(204);
    expect((await send('DELETE', `/grants/${id}`, organiser.headers)).statusCode).toBe(204);
    expect(coded(await send('DELETE', `/grants/${id}`, organiser.headers))).toEqual([404, 'grant-unknown']);
  });

  it('count no more from the next request on once they are withdrawn', async () => {
    const desk = await forum.person('desk-2', [atEdition('organiser')]);
    const url = `/editions/${forum.edition}/grants`;
    expect((await send('GET', url, desk.headers)).statusCode).toBe(200);
    const rights = (await send('GET', '/me/rights', desk.headers)).json().items;
    expect((await send('DELETE', `/grants/${rights[0].id}`, forum.chief.headers)).statusCode).toBe(204);
    expect(coded(await send('GET', url, desk.headers))).toEqual([403, 'forbidden']);
  });

  it('of another edition, of the installation and of nobody’s business answer as if there were none', async () => {
    const organiser = await forum.person('organiser-3', [atEdition('organiser')]);
    const stranger = await forum.person('stranger-3', [
      { role: 'desk', scopeKind: 'edition', scopeId: forum.elsewhere },
    ]);
    const before = await stateOf();
    const [theirs] = (await send('GET', '/me/rights', stranger.headers)).json().items;
    const [chiefs] = (await send('GET', '/me/rights', forum.chief.headers)).json().items;
    for (const id of [theirs.id, chiefs.id, '01970000-0000-7000-8000-000000000000']) {
      expect(coded(await send('DELETE', `/grants/${id}`, organiser.headers))).toEqual([404, 'grant-unknown']);
      expect(coded(await send('PATCH', `/grants/${id}`, organiser.headers, { endsAt: null }))).toEqual([
        404,
        'grant-unknown',
      ]);
    }
    const give = (accountId: string) =>
      send('POST', `/editions/${forum.edition}/grants`, organiser.headers, { accountId, role: 'desk' });
    const unknown = await give('01970000-0000-7000-8000-000000000000');
    const known = await give(stranger.id);
    expect(coded(known)).toEqual([404, 'account-unknown']);
    expect(coded(unknown)).toEqual(coded(known));
    expect(coded(await send('GET', `/editions/${forum.elsewhere}/grants`, organiser.headers))).toEqual([
      404,
      'edition-unknown',
    ]);
    expect(coded(await send('GET', '/accounts', organiser.headers))).toEqual([403, 'forbidden']);
    expect(await stateOf()).toEqual(before);
  });

  it('of a delegation are protocol’s to give, and those of the edition are not', async () => {
    const protocol = await forum.person('protocol-4', [atEdition('protocol')]);
    const guest = await forum.person('guest-4', [
      { role: 'delegate', scopeKind: 'delegation', scopeId: forum.delegation },
    ]);
    const give = (body: object) => send('POST', `/editions/${forum.edition}/grants`, protocol.headers, body);
    const focal = await give({ accountId: guest.id, role: 'focal-point', delegationId: forum.delegation });
    expect([focal.statusCode, focal.json().words]).toEqual([
      201,
      {
        ar: 'ضابط اتصال وفد الأردن في الدورة الثانية من ملتقى الأنهار',
        en: 'Focal point of the delegation of Jordan to the second edition of River Forum',
      },
    ]);
    expect(coded(await give({ accountId: guest.id, role: 'desk' }))).toEqual([403, 'forbidden']);
    expect(coded(await give({ accountId: guest.id, role: 'desk', delegationId: forum.delegation }))).toEqual([
      422,
      'role-not-here',
    ]);
  });

  it('are not given for longer than the giver has their own', async () => {
    const organiser = await forum.person('organiser-5', [atEdition('organiser')]);
    const colleague = await forum.person('colleague-5', [atEdition('desk')]);
    const [own] = (await send('GET', '/me/rights', organiser.headers)).json().items;
    await send('PATCH', `/grants/${own.id}`, forum.chief.headers, { endsAt: '2027-06-01T00:00:00Z' });
    const give = (endsAt: string | null) =>
      send('POST', `/editions/${forum.edition}/grants`, organiser.headers, {
        accountId: colleague.id,
        role: 'press',
        endsAt,
      });
    expect(coded(await give(null))).toEqual([422, 'end-beyond-own']);
    expect(coded(await give('2027-07-01T00:00:00Z'))).toEqual([422, 'end-beyond-own']);
    expect(coded(await give('2020-07-01T00:00:00Z'))).toEqual([422, 'end-past']);
    expect((await give('2027-05-01T00:00:00Z')).statusCode).toBe(201);
  });

  it('leave the installation one standing organiser, and every scope its own', async () => {
    const [own] = (await send('GET', '/me/rights', forum.chief.headers)).json().items;
    expect(coded(await send('DELETE', `/grants/${own.id}`, forum.chief.headers))).toEqual([
      409,
      'own-last-organiser',
    ]);
    const second = await forum.person('second-6', [
      { role: 'organiser', scopeKind: 'installation', scopeId: null },
    ]);
    const [theirs] = (await send('GET', '/me/rights', second.headers)).json().items;
    // Each takes the other's right at the same moment: one of them stays.
    const answers = await Promise.all([
      send('DELETE', `/grants/${theirs.id}`, forum.chief.headers),
      send('PATCH', `/accounts/${forum.chief.id}`, second.headers, { disabled: true }),
    ]);
    expect(answers.filter(({ statusCode }) => statusCode < 300)).toHaveLength(1);
    const { rows } = await forum.test.database.executeSql(
      `select count(*)::int as standing from grants g join accounts a on a.id = g.account_id
       where role = 'organiser' and scope_kind = 'installation' and disabled_at is null`,
    );
    expect(rows).toEqual([{ standing: 1 }]);
    // Set right again for the tests that follow, whoever of the two was first.
    await forum.test.database.executeSql(
      `update accounts set disabled_at = null where id = '${forum.chief.id}'`,
    );
    await forum.test.database.executeSql(
      `update sign_ins set ended_at = null, "end" = null where account_id = '${forum.chief.id}'`,
    );
  });

  it('end with the account: disabled, its sign-ins are over at once and come back only by signing in', async () => {
    const person = await forum.person('person-7', [atEdition('organiser')]);
    const url = `/accounts/${person.id}`;
    const disabled = await send('PATCH', url, forum.chief.headers, {
      disabled: true,
      reason: 'Left the ministry',
    });
    expect([disabled.statusCode, disabled.json().disabled]).toEqual([200, true]);
    expect(coded(await send('GET', '/me/rights', person.headers))).toEqual([401, 'token-invalid']);
    expect((await send('PATCH', url, forum.chief.headers, { disabled: false })).json().disabled).toBe(false);
    expect((await send('GET', '/me/rights', person.headers)).statusCode).toBe(401);
    expect(
      coded(await send('PATCH', `/accounts/${forum.chief.id}`, forum.chief.headers, { disabled: true })),
    ).toEqual([409, expect.stringMatching(/own-account|last-organiser/)]);
  });

  it('list with as many statements for three people as for one', async () => {
    const fresh = await openForum();
    const count = async () =>
      fresh.test.countStatements(async () => {
        await fresh.test.inject({
          url: `/api/v1/editions/${fresh.edition}/grants`,
          headers: fresh.chief.headers,
        });
        await fresh.test.inject({ url: '/api/v1/accounts', headers: fresh.chief.headers });
        await fresh.test.inject({
          url: '/en/manage/forums/river-forum/2028/people',
          headers: fresh.chief.headers,
        });
        await fresh.test.inject({ url: '/en/manage/people', headers: fresh.chief.headers });
      });
    const edition = { role: 'desk', scopeKind: 'edition', scopeId: fresh.edition };
    await fresh.person('one', [edition]);
    // The edition is found once and remembered.
    await count();
    const one = await count();
    await fresh.person('two', [edition, { ...edition, role: 'press' }]);
    await fresh.person('three', [edition]);
    expect(await count()).toBe(one);
    await fresh.test.close();
  });
});
