import type { Language } from '../../../../platform/language/index.ts';
import {
  type CellContent,
  type Document,
  drawTable,
  ltr,
  palette,
  type TableCell,
  type TableColumn,
  type TableRow,
  textStyle,
} from '../../../../platform/pdf/index.ts';
import { groupsOf, type NumberedProvision, sharesOfBodies } from '../groups.ts';
import type { ReportCarryOver, ReportDisposition } from '../report.ts';
import type { Reporting } from '../sheet.ts';
import { wordingIn } from '../texts.ts';
import type { Columns } from './columns.ts';
import { drawTitles } from './titles.ts';

const STYLES = {
  ar: { strong: textStyle('medium', 9, 15), plain: textStyle('regular', 8.5, 14, palette.soft) },
  en: { strong: textStyle('medium', 8.5, 15), plain: textStyle('regular', 8, 14, palette.soft) },
} as const;
const NUMBERS = { language: 'en', align: 'center', style: textStyle('regular', 9, 15) } as const;

interface Column extends TableColumn {
  readonly cells: readonly CellContent[];
}

/** Rows of columns given from the right: Arabic stays right and English left whatever the document's direction. */
const drawColumns = (
  doc: Document,
  columns: readonly (Column | null)[],
  groups: readonly { readonly before: number; readonly title: string }[],
  title: string,
): void => {
  const present = columns.filter((column) => column !== null);
  const ordered = doc.direction === 'rtl' ? present : present.toReversed();
  const count = Math.max(...ordered.map(({ cells }) => cells.length));
  const rows = Array.from({ length: count }, (_, row): TableRow[] => [
    ...groups.filter(({ before }) => before === row).map((group): TableRow => ({ group: group.title })),
    { cells: ordered.map(({ cells }) => cells[row] ?? null) },
  ]).flat();
  drawTable(doc, { columns: ordered.map(({ cells: _, ...column }) => column), rows, title });
};

const twoLines = ({ speech }: Reporting, say: (one: Reporting['speech'][Language]) => string): string =>
  `${say(speech.ar)}\n${ltr(say(speech.en))}`;

const middle = (
  reporting: Reporting,
  width: number,
  head: (one: Reporting['speech'][Language]) => string,
) => ({
  width,
  head: twoLines(reporting, head),
  align: 'center' as const,
});

const numbers = (values: readonly number[]): CellContent =>
  values.length === 0 ? { ...NUMBERS, content: '—' } : { ...NUMBERS, content: values.join(', ') };

const MISSING = {
  ar: textStyle('regular', 8.5, 14, palette.mute),
  en: textStyle('regular', 8, 14, palette.mute),
} as const;

/** A day or month in both languages; of a recommendation without one, words that say so. */
const dates = (
  doc: Document,
  { speech }: Reporting,
  day: string | null,
  form: 'day' | 'month',
): CellContent => {
  if (day === null && form === 'month') return { ...NUMBERS, content: '—' };
  const cell = (language: Language): TableCell => {
    const { say, month, shortDate } = speech[language];
    const settings = { language, align: 'center' } as const;
    if (day === null) return { ...settings, content: say('no-due'), style: MISSING[language] };
    const content = form === 'month' ? month(day) : shortDate(day);
    return { ...settings, content, style: STYLES[language].plain };
  };
  return { stack: doc.language === 'ar' ? [cell('ar'), cell('en')] : [cell('en'), cell('ar')] };
};

const stack = (language: Language, strong: string, ...plain: readonly string[]): CellContent => ({
  stack: [
    { content: strong, language, style: STYLES[language].strong },
    ...plain
      .filter((text) => text !== '')
      .map((content) => ({ content, language, style: STYLES[language].plain })),
  ],
});

const side = (language: Language, cells: readonly CellContent[], head: string): Column => ({
  width: { share: 1 },
  // The head of a column is in the language of what stands in it.
  head: language === 'en' ? ltr(head) : head,
  align: language === 'ar' ? 'right' : 'left',
  cells,
});

const title = (
  doc: Document,
  columns: Columns,
  reporting: Reporting,
  key: Parameters<Reporting['speech']['ar']['say']>[0],
  anchor: string,
): void => {
  if (doc.y > doc.margins.top) doc.y += 22;
  const { speech } = reporting;
  drawTitles(doc, columns, { ar: speech.ar.say(key), en: speech.en.say(key) }, { anchor, keep: 110 });
  doc.y += 6;
};

