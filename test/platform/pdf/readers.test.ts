import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  createDocument,
  createSpine,
  drawContents,
  drawTable,
  palette,
  type RoleName,
  rosette,
} from '../../../src/platform/pdf/index.ts';
import { arabicWords, transliteratedWords } from './support/words.ts';

/** What other programs make of the files: tests of pdftotext and qpdf run where these are installed. */

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const [poppler, qpdf] = [has('pdftotext'), has('qpdf')];
if (!poppler) console.warn('pdftotext is not installed: reading back is not tested');
if (!qpdf) console.warn('qpdf is not installed: file syntax is not tested');

const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

const createdAt = new Date('2026-11-12T08:00:00Z');
const save = (bytes: Buffer): string => {
  const path = join(folder, 'document.pdf');
  writeFileSync(path, bytes);
  return path;
};

/** Words of a text: letters, marks and digits; changes of direction part words, other invisible characters do not. */
const words = (text: string): string[] =>
  text
    .replace(/[\u200e\u200f\u2060\u2066-\u2069]/g, '')
    .normalize('NFC')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const readBack = (bytes: Buffer): string[] =>
  words(spawnSync('pdftotext', ['-enc', 'UTF-8', save(bytes), '-'], { encoding: 'utf8' }).stdout);

/** Length of the longest common subsequence: how many words were found in order. */
const inOrder = (expected: readonly string[], found: readonly string[]): number => {
  let previous = new Uint32Array(found.length + 1);
  for (const word of expected) {
    const row = new Uint32Array(found.length + 1);
    for (const [j, other] of found.entries()) {
      row[j + 1] = word === other ? (previous[j] ?? 0) + 1 : Math.max(previous[j + 1] ?? 0, row[j] ?? 0);
    }
    previous = row;
  }
  return previous[found.length] ?? 0;
};

const recovered = async (paragraphs: readonly string[], style: RoleName): Promise<number> => {
  const doc = createDocument({ title: 'نص', language: 'ar', createdAt });
  for (const paragraph of paragraphs) doc.write(paragraph, style, { after: 6 });
  const expected = words(paragraphs.join(' '));
  return inOrder(expected, readBack(await doc.finish())) / expected.length;
};

const essay = [
  'تعرض الجلسة أربع تجارب وطنية وإقليمية في بناء منظومات الإبلاغ والاستجابة، وتقارن بين مدد الاستجابة قبل إنشاء مراكز التنسيق وبعدها، وتخلص إلى عناصر قابلة للنقل بين الدول.',
  'وقّعت 40 دولة من أصل 57 على الوثيقة ICOP/3/REC، ومُنحت الجهات المنظِّمة شهادات تقديرًا لجهودها (الدورة الثالثة)؛ وتُنشر النتائج على multaqa.example/verify قبل ١٩ نوفمبر ٢٠٢٦.',
  'ويتركّز الملتقى في جمهورية الجزيرة الكبرى على الكوادر البشرية والتشريعات الإلكترونية، وزيارات المراكز، وبناءً على ذلك شُكِّلت لجنةٌ دائمةٌ لمتابعةِ التوصيات.',
];

describe.skipIf(!poppler)('text read back by Poppler', () => {
  it.each(['running', 'sessionTitle', 'pageTitle', 'table'] as const)(
    'has the words of running Arabic in order: %s',
    async (style) => {
      expect(await recovered(essay, style)).toBeGreaterThanOrEqual(0.98);
    },
  );

  it('has vocalised words, ligatures, Persian letters and digits', async () => {
    const plain = arabicWords.filter((word) => !/[ﷲﷺﻻﻷﺍ-ﺕ]/.test(word));

    expect(await recovered([plain.join(' ')], 'running')).toBeGreaterThanOrEqual(0.95);
  });

  it('has transliterated Latin', async () => {
    const doc = createDocument({ title: 'Names', language: 'en', createdAt });
    doc.write(transliteratedWords.join(' '), 'running');

    expect(readBack(await doc.finish())).toEqual(words(transliteratedWords.join(' ')));
  });

  it.skipIf(!existsSync('../shared/seeds'))('has the words of the source texts in order', async () => {
    const texts = readdirSync('../shared/seeds')
      .filter((file) => file.endsWith('.txt'))
      .map((file) => readFileSync(`../shared/seeds/${file}`, 'utf8'));

    for (const text of texts) {
      expect(await recovered(text.split('\n').filter(Boolean), 'running')).toBeGreaterThanOrEqual(0.95);
    }
  });
});

const everything = async (): Promise<Buffer> => {
  const doc = createDocument({
    title: 'تقرير & تجربة',
    author: 'الأمانة العامة',
    language: 'ar',
    digits: 'arab',
    createdAt,
    running: {
      headerStart: 'المنتدى',
      headerEnd: { content: 'Report', language: 'en' },
      footerEnd: 'pageInBoth',
    },
  });
  drawContents(doc, { entries: [{ title: 'التوصيات', anchor: 'rec', theme: 2 }] });
  doc.newPage({ size: 'a4Landscape' });
  doc.heading('التوصيات', { anchor: 'rec' });
  for (const text of essay) doc.write(text, 'running', { after: 6 });
  doc.write([{ text: 'multaqa.example', link: 'https://multaqa.example' }], 'small');
  drawTable(doc, {
    columns: [
      { width: 40, head: 'م' },
      { width: { share: 1 }, head: 'النص' },
    ],
    rows: Array.from({ length: 60 }, (_, i) => ({ cells: [doc.number(i + 1), essay[i % 3] ?? ''] })),
  });
  const spine = createSpine(doc, { width: 56 });
  spine.draw({
    ar: [spine.ar(essay[0] ?? '', 'bilingual')],
    en: [spine.en('To align legislation', 'bilingual')],
  });
  doc.shape((canvas) => rosette(canvas, 300, 300, 22));
  doc.artwork('readers', (canvas) => canvas.roundedRect(20, 20, 60, 30, 4).paint({ fill: palette.mist }));
  doc.qr('https://multaqa.example/verify/1', 60, 400, 58);
  doc.newPage({ size: 'a6' });
  doc.write('بطاقة', 'sessionTitle');
  return doc.finish();
};

describe.skipIf(!qpdf)('the file', () => {
  it('has no fault that qpdf finds', async () => {
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', save(await everything())], {
      encoding: 'utf8',
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('No syntax or stream encoding errors found');
  });
});
