import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../../../src/features/accounts/tables.ts';
import { attendees } from '../../../src/features/delegations/tables.ts';
import { isEnough, justMisses } from '../../../src/features/honours/attendance-rules.ts';
import { certificates } from '../../../src/features/honours/tables.ts';
import type { SignIn } from '../../support/app.ts';
import { below, management } from '../registration/forms/support.ts';
import { openPlacesTest, type PlacesTest } from '../registration/places/support.ts';

const page = `${management}/certificates/issue/attendance`;

let test: PlacesTest;
let staff: SignIn;
let signatory: string;
beforeAll(async () => {
  test = await openPlacesTest();
  const body = await test.send('POST', '/bodies', {
    name: { ar: 'هيئة الأنهار', en: 'Rivers Authority' },
    kind: 'authority',
  });
  expect(body.statusCode, body.body).toBe(201);
  const edited = await test.send('PATCH', below, { organiserBodyId: body.json().id });
  expect(edited.statusCode, edited.body).toBe(200);
  const person = await test.send('POST', '/persons', {
    name: { ar: 'سعد النهدي', en: 'Saad Al-Nahdi' },
    post: { ar: 'الأمين العام', en: 'Secretary-General' },
  });
  expect(person.statusCode, person.body).toBe(201);
  signatory = person.json().id;
});
afterAll(() => test.close());

describe('a threshold of attendance', () => {
  it('counts days, a share of the edition’s days, or hours of workshops; one more would do for whoever just misses', () => {
    const two = { days: 2, workshopMinutes: 90 };
    const verdict = (measure: 'days' | 'share' | 'hours', least: number) => [
      isEnough(two, { measure, least }, 3),
      justMisses(two, { measure, least }, 3),
    ];
    expect([verdict('days', 2), verdict('days', 3), verdict('days', 4)]).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
    expect([verdict('share', 66), verdict('share', 67), verdict('hours', 1), verdict('hours', 2)]).toEqual([
      [true, false],
      [false, true],
      [true, false],
      [false, true],
    ]);
  });
});

