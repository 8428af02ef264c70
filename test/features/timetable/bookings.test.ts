import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  bookingsOf,
  createBookings,
  findOverlaps,
  grantInOrder,
  listContested,
} from '../../../src/features/timetable/index.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { createAuditLog } from '../../../src/platform/audit/index.ts';
import { type Change, createChanges, createRevisions } from '../../../src/platform/changes/index.ts';
import { systemClock } from '../../../src/platform/clock/index.ts';
import { isAppError } from '../../../src/platform/errors/index.ts';
import { localText } from '../../../src/platform/language/index.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../programme/support.ts';

const at = (time: string) => new Date(`2026-11-16T${time}:00+03:00`);

describe('bookings', () => {
  let test: ProgrammeTest;
  let bookings: ReturnType<typeof createBookings>;
  let run: <T>(work: (change: Change) => Promise<T>) => Promise<T>;
  beforeAll(async () => {
    test = await openProgrammeTest();
    const { database } = test;
    bookings = createBookings({
      database,
      titles: [
        {
          kind: 'session',
          titles: async (_db, ids) => new Map(ids.map((id) => [id, localText({ ar: 'حفل', en: 'Gala' })])),
        },
      ],
    });
    const revisions = await createRevisions(database);
    const audit = createAuditLog({ ...database, vault: test.app.vault });
    const changes = createChanges({ database, clock: systemClock, revisions, audit, subscribers: [] });
    run = (work) => changes.run(systemActor('test'), 'test', work);
  });
  beforeEach(async () => {
    await test.database.executeSql('delete from bookings');
  });
  afterAll(() => test.close());

  const wanted = (from: string, to: string, id = randomUUID(), contested = false) => ({
    editionId: test.edition,
    source: { kind: 'session', id } as const,
    visibility: 'public' as const,
    startsAt: at(from),
    endsAt: at(to),
    resources: [
      { kind: 'room', id: test.hall, field: 'roomId' } as const,
      { kind: 'person', id: test.salma } as const,
      { kind: 'person', id: test.salma } as const,
    ],
    contested,
  });
  const book = (booking: ReturnType<typeof wanted>) => run((change) => bookings.book(change, booking));
  const state = async () =>
    (await bookingsOf(test.database.db, [test.hall])).map(({ source, contested }) => [source.id, contested]);

  it('takes the time of each resource once, up to the minute at which another begins', async () => {
    await book(wanted('09:00', '10:00'));
    await book(wanted('10:00', '11:00'));

    const all = await bookingsOf(test.database.db, [test.hall, test.salma]);
    expect(all.map(({ resource, contested }) => [resource.kind, contested])).toHaveLength(4);
    const overlapping = await findOverlaps(test.database.db, {
      resourceIds: [test.hall],
      startsAt: at('09:30'),
      endsAt: at('10:00'),
    });
    expect(overlapping.map(({ startsAt }) => startsAt)).toEqual([at('09:00')]);
  });

  it('refuses an overlap with the names of room, person and session, and their times', async () => {
    await book(wanted('09:00', '10:00'));

    const refused = await book(wanted('09:59', '11:00')).catch((error: unknown) => error);

    expect(isAppError(refused) && refused.status).toBe(422);
    expect(isAppError(refused) && refused.errors).toEqual([
      {
        field: 'roomId',
        code: 'room-booked',
        params: {
          'room.ar': 'القاعة الكبرى',
          'room.en': 'Great Hall',
          'session.ar': 'حفل',
          'session.en': 'Gala',
          'from.ar': '09:00',
          'from.en': '09:00',
          'to.ar': '10:00',
          'to.en': '10:00',
        },
      },
      expect.objectContaining({ field: 'person', code: 'person-booked' }),
    ]);
    expect(await state()).toHaveLength(1);
  });

  it('lets in many at once, contested where they overlap, and says with what', async () => {
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    await run((change) =>
      bookings.bookAll(change, [
        wanted('09:00', '10:00', first),
        wanted('09:30', '10:30', second),
        wanted('10:00', '11:00', third),
      ]),
    );

    expect(await state()).toEqual([
      [first, false],
      [second, true],
      [third, false],
    ]);
    const pairs = await listContested(test.database, test.database.db, test.edition);
    expect(
      pairs.map(({ contested, firm }) => [contested.source.id, contested.resource.kind, firm.source.id]),
    ).toEqual([
      [second, 'room', first],
      [second, 'room', third],
      [second, 'person', first],
      [second, 'person', third],
    ]);
  });

  it('makes a contested booking firm as soon as nothing stands in its way', async () => {
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    await book(wanted('09:00', '10:00', first));
    await book(wanted('09:30', '10:30', second, true));
    await book(wanted('09:45', '10:15', third, true));

    await run((change) => bookings.release(change, test.edition, { kind: 'session', id: first }));

    expect(await state()).toEqual([
      [second, false],
      [third, true],
    ]);
  });

  it('grants claims in their order', () => {
    const claim = (resourceId: string, from: string, to: string) => ({
      resourceId,
      startsAt: at(from),
      endsAt: at(to),
    });
    const granted = grantInOrder(
      [claim('a', '09:00', '10:00'), claim('a', '09:30', '11:00'), claim('b', '09:30', '11:00')],
      [claim('b', '10:59', '12:00')],
    );
    expect(granted).toEqual([true, false, false]);
  });

  it('lets exactly one of twenty schedulings of one room win', async () => {
    const drafts = await Promise.all(
      Array.from({ length: 20 }, () => test.addSession(plenary({ status: 'draft', roomId: test.hall }))),
    );

    const answers = await Promise.all(
      drafts.map(({ id }) => test.send('PATCH', `/sessions/${id}`, { status: 'scheduled' })),
    );

    const outcomes = answers.map((answer) => answer.json().code);
    expect(outcomes.filter((code) => code === 'room-booked')).toHaveLength(19);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });
});
