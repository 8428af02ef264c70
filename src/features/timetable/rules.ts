/** A stretch of time; the end does not belong to it, so that one may begin when another ends. */
export interface Period {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export const overlap = (one: Period, other: Period): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** A claim on one resource, in the order in which claims are granted. */
export interface Claim extends Period {
  readonly resourceId: string;
}

/**
 * Grants claims one after the other: a claim that overlaps what is taken already, or was granted before it, is not.
 * @returns for each claim, in their order, whether it is granted
 */
export function grantInOrder(claims: readonly Claim[], taken: readonly Claim[]): boolean[] {
  const byResource = new Map<string, Claim[]>();
  for (const claim of taken) {
    const list = byResource.get(claim.resourceId);
    if (list === undefined) byResource.set(claim.resourceId, [claim]);
    else list.push(claim);
  }
  return claims.map((claim) => {
    const list = byResource.get(claim.resourceId) ?? [];
    if (list.some((other) => overlap(claim, other))) return false;
    byResource.set(claim.resourceId, [...list, claim]);
    return true;
  });
}
