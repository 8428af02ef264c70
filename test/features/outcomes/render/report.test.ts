import { describe, expect, it } from 'vitest';
import { groupsOf, sharesOfBodies } from '../../../../src/features/outcomes/render/groups.ts';
import { type ReportDocument, renderReport } from '../../../../src/features/outcomes/render/index.ts';
import { messagesAr } from '../../../../src/features/outcomes/render/messages.ar.ts';
import { messagesEn } from '../../../../src/features/outcomes/render/messages.en.ts';
import { checkMessages } from '../../../../src/platform/i18n/index.ts';
import { type LocalText, localText } from '../../../../src/platform/language/index.ts';
import { type ReadElement, readPdf } from '../../../platform/pdf/support/read-pdf.ts';
import { codesOn, faultsIn, pagesOf, tools, wordsInOrder, wordsOf } from '../../../support/pdf-tools.ts';
import { dated, draft, longProvision, recommendations, reportOf } from './fixtures.ts';

const modes = ['ar', 'en', 'ar-en'] as const;
const languages = ['ar', 'en'] as const;
type Language = (typeof languages)[number];

const said = (text: { readonly ar: string; readonly en: string } | null, language: Language): string =>
  text?.[language] ?? '';

/** What a reader of the report reads from preamble to the last provision, in order. */
const running = (report: ReportDocument, language: Language): string[] => [
  said(report.chapeau, language),
  ...report.preamble.map((unit) => unit[language]),
  said(report.enacting, language),
  ...groupsOf(report).flatMap(({ theme, provisions }) => [
    said(theme?.title ?? null, language),
    ...provisions.map((provision) => provision.text[language]),
  ]),
];

/** Who answers, whom it addresses, what it builds on. */
const facts = (report: ReportDocument, language: Language): string[] =>
  groupsOf(report).flatMap(({ provisions }) =>
    provisions.flatMap((provision) => [
      provision.text[language],
      said(provision.lead, language),
      ...provision.supporting.map((body) => body[language]),
      said(provision.targetGroup, language),
      ...provision.sources.map(({ title }) => title[language]),
      ...provision.links.flatMap((link) => [
        said(link.provision?.title ?? null, language),
        link.document[language],
        link.edition[language],
      ]),
    ]),
  );

const share = (expected: readonly string[], pages: readonly string[]): number => {
  const words = wordsOf(expected.join(' '));
  return wordsInOrder(words, wordsOf(pages.join(' '))) / words.length;
};

/** The two sides of a bilingual page, without the spine. */
const columns = {
  ar: { x: 330, y: 60, width: 265, height: 730 },
  en: { x: 0, y: 60, width: 265, height: 730 },
} as const;

