import { describe, expect, it } from 'vitest';
import {
  addDays,
  type DateSettings,
  dateRange,
  dayLabel,
  dayOf,
  daysBetween,
  daysOf,
  defaultDateSettings,
  fullDate,
  gregorianDate,
  gregorianRange,
  hijriDate,
  hijriMonthName,
  hijriNote,
  hijriOf,
  hijriRange,
  type MonthNames,
  monthName,
  monthYear,
  periodPhrase,
  shortDate,
  wallClock,
  weekday,
} from '../../../src/platform/language/index.ts';

const settings = (change: Partial<DateSettings> = {}): DateSettings => ({
  ...defaultDateSettings,
  language: 'ar',
  timeZone: 'Asia/Riyadh',
  ...change,
});
const hijri = (change: Partial<DateSettings['hijri']>): Partial<DateSettings> => ({
  hijri: { ...defaultDateSettings.hijri, ...change },
});
const hijriFirst = hijri({ first: true });
const hijriHidden = hijri({ show: false });

describe('the official formula', () => {
  it.each([
    ['Arabic, Hijri first', hijriFirst, 'الأربعاء 16 صفر 1438هـ الموافق 16 نوفمبر 2016م'],
    ['Arabic, Gregorian first', {}, 'الأربعاء 16 نوفمبر 2016م الموافق 16 صفر 1438هـ'],
    ['Arabic digits', { digits: 'arab' }, 'الأربعاء ١٦ نوفمبر ٢٠١٦م الموافق ١٦ صفر ١٤٣٨هـ'],
    ['without Hijri dates', hijriHidden, 'الأربعاء 16 نوفمبر 2016'],
    ['joint month names', { ...hijriHidden, monthNames: 'joint' }, 'الأربعاء 16 تشرين الثاني/نوفمبر 2016'],
    ['English', { language: 'en' }, 'Wednesday, 16 November 2016 (16 Safar 1438 AH)'],
    [
      'English, Hijri first',
      { language: 'en', ...hijriFirst },
      'Wednesday, 16 Safar 1438 AH (16 November 2016)',
    ],
    [
      'English keeps Latin digits',
      { language: 'en', digits: 'arab', ...hijriHidden },
      'Wednesday, 16 November 2016',
    ],
    [
      'a host whose calendar runs ahead says so',
      hijri({ adjust: 1 }),
      'الأربعاء 16 نوفمبر 2016م الموافق 17 صفر 1438هـ (بحسب تقويم الدولة المضيفة)',
    ],
  ] as [string, Partial<DateSettings>, string][])('%s', (_what, change, text) => {
    expect(fullDate('2016-11-16', settings(change))).toBe(text);
  });
});

describe('dates in one calendar', () => {
  const day = '2026-11-04';

  it('in Arabic', () => {
    const ar = settings({ digits: 'arab' });

    expect([
      gregorianDate(day, ar, { weekday: true }),
      hijriDate(day, ar),
      shortDate(day, ar),
      dayLabel(day, ar),
      weekday(day, ar),
      monthYear(day, ar),
      monthYear(day, ar, 'hijri'),
    ]).toEqual([
      'الأربعاء ٤ نوفمبر ٢٠٢٦',
      '٢٤ جمادى الأولى ١٤٤٨هـ',
      '٤ نوفمبر ٢٠٢٦',
      'الأربعاء ٤ نوفمبر',
      'الأربعاء',
      'نوفمبر ٢٠٢٦',
      'جمادى الأولى ١٤٤٨هـ',
    ]);
  });

  it('in English', () => {
    const en = settings({ language: 'en' });

    expect([
      gregorianDate(day, en, { weekday: true }),
      hijriDate(day, en),
      shortDate(day, en),
      dayLabel(day, en),
      weekday(day, en),
      monthYear(day, en),
      monthYear(day, en, 'hijri'),
    ]).toEqual([
      'Wednesday, 4 November 2026',
      '24 Jumada I 1448 AH',
      '4 November 2026',
      'Wednesday, 4 November',
      'Wednesday',
      'November 2026',
      'Jumada I 1448 AH',
    ]);
  });

  it('hold no invisible character', () => {
    const all = ['ar', 'en'].map((language) =>
      fullDate(day, settings({ language: language as 'ar', digits: 'arab' })),
    );

    expect(all.filter((text) => /\p{Default_Ignorable_Code_Point}/u.test(text))).toEqual([]);
  });

  it('turn ذو into ذي after a preposition', () => {
    const inIt = monthYear('2016-08-10', settings(), 'hijri', 'obl');

    expect([hijriMonthName(11, 'ar'), `في ${inIt}`]).toEqual(['ذو القعدة', 'في ذي القعدة 1437هـ']);
  });

  it('leave the Hijri date out where no table covers it', () => {
    expect([hijriDate('1880-01-01', settings()), fullDate('2180-01-01', settings())]).toEqual([
      '',
      'السبت 1 يناير 2180',
    ]);
  });

  it('say whose Hijri calendar it is only when it differs', () => {
    expect([
      hijriNote(settings()),
      hijriNote(settings({ language: 'en', ...hijri({ adjust: -1 }) })),
      hijriNote(settings(hijri({ adjust: 1, show: false }))),
    ]).toEqual(['', 'by the calendar of the host state', '']);
  });
});

