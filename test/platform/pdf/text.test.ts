import { describe, expect, it } from 'vitest';
import { toDigits } from '../../../src/platform/pdf/digits.ts';
import { bind, bindLastWord, isolateLatin, ltr, sanitise, unbroken } from '../../../src/platform/pdf/text.ts';

const shown = (text: string): string =>
  text
    .replaceAll('\u2066', '<')
    .replaceAll('\u2069', '>')
    .replaceAll('\u2060', '~')
    .replaceAll('\u00a0', '_');

describe('sanitise', () => {
  it('removes marks, embeddings, overrides and control characters', () => {
    expect(sanitise('\u200fالقاعة\u202e\u0007 \u200bالكبرى\ufeff\u00ad')).toBe('القاعة الكبرى');
  });

  it('keeps joiners, which shape letters', () => {
    expect(sanitise('می\u200cخواهم')).toBe('می\u200cخواهم');
  });

  it('keeps isolates only in pairs', () => {
    expect(shown(sanitise('\u2069a\u2066b'))).toBe('a<b>');
  });

  it('composes letters and makes line ends LF', () => {
    expect(sanitise('h\u0323\r\nb\rc\u2028d')).toBe('ḥ\nb\nc\nd');
  });
});

describe('isolateLatin', () => {
  it.each([
    ['هاتف +966 11 401 0000 أو', 'هاتف <+966_11_401_0000> أو'],
    ['راسلوا a.b-c@multaqa.example.', 'راسلوا <a.b-c@multaqa.example>.'],
    ['انظر https://multaqa.example/ar?x=1، ثم', 'انظر <https://multaqa.example/ar?x=1>، ثم'],
    ['على multaqa.example/verify', 'على <multaqa.example/verify>'],
    ['الوثيقة ICOP/3/AG/Rev.2 (D1-04)', 'الوثيقة <ICOP/3/AG/Rev.2> (<D1-04>)'],
    ['بنسبة 70% و-5 درجات', 'بنسبة <70%> و-5 درجات'],
    ['انخفضت -5 درجات', 'انخفضت <-5> درجات'],
    ['التوصيات 1/REC/02؛ تتابع', 'التوصيات <1/REC/02>؛ تتابع'],
  ])('%s', (text, expected) => {
    expect(shown(isolateLatin(text))).toBe(expected);
  });

  it('leaves alone what is isolated, dates, years and plain words', () => {
    for (const text of [
      ltr('ICOP/3'),
      'عام 2016 و2017',
      'من 17 إلى 19 نوفمبر',
      'منصة VGT العالمية',
      '2016/2017',
    ]) {
      expect(isolateLatin(text)).toBe(text);
    }
  });

  it('takes linear time on hostile text', () => {
    const hostile = [
      'a'.repeat(50_000),
      '+1 '.repeat(20_000),
      '1-'.repeat(30_000),
      'a@'.repeat(30_000),
      '«'.repeat(50_000),
    ];
    const start = performance.now();

    for (const text of hostile) isolateLatin(text);

    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('bind', () => {
  it.each([
    ['17 November 2026', '17_November 2026'],
    ['1448 AH', '1448_AH'],
    ['١٩ نوفمبر ٢٠٢٦', '١٩_نوفمبر ٢٠٢٦'],
    ['٧ جمادى الآخرة ١٤٤٨ هـ', '٧_جمادى الآخرة ١٤٤٨_هـ'],
    ['7–9', '7~–~9'],
    ['al-Bahrawi', 'al-~Bahrawi'],
    ['17 ministers', '17 ministers'],
    ['١٧ مشاركًا', '١٧ مشاركًا'],
  ])('%s', (text, expected) => {
    expect(shown(bind(text))).toBe(expected);
  });

  it('joins a last word of at most five letters to the one before', () => {
    expect(shown(bindLastWord('open around the clock.'))).toBe('open around the_clock.');
    expect(shown(bindLastWord('لا تقل عن سنة.'))).toBe('لا تقل عن_سنة.');
    expect(shown(bindLastWord('national legislation'))).toBe('national legislation');
  });

  it('keeps a name on one line when asked', () => {
    expect(shown(unbroken('ICOP/3 Rev-2'))).toBe('ICOP/~3_Rev-~2');
  });
});

describe('toDigits', () => {
  it('changes digits of every kind and nothing else', () => {
    expect(toDigits('40 / ٤٠ / ۴۰ %', 'arab')).toBe('٤٠ / ٤٠ / ٤٠ %');
    expect(toDigits('40 / ٤٠ / ۴۰ %', 'latn')).toBe('40 / 40 / 40 %');
    expect(toDigits(2026, 'arab')).toBe('٢٠٢٦');
  });
});
