import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ageInEditions } from '../../../src/features/outcomes/carry-forward/rules.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';
import { form } from '../accounts/links/support.ts';

const text = (ar: string, en: string) => ({ ar, en });
const system = { kind: 'system', task: 'test' } as const;

describe('the age of a recommendation', () => {
  it('is counted in editions of its own series', () => {
    const chain = [
      { seriesSlug: 'summit', number: 1 },
      { seriesSlug: 'forum', number: 2 },
      { seriesSlug: 'forum', number: 4 },
    ];
    expect([
      ageInEditions(chain, 'forum'),
      ageInEditions(chain, 'summit'),
      ageInEditions(chain, 'none'),
    ]).toEqual([2, 0, 0]);
  });
});

describe('before an edition closes', () => {
  let test: TestApp;
  let organiser: SignIn;
  let ids: string[];
  const editions: Record<string, string> = {};
  const themes: Record<string, string> = {};
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    await api('POST', '/series', {
      slug: 'hill-forum',
      acronym: 'HF',
      noun: 'forum',
      name: text('ملتقى التلال', 'Hill Forum'),
    });
    await edition('2024', 1);
    ids = await adopted('2024', [
      text('يُنشأ مركز', 'A centre is set up'),
      text('تُنشر التقارير', 'Reports are published'),
      text('يُعقد كل عامين', 'It is held every two years'),
    ]);
    await edition('2026', 2, editions['2024']);
  });
  afterAll(() => test.close());

  const api = async (method: 'POST' | 'PATCH' | 'GET', url: string, payload?: object) => {
    const answer = await test.inject({
      method,
      url: `/api/v1${url}`,
      ...(payload === undefined ? {} : { payload }),
      headers: { ...organiser, 'if-match': '*', 'accept-language': 'en' },
    });
    return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json() };
  };
  const edition = async (slug: string, number: number, previousEditionId?: string) => {
    const { body } = await api('POST', '/series/hill-forum/editions', {
      slug,
      number,
      visibility: 'public',
      title: text(`ملتقى ${slug}`, `Forum ${slug}`),
      startsOn: `${slug}-11-16`,
      endsOn: `${slug}-11-17`,
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      ...(previousEditionId === undefined ? {} : { previousEditionId }),
    });
    editions[slug] = body.id;
    const theme = await api('POST', `/editions/${body.id}/themes`, {
      slug: 'wells',
      number: 1,
      title: text('الآبار', 'Wells'),
    });
    themes[slug] = theme.body.id;
  };
  const adopted = async (slug: string, wordings: readonly object[]): Promise<string[]> => {
    const { service } = test.app.outcomes;
    const { id } = await service.createDocument(system, editions[slug] ?? '', {
      kind: 'recommendations',
      slug: 'recommendations',
      title: text('التوصيات', 'Recommendations'),
    });
    const made = [];
    for (const wording of wordings) {
      made.push(
        (
          await service.createProvision(system, id, {
            kind: 'recommendation',
            text: wording,
            themeId: themes[slug] ?? null,
          })
        ).id,
      );
    }
    await service.adopt(system, id, { manner: 'consensus', adoptedOn: `${slug}-11-17` });
    await service.publish(system, id);
    return made;
  };
  const asForm = (fields: Record<string, string>) => {
    const { payload, headers } = form(fields);
    return { payload, headers: { ...headers, ...organiser } };
  };
  const dispose = (index: number, payload: object) =>
    api('POST', `/recommendations/${ids[index]}/dispositions`, payload);

  it('refuses to close while a recommendation is open, and names it; so does the database', async () => {
    const refused = await api('POST', '/editions/hill-forum:2024/closure');
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [
        {
          field: 'status',
          code: 'recommendations-open',
          message: expect.stringContaining(
            '3 recommendations have no decision yet (1/REC/01, 1/REC/02, 1/REC/03)',
          ),
        },
      ],
    ]);
    expect((await api('PATCH', '/editions/hill-forum:2024', { status: 'closed' })).status).toBe(422);
    await expect(
      test.database.transaction((tx) =>
        tx.execute(sql`update editions set status = 'closed' where slug = '2024'`),
      ),
    ).rejects.toMatchObject({ cause: { message: 'an open recommendation needs a disposition' } });
  });

  it('wants an outcome and a reason, and puts what goes on into the draft of the next edition', async () => {
    expect((await dispose(0, { outcome: 'continued', reason: {} })).body.errors).toMatchObject([
      { field: 'reason.ar' },
    ]);
    const first = await dispose(0, { outcome: 'reinforced', reason: text('تُضاف مدة', 'A term is added') });
    expect(first.body.items).toMatchObject([{ outcome: 'reinforced', nextEditionId: editions['2026'] }]);
    expect(
      (await dispose(1, { outcome: 'closed', reason: text('نُفّذت', 'Carried out') })).body.items,
    ).toMatchObject([{ outcome: 'closed', nextEditionId: null, nextProvisionId: null }]);
    const { body } = await api('GET', '/editions/hill-forum:2026/outcome-documents');
    expect(
      body.items.map(
        ({
          status,
          provisions,
        }: {
          status: string;
          provisions: { text: object; links: object[]; theme: object }[];
        }) => [status, provisions.map(({ text: wording, links, theme }) => [wording, links, theme])],
      ),
    ).toMatchObject([
      [
        'draft',
        [
          [
            { ar: 'يُنشأ مركز', en: 'A centre is set up' },
            [{ relation: 'builds-on', provision: { code: '1/REC/01' }, edition: { slug: '2024' } }],
            { id: themes['2026'] },
          ],
        ],
      ],
    ]);
  });

  it('lets a decision be changed, which carries nothing twice', async () => {
    const [again] = (await dispose(0, { outcome: 'continued', reason: text('كما هي', 'As it is') })).body
      .items;
    expect(again).toMatchObject({ outcome: 'continued', reason: { en: 'As it is' } });
    const { body } = await api('GET', '/editions/hill-forum:2026/outcome-documents');
    expect(body.items[0].provisions).toHaveLength(1);
  });

  it('is walked on pages in both languages, with what is missing named and nothing lost', async () => {
    const page = await test.inject({
      url: '/en/manage/forums/hill-forum/2024/outcomes/dispositions',
      headers: organiser,
    });
    expect(page.body).toContain('One recommendation is not decided on');
    const several = '/ar/manage/forums/hill-forum/2024/outcomes/dispositions/several';
    const refused = await test.inject({
      method: 'POST',
      url: several,
      ...asForm({ provisionIds: ids[2] ?? '', 'reason.en': 'Kept of what was typed' }),
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Kept of what was typed');
    const saved = await test.inject({
      method: 'POST',
      url: several,
      ...asForm({ provisionIds: ids[2] ?? '', outcome: 'retired', 'reason.ar': 'صُرف النظر عنها' }),
    });
    expect(saved.statusCode).toBe(303);
  });

  it('closes once all are decided on, and then everything stays', async () => {
    expect((await api('POST', '/editions/hill-forum:2024/closure')).body.status).toBe('closed');
    expect((await dispose(0, { outcome: 'closed', reason: text('لا', 'No') })).body.code).toBe(
      'edition-closed',
    );
    for (const attack of [
      sql`delete from dispositions where provision_id = ${ids[0]}`,
      sql`update dispositions set outcome = 'closed' where provision_id = ${ids[0]}`,
      // One that goes on is carried on by what was named once; one that does not go on, by nothing.
      sql`update dispositions set next_edition_id = null, next_provision_id = null where provision_id = ${ids[0]}`,
      sql`update dispositions x set (next_edition_id, next_provision_id) = (select next_edition_id, next_provision_id
        from dispositions where provision_id = ${ids[0]}) where x.provision_id = ${ids[2]}`,
    ]) {
      await expect(test.database.transaction((tx) => tx.execute(attack))).rejects.toMatchObject({
        cause: { message: 'the edition is closed' },
      });
    }
    expect((await api('POST', '/editions/hill-forum:2024/closure')).body.code).toBe('edition-closed');
  });

  it('shows the history of a recommendation through editions, drafts left out', async () => {
    const before = await api('GET', `/recommendations/${ids[0]}/history`);
    expect(before.body.nodes.map(({ code }: { code: string }) => code)).toEqual(['1/REC/01']);
    const [draft] = (await api('GET', '/editions/hill-forum:2026/outcome-documents')).body.items;
    await test.app.outcomes.service.adopt(system, draft.id, { manner: 'consensus', adoptedOn: '2026-11-17' });
    await test.app.outcomes.service.publish(system, draft.id);
    const { body } = await api('GET', `/recommendations/${ids[0]}/history`);
    expect({
      age: body.age,
      codes: body.nodes.map(({ code }: { code: string }) => code),
      links: body.links,
    }).toEqual({
      age: 1,
      codes: ['1/REC/01', '2/REC/01'],
      links: [
        {
          from: draft.provisions[0].id,
          to: ids[0],
          toDocument: expect.any(String),
          relation: 'builds-on',
        },
      ],
    });
    const arabic = await test.inject({ url: '/ar/forums/hill-forum/2026/recommendations/1/history' });
    expect(arabic.body).toContain('عمرها دورة واحدة');
    expect(arabic.body).toContain('سلسلة النصوص');
    const list = await test.inject({ url: '/en/forums/hill-forum/2026/recommendations' });
    expect(list.body).toContain('href="/en/forums/hill-forum/2024/recommendations/1"');
    const earlier = await test.inject({ url: '/en/forums/hill-forum/2024/recommendations' });
    expect(earlier.body.match(/recommendations\/\d\/history/g)).toEqual(
      [1, 2, 3].map((number) => `recommendations/${number}/history`),
    );
    const closing = await test.inject({
      url: '/ar/manage/forums/hill-forum/2024/outcomes/dispositions',
      headers: organiser,
    });
    expect([closing.body.match(/<h1/g)?.length, closing.body.includes('\u20661/REC/01\u2069')]).toEqual([
      1,
      true,
    ]);
    expect(
      (await test.inject({ url: '/en/forums/hill-forum/2026/recommendations/9/history' })).statusCode,
    ).toBe(404);
  });
});
