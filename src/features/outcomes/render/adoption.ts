import type { ReportDocument } from './report.ts';
import { isAdopted } from './sheet.ts';
import type { Speech } from './words.ts';

/** A row of the adoption box. */
export interface AdoptionRow {
  readonly label: string;
  readonly values: readonly string[];
  /** Hexadecimal digits, which read from left to right in any language. */
  readonly code?: boolean | undefined;
  /** Words for what is missing. */
  readonly mute?: boolean | undefined;
}

const adoptionOf = (input: ReportDocument, { say, outcomes, date, said }: Speech): AdoptionRow => {
  const label = outcomes('adoption');
  const { adoption } = input;
  if (!adoption || !isAdopted(input)) {
    const status = outcomes(`status.${input.status}`);
    return { label, values: [say('not-adopted', { status })], mute: true };
  }
  const manner = outcomes(`manner.${adoption.manner}`);
  const session = said(adoption.session);
  const on = date(adoption.on);
  return {
    label,
    values: [
      session === ''
        ? say('adoption-without-session', { manner, date: on })
        : say('adoption-of', { manner, session, date: on }),
    ],
  };
};

const countOf = (
  { provisions, kind }: ReportDocument,
  { say, count, countProvisions }: Speech,
): AdoptionRow => {
  const whole = (kind === 'recommendations' ? count : countProvisions)(provisions.length);
  const codes = provisions.map(({ code }) => code).filter((code) => code !== null);
  const [first = '', last = ''] = [codes.at(0), codes.at(-1)];
  return {
    label: say('count'),
    values: [codes.length > 1 ? say('count-with-codes', { total: whole, first, last }) : whole],
  };
};

const grouped = (hexadecimal: string): string[] => {
  const groups = hexadecimal.toLowerCase().match(/.{1,4}/gu) ?? [];
  return [groups.slice(0, 8).join(' '), groups.slice(8).join(' ')].filter((line) => line !== '');
};

/** What the box under a preamble says, in a language; what is not known is left out. */
export const adoptionRows = (input: ReportDocument, speech: Speech): AdoptionRow[] => {
  const { say, outcomes, said } = speech;
  const { reservations, fingerprint, remark, summary } = input;
  const rows: AdoptionRow[] = [
    adoptionOf(input, speech),
    countOf(input, speech),
    { label: outcomes('authentic-text'), values: [say(`authentic.${input.authentic}`)] },
  ];
  if (reservations) {
    const values = reservations.length === 0 ? [say('no-reservations')] : reservations.map(said);
    rows.push({ label: say('reservations'), values });
  }
  if (fingerprint) {
    const [first = '', ...rest] = grouped(fingerprint);
    rows.push({ label: say('fingerprint'), values: [`SHA-256  ${first}`, ...rest], code: true });
  }
  const remarks = [summary === true ? outcomes('summary') : '', said(remark)].filter((text) => text !== '');
  if (remarks.length > 0) rows.push({ label: say('remark'), values: remarks });
  return rows;
};
