import { describe, expect, it } from 'vitest';
import {
  type DocumentMode,
  type DocumentSheet,
  drawCover,
  type EditionFacts,
  editionLine,
  openSheet,
  patronLine,
  runningOf,
  runningTitle,
  sayIn,
  sloganLine,
  versionText,
} from '../../../src/platform/document/index.ts';
import { createTranslator } from '../../../src/platform/i18n/index.ts';
import { catalogues } from '../../../src/words.ts';
import { readPdf } from '../pdf/support/read-pdf.ts';

const translator = createTranslator(catalogues);
const words = { ar: translator.t('ar', { digits: 'arab' }), en: translator.t('en') };
const pair = (ar: string, en: string) => ({ ar, en });

const edition: EditionFacts = {
  title: pair('المنتدى الدولي لحماية الأطفال على الإنترنت', 'International Forum on Child Online Protection'),
  number: 3,
  slogan: pair('فضاء آمن يكبر فيه كل طفل', 'A safe space for every child to grow'),
  patron: pair('معالي وزير الداخلية', 'His Excellency the Minister of Interior'),
  venue: pair('مركز المؤتمرات الكبير', 'Grand Convention Centre'),
  city: pair('مدينة النخيل', 'Madinat al-Nakhil'),
  organiser: pair('الهيئة الوطنية للسلامة الرقمية', 'National Authority for Digital Safety'),
  coOrganisers: [pair('وزارة التعليم', 'Ministry of Education'), pair('وزارة العدل', 'Ministry of Justice')],
  from: '2026-11-17',
  to: '2026-11-19',
  authentic: 'ar',
  dates: {
    timeZone: 'Asia/Riyadh',
    digits: 'arab',
    monthNames: 'gulf',
    hijri: { show: true, first: false, adjust: 0 },
  },
};

const sheetOf = (mode: DocumentMode, changes: Partial<EditionFacts> = {}): DocumentSheet => ({
  edition: { ...edition, ...changes },
  name: pair('جدول الأعمال', 'Agenda'),
  symbol: 'ICOP/3/AG/Rev.2',
  version: versionText('3', '2026-11-12', edition, words),
  mode,
  words,
  createdAt: new Date('2026-11-12T00:00:00Z'),
});

const coverOf = async (sheet: DocumentSheet) => {
  const doc = openSheet(sheet);
  drawCover(doc, sheet);
  return readPdf(await doc.finish());
};

describe('what documents say of their edition', () => {
  it('is written by the rules of each language', () => {
    const said = (language: 'ar' | 'en') => [
      editionLine(edition, language, words),
      patronLine(edition, language, words),
      sloganLine(edition, language),
      runningTitle(edition, language, words),
      versionText('3', '2026-11-12', edition, words)[language],
    ];
    expect(said('ar')).toEqual([
      'الدورة الثالثة',
      'تحت رعاية معالي وزير الداخلية',
      '«فضاء آمن يكبر فيه كل طفل»',
      'المنتدى الدولي لحماية الأطفال على الإنترنت · الدورة الثالثة',
      'الإصدار ٣ · ١٢ نوفمبر ٢٠٢٦',
    ]);
    expect(said('en')).toEqual([
      'Third edition',
      'Under the patronage of His Excellency the Minister of Interior',
      '“A safe space for every child to grow”',
      'International Forum on Child Online Protection · Third edition',
      'Version 3 · 12 November 2026',
    ]);
  });

  it('falls back to the other language rather than to nothing', () => {
    expect([sayIn(pair('قاعة', ''), 'en'), sayIn(pair('', 'Hall'), 'ar'), sayIn(null, 'ar')]).toEqual([
      'قاعة',
      'Hall',
      '',
    ]);
  });
});

describe('a cover', () => {
  it('says facts in English with both calendars and Latin digits', async () => {
    const file = await coverOf(sheetOf('en'));
    const text = file
      .texts(1)
      .map(({ text: piece }) => piece)
      .join('');
    for (const part of ['17–19 November 2026', '1448 AH', 'Grand Convention Centre', 'ICOP/3/AG/Rev.2']) {
      expect(text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ')).toContain(part);
    }
    expect(text).toContain('Original: Arabic');
    expect(file.pageCount).toBe(1);
  });

  it('stays on its page whatever is missing or too long', async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      pair(`المركز الإقليمي لحماية الطفل ${index}`, `Regional Centre for Child Protection ${index}`),
    );
    const long = pair(`${edition.title.ar} `.repeat(3), `${edition.title.en} `.repeat(3));
    const bare = { slogan: null, patron: null, venue: null, city: null, organiser: null, coOrganisers: [] };
    for (const mode of ['ar', 'en', 'ar-en'] as const) {
      for (const changes of [bare, { title: long, patron: long, slogan: long, coOrganisers: many }]) {
        const file = await coverOf(sheetOf(mode, changes));
        const lowest = Math.max(...file.texts(1).map(({ y }) => y));
        expect({ mode, pages: file.pageCount, inside: lowest < 841.89 - 28 }).toEqual({
          mode,
          pages: 1,
          inside: true,
        });
      }
    }
  });
});

describe('the running header', () => {
  it('keeps the edition when the name before it has to be cut', () => {
    const sheet = sheetOf('en', {
      title: pair(
        'ملتقى',
        'National Forum for the Prevention of Online Child Sexual Exploitation and Abuse, and for the Protection and Care of All Those Who Were Harmed by It',
      ),
    });
    const { headerStart } = runningOf(openSheet(sheet), sheet);
    expect(headerStart).toMatch(/^National Forum .* … · Third edition$/);
  });
});

describe('the header of pages', () => {
  const long = {
    title: pair(
      'الملتقى الوطني للوقاية من الاستغلال الجنسي للأطفال عبر الإنترنت ولرعاية المتضررين منه',
      'National Forum for the Prevention of the Sexual Exploitation of Children Online',
    ),
  };

  it.each(['ar', 'en', 'ar-en'] as const)(
    'says a long title whole, in two lines above its rule: %s',
    async (mode) => {
      const sheet = sheetOf(mode, long);
      const doc = openSheet(sheet);
      doc.setRunning(runningOf(doc, sheet));
      doc.write('—', 'abstract');
      const file = readPdf(await doc.finish());
      const head = file.texts(1).filter(({ y }) => y < 56);

      expect(new Set(head.map(({ y }) => y)).size).toBe(2);
      expect(Math.max(...head.map(({ y }) => y))).toBeLessThan(52);
      expect(head.some(({ text }) => text.includes('…'))).toBe(false);
      if (mode !== 'ar') expect(head.map(({ text }) => text).join(' ')).toContain('edition');
    },
  );
});
