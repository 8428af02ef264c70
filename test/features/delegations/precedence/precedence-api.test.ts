import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawLots } from '../../../../src/features/delegations/precedence/rules/draw.ts';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';

type Place = { participationId: string; state: { code: string } | null; body: { slug: string } | null };

describe('orders of precedence', () => {
  let test: TestApp;
  let organiser: SignIn;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    await send('POST', '/series', {
      slug: 'palm-forum',
      acronym: 'PF',
      noun: 'forum',
      name: { ar: 'ملتقى النخيل', en: 'Palm Forum' },
    });
    await send('POST', '/series/palm-forum/editions', {
      slug: '2026',
      number: 1,
      title: { ar: 'ملتقى النخيل الأول', en: 'First Palm Forum' },
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
      hostStateCode: 'SA',
    });
    const body = await send('POST', '/bodies', {
      kind: 'international-organisation',
      name: { ar: 'المنظمة الدولية للواحات', en: 'International Oases Organisation' },
      slug: 'oases',
    });
    for (const code of ['YE', 'SA', 'JO', 'AE']) await join({ stateCode: code, category: 'member' });
    await join({ bodyId: body.json().id, category: 'international-organisation' });
  });
  afterAll(() => test.close());

  const send = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: SignIn = {},
  ) =>
    test.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...organiser, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  const join = async (party: { stateCode?: string; bodyId?: string; category: string }) => {
    const answer = await send('POST', '/editions/palm-forum:2026/participations', {
      ...party,
      status: 'accepted',
    });
    ids[party.stateCode ?? 'oases'] = answer.json().id;
  };
  const begin = async (more: object) =>
    (
      await send('POST', '/editions/palm-forum:2026/precedence-lists', {
        occasion: { ar: 'الافتتاح', en: 'Opening' },
        ...more,
      })
    ).json();
  const versions = async (list: string) =>
    (await send('GET', `/precedence-lists/${list}/versions`)).json().items;
  const read = async (version: string) => (await send('GET', `/precedence-versions/${version}`)).json();
  const namesOf = (version: { places: Place[] }) =>
    version.places.map(({ state, body }) => state?.code ?? body?.slug);
  const draftOf = async (list: { id: string }) => read((await versions(list.id))[0].id);
  const at = (version: { version: number }) => ({ 'if-match': `"${version.version}"` });
  const act = (
    method: 'POST' | 'PATCH' | 'DELETE',
    version: { id: string; version: number },
    path = '',
    payload?: object,
    headers = organiser,
  ) => send(method, `/precedence-versions/${version.id}${path}`, payload, { ...headers, ...at(version) });

  it('arranges states by their approved names, bodies after or among them, the host by the rule', async () => {
    const arabic = await begin({ scheme: 'alphabetical', language: 'ar', hostRule: 'first' });
    const english = await begin({
      scheme: 'alphabetical',
      language: 'en',
      bodies: 'among',
      hostRule: 'last',
    });
    // Without the article: أردن، إمارات، سعودية، يمن.
    expect(namesOf(await draftOf(arabic))).toEqual(['SA', 'JO', 'AE', 'YE', 'oases']);
    const [oases] = namesOf(await draftOf(english)).filter((name) => name?.includes('oases'));
    expect(namesOf(await draftOf(english))).toEqual([oases, 'JO', 'AE', 'YE', 'SA']);
    const without = await send('POST', '/editions/palm-forum:2026/precedence-lists', {
      occasion: { ar: 'بلا لغة' },
      scheme: 'alphabetical',
    });
    expect([without.statusCode, without.json().errors[0]]).toMatchObject([
      422,
      { field: 'language', code: 'precedence-language-missing' },
    ]);
  });

  it('draws lots that anybody repeats from the seed', async () => {
    const list = await begin({ scheme: 'draw', seed: '2026-11-16' });
    const version = await draftOf(list);
    const states = drawLots(['YE', 'SA', 'JO', 'AE'], (code) => code, '2026-11-16').map(({ party }) => party);
    expect([version.arrangedBy.seed, namesOf(version).slice(0, 4)]).toEqual(['2026-11-16', states]);

    const again = await act('POST', version, '/arrangements', {});
    expect(again.json().arrangedBy.seed).toMatch(/^\d{4}-\d{4}-\d{4}$/);
    const back = await act('POST', again.json(), '/arrangements', { seed: '2026-11-16' });
    expect(namesOf(back.json())).toEqual(namesOf(version));
  });

  it('asks for rank and day of appointment, and arranges by them', async () => {
    const list = await begin({ scheme: 'rank-and-seniority' });
    const draft = await draftOf(list);
    const refused = await act('POST', draft, '/sign-offs');
    expect([refused.statusCode, refused.json().errors[0].code]).toEqual([422, 'precedence-basis-missing']);
    const ranked = await act('PATCH', draft, '', {
      bases: [
        { participationId: ids.JO, rank: 'minister', since: '2020-01-01' },
        { participationId: ids.AE, rank: 'minister', since: '2015-05-01' },
        { participationId: ids.YE, rank: 'head-of-state', since: '2022-04-07' },
        { participationId: ids.SA, rank: 'ambassador', since: '2011-01-01' },
        { participationId: ids.oases, rank: 'head-of-organisation', since: '2024-01-01' },
      ],
    });
    expect(namesOf(ranked.json()).slice(0, 4)).toEqual(['YE', 'AE', 'JO', 'SA']);
    expect((await act('POST', ranked.json(), '/sign-offs')).statusCode).toBe(200);
  });

  it('signs off, supersedes, tells the holders of the older version once, and never changes what was in force', async () => {
    const list = await begin({ scheme: 'curated', uses: ['list', 'seating'] });
    const first = await draftOf(list);
    const order = [ids.AE, ids.JO, ids.oases, ids.SA, ids.YE];
    const incomplete = await act('PATCH', first, '', { order: order.slice(1) });
    expect(incomplete.json().errors[0].code).toBe('precedence-order-incomplete');
    const set = await act('PATCH', first, '', { order });
    expect((await act('POST', first, '/sign-offs')).statusCode).toBe(412);
    const signed = (await act('POST', set.json(), '/sign-offs')).json();
    expect(signed.state).toBe('signed-off');

    const holder = await test.signIn([{ role: 'desk', scopeKind: 'installation', scopeId: null }]);
    await send('GET', `/precedence-versions/${signed.id}`, undefined, holder);
    const second = (
      await send('POST', `/precedence-lists/${list.id}/versions`, { comment: 'رأس الوفد وزير' })
    ).json();
    expect(namesOf(second)).toEqual(namesOf(signed));
    const third = (await act('PATCH', second, '', { order: [ids.YE, ...order.slice(0, 4)] })).json();
    const both = await Promise.all([act('POST', third, '/sign-offs'), act('POST', third, '/sign-offs')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    expect((await versions(list.id)).map((one: { state: string }) => one.state)).toEqual([
      'signed-off',
      'superseded',
    ]);
    const difference = (await send('GET', `/precedence-versions/${third.id}/difference`)).json().items;
    expect(
      difference.map((one: { state: { code: string }; before: number; after: number }) => [
        one.state.code,
        one.before,
        one.after,
      ]),
    ).toEqual([['YE', 5, 1]]);
    const mails = await test.database.rows<{ subject: string }>(
      test.database.db,
      sql`select subject from mails where template = 'precedence.replaced'`,
    );
    // The organiser signed it off; the desk held the first version.
    expect(mails).toEqual([{ subject: expect.stringContaining('2') }]);

    for (const attack of [
      sql`update precedence_versions set comment = 'x' where id = ${signed.id}`,
      sql`update precedence_versions set state = 'draft', signed_off_at = null where id = ${signed.id}`,
      sql`update precedence_versions set state = 'superseded', comment = 'x' where id = ${third.id}`,
      sql`update precedence_versions set arranged_by = '{}' where id = ${third.id}`,
      sql`delete from precedence_versions where id = ${third.id}`,
      sql`delete from precedence_lists where id = ${list.id}`,
      sql`update precedence_entries set position = position + 100 where version_id = ${third.id}`,
      sql`delete from precedence_entries where version_id = ${third.id}`,
      sql`insert into precedence_entries (edition_id, version_id, position, participation_id)
        select edition_id, ${third.id}, 99, id from participations limit 1`,
      sql`insert into precedence_versions (edition_id, id, list_id, number, state, arranged_by, signed_off_at)
        select edition_id, gen_random_uuid(), list_id, 9, 'signed-off', '{}', now() from precedence_versions where id = ${third.id}`,
    ]) {
      await expect(test.database.db.execute(attack)).rejects.toThrow();
    }
    expect(namesOf(await read(third.id))).toEqual(['YE', 'AE', 'JO', namesOf(signed)[2], 'SA']);
    const kept = await send('DELETE', `/precedence-lists/${list.id}`, undefined, { 'if-match': '*' });
    expect([kept.statusCode, kept.json().errors[0].code]).toEqual([422, 'precedence-list-on-record']);
  });

  it('moves nothing by hand that a rule has placed', async () => {
    const draft = await draftOf(await begin({ scheme: 'alphabetical', language: 'ar' }));
    const refused = await act('PATCH', draft, '', {
      order: draft.places.map((one: Place) => one.participationId).reverse(),
    });
    expect([refused.statusCode, refused.json().errors[0].code]).toEqual([422, 'precedence-not-by-hand']);
  });

  it('signs off nothing that forgets who takes part now', async () => {
    const list = await begin({ scheme: 'curated' });
    const draft = await draftOf(list);
    await join({ stateCode: 'EG', category: 'member' });
    const refused = await act('POST', draft, '/sign-offs');
    expect([refused.statusCode, refused.json().errors[0].code]).toEqual([422, 'precedence-parties-changed']);
    const anew = await act('POST', draft, '/arrangements', {});
    expect((await act('POST', anew.json(), '/sign-offs')).statusCode).toBe(200);
  });

  it('fills the seats of a plan in the order in force, and shows plans to nobody from outside', async () => {
    const list = await begin({ scheme: 'alphabetical', language: 'ar', hostRule: 'first' });
    const plan = await send('POST', `/precedence-lists/${list.id}/seating-plans`, {
      name: { ar: 'المنصة', en: 'Dais' },
      shape: 'flags',
      seats: 5,
    });
    expect(plan.json()).toMatchObject({ order: null, withoutSeat: 0 });
    await act('POST', await draftOf(list), '/sign-offs');
    const filled = (await send('GET', `/seating-plans/${plan.json().id}`)).json();
    expect(filled.places.map((one: Place & { x: number }) => [one.x, one.state?.code])).toEqual([
      [2, 'SA'],
      [1, 'JO'],
      [3, 'AE'],
      [0, 'EG'],
      [4, 'YE'],
    ]);
    expect([filled.order, filled.withoutSeat]).toEqual([1, 1]);
    const outsider = await test.signIn([]);
    const answer = await send('GET', `/seating-plans/${plan.json().id}`, undefined, outsider);
    expect(answer.statusCode).toBe(403);
  });
});