describe.skipIf(!tools.pdftotext)('a report read back', () => {
  it.each(languages)('has its words in order: %s', async (language) => {
    const pages = pagesOf(await renderReport(dated, language));

    expect(share(running(dated, language), pages)).toBeGreaterThanOrEqual(0.95);
    expect(share(facts(dated, language), pages)).toBeGreaterThanOrEqual(0.95);
  });

  it.each(languages)(
    'has the words of each side in order where both stand side by side: %s',
    async (language) => {
      const pages = pagesOf(await renderReport(dated, 'ar-en'), columns[language]);

      expect(share(running(dated, language), pages)).toBeGreaterThanOrEqual(0.95);
    },
  );

  it('numbers its pages, and its contents name the pages of its parts', async () => {
    const pages = pagesOf(await renderReport(dated, 'en'));
    const contents = pages.find((page) => page.includes('Contents')) ?? '';
    const pageOf = (title: string): number => pages.findLastIndex((page) => page.includes(title)) + 1;

    expect(pages.slice(1).map((page) => /Page (\d+) of (\d+)/.exec(page)?.slice(1).map(Number))).toEqual(
      pages.slice(1).map((_, index) => [index + 2, pages.length]),
    );
    for (const title of ['Recommendations by responsible body', 'Carried over into the next edition']) {
      expect(contents).toMatch(new RegExp(`${title}\\s+${pageOf(title)}\\b`));
    }
  });

  it('says how, when and with what reservations it was adopted, and which text decides', async () => {
    const [, page = ''] = pagesOf(await renderReport(dated, 'en'));
    const text = page.replace(/\s+/g, ' ');

    expect(text).toContain(
      'By consensus, Closing session and adoption of the recommendations, 16 November 2016',
    );
    expect(text).toContain('16 recommendations, 1/REC/01 to 1/REC/16');
    expect(text).toContain('Arabic; the English translation is for information');
    expect(text).toContain('SHA-256 9f2c 41ab 77d0');
    expect(text).toMatch(/Reservations None/);
  });

  it('says what it is not told: no fingerprint, no word on reservations', async () => {
    const text = pagesOf(await renderReport(recommendations, 'en')).join(' ');

    expect(['SHA-256', 'Reservations'].map((word) => text.includes(word))).toEqual([false, false]);
  });

  it('says in words that a lead or a date is missing', async () => {
    const orphan = {
      ...dated,
      provisions: dated.provisions.map((provision) => ({ ...provision, lead: null, due: null })),
    };

    const text = pagesOf(await renderReport(orphan, 'en')).join(' ');

    expect(text.match(/No lead body named/g)?.length).toBeGreaterThanOrEqual(dated.provisions.length);
    expect(text.match(/No due date/g)?.length).toBeGreaterThanOrEqual(dated.provisions.length);
  });

  it('says on its cover and on every page that it is a draft', async () => {
    const pages = pagesOf(await renderReport(draft, 'en'));
    const arabic = pagesOf(await renderReport(draft, 'ar'));
    const both = pagesOf(await renderReport(draft, 'ar-en'));

    expect(pages.map((page) => page.includes('Draft'))).toEqual(pages.map(() => true));
    expect(arabic.map((page) => page.includes('مشروع'))).toEqual(arabic.map(() => true));
    expect(both.map((page) => page.includes('مشروع'))).toEqual(both.map(() => true));
    expect(pages.join(' ')).not.toContain('Adopted text');
  });

  it('says that it is a sample, or a summary', async () => {
    const [cover = ''] = pagesOf(await renderReport(recommendations, 'en'));
    const summary = pagesOf(
      await renderReport(reportOf('weprotect-summit/2015', 'industry-statement'), 'en'),
    );

    expect(cover).toContain('Sample');
    expect(summary.join(' ').replace(/\s+/g, ' ')).toContain(
      'Summary in our own words of a text published elsewhere',
    );
  });

  it('marks the authentic language on every page of two columns', async () => {
    const pages = pagesOf(await renderReport(dated, 'ar-en'));
    const columns = pages.filter((page) => page.includes('for information'));

    expect(columns.length).toBeGreaterThan(6);
    expect(columns.every((page) => page.includes('Translation'))).toBe(true);
  });

  it('says where a translation is missing or lags behind', async () => {
    const behind = (text: LocalText, index: number): LocalText =>
      index === 0
        ? localText({ ar: text.ar })
        : localText({ ar: text.ar, en: text.en, status: { en: 'stale' } });
    const report = {
      ...dated,
      provisions: dated.provisions.map((provision, index) => ({
        ...provision,
        text: behind(provision.text, index),
      })),
    };

    const english = pagesOf(await renderReport(report, 'en')).join(' ');
    const both = pagesOf(await renderReport(report, 'ar-en')).join(' ');

    expect(english).toContain('This text is not translated yet');
    expect(english.match(/The authentic text changed after this translation/g)?.length).toBe(15);
    expect(both).toContain('Not translated yet');
  });

  it.each(modes)(
    'breaks a provision that no page can hold, and says on the next page which it is: %s',
    async (mode) => {
      const report = { ...dated, provisions: [{ ...longProvision, theme: 1 }] };
      const whole = mode === 'en' ? longProvision.text.en : longProvision.text.ar;

      const pages = pagesOf(await renderReport(report, mode));
      const holding = pages.filter((page) =>
        mode === 'en' ? page.includes('reporting centre') : page.includes('البلاغات'),
      );

      expect(holding.length).toBeGreaterThan(1);
      expect(pages.join(' ')).toContain(mode === 'ar' ? 'تتمة' : 'continued');
      expect(share([whole], pages)).toBeGreaterThanOrEqual(0.95);
    },
  );

  it('has no empty page where there is nothing but a few paragraphs', async () => {
    const summary = reportOf('weprotect-summit/2015', 'industry-statement');

    expect(pagesOf(await renderReport(summary, 'ar'))).toHaveLength(2);
  });

  it('says so when it has no provisions', async () => {
    const text = pagesOf(await renderReport({ ...draft, provisions: [], carriedFrom: null }, 'en')).join(' ');

    expect(text).toContain('This text has no provisions yet.');
  });
});

