import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  daysOf,
  formatDuration,
  instantOn,
  parseDay,
  parseDuration,
  parseInstant,
  rfc3339,
} from '../../../../src/features/programme/formats/times.ts';

describe('durations', () => {
  it.each([
    ['0:45', false, 45],
    ['01:30', false, 90],
    ['01:30:00', false, 90],
    ['00:05:00', false, 5],
    ['1:02:30', true, 1590],
    ['90', false, 90],
    ['PT1H30M', false, 90],
    ['P1D', false, 1440],
    ['soon', false, undefined],
    ['P', false, undefined],
  ])('of %s (days first: %s) are %s minutes', (text, daysFirst, minutes) => {
    expect(parseDuration(text, daysFirst)).toBe(minutes);
  });

  it('are written in hours and minutes, however long', () => {
    expect([5, 90, 6000].map(formatDuration)).toEqual(['00:05', '01:30', '100:00']);
  });
});

describe('instants', () => {
  it('go by their own offset, else by the zone', () => {
    expect(parseInstant('2026-04-12T09:00:00+03:00', 'Europe/Berlin')).toEqual(
      new Date('2026-04-12T06:00:00Z'),
    );
    expect(parseInstant('2026-04-12 09:00', 'Europe/Berlin')).toEqual(new Date('2026-04-12T07:00:00Z'));
    expect(parseInstant('2026-04-12', 'Europe/Berlin')).toBeUndefined();
    expect(parseInstant('2026-13-12T09:00', 'UTC')).toBeUndefined();
  });

  it('of a local time know the day on which clocks change', () => {
    expect(instantOn('2026-03-28', 720, 'Europe/Brussels')).toEqual(new Date('2026-03-28T11:00:00Z'));
    expect(instantOn('2026-03-29', 720, 'Europe/Brussels')).toEqual(new Date('2026-03-29T10:00:00Z'));
    expect(instantOn('2026-03-28', 90, 'Europe/Brussels', 1)).toEqual(new Date('2026-03-29T00:30:00Z'));
  });

  it('are written with the offset of that moment', () => {
    expect(rfc3339(new Date('2026-03-28T11:00:00.5Z'), 'Europe/Brussels')).toBe('2026-03-28T12:00:00+01:00');
    expect(rfc3339(new Date('2026-03-29T11:00:00Z'), 'Europe/Brussels')).toBe('2026-03-29T13:00:00+02:00');
    expect(rfc3339(new Date('2026-03-29T11:00:00Z'), 'UTC')).toBe('2026-03-29T11:00:00Z');
  });
});

describe('days', () => {
  it('begin when they can: in Cairo one day has no midnight', () => {
    const { start, end } = boundsOf('2026-04-24', 'Africa/Cairo');

    expect([rfc3339(start, 'Africa/Cairo'), rfc3339(end, 'Africa/Cairo')]).toEqual([
      '2026-04-24T01:00:00+03:00',
      '2026-04-24T23:59:59+03:00',
    ]);
  });

  it('are all those from first to last and those outside with a session', () => {
    expect(daysOf('2026-02-27', '2026-03-01', ['2026-03-03', '2026-02-28'])).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-03',
    ]);
    expect(daysOf('1926-03-01', '2026-03-01', ['2026-03-01'])).toEqual(['2026-03-01']);
  });

  it('are read from dates and from dates with time', () => {
    expect(['2026-04-12', '2026-04-12T09:00:00+03:00', '12.4.2026', '2026-04-31'].map(parseDay)).toEqual([
      '2026-04-12',
      '2026-04-12',
      undefined,
      undefined,
    ]);
  });
});