describe('ranges by the official formula', () => {
  it.each([
    ['within a month', '2016-11-14', '2016-11-16', {}, 'من 14 إلى 16 نوفمبر 2016م الموافق 14–16 صفر 1438هـ'],
    [
      'Hijri first',
      '2016-11-14',
      '2016-11-16',
      hijriFirst,
      'من 14 إلى 16 صفر 1438هـ الموافق 14–16 نوفمبر 2016م',
    ],
    [
      'across months',
      '2016-11-29',
      '2016-12-01',
      {},
      'من 29 نوفمبر إلى 1 ديسمبر 2016م الموافق 29 صفر – 2 ربيع الأول 1438هـ',
    ],
    [
      'across years',
      '2016-12-30',
      '2017-01-02',
      hijriFirst,
      'من 1 إلى 4 ربيع الآخر 1438هـ الموافق 30 ديسمبر 2016م – 2 يناير 2017م',
    ],
    [
      'across Hijri years',
      '2016-10-01',
      '2016-10-03',
      hijriFirst,
      'من 30 ذو الحجة 1437هـ إلى 2 محرم 1438هـ الموافق 1–3 أكتوبر 2016م',
    ],
    ['without Hijri dates', '2016-11-14', '2016-11-16', hijriHidden, 'من 14 إلى 16 نوفمبر 2016'],
    ['one day', '2016-11-16', '2016-11-16', hijriHidden, 'الأربعاء 16 نوفمبر 2016'],
    ['English', '2016-11-14', '2016-11-16', { language: 'en' }, '14–16 November 2016 (14–16 Safar 1438 AH)'],
    [
      'English across months',
      '2016-11-29',
      '2016-12-01',
      { language: 'en' },
      '29 November – 1 December 2016 (29 Safar – 2 Rabi I 1438 AH)',
    ],
    [
      'English, adjusted',
      '2016-11-14',
      '2016-11-16',
      { language: 'en', ...hijri({ adjust: -1 }) },
      '14–16 November 2016 (13–15 Safar 1438 AH), by the calendar of the host state',
    ],
  ] as [string, string, string, Partial<DateSettings>, string][])('%s', (_what, from, to, change, text) => {
    expect(dateRange(from, to, settings(change))).toBe(text);
  });

  it('in letters', () => {
    const ar = settings(hijriFirst);
    const en = settings({ language: 'en' });

    expect([
      periodPhrase('2016-11-14', '2016-11-16', ar),
      periodPhrase('2016-11-14', '2016-11-16', en),
      periodPhrase('2016-11-16', '2016-11-16', ar),
      periodPhrase('2016-11-16', '2016-11-16', settings({ language: 'en', ...hijriHidden })),
    ]).toEqual([
      'خلال المدة من 14 إلى 16 صفر 1438هـ الموافق 14–16 نوفمبر 2016م',
      'from 14 to 16 November 2016 (14–16 Safar 1438 AH)',
      'يوم الأربعاء 16 صفر 1438هـ الموافق 16 نوفمبر 2016م',
      'on Wednesday, 16 November 2016',
    ]);
  });

  it('in one calendar', () => {
    const arab = settings({ digits: 'arab' });

    expect([
      gregorianRange('2026-11-03', '2026-11-05', arab),
      hijriRange('2026-11-03', '2026-11-05', arab),
      gregorianRange('2026-11-30', '2026-12-02', arab, 'words'),
      gregorianRange('2026-11-03', '2026-11-05', settings({ language: 'en' }), 'words'),
      hijriRange('2026-11-03', '2026-11-05', settings(hijriHidden)),
      gregorianRange('2026-11-03', '2026-11-03', arab),
      hijriRange('2026-11-03', '2026-11-03', arab),
    ]).toEqual([
      '٣–٥ نوفمبر ٢٠٢٦',
      '٢٣–٢٥ جمادى الأولى ١٤٤٨هـ',
      'من ٣٠ نوفمبر إلى ٢ ديسمبر ٢٠٢٦',
      'from 3 to 5 November 2026',
      '',
      '٣ نوفمبر ٢٠٢٦',
      '٢٣ جمادى الأولى ١٤٤٨هـ',
    ]);
  });
});

