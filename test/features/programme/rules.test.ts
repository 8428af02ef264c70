import { describe, expect, it } from 'vitest';
import {
  codePrefix,
  createNames,
  findFreeSlug,
  isWaitingCode,
} from '../../../src/features/programme/rules/codes.ts';
import {
  firstStatus,
  mayBecome,
  movedFromAfter,
  needsOf,
  type SessionState,
  statusTable,
} from '../../../src/features/programme/rules/statuses.ts';
import { instantAt, localTime, periodFault, readTime } from '../../../src/features/programme/rules/times.ts';
import { sessionStatuses } from '../../../src/features/programme/tables.ts';

describe('the states of a session', () => {
  it('are all reached from the first, and none is a dead end', () => {
    const reached = new Set([firstStatus]);
    for (const from of reached) for (const to of statusTable[from]) reached.add(to);

    expect([...reached].sort()).toEqual([...sessionStatuses].sort());
    expect(Object.values(statusTable).every((next) => next.length > 0)).toBe(true);
  });

  it('cancel what was announced, never a draft', () => {
    expect(mayBecome('scheduled', 'cancelled')).toBe(true);
    expect(mayBecome('draft', 'cancelled')).toBe(false);
    expect(mayBecome('cancelled', 'draft')).toBe(false);
  });
});

describe('local times', () => {
  it('become the instant at which the clocks of the zone show them', () => {
    expect(instantAt('2026-11-16', '09:00', 'Asia/Riyadh')).toEqual(new Date('2026-11-16T06:00:00Z'));
    expect(instantAt('2026-07-01', '00:15', 'Africa/Cairo')).toEqual(new Date('2026-06-30T21:15:00Z'));
    expect(instantAt('2026-01-01', '12:00', 'America/St_Johns')).toEqual(new Date('2026-01-01T15:30:00Z'));
  });

  it('are refused where the clocks jump over them or show them twice', () => {
    expect(instantAt('2026-03-29', '02:30', 'Europe/London')).toBeInstanceOf(Date);
    expect(instantAt('2026-03-29', '01:30', 'Europe/London')).toBe('missing');
    expect(instantAt('2026-10-25', '01:30', 'Europe/London')).toBe('doubled');
    expect(instantAt('2026-04-24', '00:30', 'Africa/Cairo')).toBe('missing');
    expect(instantAt('2026-10-29', '23:30', 'Africa/Cairo')).toBe('doubled');
  });

  it('are read as people type them, and come back as a form writes them', () => {
    expect(['9:30', '09.30', '23:59:00', '24:00', '9', 'nine'].map(readTime)).toEqual([
      '09:30',
      '09:30',
      '23:59',
      undefined,
      undefined,
      undefined,
    ]);
    expect(localTime(new Date('2026-11-16T21:30:00Z'), 'Asia/Riyadh')).toEqual({
      day: '2026-11-17',
      time: '00:30',
    });
  });
});

describe('the time of a session', () => {
  const days = { startsOn: '2026-11-16', endsOn: '2026-11-18', timeZone: 'Asia/Riyadh' };
  const fault = (from: string, to: string) =>
    periodFault(new Date(`${from}:00+03:00`), new Date(`${to}:00+03:00`), days);

  it('ends after it starts, within a day, in the days of the edition', () => {
    expect(fault('2026-11-16T09:00', '2026-11-16T10:00')).toBeUndefined();
    expect(fault('2026-11-16T09:00', '2026-11-16T09:00')).toBe('end-before-start');
    expect(fault('2026-11-16T09:00', '2026-11-17T09:01')).toBe('session-too-long');
    expect(fault('2026-11-15T23:00', '2026-11-16T01:00')).toBe('outside-edition');
    expect(fault('2026-11-19T09:00', '2026-11-19T10:00')).toBe('outside-edition');
  });

  it('may run into the night after the last day', () => {
    expect(fault('2026-11-18T20:00', '2026-11-19T01:30')).toBeUndefined();
    expect(fault('2026-11-18T20:00', '2026-11-19T06:01')).toBe('outside-edition');
  });
});

