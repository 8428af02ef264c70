import { describe, expect, it } from 'vitest';
import {
  type Content,
  clampParagraph,
  fitParagraph,
  ltr,
  type ParagraphOptions,
  setParagraph,
  textStyle,
} from '../../../src/platform/pdf/index.ts';
import type { Line } from '../../../src/platform/pdf/lines.ts';
import { baselineOf } from '../../../src/platform/pdf/lines.ts';
import { sanitise } from '../../../src/platform/pdf/text.ts';

const style = textStyle('regular', 11, 19);
const set = (content: Content, options: Partial<ParagraphOptions> = {}) =>
  setParagraph(content, style, { width: 460, direction: 'rtl', ...options });

/** Words of a line from left to right, each in reading order. */
const visualWords = (line: Line | undefined): string[] => {
  const words: string[] = [];
  let open = '';
  for (const unit of line?.units ?? []) {
    const letters = [...(unit.shaped?.cells.map((cell) => cell.text).join('') ?? '')];
    const text = unit.level & 1 ? letters.reverse().join('') : letters.join('');
    if (unit.space) {
      if (open) words.push(open);
      open = '';
    } else open = unit.level & 1 ? text + open : open + text;
  }
  return open ? [...words, open] : words;
};

describe('order of a mixed paragraph', () => {
  it('runs Arabic from right to left and keeps numbers and Latin words readable', () => {
    const { lines } = set('شارك 12 خبيرًا من منصة VGT العالمية');

    expect(visualWords(lines[0])).toEqual(['العالمية', 'VGT', 'منصة', 'من', 'خبيرًا', '12', 'شارك']);
  });

  it('keeps the order of several Latin words inside Arabic', () => {
    const { lines } = set('عبر تقنية video conference system الحديثة');

    expect(visualWords(lines[0])).toEqual(['الحديثة', 'video', 'conference', 'system', 'تقنية', 'عبر']);
  });

  it('keeps the order of several Arabic words inside English', () => {
    const { lines } = set('The forum جدول الأعمال was adopted', { direction: 'ltr' });

    expect(visualWords(lines[0])).toEqual(['The', 'forum', 'الأعمال', 'جدول', 'was', 'adopted']);
  });

  it('keeps Arabic digits of a year in order', () => {
    expect(visualWords(set('عام ٢٠١٦').lines[0])).toEqual(['٢٠١٦', 'عام']);
  });

  it('orders each line of a wrapped paragraph on its own', () => {
    const { lines } = set('شارك في أعمال الملتقى خبراء من منصة VGT العالمية الافتراضية', { width: 150 });

    expect(lines.map((line) => line.text)).toEqual([
      'شارك في أعمال الملتقى خبراء من',
      'منصة VGT العالمية الافتراضية',
    ]);
    expect(visualWords(lines[1])).toEqual(['الافتراضية', 'العالمية', 'VGT', 'منصة']);
  });

  it('keeps a phone number in one piece, from left to right', () => {
    const { lines } = set('هاتف +966 11 401 0000 نهارًا');

    expect(visualWords(lines[0])).toEqual(['نهارًا', '+966', '11', '401', '0000', 'هاتف']);
  });

  it('does not let the text of an isolate turn what follows it', () => {
    const { lines } = set([{ text: ltr('A/1') }, ' ثم \u2067B', ' انتهى']);

    expect(visualWords(lines[0])).toEqual(['انتهى', 'B', 'ثم', 'A/1']);
  });

  it('mirrors brackets and gives them back as they were typed', () => {
    const [line] = set('الجلسة (الأولى)').lines;

    expect(visualWords(line)).toEqual(['(الأولى)', 'الجلسة']);
  });
});

