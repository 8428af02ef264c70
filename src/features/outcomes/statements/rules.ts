/** What holds of statements and signatures. Days are `YYYY-MM-DD`. */
import { addDays } from '../../../platform/language/index.ts';
import type { constituencies, signatureStatuses, statementStatuses } from '../tables.ts';

export type StatementStatus = (typeof statementStatuses)[number];
export type SignatureStatus = (typeof signatureStatuses)[number];
export type Constituency = (typeof constituencies)[number];

/** From a statement's state to those that may follow. */
export const statementStates: Readonly<Record<StatementStatus, readonly StatementStatus[]>> = {
  draft: ['open'],
  open: ['closed'],
  closed: ['open'],
};

/** From a signature's state to those that may follow. Withdrawn is the end: who returns does so to another statement. */
export const signatureStates: Readonly<Record<SignatureStatus, readonly SignatureStatus[]>> = {
  invited: ['intent', 'signed', 'declined'],
  intent: ['intent', 'signed', 'declined'],
  declined: ['intent', 'signed'],
  signed: ['withdrawn'],
  withdrawn: [],
};

/** What a signature's place in the count rests on. */
export interface Standing {
  readonly signedOn: string | null;
  /** The first day on which a withdrawal has effect. */
  readonly withdrawnOn: string | null;
}

/** Whether it was given by the end of a day, in force or not. */
export const givenBy = ({ signedOn }: Standing, on: string): boolean => signedOn !== null && signedOn <= on;

/** Whether it counts on a day: given, and no withdrawal has taken effect. */
export const standsOn = (signature: Standing, on: string): boolean =>
  givenBy(signature, on) && (signature.withdrawnOn === null || signature.withdrawnOn > on);

/** The first day on which a withdrawal has effect. */
export const effectOf = (noticeOn: string, noticeDays: number): string => addDays(noticeOn, noticeDays);

/** Whether a signature comes after the ceremony, or after the last day where there was none. */
export const isAccession = (
  signedOn: string,
  { ceremonyOn, closesOn }: { readonly ceremonyOn: string | null; readonly closesOn: string | null },
): boolean => {
  const last = ceremonyOn ?? closesOn;
  return last !== null && signedOn > last;
};

/** Whether a party belongs to a constituency: states, companies, all other bodies. */
export const belongsTo = (
  constituency: Constituency,
  party: { readonly stateCode: string | null; readonly bodyKind: string | null },
): boolean => {
  if (constituency === 'states') return party.stateCode !== null;
  if (party.stateCode !== null) return false;
  return (constituency === 'industry') === (party.bodyKind === 'company');
};

/** How many signatures counted at the end of each day on which that changed, up to a day. */
export function courseOf(
  signatures: readonly Standing[],
  on: string,
): { readonly day: string; readonly count: number }[] {
  const days = new Set<string>();
  for (const { signedOn, withdrawnOn } of signatures) {
    for (const day of [signedOn, withdrawnOn]) if (day !== null && day <= on) days.add(day);
  }
  return [...days]
    .toSorted()
    .map((day) => ({ day, count: signatures.filter((signature) => standsOn(signature, day)).length }));
}