describe('codes and addresses', () => {
  it('count within the day', () => {
    expect(codePrefix('2026-11-17', '2026-11-16')).toBe('D2-');
    expect(codePrefix(null, '2026-11-16')).toBe('U-');
    const names = createNames({ codes: ['D1-07', 'D2-01', 'D2-09', 'D2-X'] });
    expect([names.code('D2-'), names.code('D2-'), names.code('U-')]).toEqual(['D2-10', 'D2-11', 'U-01']);
    expect(['U-01', 'D1-01'].map(isWaitingCode)).toEqual([true, false]);
  });

  it('are unique', () => {
    const names = createNames({ slugs: ['opening', 'opening-2'] });
    expect([names.slug('opening'), names.slug('opening'), names.slug('panel')]).toEqual([
      'opening-3',
      'opening-4',
      'panel',
    ]);
  });

  it('are found among many by a few questions', async () => {
    const asked: number[] = [];
    const free = async (count: number, gaps: readonly number[] = []) => {
      asked.length = 0;
      return findFreeSlug('talk', async (slugs) => {
        asked.push(slugs.length);
        const number = (slug: string) => Number(slug.slice(5) || 1);
        return new Set(slugs.filter((slug) => number(slug) <= count && !gaps.includes(number(slug))));
      });
    };

    expect(await free(0)).toBe('talk');
    expect(await free(1)).toBe('talk-2');
    expect(await free(9, [5])).toBe('talk-5');
    expect(asked).toHaveLength(1);
    for (const count of [15, 16, 17, 31, 32, 33, 100, 4_095, 4_096, 10_000]) {
      expect(await free(count)).toBe(`talk-${count + 1}`);
    }
    expect(asked.length).toBeLessThan(8);
  });
});

describe('where a session was moved from', () => {
  const here = {
    startsAt: new Date('2026-11-16T06:00:00Z'),
    endsAt: new Date('2026-11-16T07:00:00Z'),
    roomId: 'a',
  };
  const there = { ...here, roomId: 'b' };
  const announced = { status: 'scheduled', movedFrom: null } as const;

  it('is kept for what was announced alone', () => {
    expect(movedFromAfter({ ...here, ...announced }, { ...there, status: 'scheduled' })).toEqual({
      startsAt: '2026-11-16T06:00:00.000Z',
      roomId: 'a',
    });
    const draft = { ...here, status: 'draft', movedFrom: null } as const;
    expect(movedFromAfter(draft, { ...there, status: 'scheduled' })).toBeNull();
    expect(movedFromAfter({ ...here, ...announced }, { ...there, status: 'draft' })).toBeNull();
  });

  it('is nothing when a session only ends later', () => {
    const longer = { ...here, endsAt: new Date('2026-11-16T08:00:00Z'), status: 'scheduled' } as const;
    expect(movedFromAfter({ ...here, ...announced }, longer)).toBeNull();
  });
});

describe('what a session needs', () => {
  const ready: SessionState = {
    kind: 'workshop',
    status: 'scheduled',
    startsAt: new Date('2026-11-16T06:00:00Z'),
    endsAt: new Date('2026-11-16T07:00:00Z'),
    roomId: 'a',
    common: false,
    capacity: 20,
    interpretation: ['en'],
    roles: [{ role: 'trainer' }],
    room: { capacity: 20, interpretationBooths: 1 },
    translated: true,
    contested: false,
  };

  it('is nothing when all is there', () => {
    expect(needsOf(ready)).toEqual([]);
  });

  it('names what is missing, too large or in conflict', () => {
    expect(
      needsOf({
        ...ready,
        capacity: 21,
        interpretation: ['ar', 'en'],
        roles: [{ role: 'speaker' }],
        translated: false,
        contested: true,
      }),
    ).toEqual(['leader', 'capacity', 'booths', 'translation', 'conflict']);
    expect(needsOf({ ...ready, roomId: null, room: null })).toEqual(['room']);
    expect(needsOf({ ...ready, startsAt: null, endsAt: null, status: 'draft' })).toEqual(['time']);
    expect(needsOf({ ...ready, status: 'cancelled', translated: false })).toEqual([]);
  });
});