describe('month names', () => {
  it.each([
    ['gulf', 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر', 'ar-SA'],
    ['maghreb', 'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر', 'ar-DZ'],
    ['morocco', 'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر', 'ar-MA'],
    [
      'levant',
      'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول',
      'ar-JO',
    ],
  ] as [MonthNames, string, string][])('%s are those of CLDR', (names, listed, locale) => {
    const months = Array.from({ length: 12 }, (_, index) => monthName(index + 1, 'ar', names));
    const formatter = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
      month: 'long',
      timeZone: 'UTC',
    });

    expect(months).toEqual(listed.split(listed.includes('|') ? '|' : ' '));
    expect(months).toEqual(months.map((_, index) => formatter.format(new Date(Date.UTC(2026, index, 15)))));
  });

  it('joint names both', () => {
    expect([monthName(1, 'ar', 'joint'), monthName(11, 'ar', 'joint'), monthName(11, 'en', 'joint')]).toEqual(
      ['كانون الثاني/يناير', 'تشرين الثاني/نوفمبر', 'November'],
    );
  });

  it('the Hijri ones are those of CLDR', () => {
    const formatter = new Intl.DateTimeFormat('ar-u-ca-islamic-umalqura-nu-latn', {
      month: 'long',
      timeZone: 'UTC',
    });
    const days = Array.from({ length: 12 }, (_, index) => addDays('2016-10-10', index * 29 + 10));

    expect(days.map((day) => hijriMonthName(hijriOf(day)?.month ?? 0, 'ar'))).toEqual(
      days.map((day) => formatter.format(new Date(`${day}T12:00Z`))),
    );
  });
});

describe('days', () => {
  it('are those of the zone in which an instant is shown', () => {
    const instant = new Date('2016-11-15T21:30:00Z');

    expect([dayOf(instant, 'Asia/Riyadh'), dayOf(instant, 'UTC'), wallClock(instant, 'Asia/Riyadh')]).toEqual(
      ['2016-11-16', '2016-11-15', { day: '2016-11-16', hour: 0, minute: 30 }],
    );
    expect(fullDate(instant, settings(hijriHidden))).toBe('الأربعاء 16 نوفمبر 2016');
  });

  it('are counted across months and leap days', () => {
    expect([
      addDays('2024-02-28', 2),
      addDays('2024-01-01', -1),
      addDays('0001-12-31', 1),
      daysBetween('2024-02-28', '2024-03-01'),
      daysOf('2016-11-14', '2016-11-16'),
      daysOf('2016-11-16', '2016-11-14'),
    ]).toEqual(['2024-03-01', '2023-12-31', '0002-01-01', 2, ['2016-11-14', '2016-11-15', '2016-11-16'], []]);
  });

  it.each(['2016-02-30', '2016-2-3', '16 November', ''])('"%s" is refused', (day) => {
    expect(() => dayOf(day, 'UTC')).toThrow(/YYYY-MM-DD/);
  });
});
