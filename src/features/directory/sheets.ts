import type { Translate } from '../../platform/i18n/index.ts';
import type { Language, LocalText } from '../../platform/language/index.ts';
import type { SheetCell, SheetTable } from '../../platform/spreadsheet/index.ts';
import type { messagesEn } from './messages.en.ts';
import { bodyColumns, personColumns } from './rows.ts';
import type { BodyWhole } from './store-bodies.ts';
import type { PersonWhole } from './store-persons.ts';
import type { StateRow } from './store-states.ts';

/** In whose words a table is written. */
interface Reader {
  readonly t: Translate;
  readonly language: Language;
}

const tableOf = <Row, C extends string>(
  { language }: Reader,
  title: string,
  columns: readonly C[],
  rows: readonly Row[],
  heading: (column: C) => string,
  cellOf: (row: Row, column: C) => SheetCell,
): SheetTable => ({
  title,
  language,
  headings: columns.map(heading),
  rows: rows.map((row) => columns.map((column) => cellOf(row, column))),
});

const side = (text: LocalText | null, column: string): SheetCell =>
  text?.[column.endsWith('-ar') ? 'ar' : 'en'] || null;

/** A column of a file of states. */
type StateColumn = keyof (typeof messagesEn)['state-column'];

/** In the order in which they are written. Names are approved one by one, on pages, so no import reads this. */
const stateColumns = [
  'code',
  'iso3',
  'm49',
  'short-name-ar',
  'formal-name-ar',
  'short-name-en',
  'formal-name-en',
  'arab-league',
  'gcc',
  'oic',
  'sort-ar',
  'sort-en',
] as const satisfies readonly StateColumn[];

/** States with their approved names as a table. */
export function stateSheet(reader: Reader, states: readonly StateRow[]): SheetTable {
  const { t } = reader;
  const yesNo = (value: boolean): string => t(value ? 'common:form.yes' : 'common:form.no');
  const cellsOf = (state: StateRow): Readonly<Record<StateColumn, SheetCell>> => ({
    code: state.code,
    iso3: state.iso3,
    m49: state.m49,
    'short-name-ar': state.shortName.ar,
    'formal-name-ar': state.formalName.ar,
    'short-name-en': state.shortName.en,
    'formal-name-en': state.formalName.en,
    'arab-league': yesNo(state.arabLeague),
    gcc: yesNo(state.gcc),
    oic: yesNo(state.oic),
    'sort-ar': state.sortAr,
    'sort-en': state.sortEn,
  });
  return tableOf(
    reader,
    t('common:nav.management.states'),
    stateColumns,
    states.map(cellsOf),
    (column) => t(`directory:state-column.${column}`),
    (cells, column) => cells[column],
  );
}

/** Bodies as a table that `importBodies` takes back without a difference. */
export function bodySheet(reader: Reader, bodies: readonly BodyWhole[]): SheetTable {
  const { t } = reader;
  return tableOf(
    reader,
    t('common:nav.management.bodies'),
    bodyColumns,
    bodies,
    (column) => t(`directory:column.${column}`),
    ({ body, parent }, column) => {
      switch (column) {
        case 'slug':
          return body.slug;
        case 'kind':
          return t(`common:kind.body.${body.kind}`);
        case 'name-ar':
        case 'name-en':
          return side(body.name, column);
        case 'short-name-ar':
        case 'short-name-en':
          return side(body.shortName, column);
        case 'gender-ar':
          return t(`common:kind.gender.${body.genderAr}`);
        case 'parent':
          return parent?.slug ?? null;
        case 'state':
          return body.stateCode;
        case 'website':
          return body.website;
        case 'sort-ar':
          return body.sortAr;
        case 'sort-en':
          return body.sortEn;
        default:
          return null;
      }
    },
  );
}

/** Persons as a table that `importPeople` takes back without a difference. */
export function personSheet(reader: Reader, persons: readonly PersonWhole[]): SheetTable {
  const { t } = reader;
  const yesNo = (value: boolean): string => t(value ? 'common:form.yes' : 'common:form.no');
  return tableOf(
    reader,
    t('common:nav.management.persons'),
    personColumns,
    persons,
    (column) => t(`directory:column.${column}`),
    ({ person, body }, column) => {
      switch (column) {
        case 'slug':
          return person.slug;
        case 'honorific-ar':
        case 'honorific-en':
          return side(person.honorific, column);
        case 'rank-ar':
        case 'rank-en':
          return side(person.rank, column);
        case 'academic-title-ar':
        case 'academic-title-en':
          return side(person.academicTitle, column);
        case 'name-ar':
        case 'name-en':
          return side(person.name, column);
        case 'post-ar':
        case 'post-en':
          return side(person.post, column);
        case 'biography-ar':
        case 'biography-en':
          return side(person.biography, column);
        case 'post-names-body':
          return yesNo(person.postNamesBody);
        case 'body':
          return body?.slug ?? null;
        case 'state':
          return person.stateCode;
        case 'gender':
          return t(`common:kind.gender.${person.gender}`);
        case 'principal':
          return yesNo(person.principal);
        case 'sort-ar':
          return person.sortAr;
        case 'sort-en':
          return person.sortEn;
        default:
          return null;
      }
    },
  );
}
