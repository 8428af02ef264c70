import type { Db } from '../../../platform/database/index.ts';
import { listOrderFor } from '../store/precedence-lists.ts';
import type { precedenceUses } from '../tables.ts';

/** What an order is read for. */
export type PrecedenceUse = (typeof precedenceUses)[number];

/**
 * The order of precedence that is in force for a use, as participation ids: seats, flags, speeches and signatures follow
 * it and never sort again. Empty while nobody signed one off; who withdrew since is left out, who came since stands in
 * the next version.
 * @example const signing = await orderFor(db, edition.id, 'signing');
 */
export async function orderFor(
  db: Db,
  editionId: string,
  use: PrecedenceUse,
): Promise<{ readonly versionId: string | null; readonly participationIds: readonly string[] }> {
  const rows = await listOrderFor(db, editionId, use);
  return {
    versionId: rows[0]?.versionId ?? null,
    participationIds: rows.map(({ participationId }) => participationId),
  };
}

/**
 * Puts things of parties in the order of precedence; those that it does not know keep their own order after them.
 * @param order participation ids, as {@link orderFor} gives them
 */
export function inOrder<T>(
  order: readonly string[],
  items: readonly T[],
  participationOf: (item: T) => string | null,
): T[] {
  const position = new Map(order.map((id, index) => [id, index]));
  const placeOf = (item: T): number => position.get(participationOf(item) ?? '') ?? order.length;
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}