describe('certificates of attendance', () => {
  it('are issued at once to those who were there for long enough, once each, however often and by how many', async () => {
    const people = await test.visitors(5);
    const first = await test.addActivity({ capacity: 50 });
    const second = await test.addActivity(
      { capacity: 50 },
      { startsAt: '2026-11-17T09:00:00+03:00', endsAt: '2026-11-17T11:00:00+03:00' },
    );
    for (const who of people) {
      await test.seat(first.id, who);
      await test.seat(second.id, who);
    }
    test.at('2026-11-18T18:00:00Z');
    staff = await test.signIn();
    const mark = async (activity: string, who: typeof people) =>
      expect(
        (
          await test.send(
            'POST',
            `/activities/${activity}/attendance`,
            { attendeeIds: who.map(({ attendeeId }) => attendeeId), attended: true },
            staff,
          )
        ).statusCode,
      ).toBe(200);
    await mark(first.id, people);
    await mark(second.id, people.slice(0, 3));
    const gone = people[2];
    if (gone === undefined) throw new Error('Nobody came.');
    await test.database.db
      .update(attendees)
      .set({ cancelledAt: new Date('2026-11-18T17:00:00Z') })
      .where(eq(attendees.id, gone.attendeeId));

    const shown = await test.inject({ url: `${page}?measure=days&least=2`, headers: staff });
    expect(shown.statusCode).toBe(200);
    const issue = () =>
      test.inject({
        method: 'POST',
        url: `${page}/certificates?measure=days&least=2`,
        headers: {
          ...staff,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        payload: new URLSearchParams({
          measure: 'days',
          least: '2',
          signatory1: signatory,
          issuedOn: '2026-11-18',
          files: 'none',
        }).toString(),
      });
    const answers = await Promise.all([issue(), issue(), issue()]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);

    const issued = await test.database.db.select().from(certificates);
    const linked = await test.database.db.select().from(attendees);
    expect(
      issued.map(({ kind, basis, statement, serial }) => [kind, basis, statement, serial]).toSorted(),
    ).toEqual([
      ['attendance', 'attendance', null, 'RF/1/ATT/0001'],
      ['attendance', 'attendance', null, 'RF/1/ATT/0002'],
    ]);
    expect(new Set(issued.map(({ personId }) => personId))).toEqual(
      new Set(
        people.slice(0, 2).map((who) => linked.find(({ id }) => id === who.attendeeId)?.personId ?? 'nobody'),
      ),
    );
    const again = await test.inject({ url: `${page}?measure=days&least=1`, headers: staff });
    expect(again.body).toContain('name="signatory1"');
  });

  it('go by mail once to those who can be reached, by a link that needs no account', async () => {
    const ids = (await test.send('GET', `${below}/certificates?kind=attendance`, undefined, staff))
      .json()
      .items.map(({ id }: { id: string }) => id);
    const mailing = (body: object) => test.send('POST', `${below}/certificate-mailings`, body, staff);
    const both = await Promise.all([mailing({ ids }), mailing({ kind: 'attendance' })]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(both.map((one) => one.json().mailed).toSorted()).toEqual([0, 2]);
    expect((await mailing({})).json()).toEqual({ mailed: 0, already: 2, unreachable: 0, left: 0 });
    expect((await mailing({ ids, kind: 'attendance' })).json().errors).toEqual([
      expect.objectContaining({ field: 'kind', code: 'kind-or-certificates' }),
    ]);

    const mails = await test.mails('honours.certificate');
    expect(mails.map(({ address }) => address).toSorted()).toEqual([
      'visitor1@example.org',
      'visitor2@example.org',
    ]);
    const [code] = /(?<=\/verify\/)[0-9A-Z]{12}/.exec(mails[0]?.text ?? '') ?? [];
    const shown = await test.inject({ url: `/ar/verify/${code}` });
    expect([shown.statusCode, shown.body.includes('RF/1/ATT/000')]).toEqual([200, true]);
    const file = await test.inject({ url: `/ar/verify/${code}/certificate.pdf?language=ar-en` });
    expect([file.statusCode, file.headers['content-type'], file.headers['content-disposition']]).toEqual([
      200,
      'application/pdf',
      expect.stringContaining('.ar-en.pdf'),
    ]);
  });

  it('are previewed, issued and mailed by programs, and to nobody twice', async () => {
    const preview = (least: number) =>
      test.send('GET', `${below}/attendance-certificates?measure=days&least=${least}`, undefined, staff);
    const before = (await preview(1)).json();
    expect([before.present, before.certified, before.enough.length, before.nearly.length]).toEqual([
      4, 2, 2, 0,
    ]);
    expect((await preview(2)).json().nearly.length).toBe(2);
    const bad = await test.send(
      'GET',
      `${below}/attendance-certificates?measure=weeks&least=1`,
      undefined,
      staff,
    );
    expect(bad.statusCode).toBe(422);

    const issue = () =>
      test.send('POST', `${below}/attendance-certificates`, { measure: 'days', least: 1, mail: true }, staff);
    const [first, second] = await Promise.all([issue(), issue()]);
    expect([first?.statusCode, second?.statusCode]).toEqual([201, 201]);
    const serials = [first, second].flatMap((one) =>
      one?.json().items.map(({ serial }: { serial: string }) => serial),
    );
    expect(serials).toEqual(['RF/1/ATT/0003', 'RF/1/ATT/0004']);
    const mails = await test.mails('honours.certificate');
    expect(mails.map(({ address }) => address).toSorted()).toEqual(
      [1, 2, 4, 5].map((number) => `visitor${number}@example.org`),
    );
    expect((await preview(1)).json()).toEqual({ present: 4, enough: [], nearly: [], certified: 4 });
  });

  it('are found by their holder in their account, and by nobody else in theirs', async () => {
    const stranger = await test.signIn([]);
    const holder = await test.signIn([]);
    const [account] = await test.database.db.select().from(accounts).orderBy(desc(accounts.id)).limit(1);
    await test.database.db
      .update(accounts)
      .set({ email: 'visitor4@example.org', emailVerifiedAt: new Date('2026-11-18T00:00:00Z') })
      .where(eq(accounts.id, account?.id ?? ''));
    const mine = await test.send('GET', '/me/certificates', undefined, holder);
    expect(mine.json().items).toEqual([
      expect.objectContaining({
        kind: 'attendance',
        serial: expect.stringMatching(/^RF\/1\/ATT\/000[34]$/),
        status: 'valid',
        files: ['ar', 'en', 'ar-en'].map((language) => ({
          language,
          href: expect.stringContaining(`/certificate.pdf?language=${language}`),
        })),
      }),
    ]);
    const [{ serial, files }] = mine.json().items;
    const page = await test.inject({ url: '/en/account/certificates', headers: holder });
    expect([
      page.statusCode,
      page.body.includes(serial),
      page.body.includes('certificate.pdf?language=en'),
    ]).toEqual([200, true, true]);
    expect((await test.inject({ url: new URL(files[0].href).pathname })).statusCode).toBe(200);
    expect((await test.send('GET', '/me/certificates', undefined, stranger)).json()).toEqual({ items: [] });
    const none = await test.inject({ url: '/ar/account/certificates', headers: stranger });
    expect([none.statusCode, none.body.includes('RF/1/ATT')]).toEqual([200, false]);
  });

  it('are mailed from their page, which says that they were', async () => {
    const one = (
      await test.send(
        'POST',
        `${below}/certificates`,
        {
          kind: 'participation',
          personId: signatory,
          statement: 'Member of the delegation by its letter.',
          signatoryIds: [signatory],
        },
        staff,
      )
    ).json();
    const list = `${management}/certificates`;
    const get = async (url: string) => (await test.inject({ url, headers: staff })).body;
    expect(await get(`${list}/${one.id}/mailing`)).toContain('لا يوجد ما يُرسل');
    const attendance = (
      await test.send('GET', `${below}/certificates?kind=attendance`, undefined, staff)
    ).json().items[0];
    expect(await get(`${list}/${attendance.id}`)).toContain('أُرسلت بالبريد');
    const posted = await test.inject({
      method: 'POST',
      url: `${list}/mailing?kind=attendance`,
      headers: {
        ...staff,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      payload: '',
    });
    expect([posted.statusCode, posted.headers.location]).toEqual([303, `${list}?kind=attendance`]);
    expect((await test.mails('honours.certificate')).length).toBe(4);
  });
});