describe('line breaks', () => {
  const measure = (text: string, width: number) =>
    set(text, { width, direction: 'ltr', avoidOrphans: false });

  it('come when a word does not fit, whatever spaces hang over', () => {
    const { lines } = measure('one two three four five six', 60);

    expect(lines.every((line) => line.width <= 60.01)).toBe(true);
    expect(lines.map((line) => line.text).join(' ')).toBe('one two three four five six');
  });

  it('never fall inside a range, a date or a hyphenated name', () => {
    const text = 'It was held from 17–19 November by al-Bahrawi in 1448 AH and 7–9 June';
    for (let width = 90; width < 300; width += 7) {
      const ends = measure(text, width).lines.map((line) => line.text);
      for (const whole of ['17–19 November', 'al-Bahrawi', '1448 AH', '7–9 June']) {
        expect(ends.filter((line) => line.includes(whole))).toHaveLength(1);
      }
    }
  });

  it('are kept where the text has them', () => {
    expect(set('الأول\nالثاني').lines.map((line) => [line.text, line.last])).toEqual([
      ['الأول', true],
      ['الثاني', true],
    ]);
  });

  it('keep the space at the end of a wrapped line for readers of the file', () => {
    const { lines } = set('شارك في أعمال الملتقى خبراء من منصات عديدة', { width: 120 });

    expect(lines[0]?.units[0]?.space).toBe(true);
    expect(lines[0]?.lead).toBeGreaterThan(0);
    expect(lines.at(-1)?.lead).toBe(0);
  });

  it('cut a word only when it is wider than the measure, and say so', () => {
    const long = set('https://multaqa.example/a-very-long-address-without-any-place-to-break-it', {
      width: 100,
      direction: 'ltr',
    });

    expect(long.overflow).toBe(true);
    expect(long.lines.every((line) => line.width <= 100.01)).toBe(true);
    expect(long.lines.map((line) => line.text).join('')).toBe(
      'https://multaqa.example/a-very-long-address-without-any-place-to-break-it',
    );
    expect(set('كلمة قصيرة', { width: 100 }).overflow).toBe(false);
  });

  it('leave no short last line where narrowing helps', () => {
    const text =
      'To establish a single national reporting centre, hosted by the Ministry of Interior, open around the clock, every day of';
    for (let width = 200; width < 330; width += 10) {
      const tidy = set(text, { width, direction: 'ltr' });
      const greedy = set(text, { width, direction: 'ltr', avoidOrphans: false });

      expect(tidy.lines.length).toBeLessThanOrEqual(greedy.lines.length + 1);
      expect(tidy.lines.at(-1)?.width ?? 0).toBeGreaterThanOrEqual(
        Math.min(greedy.lines.at(-1)?.width ?? 0, width * 0.15),
      );
    }
  });

  it('balance the lines of a title', () => {
    const title = 'المنتدى الدولي لحماية الأطفال على الإنترنت في دورته الثالثة';
    const { lines } = set(title, { width: 250, balance: true });
    const widths = lines.map((line) => line.width);

    expect(lines).toHaveLength(set(title, { width: 250, avoidOrphans: false }).lines.length);
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(0.35 * Math.max(...widths));
  });
});

describe('a paragraph', () => {
  it('puts baselines by size and line height alone, whatever the face', () => {
    const plex = setParagraph('نص', textStyle('regular', 12, 22), { width: 100, direction: 'rtl' });
    const amiri = setParagraph('نص', textStyle('display', 12, 22), { width: 100, direction: 'rtl' });

    expect([plex.lines[0]?.baseline, amiri.lines[0]?.baseline]).toEqual([
      baselineOf(22, 12),
      22 / 2 + 0.33 * 12,
    ]);
    expect(plex.height).toBe(22);
  });

  it('joins letters across a change of colour, and only where they join', () => {
    const glyphs = (content: Content) =>
      set(content)
        .lines.flatMap((line) => line.units)
        .flatMap((unit) => unit.shaped?.cells.map((cell) => cell.parts[0].glyph) ?? []);
    const colour = '#8E3B2E';

    expect(glyphs(['بم', { text: 'حمد', colour }])).toEqual(glyphs('بمحمد'));
    expect(glyphs(['بَمَ', { text: 'حمد', colour }]).length).toBe(glyphs('بَمَحمد').length);
    expect(glyphs(['و', { text: 'بيان', colour }])).toEqual(glyphs('وبيان'));
    expect(glyphs(['ء', { text: 'بيان', colour }])).toEqual(glyphs('ءبيان'));
  });

  it('leaves out empty parts and is empty without any', () => {
    expect(set([null, false, undefined, '', { text: 'أ' }]).text).toBe('أ');
    expect(set('')).toMatchObject({ lines: [], height: 0, text: '' });
  });

  it('is the same value for the same arguments', () => {
    expect(set('الجلسة الافتتاحية')).toBe(set('الجلسة الافتتاحية'));
    expect(set('الجلسة الافتتاحية')).not.toBe(set('الجلسة الافتتاحية', { width: 459 }));
  });

  it('gives its text back without what holds it together', () => {
    expect(set(['من ', { text: '7–9 نوفمبر', face: 'medium' }, ' ', ltr('ICOP/3')]).text).toBe(
      'من 7–9 نوفمبر ICOP/3',
    );
  });
});

