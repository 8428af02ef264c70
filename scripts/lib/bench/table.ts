import type { Figure } from './figure.ts';

const verdict = ({ met }: Figure): string => (met === null ? 'not measured' : met ? 'met' : 'MISSED');

/** The figures as lines of a table, each with what it was compared to, and the reasons below. */
export function figuresTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    figure.value === null ? '–' : String(figure.value),
    `${figure.better === 'higher' ? '≥' : '≤'} ${figure.target}`,
    figure.unit,
    verdict(figure),
    figure.reference,
  ]);
  const all = [['figure', 'value', 'target', 'unit', '', 'compared to'], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const numeric = (column: number): boolean => column === 1 || column === 2;
  const lines = all.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return numeric(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  const reasons = figures.flatMap(({ name, reason }) => (reason === null ? [] : [`${name}: ${reason}`]));
  return [...lines, ...(reasons.length > 0 ? ['', ...reasons] : [])].join('\n');
}
