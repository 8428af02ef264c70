import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addMonths,
  nextInTurn,
  officeOf,
  vacancies,
} from '../../../../src/features/outcomes/governance/rules.ts';
import { openSigningForum, type SigningForum, text } from '../support.ts';

describe('governing bodies, seats and tenures', () => {
  let forum: SigningForum;
  let board: string;
  const seats: Record<string, string> = {};
  beforeAll(async () => {
    forum = await openSigningForum();
    const body = await forum.done('POST', '/bodies', {
      kind: 'council',
      name: text('مجلس الشواطئ', 'Shore Board'),
    });
    board = String(
      (
        await forum.done('POST', '/governing-bodies', {
          series: 'shore-forum',
          bodyId: body.id,
          foundedOn: '2020-01-01',
        })
      ).id,
    );
    for (const [key, more] of Object.entries({
      chair: { kind: 'elected', termMonths: 24 },
      rotating: { kind: 'rotating', termMonths: 12 },
    })) {
      seats[key] = String(
        (await forum.done('POST', '/seats', { governingBodyId: board, name: text(key, key), ...more })).id,
      );
    }
  });
  afterAll(() => forum.test.close());

  const seatOn = async (id: string, on: string) => forum.done('GET', `/seats/${id}?on=${on}`);

  it('end a tenure by itself when the term of its seat is over, and name the vacancy after it', async () => {
    const tenure = await forum.done('POST', '/tenures', {
      seatId: seats.chair,
      stateCode: 'JO',
      startsOn: '2020-02-29',
    });

    expect(tenure.endsOn).toBe('2022-02-28');
    expect((await seatOn(seats.chair ?? '', '2022-02-27')).tenure).toMatchObject({
      holder: { state: { code: 'JO' } },
    });
    expect(await seatOn(seats.chair ?? '', '2022-02-28')).toMatchObject({ tenure: null, vacant: true });
    const day = await forum.done('GET', '/governing-bodies?series=shore-forum&on=2022-03-01');
    const listed = day.items[0] as { seats: { vacant: boolean }[]; vacant: number };
    expect(listed.vacant).toBe(listed.seats.filter(({ vacant }) => vacant).length);
  });

  it('never seat two at one time, however many are recorded at once', async () => {
    const seatThem = (stateCode: string) =>
      forum.send('POST', '/tenures', {
        seatId: seats.chair,
        stateCode,
        startsOn: '2022-02-28',
        endsOn: '2024-02-28',
      });

    const both = await Promise.all(['JO', 'YE', 'SA'].map(seatThem));
    const within = await forum.send('POST', '/tenures', {
      seatId: seats.chair,
      stateCode: 'YE',
      startsOn: '2021-01-01',
      endsOn: '2021-02-01',
    });

    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422, 422]);
    expect(within.body).toMatchObject({ errors: [{ field: 'startsOn', code: 'tenure-overlaps' }] });
    expect(
      await forum.broken(
        `insert into tenures (id, seat_id, state_code, starts_on) values (gen_random_uuid(), $1, 'SA', '2023-01-01')`,
        [seats.chair],
      ),
    ).toBe('tenures_no_overlap');
  });

  it('let a seat ex officio follow whoever holds the office, and refuse circles and tenures of its own', async () => {
    const follower = await forum.done('POST', '/seats', {
      governingBodyId: board,
      name: text('الأمين', 'Secretary'),
      kind: 'ex-officio',
      officeSeatId: seats.chair,
    });
    const second = await forum.done('POST', '/seats', {
      governingBodyId: board,
      name: text('نائبه', 'Deputy'),
      kind: 'ex-officio',
      officeSeatId: follower.id,
    });

    const held = await seatOn(String(second.id), '2020-03-01');
    const chair = await seatOn(seats.chair ?? '', '2020-03-01');
    expect(held.tenure).toEqual(chair.tenure);
    expect((await seatOn(String(second.id), '2019-01-01')).tenure).toBeNull();
    const own = await forum.send('POST', '/tenures', {
      seatId: follower.id,
      stateCode: 'YE',
      startsOn: '2030-01-01',
    });
    const circle = await forum.send('PATCH', `/seats/${follower.id}`, { officeSeatId: second.id });
    const ofPermanent = await forum.send('PATCH', `/seats/${seats.rotating}`, { officeSeatId: seats.chair });
    expect([own.body.code, circle.body.code, ofPermanent.body.code]).toEqual([
      'seat-follows-office',
      'office-circle',
      'office-of-ex-officio',
    ]);
  });

  it('are read by everybody and changed by those alone who hold a right on the series', async () => {
    const ofEdition = await forum.test.signIn([
      { role: 'organiser', scopeKind: 'edition', scopeId: forum.editionId },
    ]);
    const ofSeries = await forum.test.signIn([
      { role: 'secretariat', scopeKind: 'series', scopeId: forum.seriesId },
    ]);
    const reader = await forum.test.signIn([]);
    const patch = { mandate: text('يدير الملتقى.', 'Leads the forum.') };

    const read = await forum.send('GET', `/governing-bodies/${board}`, undefined, reader);
    const refused = await forum.send('PATCH', `/governing-bodies/${board}`, patch, ofEdition);
    const done = await forum.send('PATCH', `/governing-bodies/${board}`, patch, ofSeries);

    expect([read.status, refused.status, done.status]).toEqual([200, 403, 200]);
  });

  it('show a page of any day, with a picture that says what it shows', async () => {
    const page = await forum.test.inject({ url: '/en/forums/shore-forum/2024/governance?on=2022-02-27' });
    const bad = await forum.test.inject({ url: '/ar/forums/shore-forum/2024/governance?on=2022-02-31' });

    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Jordan: 29 February 2020 – 27 February 2022');
    expect(bad.statusCode).toBe(200);
    expect(bad.body).toContain('صيغة التاريخ غير صحيحة');
  });

  it('compute terms, turns, gaps and offices without a clock', () => {
    const seat = (id: string, officeSeatId: string | null) => ({
      id,
      officeSeatId,
      createdOn: null,
      abolishedOn: null,
    });
    const known = (...all: ReturnType<typeof seat>[]) => new Map(all.map((one) => [one.id, one]));
    const [a, b] = [seat('a', 'b'), seat('b', 'a')];

    expect([addMonths('2024-01-31', 1), addMonths('2023-11-30', 3)]).toEqual(['2024-02-29', '2024-02-29']);
    expect([nextInTurn(['x', 'y'], 'y'), nextInTurn(['x', 'y'], null), nextInTurn([], 'x')]).toEqual([
      'x',
      'x',
      null,
    ]);
    expect(
      vacancies(
        [
          { startsOn: '2020-03-01', endsOn: '2020-06-01' },
          { startsOn: '2020-08-01', endsOn: null },
        ],
        { from: '2020-01-01', to: '2021-01-01' },
      ),
    ).toEqual([
      { from: '2020-01-01', to: '2020-03-01' },
      { from: '2020-06-01', to: '2020-08-01' },
    ]);
    expect(officeOf(a, known(a, b))).toBeUndefined();
    expect(officeOf(a, known(a, seat('b', null)))?.id).toBe('b');
  });
});
