import type { FormOption, FormQuestionType } from '../../tables.ts';

/** One thing counted. */
export interface Count {
  readonly key: string;
  readonly count: number;
}

/** Counts by a key, most first; equal ones by their keys. */
export function countBy<T>(rows: readonly T[], keyOf: (row: T) => string | readonly string[]): Count[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const key of [keyOf(row)].flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .toSorted((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
}

const DAY = 86_400_000;

/** Counts of every day from the first to the last, those without any included. @param days `YYYY-MM-DD` */
export function countByDay(days: readonly string[]): Count[] {
  const [first] = days.toSorted();
  const last = days.toSorted().at(-1);
  if (first === undefined || last === undefined) return [];
  const counts = new Map(countBy(days, (day) => day).map(({ key, count }) => [key, count]));
  const length = Math.round((Date.parse(last) - Date.parse(first)) / DAY) + 1;
  return Array.from({ length }, (_, index) => {
    const key = new Date(Date.parse(first) + index * DAY).toISOString().slice(0, 10);
    return { key, count: counts.get(key) ?? 0 };
  });
}

/** How often each choice of a question was taken, in the order of the choices. */
export function countChoices(
  question: {
    readonly id: string;
    readonly type: FormQuestionType;
    readonly options: readonly Pick<FormOption, 'key'>[];
  },
  answers: readonly Readonly<Record<string, unknown>>[],
): Count[] {
  const given = answers.flatMap((one) => {
    const value = one[question.id];
    if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
    return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  });
  const keys =
    question.options.length > 0 ? question.options.map(({ key }) => key) : (['yes', 'no'] as const);
  return keys.map((key) => ({ key, count: given.filter((one) => one === key).length }));
}
