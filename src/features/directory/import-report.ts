import { isDeepStrictEqual } from 'node:util';
import type { TSchema } from 'typebox';
import { type FieldError, isAppError } from '../../platform/errors/index.ts';
import { checkInput } from '../../platform/http/validation.ts';
import type { LocalText } from '../../platform/language/index.ts';
import type { Column } from './rows.ts';

export type RowResult = 'created' | 'updated' | 'unchanged' | 'refused';

/** What became of one row, or would become of it. */
export interface ReportRow {
  /** As the spreadsheet program numbers it. */
  readonly row: number;
  /** The name that the row gives, in the first language that it has. */
  readonly name: string;
  readonly result: RowResult;
  /** Why it was refused; `field` is the column. */
  readonly errors: readonly FieldError[];
  /** Records whose names only look alike: for a person to decide. */
  readonly suggestions: readonly { readonly id: string; readonly slug: string; readonly name: LocalText }[];
}

/** What an import did, row by row. */
export interface ImportReport {
  /** False for a check, and when a row was refused: then nothing at all was saved. */
  readonly saved: boolean;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Headings that were not understood. */
  readonly ignored: readonly string[];
  readonly rows: readonly ReportRow[];
}

/** A row with what is to be done about it. */
export interface PlannedRow<New, Row> extends Omit<ReportRow, 'result'> {
  readonly create?: New;
  readonly update?: { readonly old: Row; readonly next: Partial<Row> };
}

const resultOf = ({ errors, create, update }: PlannedRow<unknown, unknown>): RowResult => {
  if (errors.length > 0) return 'refused';
  if (create !== undefined) return 'created';
  return update === undefined ? 'unchanged' : 'updated';
};

/** Counts a plan up. */
export function reportOf(
  planned: readonly PlannedRow<unknown, unknown>[],
  ignored: readonly string[],
  saved: boolean,
): ImportReport {
  const rows = planned.map((plan) => {
    const { row, name, errors, suggestions } = plan;
    return { row, name, result: resultOf(plan), errors, suggestions };
  });
  const count = (result: RowResult): number => rows.filter((row) => row.result === result).length;
  return {
    saved,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    ignored,
    rows,
  };
}

const columnOfField: Readonly<Record<string, Column>> = {
  stateCode: 'state',
  bodyId: 'body',
  parentId: 'parent',
  name: 'name-ar',
};

/** The column that an input's field was read from: `academicTitle.ar` → `academic-title-ar`. */
const columnOf = (field: string): string =>
  columnOfField[field] ?? field.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What the contract and the rules have against a row's input, by column; empty when it may be saved. */
export function inputErrors(schema: TSchema, input: object, read: () => void): FieldError[] {
  const errors = checkInput(schema, structuredClone(input));
  try {
    if (errors.length === 0) read();
  } catch (error) {
    if (!isAppError(error)) throw error;
    errors.push(...error.errors);
  }
  return errors.map((error) => ({ ...error, field: columnOf(error.field) }));
}

/** Whether a row says anything that does not stand there already. */
export const changes = <Row extends object>(old: Row, next: Partial<Row>): boolean =>
  Object.entries(next).some(([key, value]) => !isDeepStrictEqual(old[key as keyof Row], value));

/** An input without what was not said: a cell that is empty leaves the value as it stands. */
export const withoutUndefined = <Input extends object>(
  input: {
    readonly [K in keyof Input]: Input[K] | undefined;
  },
): Input => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Input;
