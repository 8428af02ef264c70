import { describe, expect, it } from 'vitest';
import {
  type FollowUpDocument,
  renderFollowUp,
} from '../../../../src/features/outcomes/render/follow-up/index.ts';
import { messagesAr } from '../../../../src/features/outcomes/render/follow-up/messages.ar.ts';
import { messagesEn } from '../../../../src/features/outcomes/render/follow-up/messages.en.ts';
import { checkMessages } from '../../../../src/platform/i18n/index.ts';
import { localText } from '../../../../src/platform/language/index.ts';
import { type ReadElement, readPdf } from '../../../platform/pdf/support/read-pdf.ts';
import { faultsIn, pagesOf, tools } from '../../../support/pdf-tools.ts';
import { recommendations } from './fixtures.ts';

const modes = ['ar', 'en', 'ar-en'] as const;
type Entry = FollowUpDocument['entries'][number];
type Standing = Entry['standings'][number];

const centre = { ar: 'مركز البلاغات', en: 'Reporting Centre' };
const ministry = { ar: 'وزارة الداخلية', en: 'Ministry of the Interior' };

const silent: Standing = {
  body: ministry,
  role: 'supporting',
  says: 'silent',
  finds: 'unassessed',
  response: null,
  missed: 2,
  report: null,
  assessment: null,
};
const heard: Standing = {
  body: centre,
  role: 'lead',
  says: 'fulfilled',
  finds: 'limited',
  response: {
    kind: 'in-part',
    on: '2017-01-15',
    note: { ar: 'دون الفقرة الثانية', en: 'save its second part' },
  },
  missed: 0,
  report: {
    on: '2017-11-09',
    text: localText({ ar: 'فُتح المركز على مدار الساعة.', en: 'The centre opened around the clock.' }),
    evidence: [{ ar: 'قرار الإنشاء', en: 'Founding decision' }],
  },
  assessment: {
    on: '2017-12-10',
    text: localText({ ar: 'لا يعمل ليلًا.', en: 'It is closed at night.' }),
    assessor: { ar: 'نادين الكرماواني', en: 'Nadine Al-Karmawani' },
    assessorBody: { ar: 'المكتب الإقليمي', en: 'Regional Office' },
  },
};

const entries = recommendations.provisions.map(
  ({ number, code, title, text, theme }, index): Entry => ({
    number: number ?? index + 1,
    code,
    title,
    text,
    theme,
    age: 1,
    disposition: null,
    standings: index === 0 ? [heard, silent] : index === 1 ? [] : [{ ...silent, role: 'lead' }],
    steps:
      index === 0
        ? [
            {
              title: { ar: 'إعداد الدراسة', en: 'Prepare the study' },
              body: centre,
              milestone: false,
              state: 'reached',
              on: '2017-10-12',
            },
            {
              title: { ar: 'توسعة المبنى', en: 'Enlarge the building' },
              body: centre,
              milestone: false,
              state: 'open',
              on: '2019-03-01',
            },
          ]
        : [],
    indicators:
      index === 0
        ? [
            {
              name: { ar: 'زمن الاستجابة', en: 'Response time' },
              unit: { ar: 'دقيقة', en: 'minutes' },
              baseline: 90,
              latest: { value: 42, on: '2018-11-01' },
              target: 15,
            },
          ]
        : [],
  }),
);

const document: FollowUpDocument = {
  edition: recommendations.edition,
  symbol: 'NF/1/FU',
  asOf: '2018-12-31',
  authentic: 'ar',
  address: {
    ar: 'forum.example/ar/forums/national-forum/2016/follow-up',
    en: 'forum.example/en/forums/national-forum/2016/follow-up',
  },
  themes: recommendations.themes,
  entries,
  sample: true,
};

/** As one line, without the marks that set direction. */
const flat = (pages: readonly string[]): string =>
  pages
    .join(' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');

const tagsOf = (bytes: Uint8Array): Record<string, number> => {
  const tags: Record<string, number> = {};
  const count = (element: ReadElement): void => {
    tags[element.tag] = (tags[element.tag] ?? 0) + 1;
    element.kids.forEach(count);
  };
  const root = readPdf(Buffer.from(bytes)).structure();
  if (root) count(root);
  return tags;
};

