/** Why somebody may not review a submission. */
export const conflictReasons = ['author', 'own-body', 'own-state'] as const;
export type ConflictReason = (typeof conflictReasons)[number];

/** A body with every body above it, itself first. */
export type BodyLine = readonly string[];

/** Who somebody is and where they belong. */
export interface Belonging {
  readonly accountIds: readonly string[];
  /** In lower case. */
  readonly emails: readonly string[];
  readonly personIds: readonly string[];
  readonly bodyLines: readonly BodyLine[];
  readonly stateCodes: readonly string[];
}

const share = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.includes(one));

/** One body stands above the other, or they are the same. Two bodies beside each other are two. */
const related = (one: BodyLine, other: BodyLine): boolean =>
  (one[0] !== undefined && other.includes(one[0])) || (other[0] !== undefined && one.includes(other[0]));

/**
 * Conflicts of interest between a reviewer and a submission: the reviewer is among its authors (by account, address or
 * person), it comes from their body, from one above or below it, or from their state. Nobody may set them aside.
 * @param hostState of the edition; it is nobody's own state: at a national forum nearly everybody has it, and there it
 *   binds no more than the forum does. Null: the edition has none.
 */
export function conflictsBetween(
  reviewer: Belonging,
  submission: Belonging,
  hostState: string | null,
): ConflictReason[] {
  const author =
    share(reviewer.accountIds, submission.accountIds) ||
    share(reviewer.emails, submission.emails) ||
    share(reviewer.personIds, submission.personIds);
  const body = reviewer.bodyLines.some((own) => submission.bodyLines.some((its) => related(own, its)));
  const state = share(
    reviewer.stateCodes.filter((code) => code !== hostState),
    submission.stateCodes,
  );
  return [
    ...(author ? (['author'] as const) : []),
    ...(body ? (['own-body'] as const) : []),
    ...(state ? (['own-state'] as const) : []),
  ];
}
