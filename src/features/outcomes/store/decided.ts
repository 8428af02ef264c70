import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import { decisions } from '../tables.ts';
import type { DocumentRow } from './rows.ts';
import { wordingDigest } from './versions.ts';

/**
 * What was put to a decision is adopted by it and not beside it.
 * @throws 409 while one is open about the text, or when the last one refused the words that stand
 */
export async function requireUndecided(
  tx: Tx,
  { editionId, id }: Pick<DocumentRow, 'editionId' | 'id'>,
): Promise<void> {
  const ofText = and(eq(decisions.editionId, editionId), eq(decisions.documentId, id));
  const [open] = await tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(and(ofText, eq(decisions.status, 'open')));
  if (open !== undefined) throw conflict('text-under-decision');
  const [last] = await tx
    .select()
    .from(decisions)
    .where(
      and(
        ofText,
        eq(decisions.status, 'closed'),
        isNull(decisions.provisionId),
        isNull(decisions.amendmentId),
      ),
    )
    .orderBy(desc(decisions.closedAt))
    .limit(1);
  if (last?.result === 'rejected' && last.wordingDigest === (await wordingDigest(tx, editionId, id))) {
    throw conflict('text-refused');
  }
}
