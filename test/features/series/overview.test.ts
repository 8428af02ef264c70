import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grant } from '../../../src/platform/actor/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const text = (ar: string, en: string) => ({ ar, en });

describe('the overview of an edition', () => {
  let test: TestApp;
  let organiser: SignIn;
  let edition: string;
  const page = '/en/manage/forums/river-forum/2026';

  const post = async (url: string, payload: object): Promise<{ readonly id: string }> => {
    const answer = await test.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: organiser });
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`);
    return answer.json();
  };
  const get = async (headers: SignIn, url = page) => test.inject({ url, headers });
  const worker = (role: Grant['role']): Promise<SignIn> =>
    test.signIn([{ role, scopeKind: 'edition', scopeId: edition }]);

  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    await post('/series', {
      slug: 'river-forum',
      acronym: 'RF',
      noun: 'forum',
      name: text('ملتقى الأنهار', 'River Forum'),
    });
    edition = (
      await post('/series/river-forum/editions', {
        slug: '2026',
        number: 1,
        title: { ar: 'ملتقى الأنهار الأول' },
        startsOn: '2026-11-16',
        endsOn: '2026-11-18',
        timeZone: 'Asia/Riyadh',
        mode: 'in-person',
      })
    ).id;
    await post(`/editions/${edition}/themes`, { title: text('المياه', 'Water') });
    await post(`/editions/${edition}/sessions`, { kind: 'panel', title: text('حلقة', 'A panel') });
    await post(`/editions/${edition}/participations`, {
      stateCode: 'QA',
      category: 'member',
      status: 'invited',
    });
    const draft = await post(`/editions/${edition}/outcome-documents`, {
      kind: 'recommendations',
      slug: 'recommendations',
      title: text('التوصيات', 'Recommendations'),
    });
    await post(`/outcome-documents/${draft.id}/provisions`, {
      kind: 'recommendation',
      title: text('توصية سرية', 'A secret recommendation'),
      text: text('توصي', 'Recommends'),
    });
  });
  afterAll(() => test.close());

  it('counts, says what waits, shows the next step and the latest changes', async () => {
    const { statusCode, body } = await get(organiser);

    expect(statusCode).toBe(200);
    for (const words of [
      'This edition is not published.',
      'Sessions without a time',
      'Invitations without an answer',
      'Texts of the edition whose translation is behind',
      'Outcome documents not published',
      'Provision added',
      'A secret recommendation',
      'Theme added',
    ])
      expect(body).toContain(words);
    expect(body).toMatch(/aria-current="step"[^>]*><strong><a href="[^"]*\/settings">Describe the edition/);
  });

  it('is one statement for all figures, whatever there is to count', async () => {
    const before = await test.countStatements(() => get(organiser));
    for (const title of ['Law', 'School'])
      await post(`/editions/${edition}/themes`, { title: text(`محور ${title}`, title) });
    await get(organiser);

    expect(await test.countStatements(() => get(organiser))).toBe(before);
  });

  it('tells nobody outside the secretariat of texts that are not published', async () => {
    const desk = await get(await worker('desk'));
    const secretary = await get(await worker('secretariat'));

    expect([desk.statusCode, secretary.statusCode]).toEqual([200, 200]);
    for (const words of ['secret', 'Outcome documents not published', 'Recommendations without a lead body'])
      expect(desk.body).not.toContain(words);
    expect(secretary.body).toContain('Outcome documents not published');
  });

  it('is for those who work in the edition', async () => {
    const elsewhere = await test.signIn([
      { role: 'organiser', scopeKind: 'edition', scopeId: '01970000-0000-7000-8000-000000000000' },
    ]);

    expect((await test.inject({ url: page })).headers.location).toBe(
      `/en/sign-in?next=${encodeURIComponent(page)}`,
    );
    expect((await get(elsewhere)).statusCode).toBe(404);
  });

  it('is in Arabic as well', async () => {
    const { body } = await get(organiser, '/ar/manage/forums/river-forum/2026');

    for (const words of ['ما ينتظر العمل', 'إضافة محور', 'مراحل الدورة']) expect(body).toContain(words);
  });
});
