import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailDeclines, mailings } from '../../../src/features/notifications/tables.ts';
import { everything } from '../../../src/platform/database/index.ts';
import { mailBounces, mails } from '../../../src/platform/outbox/tables.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const text = (ar: string, en: string) => ({ ar, en });

describe('messages to many', () => {
  let test: TestApp;
  let organiser: SignIn;
  let writer: SignIn;
  let approver: SignIn;
  let elsewhere: SignIn;
  let editionId = '';
  const below = '/api/v1/editions/water-forum:first';

  const call = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    as: SignIn,
    payload?: object,
    version = '*',
  ) =>
    test.inject({
      method,
      url:
        url.startsWith('/') && !url.startsWith('/api') && !/^\/(ar|en)\//.test(url) ? `/api/v1${url}` : url,
      headers: { ...as, ...(method === 'GET' ? {} : { 'if-match': version }) },
      ...(payload === undefined ? {} : { payload }),
    });
  const make = async (url: string, payload: object, as = organiser) => {
    const answer = await call('POST', url, as, payload);
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json();
  };
  const written = (more: object = {}, as = writer) =>
    make(
      `${below}/mailings`,
      {
        audience: 'accounts',
        filter: { role: 'rapporteur' },
        subject: text('إلى {{name}}', 'For {{ name }}'),
        body: text('موعدنا في {{edition}}.', 'See you at {{edition}}.'),
        ...more,
      },
      as,
    );
  const step = (id: string, what: string, as: SignIn, payload: object = {}, version = '*') =>
    call('POST', `/mailings/${id}/${what}`, as, payload, version);
  const get = async (id: string) => (await call('GET', `/mailings/${id}`, organiser)).json();
  const approved = async (more: object = {}) => {
    const { id } = await written(more);
    await step(id, 'submission', writer);
    const answer = await step(id, 'approval', approver);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return id as string;
  };
  const mailsOf = (id: string) =>
    test.database.db
      .select()
      .from(mails)
      .where(and(eq(mails.template, 'notifications.mailing')))
      .then((rows) => rows.filter(({ dedupeKey }) => dedupeKey?.startsWith(`mailing:${id}:`)));
  const deliver = async (id: string) => {
    await test.app.notifications.dispatch.run();
    const rows = await mailsOf(id);
    await test.app.mailSender.deliver(rows.map(({ id: mail, address }) => ({ id: mail, address })));
    return mailsOf(id);
  };
  const linkIn = (url: string | null) => new URL(url ?? '').searchParams.get('link') ?? '';

  beforeAll(async () => {
    // No pace stands in the way of these few.
    test = await openTestApp({ config: { mailRate: 900_000 } });
    organiser = await test.signIn();
    await make('/series', {
      slug: 'water-forum',
      acronym: 'WF',
      noun: 'forum',
      name: text('ملتقى المياه', 'Water Forum'),
    });
    for (const slug of ['first', 'second']) {
      const edition = await make('/series/water-forum/editions', {
        slug,
        number: slug === 'first' ? 1 : 2,
        title: text(`الدورة ${slug}`, `Edition ${slug}`),
        startsOn: '2026-11-16',
        endsOn: '2026-11-18',
        timeZone: 'Asia/Riyadh',
        mode: 'in-person',
        visibility: 'public',
      });
      if (slug === 'first') editionId = edition.id;
      else elsewhere = await test.signIn([{ role: 'organiser', scopeKind: 'edition', scopeId: edition.id }]);
    }
    const inFirst = (role: 'secretariat' | 'organiser' | 'rapporteur') =>
      test.signIn([{ role, scopeKind: 'edition', scopeId: editionId }]);
    writer = await inFirst('secretariat');
    approver = await inFirst('organiser');

    await inFirst('rapporteur');
    await inFirst('rapporteur');
    await inFirst('rapporteur');
  });
  afterAll(() => test.close());

  it('go from draft over another person’s approval to every receiver, in their language', async () => {
    const { id, state, version } = await written();
    const preview = (await call('GET', `/mailings/${id}/previews`, writer)).json();
    const submitted = (await step(id, 'submission', writer, {}, `"${version}"`)).json();
    const sent = await step(id, 'approval', approver, {}, `"${submitted.version}"`);
    const rows = await deliver(id);

    expect([state, submitted.state, sent.json().state]).toEqual(['draft', 'submitted', 'approved']);
    expect(preview).toMatchObject({ total: 3, declined: 0, bouncing: 0, duplicates: 0 });
    expect(preview.items[0].ar.subject).toBe('إلى سارة الاختبار');
    expect(preview.items[0].en.text).toContain('See you at Edition first.');
    expect(rows.map(({ subject, language, state: one }) => [subject, language, one])).toEqual(
      Array.from({ length: 3 }, () => ['إلى سارة الاختبار', 'ar', 'sent']),
    );
    expect(rows[0]?.text).toContain('موعدنا في');
    expect(await get(id)).toMatchObject({ state: 'sent', counts: { sent: 3 } });
  });

  it('name a field that does not exist and one that is not closed, and keep nothing', async () => {
    const answer = await call('POST', `${below}/mailings`, writer, {
      audience: 'accounts',
      subject: text('إلى {{nam}}', 'For {{name'),
      body: text('نص', 'Text'),
    });

    expect(answer.statusCode).toBe(422);
    expect(
      answer.json().errors.map(({ field, code }: { field: string; code: string }) => [field, code]),
    ).toEqual([
      ['subject.ar', 'merge-field-unknown'],
      ['subject.en', 'merge-field-open'],
    ]);
    expect(answer.json().errors[0].message).toContain('nam');
    expect(answer.json().errors[0].message).toContain('forum');
  });

  it('take values as text: neither markup, nor a header, nor a field comes in by a name', async () => {
    const { id } = await written({
      subject: { en: 'For {{name}}' },
      body: { en: 'Dear {{name}}' },
    });
    const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.database.seeing(everything, work);
    const service = test.app.notifications.mailings;
    const entry = await asSystem(() => service.read({ kind: 'system', task: 'test' }, id));
    const name = '<img src=x onerror=alert(1)>\r\nBcc: all@example.org {{forum}}';
    const [item] = await asSystem(() =>
      service.previews({ kind: 'system', task: 'test' }, entry.mailing.id, [
        {
          key: 'x@example.org',
          excluded: null,
          member: {
            accountId: null,
            personId: null,
            address: 'x@example.org',
            name: { ar: name, en: name },
            language: 'en',
            fields: {},
          },
        },
      ]),
    );

    expect(item?.mails.en.subject).not.toMatch(/[\r\n]/);
    expect(item?.mails.en.subject).toContain('{{forum}}');
    expect(item?.mails.en.html).toContain('&lt;img src=x');
    expect(item?.mails.en.html).not.toContain('<img src=x');
  });

  it('are not approved by whoever wrote, edited or submitted them, by the service and by the database', async () => {
    const { id } = await written({}, approver);
    const own = async () => (await step(id, 'approval', approver)).json().code;
    await step(id, 'submission', writer);
    const asWriter = await own();
    const [row] = await test.database.db.select().from(mailings).where(eq(mailings.id, id));
    const forced = await test.database.db
      .update(mailings)
      .set({ state: 'approved', approvedBy: row?.createdBy ?? null, approvedAt: new Date() })
      .where(eq(mailings.id, id))
      .then(
        () => 'done',
        (error: { cause?: { constraint?: string; constraint_name?: string } }) =>
          error.cause?.constraint ?? error.cause?.constraint_name,
      );
    const bySecretariat = await step(id, 'approval', writer);

    expect(asWriter).toBe('mailing-own');
    expect(forced).toBe('mailings_approved_by_another');
    expect(bySecretariat.json().code).toBe('mailing-own');
    expect((await step(id, 'approval', organiser)).statusCode).toBe(200);
  });

  it('leave once under two approvals at once and dispatches at once', async () => {
    const { id } = await written();
    await step(id, 'submission', writer);
    const answers = await Promise.all([step(id, 'approval', approver), step(id, 'approval', organiser)]);
    await Promise.all([1, 2, 3].map(() => test.app.notifications.dispatch.run()));
    const rows = await deliver(id);

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(new Set(rows.map(({ address }) => address)).size).toBe(3);
    expect(rows).toHaveLength(3);
  });

  it('are approved as they were read: a version that has moved on is refused', async () => {
    const { id } = await written();
    const { version } = (await step(id, 'submission', writer)).json();
    await step(id, 'return', writer, { reason: 'A date is wrong' });
    await call('PATCH', `/mailings/${id}`, writer, { subject: { ar: 'موضوع آخر' } });
    await step(id, 'submission', writer);

    expect((await step(id, 'approval', approver, {}, `"${version}"`)).statusCode).toBe(412);
    expect((await call('PATCH', `/mailings/${id}`, writer, { necessary: true })).json().code).toBe(
      'mailing-is-submitted',
    );
  });

  it('are cancelled as far as they have not left', async () => {
    const id = await approved();
    await test.app.notifications.dispatch.run();
    const [first] = await mailsOf(id);
    await test.app.mailSender.deliver([{ id: first?.id ?? '', address: first?.address ?? '' }]);
    const cancelled = await step(id, 'cancellation', writer, { reason: 'The day has changed' });
    await deliver(id);

    expect(cancelled.json()).toMatchObject({ state: 'cancelled', reason: 'The day has changed' });
    expect((await get(id)).counts).toEqual({ sent: 1, cancelled: 2 });
  });

  it('carry a calendar file where they name a time', async () => {
    const id = await approved({
      calendar: 'own',
      startsAt: '2026-11-16T09:00:00+03:00',
      endsAt: '2026-11-16T10:30:00+03:00',
      place: text('القاعة الكبرى', 'Great Hall'),
    });
    const [row] = await deliver(id);
    const detail = (await call('GET', `/messages/${row?.id}`, organiser)).json();
    const file = await test.inject({
      method: 'GET',
      url: `/en/manage/mail/${row?.id}/attachments/0`,
      headers: organiser,
    });

    expect(detail.attachments).toMatchObject([
      { name: 'calendar.ics', mediaType: 'text/calendar; charset=utf-8' },
    ]);
    expect(file.body).toMatch(/DTSTART;TZID=Asia\/Riyadh:20261116T090000/);
    expect(file.body).toContain('LOCATION:القاعة الكبرى');
    expect(file.body).toContain(`UID:${id}@`);
  });

  it('are declined with one click, without a sign-in; who declined is left out and shown so', async () => {
    const id = await approved();
    const rows = await deliver(id);
    const declinedRow = rows[0];
    const url = new URL(declinedRow?.unsubscribeUrl ?? '');
    const looked = await test.inject({ method: 'GET', url: `${url.pathname}${url.search}` });
    const none = (await test.database.db.select().from(mailDeclines)).length;
    const clicked = await test.inject({
      method: 'POST',
      url: `${url.pathname}${url.search}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
    const next = await approved();
    const nextRows = await deliver(next);
    const necessary = await approved({ necessary: true });
    const necessaryRows = await deliver(necessary);
    const list = (await call('GET', `${below}/declines`, writer)).json().items;
    const back = await call(
      'POST',
      '/unsubscriptions',
      {},
      { link: linkIn(declinedRow?.unsubscribeUrl ?? ''), scope: 'none' },
    );

    expect([looked.statusCode, none, clicked.statusCode]).toEqual([200, 0, 200]);
    expect(list).toMatchObject([{ address: declinedRow?.address, editionId: null }]);
    expect((await get(next)).counts).toEqual({ declined: 1, sent: 2 });
    expect(nextRows.map(({ address }) => address)).not.toContain(declinedRow?.address);
    expect(necessaryRows).toHaveLength(3);
    expect(necessaryRows[0]?.unsubscribeUrl).toBeNull();
    expect(back.json()).toEqual({ address: declinedRow?.address, declined: 'none' });
    expect((await call('GET', `${below}/declines`, writer)).json().items).toEqual([]);
  });

  it('are not declined by a link that was made up or changed', async () => {
    const answers = await Promise.all(
      [
        'nonsense',
        test.app.notifications.declining.secretFor('a@example.org', editionId).replace(/^./, '_'),
      ].map((link) => call('POST', '/unsubscriptions', {}, { link })),
    );

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
  });

  it('leave out an address that bounces until somebody clears it', async () => {
    const id = await approved();
    const [row] = await deliver(id);
    const dsn = [
      'To: bounces@example.org',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      '',
      `Final-Recipient: rfc822; ${row?.address}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 No such user',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${row?.messageId}>`,
      '--b--',
      '',
    ].join('\r\n');
    const taken = await call('POST', '/bounces', organiser, { message: dsn });
    const again = await call('POST', '/bounces', organiser, { message: dsn });
    const { id: next } = await written();
    const preview = (await call('GET', `/mailings/${next}/previews`, writer)).json();
    const [bounce] = (await call('GET', `${below}/bounces`, writer)).json().items;
    const cleared = await call('POST', `/bounces/${bounce.id}/clearance`, writer, {});
    const after = (await call('GET', `/mailings/${next}/previews`, writer)).json();

    expect([taken.json().outcome, again.json().outcome]).toEqual(['noted', 'known']);
    expect((await get(id)).counts).toEqual({ bounced: 1, sent: 2 });
    expect([preview.bouncing, after.bouncing]).toEqual([1, 0]);
    expect(bounce).toMatchObject({ address: row?.address, status: '5.1.1', clearedAt: null });
    expect(cleared.json()).toEqual({ cleared: 1 });
    expect(await test.database.db.select().from(mailBounces)).toHaveLength(1);
  });

  it('are refused to nobody at all, and to those who may not write them', async () => {
    const { id } = await written({ filter: { role: 'press' } });

    expect((await step(id, 'submission', writer)).json().code).toBe('mailing-nobody');
    expect((await call('GET', `${below}/mailings`, elsewhere)).statusCode).toBe(403);
    expect((await call('GET', `/mailings/${id}`, elsewhere)).statusCode).toBe(404);
  });

  it('have pages in both languages, and a form that keeps what was typed', async () => {
    const { id } = await written();
    const sentId = await approved();
    await deliver(sentId);
    for (const language of ['ar', 'en']) {
      const base = `/${language}/manage/forums/water-forum/first/mailings`;
      for (const path of [
        '',
        '/new',
        `/${id}`,
        `/${id}/edit`,
        `/${id}/preview`,
        `/${id}/view?receiver=0&lang=ar`,
        `/${sentId}`,
        `/${sentId}/preview?receiver=1`,
        `/${sentId}/cancellation`,
        `/${id}/return`,
        '/declined',
        '/bounces',
      ]) {
        const page = await call('GET', `${base}${path}`, writer);
        expect([path, page.statusCode]).toEqual([path, 200]);
      }
    }
    const refused = await test.inject({
      method: 'POST',
      url: '/en/manage/forums/water-forum/first/mailings/new',
      headers: { ...writer, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        audience: 'accounts',
        'by-accounts-role': 'rapporteur',
        'subject.en': 'Kept subject',
        'body.en': 'Dear {{unknown}}',
        calendar: 'none',
      }).toString(),
    });

    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Kept subject');
    expect(refused.body).toContain('there is no field “unknown”');
  });

  it('say whom they leave out, and are sent once none of their mails waits any more', async () => {
    const id = await approved();
    await test.app.notifications.dispatch.run();
    const page = async () => {
      const { body } = await call('GET', `/en/manage/forums/water-forum/first/mailings/${id}`, approver);
      return {
        role: /<dt>Role<\/dt>\s*<dd[^>]*>([^<]*)/.exec(body)?.[1]?.trim(),
        state: /<span class="tag[^"]*">\s*(is being sent|sent)/.exec(body)?.[1],
        back: body.includes('/cancellation'),
      };
    };

    const waiting = await page();
    await deliver(id);
    const gone = await page();

    expect([waiting, gone]).toEqual([
      { role: 'Rapporteur', state: 'is being sent', back: true },
      { role: 'Rapporteur', state: 'sent', back: false },
    ]);
  });

  it('say on their page why they were given back', async () => {
    const { id } = await written();
    await step(id, 'submission', writer);
    const page = `/en/manage/forums/water-forum/first/mailings/${id}`;
    const { body } = await call('GET', `${page}/return`, approver);
    const given = await test.inject({
      method: 'POST',
      url: `${page}/return`,
      headers: {
        ...approver,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      payload: new URLSearchParams({
        version: /name="version" value="(\d+)"/.exec(body)?.[1] ?? '',
        reason: 'The venue is still open.',
      }).toString(),
    });
    expect([given.statusCode, given.headers.location]).toEqual([303, `${page}?done=returned`]);
    const shown = await call('GET', page, writer);
    expect([shown.body.includes('The venue is still open.'), (await get(id)).state]).toEqual([true, 'draft']);
  });

  it('take as many statements to list three as one', async () => {
    const count = () => test.countStatements(() => call('GET', `${below}/mailings`, writer));
    const few = await count();
    await written();
    await written();

    expect(await count()).toBe(few);
  });
});
