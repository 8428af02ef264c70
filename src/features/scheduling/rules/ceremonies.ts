import { searchKey } from '../../../platform/language/index.ts';

/** A ceremony as it is told from others. */
export interface Ceremony {
  readonly id: string;
  readonly code: string;
  /** In whatever languages it has. */
  readonly titles: readonly string[];
  readonly start: number | null;
}

const words = {
  opening: ['افتتاح', 'opening', 'inaugura', 'welcome'],
  closing: ['ختام', 'closing', 'farewell'],
} as const;

const says = ({ titles }: Ceremony, which: keyof typeof words): boolean =>
  titles.some((title) => words[which].some((word) => searchKey(title).includes(searchKey(word))));

/** The earliest first; what has no time last. */
const inTime = (one: Ceremony, other: Ceremony): number =>
  (one.start ?? Number.MAX_SAFE_INTEGER) - (other.start ?? Number.MAX_SAFE_INTEGER) ||
  (one.code < other.code ? -1 : 1);

/**
 * Which ceremony opens an edition and which closes it: the first whose title says «opening», the last whose title says
 * «closing», in Arabic or English. Where no title does, the first ceremony of the first day and the last of the last
 * day; so an edition may have neither, and one ceremony is never both.
 * @param days the edition's, from its first instant to its last
 * @param list ceremonies that are not cancelled
 */
export function ceremoniesOf(
  list: readonly Ceremony[],
  days: readonly { readonly start: number; readonly end: number }[],
): { readonly opening: string | undefined; readonly closing: string | undefined } {
  const ordered = [...list].sort(inTime);
  const on = (day: (typeof days)[number] | undefined) => (ceremony: Ceremony) =>
    day !== undefined && ceremony.start !== null && ceremony.start >= day.start && ceremony.start < day.end;
  const silent = ordered.filter((one) => !says(one, 'opening') && !says(one, 'closing'));
  const opening =
    ordered.find((one) => says(one, 'opening')) ?? (days.length > 1 ? silent.find(on(days[0])) : undefined);
  const closing =
    ordered.findLast((one) => says(one, 'closing') && one.id !== opening?.id) ??
    (days.length > 1 ? silent.findLast(on(days.at(-1))) : undefined);
  return { opening: opening?.id, closing: closing?.id };
}