describe('a report', () => {
  it.each(modes)('has the same bytes whenever its content is the same: %s', async (mode) => {
    const [first, second] = [await renderReport(dated, mode), await renderReport(dated, mode)];

    expect(Buffer.compare(first, second)).toBe(0);
  });

  it.skipIf(!tools.qpdf).each(modes)('is a file without faults: %s', async (mode) => {
    expect(faultsIn(await renderReport(dated, mode))).toBeNull();
    expect(faultsIn(await renderReport(draft, mode))).toBeNull();
  });

  it('puts an English original first where English decides', async () => {
    const english = { ...dated, authentic: 'en' } as const;

    const catalogs = await Promise.all(
      [dated, english].map(
        async (report) => readPdf(Buffer.from(await renderReport(report, 'ar-en'))).catalog,
      ),
    );

    expect(catalogs.map((catalog) => /\/Lang \((\w+)\)/.exec(catalog)?.[1])).toEqual(['ar', 'en']);
  });

  it('is tagged: headings, contents, tables with heads, and each side in its language', async () => {
    const tags = new Map<string, number>();
    const languagesFound = new Set<string>();
    const count = (element: ReadElement): void => {
      tags.set(element.tag, (tags.get(element.tag) ?? 0) + 1);
      const language = /\/Lang ?\((\w+)\)/.exec(element.attributes)?.[1];
      if (language) languagesFound.add(language);
      element.kids.forEach(count);
    };

    const pdf = readPdf(Buffer.from(await renderReport(dated, 'ar-en')));
    const root = pdf.structure();
    if (root) count(root);

    expect(tags.get('H3')).toBe(dated.provisions.length);
    expect(tags.get('Table')).toBe(3);
    expect(tags.get('TOCI')).toBe(11);
    expect(tags.get('H2')).toBe(16);
    expect(tags.has('TH')).toBe(true);
    expect([...languagesFound]).toContain('en');
    expect(pdf.catalog).toContain('/Outlines');
  });
});

const seal = '9f2c41ab77d05e13c8a402bf6d91e3509f2c41ab77d05e13c8a402bf6d91e350';
const sealed: ReportDocument = {
  ...dated,
  fingerprint: seal,
  verifyAddress: `https://forum.example/ar/verify/texts?q=${seal.slice(0, 16)}`,
};
const signature = (number: number, en: string) => ({
  number,
  party: { ar: `الدولة ${number}`, en },
  signatory: null,
  capacity: null,
  on: '2016-11-16',
  reservation: null,
  accession: false,
  withdrawnOn: null,
});
const signed: ReportDocument = {
  ...sealed,
  statements: [
    {
      title: { ar: 'بيان الدول', en: 'Statement of states' },
      constituency: 'states',
      adherence: 'signature',
      asOf: '2018-01-01',
      count: 2,
      unnamed: false,
      remark: null,
      signatures: [
        {
          ...signature(1, 'First State'),
          signatory: { ar: 'سالم الهاجري', en: 'Salem Al-Hajri' },
          capacity: { ar: 'رئيس الوفد', en: 'Head of delegation' },
        },
        { ...signature(2, 'Second State'), reservation: { ar: 'عدا الثانية', en: 'Save the second' } },
        { ...signature(3, 'Third State'), withdrawnOn: '2017-06-01' },
      ],
    },
  ],
};

