import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, management, openForum } from './support.ts';

describe('honours', () => {
  let forum: Forum;
  let bodies: string[];
  let person: string;
  beforeAll(async () => {
    forum = await openForum();
    bodies = [
      await forum.body('صحيفة الجزيرة', 'Al-Jazirah'),
      await forum.body('مركز أمان', 'Aman Centre'),
      await forum.body('جمعية سند', 'Sanad'),
    ];
    person = await forum.person('ميرا سولن', 'Mira Solen');
  });
  afterAll(() => forum.test.close());

  const citation = (ar: string) => ({ ar, en: `EN ${ar}` });
  const url = '/editions/pearl-forum:2026/honours';
  const order = async (): Promise<string[]> =>
    (await forum.send('GET', url, undefined, {}))
      .json()
      .items.map(
        ({ position, citation: text }: { position: number; citation: { ar: string } }) =>
          `${position} ${text.ar}`,
      );

  it('are conferred on a person or a body, in an order without gaps, and public with their edition', async () => {
    for (const [index, ar] of ['أ', 'ب'].entries()) {
      const created = await forum.send('POST', url, {
        award: 'certificate',
        bodyId: bodies[index],
        citation: citation(ar),
      });
      expect(created.statusCode).toBe(201);
    }
    const first = await forum.send('POST', url, {
      award: 'shield',
      personId: person,
      citation: citation('ج'),
      position: 1,
      conferredOn: '2026-11-18',
    });
    expect(first.json()).toMatchObject({
      award: 'shield',
      position: 1,
      holder: { kind: 'person', id: person, name: { ar: 'ميرا سولن' } },
    });
    expect(await order()).toEqual(['1 ج', '2 أ', '3 ب']);
  });

  it('move in their order when one is moved or taken away', async () => {
    const items = (await forum.send('GET', url)).json().items as { id: string; version: number }[];
    const [first, , last] = items;
    const moved = await forum.send(
      'PATCH',
      `/honours/${first?.id}`,
      { position: 3 },
      forum.match(first?.version ?? 0),
    );
    expect(moved.json()).toMatchObject({ position: 3, version: (first?.version ?? 0) + 1 });
    expect(await order()).toEqual(['1 أ', '2 ب', '3 ج']);

    const stale = await forum.send('DELETE', `/honours/${last?.id}`, undefined, forum.match(99));
    expect(stale.statusCode).toBe(412);
    const { version } = (await forum.send('GET', `/honours/${last?.id}`)).json();
    await forum.send('DELETE', `/honours/${last?.id}`, undefined, forum.match(version));
    expect(await order()).toEqual(['1 أ', '2 ج']);
  });

  it('have one holder', async () => {
    const both = await forum.send('POST', url, {
      award: 'medal',
      personId: person,
      bodyId: bodies[2],
      citation: citation('د'),
    });
    const nobody = await forum.send('POST', url, { award: 'medal', citation: citation('د') });
    expect([both, nobody].map((answer) => answer.json().errors[0].code)).toEqual([
      'one-holder',
      'one-holder',
    ]);
  });

  it('are managed by those who may, and hidden with a hidden edition', async () => {
    const desk = await forum.test.signIn([{ role: 'desk', scopeKind: 'installation', scopeId: null }]);
    const input = { award: 'medal', bodyId: bodies[2], citation: citation('د') };
    const answers = [await forum.send('POST', url, input, {}), await forum.send('POST', url, input, desk)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 403]);
    const edition = (await forum.send('GET', '/editions/pearl-forum:2026')).json();
    const show = async (visibility: string) => {
      const { version } = (await forum.send('GET', '/editions/pearl-forum:2026')).json();
      await forum.send('PATCH', `/editions/${edition.id}`, { visibility }, forum.match(version));
    };
    await show('draft');
    const [honour] = (await forum.send('GET', url)).json().items;
    const hidden = [
      await forum.send('GET', url, undefined, {}),
      await forum.send('GET', `/honours/${honour.id}`, undefined, {}),
    ];
    expect(hidden.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
    await show('public');
  });

  it('are added on a form and read on a page in both languages', async () => {
    const wrong = await forum.form(`${management}/honours/new`, [
      ['award', 'medal'],
      ['citation.ar', ''],
    ]);
    expect(wrong.statusCode).toBe(422);
    const right = await forum.form(`${management}/honours/new`, [
      ['award', 'medal'],
      ['bodyId', bodies[2] ?? ''],
      ['personId', ''],
      ['citation.ar', 'العمل الميداني مع الأسر'],
      ['citation.en', 'its work with families'],
      ['conferredOn', '2026-11-18'],
    ]);
    expect([right.statusCode, right.headers.location]).toEqual([303, `${management}/honours`]);
    const pages = [
      await forum.test.inject({ url: '/ar/forums/pearl-forum/2026/honours' }),
      await forum.test.inject({ url: '/en/forums/pearl-forum/2026/honours' }),
    ];
    expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(pages[0]?.body).toContain('العمل الميداني مع الأسر');
    expect(pages[1]?.body).toContain('its work with families');
    const list = await forum.test.inject({
      url: `${management}/honours?award=medal`,
      headers: forum.organiser,
    });
    expect([list.body.includes('جمعية سند'), list.body.includes('صحيفة الجزيرة')]).toEqual([true, false]);
  });

  it('are listed with as many statements for many as for one', async () => {
    const counted = async (): Promise<number> => {
      await forum.send('GET', url);
      return forum.test.countStatements(() => forum.send('GET', url));
    };
    const few = await counted();
    await forum.send('POST', url, { award: 'medal', bodyId: bodies[1], citation: citation('هـ') });
    expect(await counted()).toBe(few);
  });
});
