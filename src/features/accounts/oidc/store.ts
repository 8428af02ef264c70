import { and, asc, eq, lt } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { accounts, identities, oidcFlows } from '../tables.ts';

export type IdentityRow = typeof identities.$inferSelect;
export type FlowRow = typeof oidcFlows.$inferSelect;
type AccountRow = typeof accounts.$inferSelect;

const DAY = 86_400_000;

/** Keeps a flow; those that ended a day ago go. */
export async function insertFlow(tx: Tx, row: typeof oidcFlows.$inferInsert, now: Date): Promise<void> {
  await tx.delete(oidcFlows).where(lt(oidcFlows.expiresAt, new Date(now.getTime() - DAY)));
  await tx.insert(oidcFlows).values(row);
}

/** Takes a flow out: of two that come back with one state, one finds it. */
export const takeFlow = async (tx: Tx, stateHash: string): Promise<FlowRow | undefined> =>
  (await tx.delete(oidcFlows).where(eq(oidcFlows.stateHash, stateHash)).returning())[0];

interface Key {
  readonly issuer: string;
  readonly subject: string;
}
const keyOf = ({ issuer, subject }: Key) =>
  and(eq(identities.issuer, issuer), eq(identities.subject, subject));

/** Whose identity it is. */
export const findOwner = async (
  db: Db,
  key: Key,
): Promise<{ readonly identity: IdentityRow; readonly account: AccountRow } | undefined> =>
  (
    await db
      .select({ identity: identities, account: accounts })
      .from(identities)
      .innerJoin(accounts, eq(accounts.id, identities.accountId))
      .where(keyOf(key))
  )[0];

export const markUsed = async (db: Db, key: Key, now: Date): Promise<void> => {
  await db.update(identities).set({ lastUsedAt: now }).where(keyOf(key));
};

/** Identities of an account, the oldest first. */
export const listIdentities = (db: Db, accountId: string): Promise<IdentityRow[]> =>
  db
    .select()
    .from(identities)
    .where(eq(identities.accountId, accountId))
    .orderBy(asc(identities.createdAt), asc(identities.subject));

export const insertIdentity = async (tx: Tx, row: typeof identities.$inferInsert): Promise<void> => {
  await tx.insert(identities).values(row);
};

export const deleteIdentity = async (tx: Tx, key: Key, accountId: string): Promise<boolean> =>
  (
    await tx
      .delete(identities)
      .where(and(keyOf(key), eq(identities.accountId, accountId)))
      .returning({ subject: identities.subject })
  ).length > 0;
