import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AvailabilityKind,
  availabilities,
  sessionRelations,
} from '../../../../src/features/programme/tables.ts';
import { scheduleRuleDefaults } from '../../../../src/features/scheduling/rules/facts.ts';
import { readFacts } from '../../../../src/features/scheduling/store/facts.ts';
import { scheduleRules } from '../../../../src/features/scheduling/tables.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../../programme/support.ts';

let test: ProgrammeTest;
beforeAll(async () => {
  test = await openProgrammeTest();
});
afterAll(() => test.close());
beforeEach(() => test.clear());

const hours = (from: string, to: string, day = '16') => ({
  start: Date.parse(`2026-11-${day}T${from}:00+03:00`),
  end: Date.parse(`2026-11-${day}T${to}:00+03:00`),
});
const read = async () => {
  const facts = await readFacts(test.database.db, test.edition);
  if (facts === undefined) throw new Error('no facts');
  return facts;
};

describe('the facts of a schedule', () => {
  it('hold an edition as its rules read it', async () => {
    const opening = await test.addSession({
      ...plenary({ roomId: test.hall, roles: [{ personId: test.salma, role: 'chair' }] }),
      kind: 'ceremony',
      title: { ar: 'حفل الافتتاح', en: 'Opening ceremony' },
      languages: ['ar'],
      interpretation: ['en'],
      capacity: 200,
    });
    const waiting = await test.addSession({
      kind: 'workshop',
      title: { en: 'Waiting' },
      themeId: test.theme,
    });

    const facts = await read();

    expect(facts).toMatchObject({
      editionId: test.edition,
      timeZone: 'Asia/Riyadh',
      days: [
        { day: '2026-11-16', start: hours('00:00', '24:00').start },
        { day: '2026-11-17' },
        { day: '2026-11-18', end: hours('00:00', '24:00', '18').end },
      ],
      rooms: [
        { id: test.hall, capacity: 300, features: [], booths: 0, unavailable: [] },
        { id: test.studio, capacity: 20 },
      ],
      persons: [{ id: test.salma, unavailable: [], preferred: [], undesired: [] }],
      relations: [],
      busy: [],
      rules: scheduleRuleDefaults,
      ignored: {},
    });
    expect(facts.sessions.find(({ id }) => id === opening.id)).toEqual({
      id: opening.id,
      code: opening.code,
      kind: 'ceremony',
      common: expect.any(Boolean),
      cancelled: false,
      ceremony: 'opening',
      elsewhere: false,
      themeId: null,
      at: { ...hours('09:00', '10:00'), roomId: test.hall },
      minutes: 60,
      people: [test.salma],
      needs: [],
      booths: 1,
      languages: ['ar'],
      expected: 200,
      allowedRooms: [],
      barredRooms: [],
      preferredRooms: [],
      undesiredRooms: [],
      only: [],
      unavailable: [],
      preferred: [],
      undesired: [],
      pinned: false,
      pause: 0,
      level: null,
      released: null,
      version: opening.version,
    });
    expect(facts.sessions.find(({ id }) => id === waiting.id)).toMatchObject({
      at: null,
      minutes: 90,
      themeId: test.theme,
      ceremony: null,
    });
  });

  it('hold what was said of people, rooms, sessions and rules, and the time that another edition takes', async () => {
    const { id } = await test.addSession(
      plenary({ roomId: test.hall, roles: [{ personId: test.omar, role: 'speaker' }] }),
    );
    const other = await test.addSession(plenary({ roomId: test.studio }));
    await test.send('POST', '/series/river-forum/editions', {
      slug: 'sister',
      number: 2,
      title: { en: 'Sister' },
      startsOn: '2026-11-16',
      endsOn: '2026-11-17',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
    });
    const elsewhere = await test.send('POST', '/editions/river-forum:sister/sessions', {
      ...plenary({ roles: [{ personId: test.omar, role: 'speaker' }] }),
      startsAt: '2026-11-16T14:00:00+03:00',
      endsAt: '2026-11-16T15:00:00+03:00',
    });
    const said = (
      resourceKind: 'person' | 'room' | 'session',
      resourceId: string,
      kind: AvailabilityKind,
    ) => ({
      editionId: test.edition,
      resourceKind,
      resourceId,
      kind,
      startsAt: new Date('2026-11-16T09:00:00+03:00'),
      endsAt: new Date('2026-11-16T10:00:00+03:00'),
    });
    const { db } = test.database;
    await db
      .insert(availabilities)
      .values([
        said('person', test.omar, 'undesired'),
        said('room', test.hall, 'unavailable'),
        said('session', id, 'only'),
      ]);
    await db
      .insert(sessionRelations)
      .values([{ editionId: test.edition, kind: 'shared', firstId: id, secondId: other.id, weight: 4 }]);
    await db
      .insert(scheduleRules)
      .values([{ editionId: test.edition, rule: 'no-room', level: 'off', weight: 3 }]);

    const facts = await read();

    expect(facts.busy).toEqual([
      { ...hours('14:00', '15:00'), resourceId: test.omar, label: elsewhere.json().code },
    ]);
    const span = hours('09:00', '10:00');
    expect(facts.persons).toMatchObject([{ id: test.omar, undesired: [span], unavailable: [] }]);
    expect(facts.rooms).toMatchObject([{ unavailable: [span] }, { unavailable: [] }]);
    expect(facts.sessions.find((one) => one.id === id)).toMatchObject({ only: [span], people: [test.omar] });
    expect(facts.relations).toEqual([{ kind: 'shared', first: id, second: other.id, weight: 4 }]);
    expect([facts.rules['no-room'], facts.rules.apart]).toEqual([
      { level: 'off', weight: 3 },
      { level: 'blocking', weight: 1 },
    ]);
  });

  it('take one statement, whatever their size, and are nothing for an unknown edition', async () => {
    await test.addSession(plenary({ roomId: test.hall }));
    const one = await test.countStatements(read);
    await test.addSession(plenary({ roomId: test.studio }));
    await test.addSession({ kind: 'panel', title: { en: 'Third' } });

    expect([one, await test.countStatements(read)]).toEqual([1, 1]);
    expect(await readFacts(test.database.db, '00000000-0000-7000-8000-000000000000')).toBeUndefined();
  });
});
