import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignIn } from '../../../support/app.ts';
import { type Forum, multipart, named, openForum } from './support.ts';

describe('the pages of delegations', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());

  const get = (url: string, headers: SignIn = forum.jordanian) => forum.test.inject({ url, headers });
  const post = (url: string, fields: Readonly<Record<string, string>>, headers: SignIn = forum.jordanian) =>
    forum.test.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const own = () => `/ar/account/delegations/${forum.jordan}`;

  it('lead a focal point from the list of theirs to a nomination that is confirmed', async () => {
    const list = await get('/ar/account/delegations');
    expect(list.body).toContain(`href="${own()}"`);
    expect(list.body).not.toContain(forum.yemen);

    const made = await post(`${own()}/nominations/new`, {
      role: 'head',
      'name.ar': 'هدى الفيحاني',
      'name.en': '',
      birthDate: '١٤٠٥/٣/١٢',
      gender: 'f',
      language: 'ar',
      do: 'nominate',
    });
    expect([made.statusCode, made.headers.location]).toEqual([303, `${own()}?done=nominated`]);
    const page = await get(own());
    expect(page.body).toContain('هدى الفيحاني');
    expect(page.body).toContain('الحصة: 1 من 6');

    const confirmed = await post(`${own()}/confirmation`, {});
    expect(confirmed.headers.location).toBe(`${own()}?done=confirmed-all`);
    expect((await get(own())).body).toContain('مقدَّم');
  });

  it('let a focal point ask for a letter for a visa from the page of the nominee, once', async () => {
    const nominee = /href="([^"]*\/nominations\/[0-9a-f-]{36})"/.exec((await get(own())).body)?.[1] ?? '';
    const button = /action="(\/ar\/account\/accreditations\/[0-9a-f-]{36}\/visa-letter)"/;
    const before = (await get(nominee)).body;
    const version = /name="version" value="(\d+)"/.exec(before)?.[1] ?? '';
    const saved = await post(nominee, {
      version,
      role: 'head',
      'name.ar': 'هدى الفيحاني',
      nationality: 'JO',
    });
    const address = button.exec((await get(nominee)).body)?.[1] ?? '';
    const asked = await post(address, {});
    const after = (await get(nominee)).body;

    expect([button.test(before), saved.statusCode, asked.statusCode, button.test(after)]).toEqual([
      false,
      303,
      303,
      false,
    ]);
  });

  it('keep what was typed when a place is missing, and say what to do', async () => {
    const refused = await post(`${own()}/nominations/new`, {
      role: 'support',
      'name.ar': 'مازن العبيدات',
      'name.en': '',
      gender: 'unstated',
      language: 'ar',
      do: 'nominate',
    });

    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('value="مازن العبيدات"');
    expect(refused.body).toContain('يلزم سحب ترشيح أو استبداله');
  });

  it('show a file before anybody is named by it, and name all by the same bytes', async () => {
    const form = multipart(
      {},
      { name: 'people.csv', bytes: Buffer.from('Name,Role\nReem Sari,member\nDana Khatibi,عضو\n') },
    );
    const preview = await forum.test.inject({
      method: 'POST',
      url: `${own()}/import`,
      headers: { ...forum.jordanian, ...form.headers },
      payload: form.payload,
    });
    expect([preview.statusCode, preview.body.includes('Dana Khatibi')]).toEqual([200, true]);
    const action = new RegExp(`action="(${own()}/import/[0-9a-f-]+)"`).exec(preview.body)?.[1] ?? '';

    const foreign = await post(action.replace(forum.jordan, forum.yemen), {}, forum.yemeni);
    const done = await post(action, {});

    expect(foreign.statusCode).toBe(404);
    expect(done.headers.location).toBe(`${own()}?done=imported`);
    expect((await get(own())).body).toContain('Reem Sari');
  });

  it('take photos and documents, and serve them to nobody else', async () => {
    const [one] = (
      await forum.send('GET', '/editions/palm-forum:2027/nominations', undefined, forum.jordanian)
    ).json().items as { id: string }[];
    const form = multipart({ kind: 'passport' }, { name: 'passport.pdf', bytes: Buffer.from('not a PDF') });
    const refused = await forum.test.inject({
      method: 'POST',
      url: `${own()}/nominations/${one?.id}/files`,
      headers: { ...forum.jordanian, ...form.headers },
      payload: form.payload,
    });
    expect(refused.statusCode).toBe(422);
    const good = multipart(
      { kind: 'passport' },
      { name: 'passport.pdf', bytes: Buffer.from('%PDF-1.4\ntrailer<<>>\n%%EOF\n') },
    );
    await forum.test.inject({
      method: 'POST',
      url: `${own()}/nominations/${one?.id}/files`,
      headers: { ...forum.jordanian, ...good.headers },
      payload: good.payload,
    });
    const { items } = (
      await forum.send('GET', `/nominations/${one?.id}/files`, undefined, forum.jordanian)
    ).json();
    const { href } = items[0];

    expect([
      items.length,
      (await get(href)).statusCode,
      (await get(href, forum.yemeni)).statusCode,
      (await get(href, {})).statusCode,
    ]).toEqual([1, 200, 404, 404]);
  });

  it('of another delegation do not exist for a focal point, nor does the management', async () => {
    const theirs = `/ar/account/delegations/${forum.yemen}`;
    const managed = `/ar/manage/forums/palm-forum/2027/delegations`;
    const urls = [theirs, `${theirs}/import`, `${theirs}/people.xlsx`, `${theirs}/order`];

    for (const url of urls) expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
    expect((await get(managed)).statusCode).toBe(403);
  });

  it('let staff set places of many and the closing date, in one step', async () => {
    const base = '/ar/manage/forums/palm-forum/2027/delegations';
    const list = await get(base, forum.organiser);
    expect(list.body).toContain(`${base}/${forum.yemen}`);

    const saved = await forum.test.inject({
      method: 'POST',
      url: `${base}/many/save`,
      headers: { ...forum.organiser, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `pick=${forum.jordan}&pick=${forum.yemen}&quotas.support=2&freezesOn=2027-11-01`,
    });

    expect(saved.headers.location).toBe(`${base}?done=many`);
    const { items } = (
      await forum.send('GET', '/editions/palm-forum:2027/delegations', undefined, forum.organiser)
    ).json();
    expect(
      items.map((one: { roles: { role: string; most: number }[]; freezesAt: string }) => [
        one.roles.find(({ role }) => role === 'support')?.most,
        one.freezesAt,
      ]),
    ).toEqual([
      [2, '2027-11-01T21:00:00.000Z'],
      [2, '2027-11-01T21:00:00.000Z'],
    ]);
  });

  it('forget who was named when they are to be forgotten, and keep that somebody was', async () => {
    const account = await forum.test.database.executeSql(
      `insert into accounts (id, email, name) values (gen_random_uuid(), 'lost@example.org', 'سهى المنسية') returning id`,
    );
    const [{ id }] = account.rows as [{ id: string }];
    await forum.send(
      'POST',
      `/delegations/${forum.yemen}/nominations`,
      { role: 'head', email: 'lost@example.org', ...named('سهى المنسية', 'Suha Al-Mansiyya') },
      forum.organiser,
    );
    const erased = await forum.send(
      'POST',
      `/personal-data/accounts/${id}/erasures`,
      { reason: 'بطلب من صاحب البيانات', confirmation: 'سهى المنسية' },
      forum.organiser,
    );
    const left = await forum.test.database.executeSql(
      `select name ->> 'en' as name, email, search from attendees a join nominations n on n.attendee_id = a.id
       where n.delegation_id = $1`,
      [forum.yemen],
    );

    expect([erased.statusCode < 300, erased.statusCode < 300 ? '' : erased.body]).toEqual([true, '']);
    expect(left.rows).toEqual([{ name: 'Erased person', email: null, search: '' }]);
  });
});
