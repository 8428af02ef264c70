/** Letters and digits that nobody takes for each other, on paper or on the telephone. */
const signs = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/**
 * Two signs that a form's codes have in front of the number. They follow from its id; whoever makes a form takes an id
 * whose signs no other form of the edition has.
 */
export function codeSigns(formId: string): string {
  const value = Number.parseInt(formId.replaceAll('-', '').slice(-8), 16);
  const { length } = signs;
  return `${signs[value % length]}${signs[Math.floor(value / length) % length]}`;
}

/** What people quote. @example codeOf('…', 42) // 'R-K7-0042' */
export const codeOf = (formId: string, number: number): string =>
  `R-${codeSigns(formId)}-${String(number).padStart(4, '0')}`;
