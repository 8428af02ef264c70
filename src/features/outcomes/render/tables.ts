import {
  type CellContent,
  type Document,
  drawTable,
  palette,
  type TableColumn,
  type TableRow,
  textStyle,
} from '../../../platform/pdf/index.ts';
import { groupsOf, type NumberedProvision, sharesOfBodies } from './groups.ts';
import type { ReportCarryOver, ReportDisposition } from './report.ts';
import type { Reporting } from './sheet.ts';
import { wordingIn } from './texts.ts';
import type { Speech } from './words.ts';

const MISSING = textStyle('regular', 9, 15, palette.mute);
const STRONG = textStyle('medium', 9, 15);

/** Leaves out a column that has nothing in any row. */
const withoutEmpty = (
  columns: readonly (TableColumn | null)[],
  rows: readonly { readonly cells: readonly CellContent[] }[],
): { readonly columns: TableColumn[]; readonly rows: TableRow[] } => ({
  columns: columns.filter((column) => column !== null),
  rows: rows.map(({ cells }) => ({ cells: cells.filter((_, index) => columns[index] !== null) })),
});

const heading = (doc: Document, title: string, anchor: string, about = ''): void => {
  if (doc.y > doc.margins.top) doc.y += 26;
  doc.heading(title, { anchor, keep: 110, after: about === '' ? 8 : 0 });
  if (about !== '') doc.write(about, 'dateLine', { after: 8 });
};

const numbersOf = (doc: Document, numbers: readonly number[], { list }: Speech): string | null =>
  numbers.length === 0 ? null : list(numbers.map((number) => doc.number(number)));

/** Who answers for what. */
export const drawTableByBody = (doc: Document, { input }: Reporting, speech: Speech): void => {
  const shares = sharesOfBodies(input);
  if (shares.length === 0) return;
  const { say } = speech;
  heading(doc, say('by-body'), 'by-body');
  const dated = shares.some(({ nextDue }) => nextDue !== null);
  const table = withoutEmpty(
    [
      { width: { share: 1 }, head: say('head.body'), style: textStyle('medium', 9.5, 16) },
      { width: 92, head: say('head.lead'), style: textStyle('medium', 9.5, 16) },
      { width: 92, head: say('head.supporting'), style: textStyle('regular', 9.5, 16) },
      dated ? { width: 92, head: say('head.next-due'), style: textStyle('regular', 9.5, 16) } : null,
    ],
    shares.map(({ name, lead, supporting, nextDue }) => ({
      cells: [
        speech.said(name),
        numbersOf(doc, lead, speech),
        numbersOf(doc, supporting, speech),
        nextDue === null ? null : speech.month(nextDue),
      ],
    })),
  );
  drawTable(doc, { ...table, title: say('by-body') });
};

const TITLE_LINES = 2;

/** The short name of a provision, or where it has none the beginning of its text. */
const nameOf = (doc: Document, provision: NumberedProvision, speech: Speech, width: number): string => {
  const title = speech.said(provision.title);
  if (title !== '') return title;
  const { text } = wordingIn(provision.text, speech);
  return doc.clamp(text, 'table', { width, lines: TITLE_LINES }).text;
};

/** All provisions in short, by theme. */
export const drawTableByTheme = (doc: Document, { input }: Reporting, speech: Speech): void => {
  const groups = groupsOf(input);
  if (groups.length === 0) return;
  const { say, outcomes } = speech;
  heading(doc, say('by-theme'), 'by-theme');
  const dated = input.provisions.some(({ due }) => due !== null);
  const width = doc.measure - 30 - 170 - (dated ? 90 : 0);
  const columns: (TableColumn | null)[] = [
    { width: 30, head: say('head.number'), style: STRONG },
    { width: { share: 1 }, head: say('head.recommendation') },
    { width: 170, head: say('head.lead-body') },
    dated ? { width: 90, head: say('head.due') } : null,
  ];
  const rows = groups.flatMap(({ theme, provisions }): TableRow[] => [
    theme
      ? { group: speech.said(theme.title), number: doc.number(theme.number) }
      : { group: outcomes('without-theme') },
    ...withoutEmpty(
      columns,
      provisions.map((provision) => ({
        cells: [
          doc.number(provision.shown),
          nameOf(doc, provision, speech, width - 10),
          provision.lead ? speech.said(provision.lead) : { content: say('no-lead'), style: MISSING },
          provision.due === null
            ? { content: say('no-due'), style: MISSING }
            : speech.shortDate(provision.due),
        ],
      })),
    ).rows,
  ]);
  drawTable(doc, { columns: columns.filter((column) => column !== null), rows, title: say('by-theme') });
};

const nextOf = ({ next }: ReportDisposition, { list, said }: Speech): string | null =>
  next === null ? null : list([next.code ?? '', said(next.title)]);

/** What became of the recommendations of an edition when it handed over to the next. */
export const drawCarryOver = (
  doc: Document,
  carryOver: ReportCarryOver | null | undefined,
  key: 'carried-from' | 'carried-into',
  speech: Speech,
): void => {
  if (!carryOver || carryOver.items.length === 0) return;
  const { say, said, disposition } = speech;
  heading(doc, say(key), key, said(carryOver.edition));
  const coded = carryOver.items.some(({ code }) => code !== null);
  const carried = carryOver.items.some(({ next }) => next !== null);
  const table = withoutEmpty(
    [
      coded ? { width: 52, head: say('head.code'), style: 'label' } : null,
      { width: { share: 1 }, head: say('head.recommendation'), style: STRONG },
      { width: 72, head: say('head.outcome') },
      { width: { share: 1.4 }, head: say('head.reason') },
      carried ? { width: 92, head: say('head.next') } : null,
    ],
    carryOver.items.map((item) => ({
      cells: [
        item.code,
        said(item.title),
        disposition(item.outcome),
        said(item.reason),
        nextOf(item, speech),
      ],
    })),
  );
  drawTable(doc, { ...table, title: say(key) });
};
