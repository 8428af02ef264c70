import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { demonstration } from '../../src/demonstration/index.ts';
import { textsOf } from './support.ts';

const demo = demonstration('2026-03-01');
const texts = textsOf(demo);
const personTexts = demo.persons.flatMap((person) => [
  { path: person.key, text: { ar: person.ar.name, en: person.en.name } },
  { path: person.key, text: { ar: person.ar.post ?? 'لا', en: person.en.post ?? 'none' } },
]);
const all = [...texts, ...personTexts];

describe('the words of the demonstration', () => {
  it('are there in both languages', () => {
    const empty = all.filter(
      ({ text }) => !/\p{Script=Arabic}/u.test(text.ar) || !/\p{Script=Latin}/u.test(text.en),
    );

    expect(all.length).toBeGreaterThan(700);
    expect(empty).toEqual([]);
  });

  it('keep Latin letters and punctuation out of Arabic, and Arabic out of English', () => {
    const mixed = all.filter(
      ({ text }) => /[,;?'"“”‘’`\-A-Za-z]/.test(text.ar) || /\p{Script=Arabic}|[،؛؟«»]/u.test(text.en),
    );

    expect(mixed).toEqual([]);
  });

  it('are clean: NFC, no stray space, no invisible characters, no straight quotes in English', () => {
    const unclean = all.filter(
      ({ text }) =>
        [text.ar, text.en].some(
          (words) =>
            words !== words.normalize('NFC') ||
            words !== words.trim() ||
            / {2}| [،؛؟.,;:]/.test(words) ||
            /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640]/.test(words.replace(/\dهـ/g, '')),
        ) || /['"]/.test(text.en),
    );

    expect(unclean).toEqual([]);
  });

  it('write hamza and ta marbuta as the style asks', () => {
    const misspelt = all.filter(({ text }) =>
      /(^|[\s«(])(الى|ان|انه|او|اذا|الانترنت|انترنت|مائة|مسئول\S*|القيام بـ?|بشكل)(?=[\s،؛.»)]|$)/.test(
        text.ar,
      ),
    );

    expect(misspelt).toEqual([]);
  });

  it('use one kind of digits in Arabic: that of the edition', () => {
    const wrong = demo.editions.flatMap((edition) =>
      textsOf(edition, edition.key).filter(({ text }) =>
        edition.digits === 'arab' ? /[0-9]/.test(text.ar) : /[٠-٩]/.test(text.ar),
      ),
    );

    expect(wrong).toEqual([]);
  });
});

/** Names of things, which one cannot but repeat: series, slogan, summits, workshop, film, posts and bodies. */
const names = [
  'الملتقى الوطني للوقاية من الاستغلال الجنسي للأطفال عبر الإنترنت',
  'شراكة عالمية للوقاية من الاستغلال الجنسي للأطفال عبر الإنترنت',
  'حماية حقوق الأطفال من المخاطر الأمنية لاستخدام الأجهزة الذكية',
  'المكتب العربي للتوعية الأمنية والإعلام وحقوق الإنسان',
  'الأمانة العامة لمجلس وزراء الداخلية العرب',
  'ولي العهد نائب رئيس مجلس الوزراء وزير الداخلية',
];

function wordsOf(text: string): string[] {
  const plain = names.reduce((rest, name) => rest.replaceAll(name, ' | '), text);
  return plain
    .normalize('NFKC')
    .replace(/[\u064b-\u0652]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .split(/[^\p{Letter}\p{Number}|]+/u)
    .filter((word) => word !== '');
}

/** Runs of `length` words, none of which reaches over a name. */
function runsOf(text: string, length: number): string[] {
  const words = wordsOf(text);
  return words
    .map((_, at) => words.slice(at, at + length))
    .filter((run) => run.length === length && !run.includes('|'))
    .map((run) => run.join(' '));
}

const sources = fileURLToPath(new URL('../../../shared/seeds/', import.meta.url));

describe('beside the reports that the demonstration rests on', () => {
  it.skipIf(!existsSync(sources))(
    'no eight words in a row are the same (needs the reports in ../shared/seeds)',
    () => {
      const reported = new Set(
        readdirSync(sources)
          .filter((file) => file.endsWith('.txt'))
          .flatMap((file) => runsOf(readFileSync(new URL(file, `file://${sources}`), 'utf8'), 8)),
      );

      const copied = all.filter(({ text }) => runsOf(text.ar, 8).some((run) => reported.has(run)));

      expect(reported.size).toBeGreaterThan(1000);
      expect(copied).toEqual([]);
    },
  );
});
