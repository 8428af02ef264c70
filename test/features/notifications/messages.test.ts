import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../src/platform/audit/tables.ts';
import type { MailMessage } from '../../../src/platform/outbox/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const day = {
  startsOn: '2026-11-16',
  endsOn: '2026-11-18',
  timeZone: 'Asia/Riyadh',
  mode: 'in-person',
  visibility: 'public',
};

describe('the mail log', () => {
  let test: TestApp;
  let organiser: SignIn;
  let ofFirst: SignIn;
  const editions: Record<string, string> = {};
  const written: string[] = [];

  const send = (message: Partial<MailMessage> = {}): Promise<string> =>
    test.database.transaction(async (tx) => {
      const { id } = await test.app.outbox.write(tx, {
        template: 'notifications.test',
        to: { address: 'hessa@example.org', name: 'حصة الكعبي' },
        language: 'ar',
        editionId: null,
        values: { name: 'حصة الكعبي', day: '16 نوفمبر 2026', time: '09:00', link: 'https://example.org/' },
        ...message,
      });
      return id;
    });
  /** Everything that is due leaves, as the job would have it. */
  const deliver = async (ids: readonly string[]) =>
    test.app.mailSender.deliver(ids.map((id) => ({ id, address: 'hessa@example.org' })));
  const get = (url: string, headers: SignIn = organiser) => test.inject({ url, headers });
  const post = (url: string, headers: SignIn = organiser, payload: object = {}) =>
    test.inject({ method: 'POST', url, headers, payload });

  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    const series = await post('/api/v1/series', organiser, {
      slug: 'water-forum',
      acronym: 'WF',
      noun: 'forum',
      name: { ar: 'ملتقى المياه', en: 'Water Forum' },
    });
    expect(series.statusCode).toBe(201);
    for (const [number, slug] of ['first', 'second'].entries()) {
      const edition = await post('/api/v1/series/water-forum/editions', organiser, {
        ...day,
        slug,
        number: number + 1,
        title: { ar: `الدورة ${slug}`, en: `Edition ${slug}` },
      });
      editions[slug] = edition.json().id;
    }
    ofFirst = await test.signIn([
      { role: 'organiser', scopeKind: 'edition', scopeId: editions.first as string },
    ]);
    written.push(
      await send({ editionId: editions.first as string }),
      await send({ editionId: editions.second as string }),
      await send(),
    );
    await deliver(written);
  });
  afterAll(() => test.close());

  it('shows each mail with its receiver, state and subject', async () => {
    const list = await get('/api/v1/editions/water-forum:first/messages', ofFirst);

    expect(list.json().items).toEqual([
      {
        id: written[0],
        editionId: editions.first,
        template: 'notifications.test',
        language: 'ar',
        receiver: { address: 'hessa@example.org', name: 'حصة الكعبي', accountId: null },
        subject: 'رسالة تجريبية',
        state: 'sent',
        channel: 'local',
        attempts: 1,
        failure: null,
        answer: null,
        createdAt: expect.any(String),
        sentAt: expect.any(String),
        dueAt: null,
        secret: false,
        resendOf: null,
        resentAs: null,
      },
    ]);
  });

  it('shows the organiser of one edition that edition alone, and answers for others as if there were nothing', async () => {
    const own = await get('/api/v1/messages', ofFirst);
    const others = await get('/api/v1/editions/water-forum:second/messages', ofFirst);
    const other = await get(`/api/v1/messages/${written[1]}`, ofFirst);
    const general = await get(`/api/v1/messages/${written[2]}`, ofFirst);
    const missing = await get('/api/v1/messages/00000000-0000-7000-8000-000000000000', ofFirst);

    expect(own.json().items.map(({ id }: { id: string }) => id)).toEqual([written[0]]);
    expect(others.statusCode).toBe(403);
    const bare = ({ json }: typeof other) => ({ ...json(), requestId: '' });
    expect([bare(other), bare(general)]).toEqual([bare(missing), bare(missing)]);
    expect(missing.statusCode).toBe(404);
  });

  it('is closed to everybody without the right, on both faces', async () => {
    const delegate = await test.signIn([
      { role: 'secretariat', scopeKind: 'edition', scopeId: editions.first as string },
    ]);
    const urls = [
      '/api/v1/messages',
      '/api/v1/editions/water-forum:first/messages',
      `/api/v1/messages/${written[0]}`,
      '/en/manage/mail',
      '/en/manage/forums/water-forum/first/mail',
      `/en/manage/mail/${written[0]}`,
      `/en/manage/mail/${written[0]}/view`,
      '/en/manage/mailbox',
      `/en/manage/mailbox/${written[0]}`,
      '/en/manage/mail/templates',
    ];
    const statuses = await Promise.all(urls.map(async (url) => (await get(url, delegate)).statusCode));

    expect(statuses).toEqual(urls.map(() => 403));
    expect((await get('/api/v1/messages', {})).statusCode).toBe(401);
    expect((await get('/en/manage/mailbox', ofFirst)).statusCode).toBe(403);
    expect((await get('/en/manage/mail/templates', ofFirst)).statusCode).toBe(403);
  });

  it('sends a mail again as a new one that names the old, and says so in the audit', async () => {
    const again = await post(`/api/v1/messages/${written[0]}/resends`, ofFirst);
    const copy = again.json();
    const twice = await post(`/api/v1/messages/${written[0]}/resends`, ofFirst);
    await deliver([copy.id]);
    const old = (await get(`/api/v1/messages/${written[0]}`)).json();
    const sent = (await get(`/api/v1/messages/${copy.id}`)).json();

    expect([again.statusCode, copy.resendOf, copy.state]).toEqual([201, written[0], 'waiting']);
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'mail-under-way']);
    expect([old.resentAs, sent.state, sent.text]).toEqual([copy.id, 'sent', old.text]);
    const audit = await test.database.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, 'mail.resent'));
    expect(audit.map(({ subjectId, editionId }) => ({ subjectId, editionId }))).toEqual([
      { subjectId: written[0], editionId: editions.first },
    ]);
  });

  it('finds mails by words of receiver and subject, in either spelling, and by address', async () => {
    const found = async (q: string) =>
      (await get(`/api/v1/messages?q=${encodeURIComponent(q)}`)).json().items.length;

    expect(await Promise.all(['حصه', 'تجريبيه', 'hessa', 'nobody'].map(found))).toEqual([4, 4, 4, 0]);
  });

  it('gives the list in pages', async () => {
    const first = await get('/api/v1/messages?limit=2');
    const link = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))?.[1];
    const second = await get(link ?? '');
    const ids = [...first.json().items, ...second.json().items].map(({ id }: { id: string }) => id);

    expect([new Set(ids).size, ids.length]).toEqual([4, 4]);
  });

  it('refuses wrong filters, cursors and ids with their own answers', async () => {
    const foreign = Buffer.from('["not an id"]').toString('base64url');
    const urls = [
      '/messages?state=lost',
      '/messages?cursor=nonsense',
      `/messages?cursor=${foreign}`,
      '/messages?limit=500',
      '/messages/nonsense',
    ];
    const answers = await Promise.all(urls.map(async (url) => (await get(`/api/v1${url}`)).statusCode));

    expect(answers).toEqual([422, 422, 422, 422, 404]);
  });

  it('takes as many statements for three mails as for one', async () => {
    const urls = ['/api/v1/messages', '/en/manage/mail', '/en/manage/mailbox'];
    const count = () =>
      Promise.all(urls.map((url) => url)).then(async (all) => {
        const counts: number[] = [];
        for (const url of all) counts.push(await test.countStatements(() => get(url)));
        return counts;
      });
    const few = await count();
    await deliver([await send(), await send()]);

    expect(await count()).toEqual(few);
  });

  it('shows log, mail, templates and mailbox as pages in both languages', async () => {
    for (const language of ['ar', 'en']) {
      for (const path of [
        '/mail',
        '/forums/water-forum/first/mail',
        `/mail/${written[0]}`,
        '/mail/templates',
        '/mail/templates/notifications.test',
        '/mailbox',
        `/mailbox/${written[0]}`,
      ]) {
        const page = await get(`/${language}/manage${path}`);
        expect([path, page.statusCode]).toEqual([path, 200]);
        expect(page.body).toMatch(/رسالة تجريبية|Test message/);
      }
    }
  });

  it('has a preview of every template in both languages, with all its words and both parts', () => {
    const { templates, renderer } = test.app.outbox;
    for (const template of templates) {
      for (const language of ['ar', 'en'] as const) {
        const { subject, html, text } = renderer.preview(template, language);
        expect([template.key, subject !== '', html.length > 500, text.length > 50]).toEqual([
          template.key,
          true,
          true,
          true,
        ]);
        expect(`${subject}${html}${text}`).not.toMatch(/\{\{|undefined|\[object/);
      }
    }
  });

  it('shows a mail in a frame where nothing can run and no style stands at an element', async () => {
    const view = await get(`/en/manage/mailbox/${written[0]}/view`);

    expect(view.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox /,
    );
    expect(view.body).not.toMatch(/ style=/);
    expect(view.body).toContain('<html lang="ar" dir="rtl">');
  });

  it('sends a test to whoever asks for it', async () => {
    const asked = await test.inject({
      method: 'POST',
      url: '/en/manage/forums/water-forum/first/mail/tests',
      headers: { ...ofFirst, 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    });
    const { items } = (await get('/api/v1/editions/water-forum:first/messages', ofFirst)).json();

    expect([asked.statusCode, asked.headers.location]).toEqual([
      303,
      '/en/manage/forums/water-forum/first/mail?done=tested',
    ]);
    expect(items[0].receiver.address).toMatch(/@example\.org$/);
    expect(items[0]).toMatchObject({ template: 'notifications.test', state: 'waiting' });
  });
});