describe('the seal of a text on paper', () => {
  it.skipIf(!tools.zbarimg).each(modes)('is a code that leads to where it is checked: %s', async (mode) => {
    const bytes = await renderReport(sealed, mode);
    const count = pagesOf(bytes).length;
    const codes = Array.from({ length: Math.min(4, count) }, (_, page) => codesOn(bytes, page + 1)).flat();

    expect(codes).toEqual([sealed.verifyAddress]);
  });

  it.skipIf(!tools.pdftotext)(
    'is written in short for who types it, and left out where none was taken',
    async () => {
      const text = pagesOf(await renderReport(sealed, 'en'))
        .join(' ')
        .replace(/\s+/g, ' ');
      const without = pagesOf(
        await renderReport({ ...sealed, fingerprint: null, verifyAddress: null }, 'en'),
      ).join(' ');

      expect(text).toContain(
        'Check this text SHA-256 9f2c 41ab 77d0 5e13 forum.example/ar/verify/texts by scanning',
      );
      expect(without).not.toContain('Check this text');
    },
  );
});

describe.skipIf(!tools.pdftotext)('the signatures of a text', () => {
  it('stand on a page of their own: who signed, in what capacity, with what reservation, and who withdrew', async () => {
    const pages = pagesOf(await renderReport(signed, 'en'));
    const text = (pages.at(-1) ?? '').replace(/\s+/g, ' ');

    for (const words of [
      'Signatures: Statement of states',
      'States · As of 1 January 2018 · In force: 2',
      'Salem Al-Hajri',
      'Head of delegation',
      'Save the second',
      'Withdrawn with notice 1 June 2017',
    ])
      expect(text).toContain(words);
    expect(pages.slice(0, -1).join(' ')).not.toContain('First State');
  });

  it('are in the contents, and in both languages where both stand side by side', async () => {
    const contents =
      pagesOf(await renderReport(signed, 'en')).find((page) => page.includes('Contents')) ?? '';
    const both = pagesOf(await renderReport(signed, 'ar-en')).at(-1) ?? '';

    expect(contents).toMatch(/Signatures: Statement of states\s+\d+/);
    expect([both.includes('First State'), both.includes('الدولة')]).toEqual([true, true]);
  });

  it.skipIf(!tools.qpdf).each(modes)('make a file without faults: %s', async (mode) => {
    expect(faultsIn(await renderReport(signed, mode))).toBeNull();
  });
});

describe('groups of provisions', () => {
  it('keep the numbers of the document, in the order of themes', () => {
    expect(
      groupsOf(dated).map(({ theme, provisions }) => [theme?.number, provisions.map(({ shown }) => shown)]),
    ).toEqual([
      [1, [7]],
      [2, [6, 10]],
      [3, [9]],
      [4, [1, 4]],
      [5, [14, 15]],
      [6, [16]],
      [7, [3, 8, 13]],
      [8, [2, 5, 11, 12]],
    ]);
  });

  it('take those without a theme, or of an unknown one, last', () => {
    const [first, second, ...rest] = dated.provisions;
    if (!first || !second) throw new Error('the demonstration has recommendations');
    const report = { ...dated, provisions: [{ ...first, theme: null }, { ...second, theme: 99 }, ...rest] };

    expect(groupsOf(report).at(-1)).toMatchObject({ theme: null, provisions: [{ shown: 1 }, { shown: 2 }] });
  });

  it('number a draft by the place in the document', () => {
    expect(
      groupsOf(draft)
        .flatMap(({ provisions }) => provisions.map(({ shown }) => shown))
        .sort((a, b) => a - b),
    ).toEqual(draft.provisions.map((_, index) => index + 1));
  });
});

describe('the shares of bodies', () => {
  it('name those that lead first, with what they lead and support and what is due next', () => {
    const [first, ...others] = sharesOfBodies(dated);

    expect(first).toEqual({
      name: { ar: 'وزارة الداخلية', en: 'Ministry of the Interior' },
      lead: [1],
      supporting: [],
      nextDue: '2017-01-30',
    });
    expect(others.findIndex(({ lead }) => lead.length === 0)).toBeGreaterThan(
      others.findLastIndex(({ lead }) => lead.length > 0) - 1,
    );
  });
});

describe('the words of reports', () => {
  it('are complete in both languages', () => {
    const faults = checkMessages([{ namespace: 'printed-report', ar: messagesAr, en: messagesEn }]);

    expect(faults.filter(({ fault }) => fault !== 'unexpected character')).toEqual([]);
  });
});
