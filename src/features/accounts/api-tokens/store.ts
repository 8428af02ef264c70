import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { apiTokens } from '../tables.ts';

export type ApiTokenRow = typeof apiTokens.$inferSelect;

const inForce = (accountId: string, now: Date) =>
  and(eq(apiTokens.accountId, accountId), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, now));

/** Tokens of an account that work, the latest first. */
export const listTokens = (db: Db, accountId: string, now: Date): Promise<ApiTokenRow[]> =>
  db
    .select()
    .from(apiTokens)
    .where(inForce(accountId, now))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));

export const countTokens = (db: Db, accountId: string, now: Date): Promise<number> =>
  db.$count(apiTokens, inForce(accountId, now));

export async function insertToken(tx: Tx, row: typeof apiTokens.$inferInsert): Promise<ApiTokenRow> {
  const [token] = await tx.insert(apiTokens).values(row).returning();
  if (token === undefined) throw new Error('The statement returned no row.');
  return token;
}

/** @returns the token, if it was the account's and worked until now */
export const revokeToken = async (
  tx: Tx,
  { id, accountId, now }: { readonly id: string; readonly accountId: string; readonly now: Date },
): Promise<ApiTokenRow | undefined> =>
  (
    await tx
      .update(apiTokens)
      .set({ revokedAt: now })
      .where(and(eq(apiTokens.id, id), inForce(accountId, now)))
      .returning()
  )[0];

/** All tokens of an account stop working. */
export const revokeTokensOf = async (tx: Tx, accountId: string, now: Date): Promise<void> => {
  await tx
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.accountId, accountId), isNull(apiTokens.revokedAt)));
};
