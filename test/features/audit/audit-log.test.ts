import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { eraseAuditTexts } from '../../../src/platform/audit/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

interface Event {
  readonly id: number;
  readonly action: string;
  readonly editionId: string | null;
  readonly subject: { readonly kind: string; readonly id: string; readonly title: { en: string } | null };
  readonly actor: { readonly accountId: string | null; readonly name: string | null; readonly via: string };
}

describe('the log of changes', () => {
  let test: TestApp;
  let organiser: SignIn;
  let ownerOfRiver: SignIn;
  let ownerOfSeries: SignIn;
  let river: string;
  let hill: string;

  const send = (method: 'POST' | 'PATCH', url: string, payload: object, headers: SignIn = organiser) =>
    test.inject({ method, url: `/api/v1${url}`, payload, headers });
  const events = async (url: string, headers: SignIn = organiser): Promise<Event[]> =>
    (await test.inject({ url: `/api/v1${url}`, headers })).json().items;
  const page = (url: string, headers: SignIn = organiser) => test.inject({ url, headers });

  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    const editionOf = async (slug: string, en: string): Promise<{ id: string; seriesId: string }> => {
      await send('POST', '/series', { slug, acronym: 'RF', noun: 'forum', name: { ar: 'ملتقى', en } });
      const edition = await send('POST', `/series/${slug}/editions`, {
        slug: '2026',
        number: 1,
        title: { ar: `دورة ${en}`, en: `${en} edition` },
        startsOn: '2026-11-16',
        endsOn: '2026-11-18',
        timeZone: 'Asia/Riyadh',
        mode: 'in-person',
      });
      return { id: edition.json().id, seriesId: edition.json().series.id };
    };
    const one = await editionOf('river-forum', 'River');
    const other = await editionOf('hill-forum', 'Hill');
    river = one.id;
    hill = other.id;
    ownerOfRiver = await test.signIn([{ role: 'organiser', scopeKind: 'edition', scopeId: river }]);
    ownerOfSeries = await test.signIn([{ role: 'organiser', scopeKind: 'series', scopeId: other.seriesId }]);
    const room = await send('POST', '/editions/river-forum:2026/rooms', {
      name: { ar: 'قاعة المرجان', en: 'Coral Hall' },
      capacity: 40,
    });
    await test.inject({
      method: 'PATCH',
      url: `/api/v1/rooms/${room.json().id}`,
      payload: { capacity: 60, name: { en: 'Coral <Hall>' } },
      headers: { ...ownerOfRiver, 'if-match': '"1"', 'user-agent': 'Desk/7' },
    });
  });
  afterAll(() => test.close());

  it('tells those who own an edition of that edition alone', async () => {
    const own = await events('/audit-events', ownerOfRiver);
    expect([...new Set(own.map(({ editionId }) => editionId))]).toEqual([river]);
    expect(own.map(({ action }) => action)).toEqual(['room.edited', 'room.created', 'edition.created']);
    const series = await events('/audit-events', ownerOfSeries);
    expect([...new Set(series.map(({ editionId }) => editionId))]).toEqual([hill]);
    const all = await events('/audit-events');
    expect(new Set(all.map(({ editionId }) => editionId))).toEqual(new Set([river, hill, null]));
  });

  it('answers for an event of another edition as for one that does not exist', async () => {
    const [foreign] = await events('/editions/hill-forum:2026/audit-events');
    const answers = await Promise.all(
      [String(foreign?.id), '999999'].map((id) =>
        test.inject({ url: `/api/v1/audit-events/${id}`, headers: ownerOfRiver }),
      ),
    );
    const seen = answers.map((answer) => {
      const { requestId: _requestId, ...body } = answer.json();
      return [answer.statusCode, body];
    });
    expect(seen[0]).toEqual(seen[1]);
    expect(answers[0]?.statusCode).toBe(404);

    const shown = await page(`/en/manage/forums/river-forum/2026/audit/${foreign?.id}`, ownerOfRiver);
    expect(shown.statusCode).toBe(404);
    expect((await page(`/en/manage/audit/${foreign?.id}`, ownerOfRiver)).statusCode).toBe(404);
  });

  it('is closed to others', async () => {
    const desk = await test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: river }]);
    for (const url of ['/audit-events', '/editions/river-forum:2026/audit-events']) {
      expect((await test.inject({ url: `/api/v1${url}` })).statusCode).toBe(401);
      expect((await test.inject({ url: `/api/v1${url}`, headers: desk })).statusCode).toBe(403);
    }
    const other = await test.inject({
      url: '/api/v1/editions/river-forum:2026/audit-events',
      headers: ownerOfSeries,
    });
    // Drafts are known to nobody else.
    expect(other.statusCode).toBe(404);
    for (const path of ['/audit', '/audit.csv']) {
      expect((await page(`/en/manage${path}`, desk)).statusCode).toBe(403);
      expect((await page(`/en/manage/forums/river-forum/2026${path}`, desk)).statusCode).toBe(403);
    }
  });

  it('goes on by cursor, without a gap and without an event twice', async () => {
    const seen: number[] = [];
    let url: string | undefined = '/api/v1/audit-events?limit=2';
    while (url !== undefined) {
      const answer = await test.inject({ url, headers: organiser });
      seen.push(...answer.json().items.map(({ id }: Event) => id));
      url = /<([^>]+)>; rel="next"/.exec(String(answer.headers.link ?? ''))?.[1];
    }
    const [row] = await test.database.rows<{ count: number }>(
      test.database.db,
      sql`select count(*)::int as count from audit_events`,
    );
    expect(seen).toHaveLength(row?.count ?? 0);
    expect(seen).toEqual(seen.toSorted((one, other) => other - one));
    const wrong = await test.inject({ url: '/api/v1/audit-events?cursor=WyJhIl0', headers: organiser });
    expect([wrong.statusCode, wrong.json().errors[0].field]).toEqual([422, 'cursor']);
  });

  it('is filtered by who, what, when and words', async () => {
    const url = '/editions/river-forum:2026/audit-events';
    const actions = async (query: string) => (await events(`${url}?${query}`)).map(({ action }) => action);
    const [edited] = await events(`${url}?action=room.edited`);
    expect(edited?.subject.title?.en).toBe('Coral <Hall>');
    expect(await actions(`accountId=${edited?.actor.accountId}`)).toEqual(['room.edited']);
    expect(await actions('kind=room')).toEqual(['room.edited', 'room.created']);
    expect(await actions(`subjectId=${edited?.subject.id}`)).toEqual(['room.edited', 'room.created']);
    expect(await actions('q=%D8%A7%D9%84%D9%85%D8%B1%D8%AC%D8%A7%D9%86+coral')).toEqual([
      'room.edited',
      'room.created',
    ]);
    expect(await actions('q=nowhere')).toEqual([]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await actions('from=2999-01-01')).toEqual([]);
    expect(await actions(`to=${today.replace(/^\d{4}/, '2999')}&kind=edition`)).toEqual(['edition.created']);
    expect((await test.inject({ url: `/api/v1${url}?from=tomorrow`, headers: organiser })).statusCode).toBe(
      422,
    );
  });

  it('shows one change with before and after, from where and on what authority', async () => {
    const [edited] = await events('/editions/river-forum:2026/audit-events?action=room.edited');

    const detail = (
      await test.inject({ url: `/api/v1/audit-events/${edited?.id}`, headers: ownerOfRiver })
    ).json();

    expect(detail).toMatchObject({
      authority: 'edition.manage',
      before: { capacity: 40 },
      after: { capacity: 60 },
      origin: { ip: '127.0.0.1', userAgent: 'Desk/7' },
      actor: { name: 'سارة الاختبار', via: 'bearer' },
      chain: river,
      seq: 3,
      erased: false,
    });
    expect(detail.credentialId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(detail)).not.toMatch(/[sS]alt/);

    const english = await page(`/en/manage/forums/river-forum/2026/audit/${edited?.id}`, ownerOfRiver);
    expect(english.statusCode).toBe(200);
    for (const words of [
      'Room edited: Coral &lt;Hall&gt;',
      'Managing the edition',
      'An access token',
      'Desk/7',
      'Capacity',
      '<bdi class="wrap">40</bdi>',
      '<bdi class="wrap" lang="en" dir="ltr">Coral Hall</bdi>',
      '<bdi class="wrap" lang="ar" dir="rtl">قاعة المرجان</bdi>',
    ]) {
      expect(english.body).toContain(words);
    }
    const arabic = await page(`/ar/manage/audit/${edited?.id}`);
    for (const words of ['تحرير قاعة', 'إدارة الدورة', 'رمز وصول', 'السعة'])
      expect(arabic.body).toContain(words);
  });

  it('is a page below the edition and over the installation, in both languages, and a file', async () => {
    const english = await page('/en/manage/forums/river-forum/2026/audit?kind=room', ownerOfRiver);
    expect(english.statusCode).toBe(200);
    expect(english.body).toContain('Room added');
    expect(english.body).not.toContain('Edition added');
    const arabic = await page('/ar/manage/audit');
    for (const words of ['سجل التغييرات', 'إضافة السلسلة', 'على مستوى النظام'])
      expect(arabic.body).toContain(words);
    for (const path of ['?person=x&from=x&cursor=', '?act=nothing', '?subject=%27', '?q=%25_%5C']) {
      expect((await page(`/en/manage/audit${path}`)).statusCode).toBe(200);
    }
    const csv = await page('/en/manage/audit.csv?kind=room', ownerOfRiver);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body.trim().split('\r\n')).toHaveLength(3);
    expect(csv.body).toContain('room.edited');
  });

  it('turns to older pages at fifty events', async () => {
    await test.app.changes.run(systemActor('test'), 'edition.manage', async (change) => {
      for (let index = 0; index < 120; index += 1) {
        await change.record({
          action: 'theme.edited',
          subject: { kind: 'theme', id: randomUUID() },
          editionId: hill,
          after: { title: `theme ${index}` },
        });
      }
    });
    const first = await page('/en/manage/forums/hill-forum/2026/audit?kind=theme');
    const next = /href="([^"]*cursor=[^"]*)" rel="next"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&');
    const second = await page(next ?? '');
    const count = (body: string): number => body.split('Theme edited').length - 1;
    expect([count(first.body), count(second.body)]).toEqual([50, 50]);
    expect(second.body).toContain('theme 69');
    expect(second.body).toContain('Back to the newest');
  });

  it('costs as many statements for a full page as for one event', async () => {
    const cost = (query: string) =>
      test.countStatements(() => page(`/en/manage/forums/hill-forum/2026/audit?${query}`));
    await cost('kind=theme');
    expect(await cost('kind=theme')).toBe(await cost('q=theme+7'));
  });

  it('shows what was erased as erased', async () => {
    const [edited] = await events('/editions/river-forum:2026/audit-events?action=room.edited');
    await test.app.changes.run(systemActor('erasure'), 'accounts.administer', (change) =>
      eraseAuditTexts(
        test.database.rows,
        change,
        { events: [edited?.id ?? 0] },
        { subject: { kind: 'person', id: randomUUID() } },
      ),
    );

    const detail = (
      await test.inject({ url: `/api/v1/audit-events/${edited?.id}`, headers: organiser })
    ).json();
    expect(detail).toMatchObject({
      erased: true,
      before: null,
      after: null,
      origin: null,
      actor: { name: null },
    });
    const shown = await page(`/en/manage/audit/${edited?.id}`);
    expect(shown.body).toContain('Name erased');
    expect(shown.body).toContain('it held personal data');
    const list = await page('/en/manage/audit?kind=person');
    expect(list.body).toContain('Personal data erased');
  });
});
