import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
});
