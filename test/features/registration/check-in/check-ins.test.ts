import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badges, checkIns } from '../../../../src/features/registration/tables.ts';
import { brokenConstraint } from '../../../../src/platform/database/index.ts';
import type { SignIn } from '../../../support/app.ts';
import { openProgrammeTest, type ProgrammeTest } from '../../programme/support.ts';
import { checkIn, type DoorsTest, type Holder, openDoors } from './support.ts';

const below = '/editions/river-forum:2026';

describe('check-ins', () => {
  let test: ProgrammeTest;
  let place: DoorsTest;
  let desk: SignIn;
  let device: string;
  let other: string;

  beforeAll(async () => {
    test = await openProgrammeTest();
    // Not running, whenever this runs: days are chosen freely as in a rehearsal.
    await test.send('PATCH', below, { startsOn: '2099-11-16', endsOn: '2099-11-18' });
    place = await openDoors(test.database, test.edition);
    desk = await test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: test.edition }]);
    const add = async (name: string) =>
      (await test.send('POST', `${below}/check-in-devices`, { name }, desk)).json().id as string;
    device = await add('Main door');
    other = await add('Side door');
  }, 120_000);
  afterAll(() => test?.close());

  const send = (items: readonly object[], more: object = {}, headers = desk) =>
    test.send(
      'POST',
      `${below}/check-ins`,
      { device, sentAt: new Date().toISOString(), items, ...more },
      headers,
    );
  const results = async (items: readonly object[], more: object = {}) =>
    (await send(items, more))
      .json()
      .items.map(({ result, reason }: { result: string; reason: string | null }) => [result, reason]);
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const end = (holder: Holder, state: 'revoked' | 'lost', at = new Date()) =>
    test.database.db.update(badges).set({ state, endedAt: at }).where(eq(badges.id, holder.badgeId));

  it('lets a holder in once and answers a repeat as the first time', async () => {
    const hessa = await place.addHolder({ ar: 'حصة الكعبي', en: 'Hessa Al-Kaabi' });
    const item = checkIn(place.lobby, { code: hessa.code });

    const first = (await send([item])).json();
    const again = (await send([item, item])).json();

    expect(first.items).toEqual([
      {
        nonce: item.nonce,
        result: 'accepted',
        reason: null,
        at: expect.any(String),
        sequence: first.sequence,
        repeated: false,
        undone: false,
        person: {
          serial: hessa.serial,
          name: { ar: 'حصة الكعبي', en: 'Hessa Al-Kaabi' },
          category: 'delegate',
          delegation: null,
        },
      },
    ]);
    expect(again.items).toEqual([{ ...first.items[0], repeated: true }]);
    expect(again.sequence).toBe(first.sequence);
  });

  it('writes a batch that comes five times at once a single time', async () => {
    const holder = await place.addHolder({ ar: 'راشد الحربي', en: 'Rashid Al-Harbi' });
    const items = [
      checkIn(place.lobby, { code: holder.code }),
      checkIn(place.lobby, { serial: holder.serial, direction: 'out' }),
    ];

    const answers = await Promise.all(Array.from({ length: 5 }, () => send(items)));

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    const rows = await test.database.db
      .select()
      .from(checkIns)
      .where(eq(checkIns.attendeeId, holder.attendeeId));
    expect(rows.map(({ nonce }) => nonce).sort()).toEqual(items.map(({ nonce }) => nonce).sort());
  });

  it('says why it refuses', async () => {
    const press = await place.addHolder(
      { ar: 'منى الزهراني', en: 'Mona Al-Zahrani' },
      { zones: [1], days: [1] },
    );
    const ended = await place.addHolder({ ar: 'فهد العتيبي', en: 'Fahd Al-Otaibi' });
    await end(ended, 'revoked');
    const forged = `${ended.code.slice(0, -4)}0000`;

    expect(
      await results([
        checkIn(place.lobby, { code: 'hello' }),
        checkIn(place.lobby, { code: forged }),
        checkIn(place.lobby, { serial: 4_000_000_000 }),
        checkIn(place.lobby, { code: ended.code }),
        checkIn(place.lobby, { code: press.code, day: 1 }),
        checkIn(place.hall, { code: press.code, day: 0 }),
        checkIn(place.hall, { code: press.code, day: 1 }),
        checkIn(place.hall, { code: press.code, day: 1 }),
        checkIn(randomUUID(), { code: press.code, day: 1 }),
        checkIn(place.hall, { code: press.code, day: 1, session: randomUUID() }),
      ]),
    ).toEqual([
      ['refused', 'unreadable'],
      ['refused', 'forged'],
      ['refused', 'unknown-serial'],
      ['refused', 'ended'],
      ['refused', 'wrong-zone'],
      ['refused', 'wrong-day'],
      ['accepted', null],
      ['accepted', 'already-in'],
      ['refused', 'unknown-door'],
      ['refused', 'unknown-session'],
    ]);
  });

  it('keeps what a device let in without knowing as a conflict, until somebody says what holds', async () => {
    const holder = await place.addHolder({ ar: 'نورة السبيعي', en: 'Noura Al-Subaie' });
    await end(holder, 'lost', new Date(Date.now() - 10 * 60_000));
    await test.database.db.execute(
      sql`update check_in_devices set created_at = now() - interval '1 day' where id = ${device}`,
    );
    const offline = { code: holder.code, offline: true, opened: true };

    expect(
      await results([
        checkIn(place.lobby, { ...offline, deviceAt: ago(20) }),
        checkIn(place.lobby, { ...offline, deviceAt: ago(5) }),
        checkIn(place.lobby, { ...offline, deviceAt: ago(4), opened: false, reason: 'ended' }),
        checkIn(place.lobby, { ...offline, deviceAt: ago(3 * 1_440) }),
      ]),
    ).toEqual([
      ['accepted', null],
      ['conflict', 'ended'],
      ['refused', 'ended'],
      ['conflict', 'clock'],
    ]);

    const { items } = (
      await test.send('GET', `${below}/check-in-conflicts?state=open`, undefined, desk)
    ).json();
    const found = items.find(
      ({ serial, reason }: { serial: number; reason: string }) =>
        serial === holder.serial && reason === 'ended',
    );
    expect(found).toMatchObject({
      name: { en: 'Noura Al-Subaie' },
      doorName: { en: 'Main door' },
      resolution: null,
    });
    const resolve = (payload: object, headers?: SignIn) =>
      test.send('POST', `/check-ins/${found.id}/resolution`, payload, headers);
    expect((await resolve({ resolution: 'kept', note: 'She was there.' }, desk)).statusCode).toBe(403);
    expect((await resolve({ resolution: 'kept', note: ' ' })).json().errors).toEqual([
      { field: 'note', code: 'field-required', message: expect.any(String) },
    ]);
    expect((await resolve({ resolution: 'dropped', note: 'A finder used it.' })).json()).toMatchObject({
      resolution: 'dropped',
      resolutionNote: 'A finder used it.',
    });
    expect((await resolve({ resolution: 'kept', note: 'Again' })).json().code).toBe('check-in-resolved');
  });

  it('finds one badge at two doors of a zone within a minute, and not where its holder went out between', async () => {
    const holder = await place.addHolder({ ar: 'سعد القحطاني', en: 'Saad Al-Qahtani' });
    const item = (door: string, more: object = {}) => checkIn(door, { code: holder.code, ...more });

    const [one, two] = await Promise.all([
      send([item(place.lobby)]),
      send([item(place.sideDoor)], { device: other }),
    ]);

    expect([one, two].map((answer) => answer.json().items[0].result).sort()).toEqual([
      'accepted',
      'conflict',
    ]);
    expect(await results([item(place.lobby, { direction: 'out' }), item(place.sideDoor)])).toEqual([
      ['accepted', null],
      ['accepted', null],
    ]);
  });

  it('puts the time of a device right whose clock is wrong', async () => {
    const holder = await place.addHolder({ ar: 'ليلى الشمري', en: 'Layla Al-Shammari' });
    const ahead = 3 * 3_600_000;
    const shown = (minutes: number) => new Date(Date.now() + ahead - minutes * 60_000).toISOString();

    const answer = (
      await send(
        [checkIn(place.lobby, { code: holder.code, offline: true, opened: true, deviceAt: shown(10) })],
        {
          sentAt: shown(0),
        },
      )
    ).json();

    expect(Math.abs(answer.skewMs - ahead)).toBeLessThan(5_000);
    expect(Math.abs(Date.parse(answer.items[0].at) - (Date.now() - 10 * 60_000))).toBeLessThan(5_000);
    const { items } = (await test.send('GET', `${below}/check-in-devices`, undefined, desk)).json();
    expect(items.find(({ id }: { id: string }) => id === device).skewMs).toBe(answer.skewMs);
  });

  it('looks at what a device says of the time before it last heard from us, or before a day ago', async () => {
    const add = async (name: string) =>
      (await test.send('POST', `${below}/check-in-devices`, { name }, desk)).json().id as string;
    const since = (id: string, created: string, heard: string | null) =>
      test.database.db.execute(
        sql`update check_in_devices set created_at = ${created}, heard_at = ${heard} where id = ${id}`,
      );
    const holders = await Promise.all(
      [0, 1, 2, 3].map((index) => place.addHolder({ ar: `حاضر ${index}`, en: `Attendee ${index}` })),
    );
    const [cut, back] = [await add('Cut off'), await add('Was back')];
    const told = (id: string, minutes: readonly number[]) =>
      results(
        minutes.map((before, index) =>
          checkIn(place.lobby, {
            code: holders[index]?.code,
            offline: true,
            opened: true,
            deviceAt: ago(before),
          }),
        ),
        { device: id },
      );
    await since(cut, ago(3 * 1_440), null);
    await since(back, ago(3 * 1_440), ago(180));

    const byCut = await told(cut, [2 * 1_440, 23 * 60, -20, 1]);
    const beforeNews = await told(back, [200, 170]);
    await test.send('GET', `${below}/check-ins/news?device=${back}`, undefined, desk);
    const afterNews = await told(back, [170, 1]);

    expect({ byCut, beforeNews, afterNews }).toEqual({
      byCut: [
        ['conflict', 'clock'],
        ['accepted', null],
        ['conflict', 'clock'],
        ['accepted', null],
      ],
      beforeNews: [
        ['conflict', 'clock'],
        ['accepted', 'already-in'],
      ],
      afterNews: [
        ['conflict', 'clock'],
        ['accepted', 'already-in'],
      ],
    });
    const { items } = (
      await test.send('GET', `${below}/check-in-conflicts?state=open`, undefined, desk)
    ).json();
    const shown = items.filter(({ deviceName }: { deviceName: string }) => deviceName === 'Was back');
    expect(shown.map(({ reason }: { reason: string }) => reason)).toEqual(['clock', 'clock']);
  });

  it('takes nothing back that a device says it took back before it last heard from us', async () => {
    const holder = await place.addHolder({ ar: 'غادة الفيفي', en: 'Ghada Al-Faifi' });
    const late = (await test.send('POST', `${below}/check-in-devices`, { name: 'Late' }, desk)).json().id;
    await test.database.db.execute(
      sql`update check_in_devices set created_at = now() - interval '1 day' where id = ${late}`,
    );
    const item = checkIn(place.lobby, { code: holder.code, offline: true, opened: true, deviceAt: ago(20) });
    await send([item], { device: late });
    await test.send('GET', `${below}/check-ins/news?device=${late}`, undefined, desk);

    const undone = (
      await send([], { device: late, undone: [{ nonce: item.nonce, deviceAt: ago(20) }] })
    ).json();

    expect(undone.undone).toEqual([{ nonce: item.nonce, done: false }]);
  });

  it('takes nobody in for another day than today while the edition runs', async () => {
    const holder = await place.addHolder({ ar: 'وليد الشهري', en: 'Waleed Al-Shehri' });
    const day = (shift: number) =>
      new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Riyadh' }).format(Date.now() + shift * 86_400_000);
    await test.send('PATCH', below, { startsOn: day(-2), endsOn: day(1) });

    const answers = await results([
      checkIn(place.lobby, { code: holder.code, day: 0 }),
      checkIn(place.lobby, { code: holder.code, day: 0, offline: true, opened: true }),
      checkIn(place.lobby, { code: holder.code, day: 2 }),
    ]);
    await test.send('PATCH', below, { startsOn: '2099-11-16', endsOn: '2099-11-18' });

    expect(answers).toEqual([
      ['refused', 'other-day'],
      ['conflict', 'other-day'],
      ['accepted', null],
    ]);
  });

  it('takes a check-in back within seconds, once, and tells other devices', async () => {
    const holder = await place.addHolder({ ar: 'عبير الدوسري', en: 'Abeer Al-Dosari' });
    const item = checkIn(place.lobby, { code: holder.code });
    const before = (await send([item])).json().sequence;
    const undo = { nonce: item.nonce, deviceAt: new Date().toISOString() };

    const late = { nonce: item.nonce, deviceAt: new Date(Date.now() + 60_000).toISOString() };
    expect((await send([], { undone: [late] })).json().undone).toEqual([{ nonce: item.nonce, done: false }]);
    expect((await send([], { undone: [undo], device: other })).json().undone[0].done).toBe(false);
    expect((await send([], { undone: [undo] })).json().undone).toEqual([{ nonce: item.nonce, done: true }]);
    const repeated = (await send([item], { undone: [late] })).json();
    expect([repeated.undone[0].done, repeated.items[0].undone]).toEqual([true, true]);

    const news = (await test.send('GET', `${below}/check-ins/news?since=${before}`, undefined, desk)).json();
    expect(news.checkIns.map((one: { nonce: string; counts: boolean }) => [one.nonce, one.counts])).toEqual([
      [item.nonce, false],
    ]);
  });

  it('counts somebody whom a device let in because it did not hear the refusal as a conflict', async () => {
    const holder = await place.addHolder({ ar: 'ماجد العنزي', en: 'Majed Al-Enazi' });
    await end(holder, 'revoked');
    const item = checkIn(place.lobby, { code: holder.code });

    expect(await results([item])).toEqual([['refused', 'ended']]);
    expect(await results([{ ...item, offline: true, opened: true }])).toEqual([['conflict', 'ended']]);
    expect(await results([item])).toEqual([['conflict', 'ended']]);
  });

  it('tells devices what is new: check-ins of others, and which badges open nothing', async () => {
    const since = (await send([])).json().sequence;
    const holder = await place.addHolder({ ar: 'هدى الغامدي', en: 'Huda Al-Ghamdi' });
    const item = checkIn(place.lobby, { code: holder.code });
    const { sequence } = (await send([item], { device: other })).json();
    await end(holder, 'revoked');

    const news = (
      await test.send('GET', `${below}/check-ins/news?since=${since}&device=${device}`, undefined, desk)
    ).json();

    expect(news).toMatchObject({ sequence, more: false, retired: false, lastSerial: holder.serial });
    expect(news.ended).toContain(holder.serial);
    expect(news.checkIns).toEqual([
      {
        nonce: item.nonce,
        serial: holder.serial,
        door: place.lobby,
        session: null,
        day: 0,
        direction: 'in',
        at: expect.any(String),
        counts: true,
      },
    ]);
  });

  it('is the device of whoever signed in on it, until it is retired', async () => {
    const colleague = await test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: test.edition }]);
    const asleep = await test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: test.edition }], {
      secondFactor: null,
    });
    const elsewhere = await test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: randomUUID() }]);
    const delegate = await test.signIn([{ role: 'delegate', scopeKind: 'edition', scopeId: test.edition }]);
    const code = async (headers: SignIn) => (await send([], {}, headers)).json().code;

    expect([await code(colleague), await code(asleep), await code(elsewhere), await code(delegate)]).toEqual([
      'device-of-other',
      'second-factor-needed',
      'forbidden',
      'forbidden',
    ]);

    const holder = await place.addHolder({ ar: 'بدر الرشيد', en: 'Badr Al-Rashid' });
    const taken = checkIn(place.lobby, { code: holder.code, offline: true, opened: true, deviceAt: ago(2) });
    expect((await test.send('POST', `/check-in-devices/${other}/retirement`, {}, colleague)).statusCode).toBe(
      403,
    );
    expect((await test.send('POST', `/check-in-devices/${other}/retirement`, {})).json().retiredAt).toEqual(
      expect.any(String),
    );
    await test.database.db.execute(
      sql`update check_in_devices set created_at = now() - interval '1 day' where id = ${other}`,
    );
    const answer = (
      await send([taken, checkIn(place.lobby, { code: holder.code })], { device: other })
    ).json();
    expect([
      answer.retired,
      ...answer.items.map(({ result, reason }: { result: string; reason: string }) => [result, reason]),
    ]).toEqual([true, ['accepted', null], ['refused', 'device-retired']]);
  });

  it('opens no door to an ended badge in the database either, whoever writes', async () => {
    const holder = await place.addHolder({ ar: 'طلال المالكي', en: 'Talal Al-Malki' });
    await end(holder, 'revoked');
    const row = (more: object) => ({
      editionId: test.edition,
      nonce: randomUUID(),
      attendeeId: holder.attendeeId,
      badgeId: holder.badgeId,
      doorId: place.lobby,
      day: 0,
      direction: 'in' as const,
      at: new Date(),
      deviceAt: new Date(),
      receivedAt: new Date(),
      result: 'accepted' as const,
      sequence: 1_000_000 + Math.round(Math.random() * 1e6),
      ...more,
    });
    const constraint = (work: PromiseLike<unknown>) =>
      Promise.resolve(work).then(
        () => 'written',
        (error: unknown) => brokenConstraint(error),
      );
    const { db } = test.database;
    const [refused] = await db
      .insert(checkIns)
      .values(row({ result: 'refused' }))
      .returning();
    const [out] = await db
      .insert(checkIns)
      .values(row({ direction: 'out' }))
      .returning();
    const [earlier] = await db
      .insert(checkIns)
      .values(row({ at: new Date(Date.now() - 60_000) }))
      .returning();

    expect([
      await constraint(db.insert(checkIns).values(row({}))),
      await constraint(
        db
          .update(checkIns)
          .set({ result: 'accepted' })
          .where(eq(checkIns.id, refused?.id ?? '')),
      ),
      await constraint(
        db
          .update(checkIns)
          .set({ direction: 'in' })
          .where(eq(checkIns.id, out?.id ?? '')),
      ),
      await constraint(
        db
          .update(checkIns)
          .set({ at: new Date() })
          .where(eq(checkIns.id, earlier?.id ?? '')),
      ),
    ]).toEqual(Array(4).fill('check_ins_badge_opens'));
  });

  it('asks for as many statements for forty check-ins as for two, and records them once', async () => {
    const holders: Holder[] = [];
    for (let index = 0; index < 40; index += 1) {
      holders.push(await place.addHolder({ ar: `ضيف ${index}`, en: `Guest ${index}` }));
    }
    const items = holders.map(({ code }) => checkIn(place.lobby, { code }));

    const few = await test.countStatements(() => send(items.slice(0, 2)));
    const many = await test.countStatements(() => send(items.slice(2)));

    expect(many).toBe(few);
    const { items: events } = (
      await test.send('GET', `${below}/audit-events?action=check-ins.recorded&limit=1`)
    ).json();
    expect(JSON.stringify(events)).not.toContain('Guest');
  });
});
