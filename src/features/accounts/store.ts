import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Grant } from '../../platform/actor/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { accounts, grants, oneTimeLinks } from './tables.ts';

export type AccountRow = typeof accounts.$inferSelect;

export const countAccounts = async (db: Db): Promise<number> => {
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(accounts);
  return Number(row?.count ?? 0);
};

export async function insertAccount(
  tx: Tx,
  row: typeof accounts.$inferInsert,
  held: readonly Grant[],
): Promise<AccountRow> {
  const [account] = await tx.insert(accounts).values(row).returning();
  if (account === undefined) throw new Error('The statement returned no row.');
  if (held.length > 0) {
    await tx.insert(grants).values(held.map((grant) => ({ ...grant, accountId: account.id })));
  }
  return account;
}

/** @param lock `locked` holds others back until the transaction ends */
export async function findByEmail(db: Db, email: string, lock?: 'locked'): Promise<AccountRow | undefined> {
  const query = db.select().from(accounts).where(eq(accounts.email, email));
  return (await (lock === undefined ? query : query.for('update')))[0];
}

/** @param lock `locked` holds others back until the transaction ends */
export async function findAccount(db: Db, id: string, lock?: 'locked'): Promise<AccountRow | undefined> {
  const query = db.select().from(accounts).where(eq(accounts.id, id));
  return (await (lock === undefined ? query : query.for('update')))[0];
}

export async function updateAccount(
  tx: Tx,
  id: string,
  values: Partial<AccountRow>,
  now: Date,
): Promise<AccountRow> {
  const [account] = await tx
    .update(accounts)
    .set({ ...values, version: sql`${accounts.version} + 1`, updatedAt: now })
    .where(eq(accounts.id, id))
    .returning();
  if (account === undefined) throw new Error('The statement returned no row.');
  return account;
}

type LinkRow = typeof oneTimeLinks.$inferInsert;
const openLink = (secretHash: string, now: Date) =>
  and(
    eq(oneTimeLinks.secretHash, secretHash),
    isNull(oneTimeLinks.usedAt),
    isNull(oneTimeLinks.withdrawnAt),
    gt(oneTimeLinks.expiresAt, now),
  );

/** One link for the first organiser at a time. */
export async function replaceFirstLink(tx: Tx, row: LinkRow): Promise<void> {
  await tx.delete(oneTimeLinks).where(eq(oneTimeLinks.purpose, 'first-organiser'));
  await tx.insert(oneTimeLinks).values(row);
}

export const findLink = async (db: Db, secretHash: string, now: Date) =>
  (await db.select().from(oneTimeLinks).where(openLink(secretHash, now)))[0];

/** Marks a link used; false when it no longer works. Two at once: one wins. */
export const useLink = async (tx: Tx, secretHash: string, now: Date): Promise<boolean> =>
  (
    await tx
      .update(oneTimeLinks)
      .set({ usedAt: now })
      .where(openLink(secretHash, now))
      .returning({ hash: oneTimeLinks.secretHash })
  ).length > 0;
