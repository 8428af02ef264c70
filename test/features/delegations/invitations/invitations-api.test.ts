import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitations } from '../../../../src/features/delegations/tables.ts';
import { auditEvents } from '../../../../src/platform/audit/tables.ts';
import { mails } from '../../../../src/platform/outbox/tables.ts';
import { pagesOf, tools } from '../../../support/pdf-tools.ts';
import { type Forum, multipart, openForum } from '../nominations/support.ts';

const EDITION = '/editions/palm-forum:2027';

describe('invitations', () => {
  let forum: Forum;
  /** The time, when it is another than the machine's. */
  let now: Date | undefined;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    forum = await openForum({ clock: { now: () => now ?? new Date() } });
    await forum.send('POST', `${EDITION}/letter-templates`, {
      kind: 'invitation',
      name: { ar: 'خطاب', en: 'Letter' },
      subject: { ar: 'الدعوة إلى {{edition}}', en: 'Invitation to {{edition}}' },
      body: {
        ar: 'يسرّنا دعوة {{party}}[[، تحت رعاية {{patron}}]].\n\nالرد قبل {{reply-by}}: {{link}}',
        en: 'We invite {{party}}[[, under the patronage of {{patron}}]].\n\nReply by {{reply-by}}: {{link}}',
      },
    });
  });
  afterAll(() => forum.test.close());

  const stateOf = async (id: string) => (await forum.send('GET', `/invitations/${id}`)).json();
  const linkTo = async (address: string): Promise<string> => {
    const { db } = forum.test.database;
    const [mail] = await db
      .select()
      .from(mails)
      .where(eq(mails.address, address))
      .orderBy(desc(mails.createdAt));
    const text = mail === undefined ? '' : (forum.test.app.outbox.openText(mail)?.text ?? '');
    return /invitations\/([\w-]+)/.exec(text)?.[1] ?? '';
  };
  const edit = (id: string, payload: object) =>
    forum.send('PATCH', `/invitations/${id}`, payload, { ...forum.organiser, 'if-match': '*' });

  it('are drafted for parties that were not invited, and never twice', async () => {
    const first = await forum.send('POST', `${EDITION}/invitations`, {
      participationIds: [forum.jordan, forum.yemen],
      stateCodes: ['OM', 'QA'],
      replyBy: '2027-10-01',
    });
    const again = await forum.send('POST', `${EDITION}/invitations`, { participationIds: [forum.jordan] });

    expect([first.statusCode, first.json().items.length, again.json().items]).toEqual([201, 4, []]);
    for (const { id, party } of first.json().items) ids[party.state.code] = id;
  });

  it('name the field that a template does not know', async () => {
    const wrong = await forum.send('POST', `${EDITION}/letter-templates`, {
      kind: 'invitation',
      name: { ar: 'خطاب' },
      subject: { ar: 'دعوة' },
      body: { ar: 'إلى {{partty}}' },
    });

    expect([wrong.statusCode, wrong.json().errors[0]?.field, wrong.json().errors[0]?.code]).toEqual([
      422,
      'body.ar',
      'letter-field-unknown',
    ]);
  });

  it('leave only after they were approved, with numbers that follow on one another under concurrency', async () => {
    const all = Object.values(ids);
    for (const [code, id] of Object.entries(ids)) {
      const one = await edit(id, { email: `${code.toLowerCase()}@example.org` });
      expect(one.json()).toMatchObject({
        email: `${code.toLowerCase()}@example.org`,
      });
    }
    // One of a demonstration, to which somebody gave an address, is written to like every other.
    const { db } = forum.test.database;
    await db
      .update(invitations)
      .set({ sample: true })
      .where(eq(invitations.id, ids.JO ?? ''));
    const early = await forum.send('POST', `${EDITION}/invitations/dispatches`, { ids: all });
    const approved = await forum.send('POST', `${EDITION}/invitations/approvals`, { ids: all });
    const sent = await Promise.all(
      all.map((id) => forum.send('POST', `${EDITION}/invitations/dispatches`, { ids: [id] })),
    );

    expect([early.statusCode, approved.json()]).toEqual([409, { count: 4 }]);
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    const numbers = await Promise.all(all.map(async (id) => (await stateOf(id)).letterNumber));
    expect(numbers.toSorted()).toEqual(['PF/2027/001', 'PF/2027/002', 'PF/2027/003', 'PF/2027/004']);
  });

  it('carry their letter as a PDF that stays as it left', async () => {
    const letter = await forum.send('GET', `/invitations/${ids.JO}/letter`);
    const refused = await edit(ids.JO ?? '', { addressee: { ar: 'غيره' } });

    expect([letter.headers['content-type'], letter.rawPayload.subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ]);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'invitation-left']);
  });

  it('are acknowledged by a button, not by being opened, and answered by the link alone', async () => {
    const secret = await linkTo('jo@example.org');
    const opened = await forum.test.inject({ url: `/api/v1/invitation-links/${secret}` });
    const page = await forum.test.inject({ url: `/en/invitations/${secret}` });
    expect([opened.json().state, page.statusCode, (await stateOf(ids.JO ?? '')).state]).toEqual([
      'dispatched',
      200,
      'dispatched',
    ]);

    const taken = await forum.test.inject({
      method: 'PUT',
      url: `/api/v1/invitation-links/${secret}/acknowledgement`,
    });
    expect(taken.json().state).toBe('acknowledged');

    const answered = await forum.test.inject({
      method: 'PUT',
      url: `/api/v1/invitation-links/${secret}/answer`,
      headers: { 'if-match': '*' },
      payload: {
        answer: 'accepted',
        expected: 5,
        note: '<script>alert(1)</script>',
        focalPoint: { name: 'لمى الشيّاب', email: 'lama@example.org' },
      },
    });
    expect([answered.statusCode, answered.json().state, answered.json().expected]).toEqual([
      200,
      'accepted',
      5,
    ]);
    const participation = await forum.send('GET', `/participations/${forum.jordan}`);
    expect([participation.json().status, participation.json().participants]).toEqual(['accepted', 5]);
    const points = await forum.send('GET', `/delegations/${forum.jordan}/focal-points`);
    expect(
      points.json().items.map(({ name, state }: { name: string; state: string }) => [name, state]),
    ).toEqual([['لمى الشيّاب', 'proposed']]);
  });

  it('may be answered otherwise until the day of reply, and an old page changes nothing', async () => {
    const secret = await linkTo('jo@example.org');
    const { version } = (await forum.test.inject({ url: `/api/v1/invitation-links/${secret}` })).json();
    const answer = (ifMatch: string) =>
      forum.test.inject({
        method: 'PUT',
        url: `/api/v1/invitation-links/${secret}/answer`,
        headers: { 'if-match': ifMatch },
        payload: { answer: 'declined' },
      });

    expect((await answer(`"${version - 1}"`)).statusCode).toBe(412);
    expect((await answer(`"${version}"`)).json().state).toBe('declined');
  });

  it('answer every link that opens nothing alike', async () => {
    const urls = ['x', 'no-such-link-no-such-link-no-link', `${await linkTo('jo@example.org')}A`];
    const answers = await Promise.all(
      urls.map((url) => forum.test.inject({ url: `/ar/invitations/${url}` })),
    );

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    const body = (text: string) => text.replaceAll(/(href|value|content)="[^"]*"|nonce="[^"]*"/g, '');
    expect(new Set(answers.map(({ payload }) => /<h1[^>]*>([^<]*)/.exec(body(payload))?.[1])).size).toBe(1);
  });

  it('are recorded by staff with a reason, and reminded of once a day', async () => {
    const record = (payload: object) =>
      forum.send('PUT', `/invitations/${ids.OM}/answer`, payload, { ...forum.organiser, 'if-match': '*' });
    const without = await record({ answer: 'accepted', reason: '' });
    const recorded = await record({ answer: 'accepted', expected: 3, reason: 'خطاب رقم 41' });
    const remind = () =>
      forum.send('POST', `${EDITION}/invitations/reminders`, { ids: [ids.OM, ids.QA] as string[] });

    expect([without.statusCode, without.json().errors[0]?.field]).toEqual([422, 'reason']);
    expect([recorded.json().state, recorded.json().repliedVia]).toEqual(['accepted', 'staff']);
    expect([(await remind()).json(), (await remind()).json()]).toEqual([{ count: 1 }, { count: 0 }]);
  });

  it('are reminded of by themselves on the days that were set, once, whoever works beside', async () => {
    const { reminders } = forum.test.app.delegations.invitations.services;
    const on = async (day: string) => {
      now = new Date(`${day}T09:00:00Z`);
      const counts = await Promise.all([reminders.remindDue(), reminders.remindDue()]);
      now = undefined;
      return counts[0] + counts[1];
    };

    const sent = [
      await on('2027-09-16'),
      await on('2027-09-17'),
      await on('2027-09-18'),
      await on('2027-09-28'),
    ];

    expect(sent).toEqual([0, 2, 0, 2]);
    expect([(await stateOf(ids.YE ?? '')).reminders, (await stateOf(ids.OM ?? '')).reminders]).toEqual([
      2, 0,
    ]);
  });

  it('are declined on their page by one choice, with nothing else filled in', async () => {
    const secret = await linkTo('qa@example.org');
    const page = await forum.test.inject({ url: `/ar/invitations/${secret}` });
    const version = /name="version" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    const blank = ['expected', 'note', 'repliedBy', 'focalPoint.name', 'focalPoint.post', 'focalPoint.email'];
    const form = multipart(
      { version, answer: 'declined', ...Object.fromEntries(blank.map((name) => [name, ''])) },
      { name: '', bytes: Buffer.alloc(0) },
    );
    const answered = await forum.test.inject({
      method: 'POST',
      url: `/ar/invitations/${secret}/answer`,
      headers: form.headers,
      payload: form.payload,
    });

    expect([answered.statusCode, answered.headers.location]).toEqual([
      303,
      `/ar/invitations/${secret}?done=answered`,
    ]);
    expect((await stateOf(ids.QA ?? '')).state).toBe('declined');
  });

  it('support a visa by a passport that is typed for the letter alone where none is held', async () => {
    const nominee = await forum.send(
      'POST',
      `/delegations/${forum.yemen}/nominations`,
      { role: 'member', name: { ar: 'رهام العبيدات', en: 'Reham Obeidat' }, nationality: 'YE' },
      forum.yemeni,
    );
    const attendeeId = nominee.json().attendee.id;
    const template = await forum.send('POST', `${EDITION}/letter-templates`, {
      kind: 'visa-support',
      name: { ar: 'تأشيرة', en: 'Visa' },
      subject: { ar: 'تأشيرة', en: 'Visa' },
      body: {
        ar: '{{passport}}[[ حتى {{passport-expiry}}]]',
        en: '{{passport}}[[ until {{passport-expiry}}]]',
      },
    });
    const asked = await forum.send('POST', `/attendees/${attendeeId}/visa-letters`, {}, forum.yemeni);
    const issue = (payload: object) =>
      forum.send(
        'PUT',
        `/visa-letters/${asked.json().id}/issue`,
        { templateId: template.json().id, reason: 'طلب السفارة', ...payload },
        { ...forum.organiser, 'if-match': '*' },
      );

    const refused = [
      await issue({}),
      await issue({ passportNumber: 'ج٣' }),
      await issue({ passportNumber: 'N1234567', reason: 'N 123-4567 as asked' }),
    ];
    const issued = await issue({ passportNumber: 'n ١٢٣٤٥٦٧', passportExpiresOn: '2031-05-01' });
    const letter = await forum.test.inject({
      url: `/en/manage/forums/palm-forum/2027/visa-letters/${asked.json().id}/letter.pdf`,
      headers: forum.organiser,
    });

    expect(refused.map((one) => [one.statusCode, one.json().errors[0]?.field])).toEqual([
      [422, 'passportNumber'],
      [422, 'passportNumber'],
      [422, 'reason'],
    ]);
    expect([issued.statusCode, issued.json().state, issued.json().passport]).toEqual([200, 'issued', null]);
    if (tools.pdftotext) expect(pagesOf(letter.rawPayload).join('')).toMatch(/N1234567/);
    const log = await forum.test.database.db.select().from(auditEvents);
    expect(JSON.stringify(log)).not.toContain('1234567');
  });

  it('show themselves on both faces in both languages', async () => {
    for (const language of ['ar', 'en']) {
      for (const path of [
        '/invitations',
        '/invitations/new',
        '/invitations/settings',
        `/invitations/${ids.QA}`,
        `/invitations/${ids.QA}/answer`,
        `/invitations/dispatch?pick=${ids.QA}`,
        '/letter-templates',
        '/letter-templates/new?kind=visa-support',
        '/visa-letters',
        '/visa-letters/new',
      ]) {
        const page = await forum.test.inject({
          url: `/${language}/manage/forums/palm-forum/2027${path}`,
          headers: forum.organiser,
        });
        expect([path, page.statusCode]).toEqual([path, 200]);
      }
    }
  });
});
