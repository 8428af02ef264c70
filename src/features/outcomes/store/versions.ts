import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { provisionNumbers, provisionVersions } from '../tables.ts';
import type { ProvisionRow } from './rows.ts';

export type VersionRow = typeof provisionVersions.$inferSelect;

/** Keeps the wording that a provision has now as its version. */
export async function keepVersion(
  tx: Tx,
  provision: Pick<ProvisionRow, 'editionId' | 'id' | 'revision' | 'title' | 'text'>,
  about: Pick<VersionRow, 'origin' | 'writtenBy'> & { readonly comment?: string | null },
): Promise<void> {
  const { editionId, id, revision, title, text } = provision;
  await tx.insert(provisionVersions).values({ editionId, provisionId: id, revision, title, text, ...about });
}

/** Gives codes for good: a code that was given once is refused. */
export async function giveNumbers(tx: Tx, editionId: string, codes: readonly string[]): Promise<void> {
  if (codes.length > 0) {
    await tx.insert(provisionNumbers).values(codes.map((code) => ({ editionId, code })));
  }
}

/** What is put to a decision: see `wording_digest()` in the migrations. */
export async function wordingDigest(tx: Tx, editionId: string, documentId: string): Promise<string> {
  const [row] = await tx
    .select({ digest: sql<string>`wording_digest(${editionId}::uuid, ${documentId}::uuid)` })
    .from(sql`(select 1) as one`);
  return row?.digest ?? '';
}