describe.skipIf(!tools.pdftotext)('the report of follow-up read back', () => {
  it('says of a body what it says itself and what was found, each under its own name', async () => {
    const text = flat(pagesOf(await renderFollowUp(document, 'en')));

    for (const words of [
      'Reporting Centre · Lead The body says The assessor finds Fulfilled 9 November 2017 Limited progress 10 December 2017',
      'Response: Supported in part, 15 January 2017: save its second part',
      'What the body reported The centre opened around the clock. Evidence: Founding decision',
      'What the assessor found It is closed at night. Assessor: Nadine Al-Karmawani, Regional Office',
      'Prepare the study (Reporting Centre), reached 12 October 2017',
      'Enlarge the building (Reporting Centre), due 1 March 2019',
      'Response time (minutes): baseline 90, latest 42 on 1 November 2018, target 15',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('says silence in words, and never that nothing was done', async () => {
    const text = flat(pagesOf(await renderFollowUp(document, 'en')));

    expect(text).toContain(
      'Ministry of the Interior · Supporting The body says The assessor finds No report Not assessed yet No report for 2 rounds',
    );
    expect(text).toContain('No body named');
    expect(text).not.toMatch(/Not started [1-9]/);
  });

  it('counts by the lead body, and counts the axes apart', async () => {
    const pages = pagesOf(await renderFollowUp(document, 'en'));
    const summary = flat([
      pages.find((page) => page.includes('In figures') && page.includes('Not assessed')) ?? '',
    ]);

    expect(summary).toContain(
      'Fulfilled 1 Complete 0 In progress 0 Substantial progress 0 Planning 0 Limited progress 1',
    );
    expect(summary).toContain('Report being examined 0 Not assessed yet 15 No report 15');
  });

  it.each(modes)('says on which day it was so, and that it is a sample: %s', async (mode) => {
    const pages = pagesOf(await renderFollowUp(document, mode));
    const [cover = ''] = pages;

    expect(flat([cover])).toMatch(mode === 'ar' ? /حتى 31 ?ديسمبر 2018/ : /As of 31 December 2018/);
    expect(flat([cover])).toContain(mode === 'en' ? 'Sample' : 'مثال توضيحي');
    const addresses = (['ar', 'en'] as const).filter((language) =>
      flat(pages).includes(`forum.example/${language}/`),
    );
    expect(addresses).toEqual(mode === 'ar-en' ? ['ar', 'en'] : [mode]);
  });

  it('has the names, words and findings of both languages where both stand side by side', async () => {
    const bytes = await renderFollowUp(document, 'ar-en');
    const arabic = flat(pagesOf(bytes, { x: 330, y: 60, width: 265, height: 730 }));
    const english = flat(pagesOf(bytes, { x: 0, y: 60, width: 265, height: 730 }));

    expect(
      ['ما أفادت به الجهة', 'فُتح المركز على مدار الساعة', 'لم ترد إفادة'].filter(
        (one) => !arabic.includes(one),
      ),
    ).toEqual([]);
    expect(
      ['What the body reported', 'The centre opened around the clock', 'No report'].filter(
        (one) => !english.includes(one),
      ),
    ).toEqual([]);
  });

  it('names in its contents the pages of its parts', async () => {
    const pages = pagesOf(await renderFollowUp(document, 'en'));
    const contents = flat([pages.find((page) => page.includes('Contents')) ?? '']);
    const pageOf = (title: string): number => pages.findLastIndex((page) => page.includes(title)) + 1;

    for (const title of ['By theme', 'By body', 'Recommendation by recommendation', 'Approval of the report'])
      expect(contents).toContain(`${title} ${pageOf(title)}`);
  });
});

describe('the report of follow-up', () => {
  it.each(modes)('has the same bytes whenever its content is the same: %s', async (mode) => {
    const [first, second] = [await renderFollowUp(document, mode), await renderFollowUp(document, mode)];

    expect(Buffer.compare(first, second)).toBe(0);
  });

  it.skipIf(!tools.qpdf).each(modes)('is a file without faults: %s', async (mode) => {
    expect(faultsIn(await renderFollowUp(document, mode))).toBeNull();
    expect(faultsIn(await renderFollowUp({ ...document, entries: [] }, mode))).toBeNull();
  });

  it('is tagged: a table beside each chart, a heading for every recommendation and every body that answers', async () => {
    const tags = tagsOf(await renderFollowUp(document, 'ar'));

    expect({ tables: tags.Table, charts: tags.Figure, recommendations: tags.H3, bodies: tags.H4 }).toEqual({
      tables: 2,
      charts: 2,
      recommendations: entries.length,
      bodies: 2 + (entries.length - 2),
    });
  });

  it('has its words in both languages', () => {
    const faults = checkMessages([{ namespace: 'printed-follow-up', ar: messagesAr, en: messagesEn }]);

    expect(faults.filter(({ fault }) => fault !== 'unexpected character')).toEqual([]);
  });
});
