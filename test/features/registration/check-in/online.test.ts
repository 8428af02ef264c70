import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendances, joinLinks } from '../../../../src/features/registration/tables.ts';
import { mailAttachments } from '../../../../src/platform/outbox/tables.ts';
import type { SignIn } from '../../../support/app.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../../programme/support.ts';

const below = '/editions/river-forum:2026';
const manage = '/manage/forums/river-forum/2026';
const meeting = 'https://meet.example.org/j/123?pwd=river';

describe('sessions online', () => {
  let test: ProgrammeTest;
  let secretariat: SignIn;
  let session: string;
  let registration: { id: string; secret: string; attendee: { id: string } };
  let now = new Date('2026-11-10T07:00:00Z');

  const register = async (name: { ar?: string; en?: string }, email: string) =>
    (
      await test.send('POST', `${below}/registrations`, {
        form: 'delegates',
        name,
        email,
      })
    ).json();

  beforeAll(async () => {
    test = await openProgrammeTest({ clock: { now: () => now } });
    secretariat = await test.signIn([{ role: 'secretariat', scopeKind: 'edition', scopeId: test.edition }]);
    session = (await test.addSession(plenary())).id;
    await test.send('PUT', `${below}/accreditation-rules`, {
      items: [{ category: 'delegate', needed: false, twoPersons: false, documents: [] }],
    });
    await test.send('POST', `${below}/forms`, {
      category: 'delegate',
      slug: 'delegates',
      title: { ar: 'أعضاء الوفود', en: 'Delegates' },
      opensAt: '2026-01-01T00:00:00Z',
      closesAt: '2099-01-01T00:00:00Z',
      published: true,
    });
    registration = await register({ ar: 'نورة العتيبي', en: 'Noura Al-Otaibi' }, 'noura@example.org');
  }, 120_000);
  afterAll(() => test?.close());

  const own = () => test.inject({ url: `/en/registrations/${registration.secret}` });
  const linkOn = (body: string): string => /href="(\/en\/join\/[\w-]+)"/.exec(body)?.[1] ?? '';
  const there = () =>
    test.database.db
      .select({
        attendeeId: attendances.attendeeId,
        source: attendances.source,
        minutes: attendances.minutes,
      })
      .from(attendances)
      .where(eq(attendances.sessionId, session));

  describe('joined by a link of one’s own', () => {
    it('meet at an address of the web alone, which the log does not name', async () => {
      const put = (meetingUrl: string) =>
        test.send('POST', `/sessions/${session}/meeting`, { meetingUrl }, secretariat);

      for (const wrong of [
        'javascript:alert(1)',
        'ftp://meet.example.org',
        'meet',
        'https://a:b@meet.example.org',
      ]) {
        const answer = await put(wrong);
        expect([answer.statusCode, answer.json().code], wrong).toEqual([422, 'meeting-url']);
      }
      expect((await own()).body).not.toContain('/join/');
      expect((await put(meeting)).json()).toMatchObject({
        sessionId: session,
        meetingUrl: meeting,
        joined: 0,
      });
      const log = await test.send('GET', `${below}/audit-events?limit=200`);
      expect(log.body).toContain('online-session.edited');
      expect(log.body).not.toContain('meet.example.org');
    });

    it('are shown on one’s own page by an unguessable link, the same each time, of which a hash is kept', async () => {
      const first = linkOn((await own()).body);
      const again = linkOn((await own()).body);
      const [kept, ...more] = await test.database.db.select().from(joinLinks);

      expect(first).toMatch(/^\/en\/join\/[\w-]{43}$/);
      expect(again).toBe(first);
      expect(more).toEqual([]);
      expect(kept?.secretHash).toMatch(/^[0-9a-f]{64}$/);
      expect((await own()).body).not.toContain('meet.example.org');
    });

    it('open in their time alone, note once that somebody was there, and lead to the meeting', async () => {
      const link = linkOn((await own()).body);
      const secret = link.split('/').at(-1) ?? '';
      const joinByApi = () => test.inject({ method: 'POST', url: `/api/v1/join-links/${secret}/joining` });

      const early = await test.inject({ url: link });
      const refused = await test.inject({ method: 'POST', url: link });
      expect(early.body).toContain('The session has not begun');
      expect([refused.statusCode, (await joinByApi()).json().code]).toEqual([409, 'join-soon']);
      expect(await there()).toEqual([]);

      now = new Date('2026-11-16T06:05:00Z');
      const page = await test.inject({ url: link });
      expect(page.headers['content-security-policy']).toContain(
        "form-action 'self' https://meet.example.org;",
      );
      expect(await there()).toEqual([]);
      const answers = await Promise.all([1, 2, 3].map(() => test.inject({ method: 'POST', url: link })));
      expect(answers.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual(
        Array(3).fill([303, meeting]),
      );
      expect((await joinByApi()).json()).toMatchObject({ meetingUrl: meeting });
      expect(await there()).toEqual([{ attendeeId: registration.attendee.id, source: 'joined', minutes: 0 }]);
      const log = (await test.send('GET', `${below}/audit-events?limit=200`)).json();
      expect(
        log.items.filter(({ action }: { action: string }) => action === 'attendance.recorded'),
      ).toHaveLength(1);

      now = new Date('2026-11-16T07:16:00Z');
      expect((await test.inject({ url: link })).body).toContain('The session is over');
      expect((await joinByApi()).json().code).toBe('join-over');
    });

    it('end with the registration, and are nothing when guessed', async () => {
      now = new Date('2026-11-16T06:10:00Z');
      const other = await register({ en: 'Rashid Al-Harbi' }, 'rashid@example.org');
      const link = linkOn((await test.inject({ url: `/en/registrations/${other.secret}` })).body);

      expect((await test.inject({ url: link })).statusCode).toBe(200);
      await test.send(
        'POST',
        `/registrations/${other.id}/cancellation`,
        {},
        { ...test.organiser, 'if-match': '*' },
      );

      expect((await test.inject({ url: link })).statusCode).toBe(404);
      expect((await test.inject({ method: 'POST', url: link })).statusCode).toBe(404);
      expect((await test.inject({ url: `/en/join/${'x'.repeat(43)}` })).statusCode).toBe(404);
      const [row] = await test.database.db
        .select()
        .from(joinLinks)
        .where(and(eq(joinLinks.sessionId, session), eq(joinLinks.attendeeId, other.attendee.id)));
      expect(row?.revokedAt).not.toBeNull();
    });

    it('are mailed once to each', async () => {
      const send = async () =>
        (await test.send('POST', `/sessions/${session}/join-link-mails`, {}, secretariat)).json();

      expect([await send(), await send()]).toEqual([
        { mailed: 1, before: 0 },
        { mailed: 0, before: 1 },
      ]);
    });

    it('bring their time for the calendar, without the link, which is kept as a hash alone', async () => {
      const kept = await test.database.db.select().from(mailAttachments);
      const file = Buffer.from(
        kept.find(({ name }) => name === 'session.ics')?.content ?? '',
        'base64',
      ).toString();

      expect(file.split('\r\n').filter((line) => /^(DTSTART;|DTEND;|LOCATION)/.test(line))).toEqual([
        'DTSTART;TZID=Asia/Riyadh:20261116T090000',
        'DTEND;TZID=Asia/Riyadh:20261116T100000',
        'LOCATION:عبر الاتصال المرئي',
      ]);
      expect(file).not.toMatch(/join|meet\.example/);
    });
  });

  describe('attended by a file', () => {
    const boundary = 'river';
    const multipart = (file: Buffer | string) => ({
      payload: Buffer.concat([
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n`,
        ),
        Buffer.from(file),
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
      headers: { ...secretariat, 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    const take = (file: Buffer | string, query = '') =>
      test.inject({
        method: 'POST',
        url: `/api/v1/sessions/${session}/attendance-imports${query}`,
        ...multipart(file),
      });
    const brief = (rows: readonly Record<string, unknown>[]) =>
      rows.map(({ row, result, by, minutes }) => [row, result, by, minutes]);
    const imported = async () => (await there()).filter(({ source }) => source === 'online');

    // As software writes it: a word of the meeting first, several rows a person, digits of either script.
    const file = [
      'Meeting,Opening plenary',
      'الاسم,البريد الإلكتروني,وقت الانضمام,وقت المغادرة,المدة (بالدقائق)',
      'Noura O.,NOURA@example.org,11/16/2026 08:50:00 AM,11/16/2026 09:20:00 AM,30',
      'Noura O.,noura@example.org,16/11/2026 09:10,16/11/2026 09:40,30',
      'نورة العتيبي,,١٦/١١/٢٠٢٦ ٩:٥٠ ص,,١٠',
      'ضيف لا يعرفه أحد,,2026-11-16T06:00:00Z,2026-11-16T06:30:00Z,30',
      'Hoda Salem (iPhone),,09:00,10:00,60',
      'Early Bird,early@example.org,08:00,08:55,55',
    ].join('\n');

    beforeAll(async () => {
      await register({ en: 'Huda Salem' }, 'huda.one@example.org');
      await register({ ar: 'هدى سالم' }, 'huda.two@example.org');
      await register({ en: 'Early Bird' }, 'early@example.org');
    });

    it('is of a session that has begun', async () => {
      const then = now;
      now = new Date('2026-11-16T05:59:00Z');
      const answers = await Promise.all([take(file), take(file, '?dryRun=true')]);
      now = then;

      expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual(
        Array(2).fill([409, 'attendance-early']),
      );
    });

    it('says of every row whom it is of, and writes nothing when it is only asked', async () => {
      const answer = await take(file, '?dryRun=true');
      expect(answer.statusCode, answer.body).toBe(200);
      const report = answer.json();

      expect({ ...report, rows: brief(report.rows) }).toEqual({
        saved: false,
        repeated: false,
        people: 1,
        unmatched: 1,
        ambiguous: 1,
        refused: 0,
        rows: [
          [3, 'matched', 'email', 50],
          [4, 'matched', 'email', 50],
          [5, 'matched', 'name', 50],
          [6, 'unmatched', null, null],
          [7, 'ambiguous', null, null],
          [8, 'outside', 'email', 0],
        ],
      });
      expect(report.rows[4].candidates).toHaveLength(2);
      expect(await imported()).toEqual([]);
    });

    it('is taken in once, in either encoding, however often and by however many at once', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => take(file)));

      expect(answers.map((answer) => answer.json().saved).sort()).toEqual([false, false, true]);
      expect(await imported()).toEqual([
        { attendeeId: registration.attendee.id, source: 'online', minutes: 50 },
      ]);
      expect((await take(Buffer.from(`\ufeff${file}`, 'utf16le'))).json()).toMatchObject({ people: 1 });
      const { items } = (
        await test.send('GET', `/sessions/${session}/attendance-imports`, undefined, secretariat)
      ).json();
      expect(items.map(({ rows, people }: Record<string, number>) => [rows, people])).toEqual([
        [6, 1],
        [6, 1],
      ]);
    });

    it('is refused whole when a row cannot be read, and says which', async () => {
      const answer = (
        await take(
          'Name,Join time,Leave time\nHuda Salem,yesterday,10:00\nEarly Bird,09:00,08:00\n,09:00,10:00',
        )
      ).json();

      expect([answer.saved, answer.refused]).toEqual([false, 3]);
      expect(
        answer.rows.map(({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code)),
      ).toEqual([['attendance-join'], ['attendance-leave'], ['attendance-nobody']]);
      expect((await take('Colour,Taste\nred,sour')).json().code).toBe('attendance-columns');
      expect(await imported()).toHaveLength(1);
    });

    it('is a page that shows the rows, asks who somebody is, and saves the very same file', async () => {
      const at = `/en${manage}/attendance/online/${session}`;
      const checked = await test.inject({ method: 'POST', url: `${at}/import`, ...multipart(file) });
      const held = /action="[^"]*\/import\/([0-9a-f-]{36})"/.exec(checked.body)?.[1] ?? '';
      const choice = /name="(choice\.\d+)"/.exec(checked.body)?.[1] ?? '';
      const huda =
        /<option value="([0-9a-f-]{36})"/.exec(checked.body.slice(checked.body.indexOf(choice)))?.[1] ?? '';
      const saved = await test.inject({
        method: 'POST',
        url: `${at}/import/${held}`,
        headers: { ...secretariat, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ [choice]: huda }).toString(),
      });
      const page = await test.inject({ url: saved.headers.location ?? '', headers: secretariat });

      expect(saved.statusCode, saved.body.slice(0, 2_000)).toBe(303);
      expect(page.body).toContain('Attendance of 2 people was saved.');
      expect(page.body).not.toContain('[object');
      expect(page.body).toMatch(/16(\s|&nbsp;|\u00a0)November(\s|&nbsp;|\u00a0)2026/);
      expect(await imported()).toContainEqual({ attendeeId: huda, source: 'online', minutes: 60 });
    });

    it('is for those who manage attendance', async () => {
      const desk = await test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: test.edition }]);

      const answers = await Promise.all([
        test.send('POST', `/sessions/${session}/meeting`, { meetingUrl: meeting }, desk),
        test.send('GET', `${below}/online-sessions`, undefined, desk),
        test.inject({ url: `/en${manage}/attendance/online/${session}`, headers: desk }),
      ]);

      expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403]);
    });
  });
});
