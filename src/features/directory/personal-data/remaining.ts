import {
  type ColumnClass,
  countMentions,
  type DataSubject,
  mentionsOf,
  type Reader,
} from '../../../platform/personal-data/index.ts';

/** The log of changes forgets at the very end of the transaction, and answers for itself. */
const LOG = 'audit_events';

/** Where words of somebody still stand in any text of the database: adopted texts, which nobody changes, or a gap of ours. */
export function remainingMentions(
  reader: Reader,
  classes: readonly ColumnClass[],
  subject: DataSubject,
): Promise<{ readonly table: string; readonly count: number }[]> {
  const tables = new Map<string, { column: string; type: 'text' | 'jsonb' }[]>();
  for (const { table, column, type } of classes) {
    if (table === LOG || (type !== 'text' && type !== 'jsonb')) continue;
    tables.set(table, [...(tables.get(table) ?? []), { column, type }]);
  }
  return countMentions(
    reader,
    [...tables].map(([table, columns]) => ({ table, columns })),
    mentionsOf(subject),
  );
}
