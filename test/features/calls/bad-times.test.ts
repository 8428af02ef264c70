import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallsTest, openCallsTest } from './support.ts';

let test: CallsTest;
beforeAll(async () => {
  test = await openCallsTest();
  const made = await test.send('POST', '/series/river-forum/editions', {
    slug: '2027',
    number: 2,
    title: { ar: 'ملتقى الأنهار الثاني', en: 'Second River Forum' },
    startsOn: '2027-06-14',
    endsOn: '2027-06-16',
    timeZone: 'Europe/London',
    mode: 'in-person',
    visibility: 'public',
  });
  expect(made.statusCode).toBe(201);
});
afterAll(() => test.close());

const form = (more: Record<string, string>) =>
  test.inject({
    method: 'POST',
    url: '/en/manage/forums/river-forum/2027/calls/new',
    headers: { ...test.organiser, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      'title.ar': 'الدعوة',
      'title.en': 'Call for papers of London',
      kinds: 'paper',
      opensDay: '2027-01-10',
      opensTime: '09:00',
      closesDay: '2027-05-01',
      closesTime: '23:59',
      maxScore: '5',
      reviewsWanted: '2',
      ...more,
    }).toString(),
  });

describe('a deadline in a zone that changes its clocks', () => {
  it('is refused in the hour that does not exist and in the one that comes twice, with what was typed', async () => {
    const missing = await form({ closesDay: '2027-03-28', closesTime: '01:30' });
    const doubled = await form({ closesDay: '2027-10-31', closesTime: '01:30' });

    for (const answer of [missing, doubled]) {
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('value="01:30"');
      expect(answer.body).toContain('Call for papers of London');
      expect(answer.body).toContain('aria-invalid');
    }
    expect(doubled.body).toContain('The clocks show this time twice on that day.');
  });

  it('is taken just before and just after them, and shown by the clock of the edition', async () => {
    const before = await form({ closesDay: '2027-03-28', closesTime: '00:59' });
    const after = await form({ closesDay: '2027-03-28', closesTime: '02:00' });

    const calls = (await test.send('GET', '/editions/river-forum:2027/calls-for-papers')).json().items;
    expect([before.statusCode, after.statusCode]).toEqual([303, 303]);
    expect(
      calls.map(({ closesAt }: { closesAt: string }) => new Date(closesAt).toISOString()).toSorted(),
    ).toEqual(['2027-03-28T00:59:00.000Z', '2027-03-28T01:00:00.000Z']);
  });

  it('is refused when it is no time, or before the opening', async () => {
    const nonsense = await form({ closesTime: '25:00' });
    const early = await form({ closesDay: '2027-01-01' });

    expect([nonsense.statusCode, early.statusCode]).toEqual([422, 422]);
  });
});
