import bidiFactory from 'bidi-js';
import { describe, expect, it } from 'vitest';
import {
  type DateSettings,
  dateRange,
  defaultDateSettings,
  duration,
  time,
  timeInWords,
  timeOfTwelve,
  timeRange,
  zonePhrase,
} from '../../../src/platform/language/index.ts';

declare module 'bidi-js' {
  interface Bidi {
    getReorderSegments(text: string, levels: EmbeddingLevels): [start: number, end: number][];
  }
}

const ar: DateSettings = { ...defaultDateSettings, language: 'ar', timeZone: 'Asia/Riyadh' };
const arab: DateSettings = { ...ar, digits: 'arab' };
const en: DateSettings = { ...ar, language: 'en' };
const at = (clock: string): Date => new Date(`2026-11-04T${clock}:00+03:00`);

const bidi = bidiFactory();
/** The line as an eye sees it from left to right, in a paragraph that runs from right to left. */
const seen = (text: string): string => {
  const characters = [...text];
  for (const [start, end] of bidi.getReorderSegments(text, bidi.getEmbeddingLevels(text, 'rtl'))) {
    characters.splice(start, end - start + 1, ...characters.slice(start, end + 1).reverse());
  }
  return characters.join('');
};

describe('times', () => {
  it('have two-digit hours and run to 23:59', () => {
    expect([
      time(at('09:00'), ar),
      time(at('00:05'), ar),
      time(at('23:59'), en),
      time(at('09:00'), arab),
    ]).toEqual(['09:00', '00:05', '23:59', '٠٩:٠٠']);
  });

  it('join to a range with the en dash, or in words', () => {
    const [from, to] = [at('10:45'), at('12:00')];

    expect([
      timeRange(from, to, en),
      timeRange(from, to, arab),
      timeRange(from, to, ar, 'words'),
      timeRange(from, to, en, 'words'),
    ]).toEqual(['10:45 – 12:00', '١٠:٤٥ – ١٢:٠٠', 'من 10:45 إلى 12:00', 'from 10:45 to 12:00']);
  });

  it.each([
    ['alone', (range: string) => range],
    ['after an Arabic word', (range: string) => `الموعد ${range}`],
    ['between Arabic words', (range: string) => `جلسة ${range} القاعة`],
  ])('stand with the first at the right in an Arabic line, %s', (_where, put) => {
    for (const settings of [ar, arab]) {
      const line = seen(put(timeRange(at('10:45'), at('12:00'), settings)));
      const [first, last] = [time(at('10:45'), settings), time(at('12:00'), settings)];

      expect(line).toContain(`${last} – ${first}`);
    }
  });

  it('of twelve hours belong to letters', () => {
    expect(['09:30', '00:00', '12:15', '15:05'].map((clock) => timeOfTwelve(at(clock), ar))).toEqual([
      '9:30 ص',
      '12:00 ص',
      '12:15 م',
      '3:05 م',
    ]);
    expect(timeOfTwelve(at('15:05'), en)).toBe('3:05 p.m.');
  });

  it.each([
    ['09:30', 'الساعة التاسعة والنصف صباحًا'],
    ['09:00', 'الساعة التاسعة صباحًا'],
    ['13:15', 'الساعة الواحدة والربع مساءً'],
    ['12:00', 'الساعة الثانية عشرة ظهرًا'],
    ['11:20', 'الساعة الحادية عشرة والثلث صباحًا'],
    ['09:25', 'الساعة 9:25 ص'],
  ])('%s in words is %s', (clock, words) => {
    expect(timeInWords(at(clock), ar)).toBe(words);
  });

  it('name the zone by its city', () => {
    expect([
      zonePhrase(ar),
      zonePhrase(en),
      zonePhrase({ ...en, timeZone: 'America/New_York' }),
      zonePhrase({ ...ar, timeZone: 'UTC' }),
    ]).toEqual(['بتوقيت الرياض', 'Riyadh time', 'New York time', 'بالتوقيت العالمي']);
  });
});

it('date ranges stand with the first at the right in an Arabic line', () => {
  const range = dateRange('2016-11-14', '2016-11-16', {
    ...ar,
    hijri: { show: true, first: true, adjust: 0 },
  });

  expect(seen(range)).toContain('16–14');
});

describe('durations', () => {
  it.each([
    [0, 'أقل من دقيقة', '0 minutes'],
    [1, 'دقيقة واحدة', '1 minute'],
    [2, 'دقيقتان', '2 minutes'],
    [10, '10 دقائق', '10 minutes'],
    [45, '45 دقيقة', '45 minutes'],
    [60, 'ساعة واحدة', '1 hour'],
    [75, 'ساعة و15 دقيقة', '1 hour and 15 minutes'],
    [121, 'ساعتان ودقيقة واحدة', '2 hours and 1 minute'],
    [180, '3 ساعات', '3 hours'],
    [1440, 'يوم واحد', '1 day'],
    [1560, 'يوم وساعتان', '1 day and 2 hours'],
  ])('%i minutes', (minutes, arabic, english) => {
    expect([duration(minutes, ar), duration(minutes, en)]).toEqual([arabic, english]);
  });

  it('inflect after a preposition', () => {
    expect([duration(120, ar, 'obl'), duration(2882, arab, 'obl')]).toEqual(['ساعتين', 'يومين ودقيقتين']);
  });
});
