import { and, eq, isNotNull, lte } from 'drizzle-orm';
import type { Db } from '../../../platform/database/index.ts';
import { outcomeDocuments } from '../tables.ts';

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
