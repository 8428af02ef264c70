import { and, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import type { Db } from '../../../platform/database/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { outcomeDocuments } from '../tables.ts';
import type { DocumentRow } from './rows.ts';

/** Texts whose release was approved and whose embargo is over. */
export const listDue = async (db: Db, now: Date): Promise<string[]> =>
  (
    await db
      .select({ id: outcomeDocuments.id })
      .from(outcomeDocuments)
      .where(
        and(
          eq(outcomeDocuments.status, 'adopted'),
          isNotNull(outcomeDocuments.releaseApprovedAt),
          lte(outcomeDocuments.embargoUntil, now),
        ),
      )
  ).map(({ id }) => id);

/** Names of those who asked for a release and approved it, by account. */
export async function releaserNames(
  db: Db,
  { releaseRequestedBy, releaseApprovedBy }: DocumentRow,
): Promise<ReadonlyMap<string, string>> {
  const ids = [releaseRequestedBy, releaseApprovedBy].filter((id) => id !== null);
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: accounts.id, name: accounts.name })
          .from(accounts)
          .where(inArray(accounts.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
