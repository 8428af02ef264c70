import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/**
 * How far a column may go:
 * `public` may be published; `internal` is for those who work in the system; `personal` tells of a person who can be
 * recognised, beyond what is published of them: it stands in no public answer and no log line, is exported to that person
 * and erased; `secret` opens something or is sealed: it leaves the system in no answer at all.
 */
export const dataClasses = ['public', 'internal', 'personal', 'secret'] as const;
export type DataClass = (typeof dataClasses)[number];

/** The class of one column, by the names that the database knows. */
export interface ColumnClass {
  readonly table: string;
  readonly column: string;
  /** As PostgreSQL names it: `text`, `jsonb`. */
  readonly type: string;
  readonly class: DataClass;
}

type ColumnOf<T extends PgTable> = Extract<keyof T['_']['columns'], string>;
type Lists<T extends PgTable> = { readonly [C in DataClass]?: readonly ColumnOf<T>[] };
type Listed<L> = { [C in keyof L]: L[C] extends readonly (infer Name)[] ? Name : never }[keyof L];
/** Nothing for complete lists, else the columns that no list names. */
type Complete<T extends PgTable, L> = [Exclude<ColumnOf<T>, Listed<L>>] extends [never]
  ? unknown
  : { readonly unclassed: Exclude<ColumnOf<T>, Listed<L>> };

/**
 * Declares the class of every column of a table; a column that is left out does not compile.
 * @example declareClasses(accounts, { internal: ['id', 'version'], personal: ['email', 'name'], secret: ['passwordHash'] })
 */
export function declareClasses<T extends PgTable, const L extends Lists<T>>(
  table: T,
  lists: L & Complete<T, L>,
): readonly ColumnClass[] {
  const columns = getTableColumns(table);
  return dataClasses.flatMap((name) =>
    ((lists as Lists<T>)[name] ?? []).flatMap((key) => {
      const column = columns[key];
      return column === undefined
        ? []
        : [{ table: getTableName(table), column: column.name, type: column.getSQLType(), class: name }];
    }),
  );
}
