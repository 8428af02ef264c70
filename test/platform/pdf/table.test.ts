import { describe, expect, it } from 'vitest';
import { createDocument, type Document, drawTable, type TableRow } from '../../../src/platform/pdf/index.ts';
import { type ReadElement, readPdf, type ShownText } from './support/read-pdf.ts';

const open = (language: 'ar' | 'en' = 'ar'): Document =>
  createDocument({ title: 'قائمة المشاركين', language, digits: 'arab', createdAt: new Date(0) });

const columns = [
  { width: 30, head: 'م' },
  { width: 178, head: 'الاسم' },
  { width: { share: 2 }, head: 'الوظيفة' },
  { width: { share: 1 }, head: 'الصفة' },
];
const rows = (count: number): TableRow[] =>
  Array.from({ length: count }, (_, i) => ({
    cells: [String(i + 1), 'العميد سامر الواحي', 'رئيس شعبة التحقيق', 'عضو'],
  }));

const render = async (language: 'ar' | 'en', table: readonly TableRow[], from = 72) => {
  const doc = open(language);
  doc.y = from;
  drawTable(doc, { columns, rows: table, title: 'المشاركون' });
  return readPdf(await doc.finish());
};

const heads = (texts: readonly ShownText[]) => texts.filter(({ size }) => size === 8).map(({ text }) => text);
const allTags = (element: ReadElement): string[] => [element.tag, ...element.kids.flatMap(allTags)];

describe('a table', () => {
  it('repeats its head on each page', async () => {
    const pdf = await render('ar', rows(70));

    const found = Array.from({ length: pdf.pageCount }, (_, index) => heads(pdf.texts(index + 1)));

    expect(pdf.pageCount).toBeGreaterThan(2);
    expect(found).toEqual(found.map(() => ['م', 'مسالا', 'ةفيظولا', 'ةفصلا']));
  });

  it('mirrors its columns in Arabic', async () => {
    const order = async (language: 'ar' | 'en') => {
      const { texts } = await render(language, rows(1));
      return texts(1)
        .filter(({ size }) => size === 8)
        .toSorted((a, b) => a.x - b.x)
        .map(({ text }) => text);
    };

    expect(await order('ar')).toEqual(['ةفصلا', 'ةفيظولا', 'مسالا', 'م']);
    expect(await order('en')).toEqual(['م', 'مسالا', 'ةفيظولا', 'ةفصلا']);
  });

  it('reads its head once and its rows in order', async () => {
    const root = (await render('ar', rows(40))).structure();
    const [table] = root?.kids ?? [];

    expect(root?.kids).toHaveLength(1);
    expect(table?.kids.map(({ tag }) => tag)).toEqual(Array(41).fill('TR'));
    expect(table?.kids[0]?.kids.map(({ tag }) => tag)).toEqual(['TH', 'TH', 'TH', 'TH']);
    expect(table?.kids[7]?.kids.map(({ actualText }) => actualText)).toEqual([
      '7',
      'العميد سامر الواحي',
      'رئيس شعبة التحقيق',
      'عضو',
    ]);
  });

  it('keeps rows whole', async () => {
    const tall = 'رئيس شعبة التحقيق الرقمي ورئيس لجنة مواءمة التشريعات '.repeat(6);
    const pdf = await render(
      'ar',
      Array.from({ length: 12 }, () => ({ cells: ['1', 'الاسم', tall, 'عضو'] })),
    );

    const perPage = Array.from({ length: pdf.pageCount }, (_, i) =>
      pdf.texts(i + 1).filter(({ text }) => text === 'وضع'),
    );
    const linesPerRow = pdf.texts(1).filter(({ text }) => /سيئر|ةنجل|ققحتلا|ةعشب/.test(text)).length;

    expect(perPage.flat()).toHaveLength(12);
    expect(linesPerRow % (perPage[0]?.length ?? 1)).toBe(0);
  });

  it('lets a row taller than a page break between lines, under a new head', async () => {
    const endless = 'توصية تستحق أن تُقرأ كاملة '.repeat(400);
    const pdf = await render('ar', [{ cells: ['1', 'الاسم', endless, 'عضو'] }, ...rows(1)]);

    const words = Array.from({ length: pdf.pageCount }, (_, i) => pdf.texts(i + 1))
      .flat()
      .map(({ text }) => text)
      .join(' ');

    expect(pdf.pageCount).toBeGreaterThan(1);
    expect(heads(pdf.texts(2))).toHaveLength(4);
    expect(words.match(/ةيصوت/g)).toHaveLength(400);
    expect(allTags(pdf.structure() as ReadElement).filter((tag) => tag === 'TR')).toHaveLength(3);
  });

  it('never leaves its last row alone on a page', async () => {
    const counts = Array.from({ length: 16 }, (_, index) => 20 + index);
    const alone: number[] = [];
    for (const count of counts) {
      const pdf = await render('en', rows(count));
      const onLast = pdf
        .texts(pdf.pageCount)
        .filter(({ text }) => text.includes('وضع') || text.includes('عضو'));
      if (pdf.pageCount > 1 && onLast.length === 1) alone.push(count);
    }

    expect(alone).toEqual([]);
  });

  it('keeps a group with its first row', async () => {
    const group: TableRow = { group: 'المملكة الأردنية الهاشمية', number: '١' };

    const apart = await render('ar', [...rows(1), group, ...rows(1)], 841.89 - 66 - 75);
    const together = await render('ar', [...rows(1), group, ...rows(1)], 72);

    expect([apart.pageCount, together.pageCount]).toEqual([2, 1]);
    expect(apart.texts(2).some(({ text }) => text === 'ةيمشاهلا ةيندرألا ةكلمملا')).toBe(true);
  });

  it('shows what is missing', async () => {
    const pdf = await render('ar', [{ cells: ['1', null, '', { content: null }] }]);

    expect(pdf.texts(1).filter(({ text }) => text === '—')).toHaveLength(3);
  });

  it('sets a cell in a language, a style, or several of each', async () => {
    const pdf = await render('ar', [
      {
        cells: [
          '1',
          { content: 'Eileen Marsh', language: 'en' },
          {
            stack: [
              { content: 'رئيسة', style: 'label' },
              { content: 'Head', language: 'en' },
            ],
          },
          null,
        ],
      },
    ]);
    const cells = pdf.structure()?.kids[0]?.kids[1]?.kids ?? [];

    expect(cells[1]?.attributes).toContain('/Lang(en)');
    expect(cells[2]?.kids.map(({ tag }) => tag)).toEqual(['P', 'P']);
  });
});
