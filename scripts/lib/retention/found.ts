import type { RetentionFound } from '../../../src/platform/personal-data/index.ts';

const heads = ['kind', 'class', 'edition', 'records'] as const;

/** What a look or a run found, as lines of a table: kind, class of data, edition, count. No lines for nothing. */
export function foundLines(found: readonly RetentionFound[]): string[] {
  if (found.length === 0) return [];
  const rows = found.map((one) => [one.kind, one.class, one.edition ?? '-', String(one.count)]);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [heads, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
