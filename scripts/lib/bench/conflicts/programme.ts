import { type ScheduleFacts, scheduleRuleDefaults } from '../../../../src/features/scheduling/index.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 10, 16, 5);

/**
 * A programme of so many sessions, a room for every 27 of them over three days of nine hours: as full as a large forum,
 * with two persons and a theme each, and about one session in ten put where another is.
 */
export function programmeOf(size: number): ScheduleFacts {
  const rooms = Array.from({ length: Math.ceil(size / 27) }, (_, index) => `room-${index}`);
  const persons = Array.from({ length: size }, (_, index) => `person-${index}`);
  const sessions = Array.from({ length: size }, (_, index): ScheduleFacts['sessions'][number] => {
    const slot = index % 10 === 9 ? (index * 7) % 27 : index % 27;
    const begins = start + Math.floor(slot / 9) * 24 * hour + (slot % 9) * hour;
    return {
      id: `session-${index}`,
      code: `D${index}`,
      kind: 'panel',
      common: false,
      cancelled: false,
      themeId: `theme-${index % Math.ceil(size / 40)}`,
      at: { start: begins, end: begins + hour, roomId: rooms[Math.floor(index / 27)] ?? null },
      minutes: 60,
      people: [`person-${index}`, `person-${(index * 31) % size}`],
      needs: index % 5 === 0 ? ['projector'] : [],
      booths: index % 3 === 0 ? 1 : 0,
      languages: [index % 4 === 0 ? 'en' : 'ar'],
      expected: 40 + (index % 70),
      allowedRooms: [],
      barredRooms: [],
      preferredRooms: [],
      undesiredRooms: [],
      only: [],
      unavailable: [],
      preferred: [],
      undesired: [],
      pinned: false,
      pause: 15,
      level: (index % 3) + 1,
      released: null,
      version: 1,
    };
  });
  return {
    editionId: 'bench',
    timeZone: 'Asia/Riyadh',
    days: [0, 1, 2].map((day) => ({
      day: `2026-11-${16 + day}`,
      start: start - 8 * hour + day * 24 * hour,
      end: start + 16 * hour + day * 24 * hour,
    })),
    rooms: rooms.map((id) => ({ id, capacity: 100, features: ['projector'], booths: 2, unavailable: [] })),
    persons: persons.map((id, index) => ({
      id,
      unavailable: index % 20 === 0 ? [{ start: start + 2 * hour, end: start + 4 * hour }] : [],
      preferred: [],
      undesired: [],
    })),
    sessions,
    relations: Array.from({ length: Math.floor(size / 10) }, (_, index) => ({
      kind: 'shared' as const,
      first: `session-${index * 3}`,
      second: `session-${index * 3 + 1}`,
      weight: 5,
    })),
    busy: [],
    rules: scheduleRuleDefaults,
    ignored: {},
  };
}