/** Who answers for what, names on both sides and numbers between them. */
export const drawTableByBodyOfBoth = (doc: Document, columns: Columns, reporting: Reporting): void => {
  const { input, speech } = reporting;
  const shares = sharesOfBodies(input);
  if (shares.length === 0) return;
  title(doc, columns, reporting, 'by-body', 'by-body');
  const names = (language: Language): CellContent[] =>
    shares.map(({ name }) => stack(language, speech[language].said(name)));
  const dated = shares.some(({ nextDue }) => nextDue !== null);
  drawColumns(
    doc,
    [
      side('ar', names('ar'), speech.ar.say('head.body')),
      {
        ...middle(reporting, 66, ({ say }) => say('head.lead')),
        cells: shares.map(({ lead }) => numbers(lead)),
      },
      {
        ...middle(reporting, 72, ({ say }) => say('head.supporting')),
        cells: shares.map(({ supporting }) => numbers(supporting)),
      },
      dated
        ? {
            ...middle(reporting, 78, ({ say }) => say('head.next-due')),
            cells: shares.map(({ nextDue }) => dates(doc, reporting, nextDue, 'month')),
          }
        : null,
      side('en', names('en'), speech.en.say('head.body')),
    ],
    [],
    speech[doc.language].say('by-body'),
  );
};

/** All provisions in short, by theme. */
export const drawTableByThemeOfBoth = (doc: Document, columns: Columns, reporting: Reporting): void => {
  const { input, speech } = reporting;
  const groups = groupsOf(input);
  const provisions = groups.flatMap((group) => group.provisions);
  title(doc, columns, reporting, 'by-theme', 'by-theme');
  const dated = provisions.some(({ due }) => due !== null);
  const width = (doc.measure - 34 - (dated ? 84 : 0)) / 2 - 10;
  const name = (provision: NumberedProvision, language: Language): string => {
    const { said, say } = speech[language];
    const known = said(provision.title);
    const { text, language: written } = wordingIn(provision.text, speech[language]);
    const whole = written === language ? text : say('not-translated-short');
    return known || doc.clamp(whole, STYLES[language].strong, { width, lines: 2, language }).text;
  };
  const names = (language: Language): CellContent[] =>
    provisions.map((provision) => {
      const { said, say } = speech[language];
      const lead: TableCell = provision.lead
        ? { content: said(provision.lead), language, style: STYLES[language].plain }
        : { content: say('no-lead'), language, style: MISSING[language] };
      const title: TableCell = {
        content: name(provision, language),
        language,
        style: STYLES[language].strong,
      };
      return { stack: [title, lead] };
    });
  let before = 0;
  const bars = groups.map(({ theme, provisions: own }) => {
    const said = (one: Reporting['speech'][Language]): string =>
      theme ? one.said(theme.title) : one.outcomes('without-theme');
    const words = [theme ? String(theme.number) : '', said(speech.ar), ltr(said(speech.en))];
    const bar = { before, title: words.filter((word) => word !== '').join('  ·  ') };
    before += own.length;
    return bar;
  });
  drawColumns(
    doc,
    [
      side('ar', names('ar'), speech.ar.say('head.recommendation')),
      {
        ...middle(reporting, 34, ({ say }) => say('head.number')),
        cells: provisions.map(({ shown }) => ({ ...NUMBERS, content: String(shown) })),
      },
      dated
        ? {
            ...middle(reporting, 84, ({ say }) => say('head.due')),
            cells: provisions.map(({ due }) => dates(doc, reporting, due, 'day')),
          }
        : null,
      side('en', names('en'), speech.en.say('head.recommendation')),
    ],
    bars,
    speech[doc.language].say('by-theme'),
  );
};

/** What became of the recommendations of an edition when it handed over to the next. */
export const drawCarryOverOfBoth = (
  doc: Document,
  columns: Columns,
  carryOver: ReportCarryOver | null | undefined,
  key: 'carried-from' | 'carried-into',
  reporting: Reporting,
): void => {
  if (!carryOver || carryOver.items.length === 0) return;
  const { speech } = reporting;
  title(doc, columns, reporting, key, key);
  const about = (language: Language) =>
    doc.text(speech[language].said(carryOver.edition), doc.style('dateLine'), {
      width: columns.spine.side,
      language,
    });
  columns.draw({ ar: about('ar'), en: about('en') });
  doc.y += 6;
  const cell = (item: ReportDisposition, language: Language): CellContent => {
    const { said, disposition, say, list } = speech[language];
    const { next } = item;
    const into = next ? `${say('head.next')}: ${list([next.code ?? '', said(next.title)])}` : '';
    return stack(language, said(item.title), disposition(item.outcome), said(item.reason), into);
  };
  const coded = carryOver.items.some(({ code }) => code !== null);
  drawColumns(
    doc,
    [
      side(
        'ar',
        carryOver.items.map((item) => cell(item, 'ar')),
        speech.ar.say('head.recommendation'),
      ),
      coded
        ? {
            ...middle(reporting, 60, ({ say }) => say('head.code')),
            cells: carryOver.items.map(({ code }) => ({ ...NUMBERS, content: code })),
          }
        : null,
      side(
        'en',
        carryOver.items.map((item) => cell(item, 'en')),
        speech.en.say('head.recommendation'),
      ),
    ],
    [],
    speech[doc.language].say(key),
  );
};