describe('any text', () => {
  const pieces = [
    ...'ابتثجحدرسعفقكلمنهويءآأإةى',
    ...'ًٌٍَُِّْٰ',
    ...'abcXYZ 012 ٠١٢  ',
    ...'\u00a0\t\n.,،؛:;()[]«»“”-–%+@/',
    ...'\u2066\u2067\u2068\u2069\u200d\u200c\u2060\u202e\u200f\u0301',
    ...['😀', '論', 'ḥ', 'ş', 'لا', 'ﷲ', '\ud800', 'پ'],
  ];

  it('is set without loss, within its measure', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      return seed % below;
    };
    const bare = (text: string): string => text.replace(/[\u2060\u2066-\u2069\s]/g, '');
    for (let i = 0; i < 400; i += 1) {
      const text = Array.from({ length: random(60) }, () => pieces[random(pieces.length)]).join('');
      const width = 20 + random(280);

      const paragraph = set(text, { width, direction: random(2) ? 'rtl' : 'ltr', balance: random(3) === 0 });

      expect(bare(paragraph.lines.map((line) => line.text).join(''))).toBe(bare(sanitise(text)));
      expect(Math.max(0, ...paragraph.lines.map((line) => line.width))).toBeLessThanOrEqual(width + 0.02);
    }
  });
});

describe('fitting', () => {
  const name = 'الأستاذ الدكتور عبدالرحمن بن عبدالعزيز بن عبدالمحسن السهلاوي';
  const large = textStyle('displayBold', 32, 50);
  const options = { width: 300, direction: 'rtl', minSize: 20, lines: 1, maxLines: 2, cut: false } as const;

  it('keeps the size of what fits', () => {
    expect(fitParagraph('نور البحراوي', large, options)).toMatchObject({ size: 32, height: 50 });
  });

  it('shrinks before it takes a second line', () => {
    const fitted = fitParagraph('الأستاذة نور عبدالله البحراوي', large, options);

    expect(fitted.lines).toHaveLength(1);
    expect(fitted.size).toBeGreaterThanOrEqual(20);
    expect(fitted.size).toBeLessThan(32);
  });

  it('takes a second line, as large as it may, before it goes below the minimum', () => {
    const fitted = fitParagraph(name, large, options);

    expect(fitted.lines).toHaveLength(2);
    expect(fitted.size).toBeGreaterThan(20);
  });

  it('never cuts a name', () => {
    const fitted = fitParagraph(`${name} ${name}`, large, { ...options, maxLines: 1 });

    expect(fitted.text).toBe(`${name} ${name}`);
  });

  it('cuts other texts at a word', () => {
    const cut = clampParagraph('التجارب الدولية في حماية الأطفال على الإنترنت، وما نجح منها', style, {
      width: 120,
      direction: 'rtl',
      lines: 2,
    });

    expect(cut.lines).toHaveLength(2);
    expect(cut.text).toMatch(/^التجارب الدولية.*[^،] …$/);
  });
});
