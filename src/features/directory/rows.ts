/**
 * Reads a spreadsheet of persons or bodies: which column is which, in either language, and what its cells mean. Pure;
 * what the directory holds is compared by the plans of the imports.
 */
import { commonMessages } from '../../platform/i18n/index.ts';
import { type LocalText, searchKey } from '../../platform/language/index.ts';
import type { Sheet } from '../../platform/spreadsheet/index.ts';
import { messagesAr } from './messages.ar.ts';
import { messagesEn } from './messages.en.ts';
import { type BodyKind, bodyKinds } from './tables.ts';

/** A column of a file; its headings are in the messages under `column` and `column-also`. */
export type Column = keyof (typeof messagesEn)['column'];

/** Columns of a file of persons, in the order in which they are written. */
export const personColumns = [
  'slug',
  'honorific-ar',
  'rank-ar',
  'academic-title-ar',
  'name-ar',
  'post-ar',
  'honorific-en',
  'rank-en',
  'academic-title-en',
  'name-en',
  'post-en',
  'post-names-body',
  'body',
  'state',
  'gender',
  'principal',
  'sort-ar',
  'sort-en',
  'biography-ar',
  'biography-en',
] as const satisfies readonly Column[];

/** Columns of a file of bodies, in the order in which they are written. */
export const bodyColumns = [
  'slug',
  'kind',
  'name-ar',
  'name-en',
  'short-name-ar',
  'short-name-en',
  'gender-ar',
  'parent',
  'state',
  'website',
  'sort-ar',
  'sort-en',
] as const satisfies readonly Column[];

/**
 * The one sign that empties a value, as an empty cell leaves it alone: nothing is lost by a column that somebody left
 * out or did not fill.
 */
const CLEAR = '-';

/** Whether a cell asks for its value to be emptied. */
export const clears = (cell: string | undefined): boolean => cell === CLEAR;

/** Columns whose value a record cannot be without. */
const needed = new Set<Column>(['slug', 'kind', 'gender-ar']);

/** The columns of a row that ask for what cannot be emptied. */
export const wronglyCleared = ({ cells }: FileRow): Column[] =>
  (Object.keys(cells) as Column[]).filter((column) => needed.has(column) && clears(cells[column]));

/** One row of a file: what its filled cells say, by column. */
export interface FileRow {
  /** As the spreadsheet program numbers it. */
  readonly row: number;
  readonly cells: { readonly [C in Column]?: string };
}

export interface FileRows {
  readonly rows: readonly FileRow[];
  /** Headings that no column has. */
  readonly ignored: readonly string[];
  /** Whether the file has a column, filled or not. */
  has(column: Column): boolean;
}

const catalogues = [messagesAr, messagesEn];
const alternatives = (words: string): string[] => words.split('|');
const folded = (words: readonly string[]): string[] => words.map(searchKey).filter((word) => word !== '');

/** Everything that a heading of a column may be, folded. */
const headingsOf = (column: Column): string[] =>
  folded([
    column,
    ...catalogues.flatMap((words) => [words.column[column], ...alternatives(words['column-also'][column])]),
  ]);

/** Finds the columns by their headings and the filled cells of each row by column. */
export function readRows(sheet: Sheet, columns: readonly Column[]): FileRows {
  const known = new Map(columns.flatMap((column) => headingsOf(column).map((heading) => [heading, column])));
  const found = sheet.headings.map((heading) => known.get(searchKey(heading)));
  // A heading that comes twice counts once: the first column is it.
  const columnAt = found.map((column, index) =>
    column !== undefined && found.indexOf(column) === index ? column : undefined,
  );
  return {
    rows: sheet.rows.map(({ number, cells }) => ({
      row: number,
      cells: Object.fromEntries(
        cells.flatMap((cell, index) => {
          const column = columnAt[index];
          return column === undefined || cell.trim() === ''
            ? []
            : [[column, cell.trim() === CLEAR ? CLEAR : cell]];
        }),
      ),
    })),
    ignored: sheet.headings.filter((heading, index) => heading !== '' && columnAt[index] === undefined),
    has: (column) => columnAt.includes(column),
  };
}

type Bilingual = 'honorific' | 'rank' | 'academic-title' | 'name' | 'post' | 'biography' | 'short-name';

/** Both languages of a text, those that are filled, emptied ones as ''; undefined when neither is. */
export function textOf(
  { cells }: FileRow,
  base: Bilingual,
): { readonly ar?: string; readonly en?: string } | undefined {
  const [ar, en] = [cells[`${base}-ar`], cells[`${base}-en`]].map((cell) => (clears(cell) ? '' : cell));
  if (ar === undefined && en === undefined) return undefined;
  return { ...(ar === undefined ? {} : { ar }), ...(en === undefined ? {} : { en }) };
}

const valueWords = <V extends keyof (typeof messagesEn)['value']>(values: readonly V[]): Map<string, V> =>
  new Map(
    values.flatMap((value) =>
      folded([value, ...catalogues.flatMap((words) => alternatives(words.value[value]))]).map((word) => [
        word,
        value,
      ]),
    ),
  );

const genders = valueWords(['m', 'f', 'unstated']);
const answers = valueWords(['yes', 'no']);
const kinds = new Map<string, BodyKind>(
  bodyKinds.flatMap((kind) =>
    folded([kind, commonMessages.ar.kind.body[kind], commonMessages.en.kind.body[kind]]).map((word) => [
      word,
      kind,
    ]),
  ),
);

/** What a cell with a choice means; undefined for a word that is none of the choices. */
export const readGender = (cell: string): 'm' | 'f' | 'unstated' | undefined => genders.get(searchKey(cell));
export const readKind = (cell: string): BodyKind | undefined => kinds.get(searchKey(cell));
export const readYesNo = (cell: string): boolean | undefined => {
  const answer = answers.get(searchKey(cell));
  return answer === undefined ? undefined : answer === 'yes';
};

/** A state by its code or by one of its approved names. */
export function createStateIndex(
  states: readonly {
    readonly code: string;
    readonly iso3: string;
    readonly shortName: LocalText;
    readonly formalName: LocalText;
  }[],
): (cell: string) => string | undefined {
  const byName = new Map(
    states.flatMap(({ code, iso3, shortName, formalName }) =>
      folded([code, iso3, formalName.ar, formalName.en, shortName.ar, shortName.en]).map((name) => [
        name,
        code,
      ]),
    ),
  );
  return (cell) => byName.get(searchKey(cell));
}
