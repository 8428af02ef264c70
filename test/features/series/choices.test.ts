import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

describe('what forms and the overview call things', () => {
  let test: TestApp;
  let organiser: SignIn;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
  });
  afterAll(() => test.close());

  it('bodies of one name are told apart by their state', async () => {
    for (const stateCode of ['JO', 'OM']) {
      const created = await test.inject({
        method: 'POST',
        url: '/api/v1/bodies',
        headers: organiser,
        payload: { kind: 'ministry', name: { ar: 'وزارة المناخ', en: 'Ministry of Climate' }, stateCode },
      });
      expect(created.statusCode).toBe(201);
    }
    const page = (await test.inject({ url: '/ar/manage/series/new', headers: organiser })).body;
    expect([...page.matchAll(/وزارة المناخ[^<]*/g)].map(([label]) => label)).toEqual([
      'وزارة المناخ (الأردن)',
      'وزارة المناخ (عُمان)',
    ]);
  });

  it('tasks of the system have words in the language of the page', async () => {
    const { series } = test.app;
    const actor = { kind: 'system', task: 'demonstration' } as const;
    const forum = await series.service.createSeries(actor, {
      slug: 'dune-forum',
      acronym: 'DF',
      noun: 'forum',
      name: { ar: 'ملتقى الكثبان', en: 'Dune Forum' },
    });
    await series.service.createEdition(actor, forum.id, {
      slug: '2026',
      number: 1,
      title: { ar: 'ملتقى الكثبان الأول', en: 'First Dune Forum' },
      startsOn: '2026-11-16',
      endsOn: '2026-11-17',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
    });
    const page = (await test.inject({ url: '/ar/manage/forums/dune-forum/2026', headers: organiser })).body;
    expect([page.includes('العرض النموذجي'), page.includes('>demonstration')]).toEqual([true, false]);
  });
});
