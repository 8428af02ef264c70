import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { accounts, signInSteps } from '../tables.ts';

export type StepRow = typeof signInSteps.$inferSelect;
type AccountRow = typeof accounts.$inferSelect;

const DAY = 86_400_000;
const dayBefore = (now: Date): Date => new Date(now.getTime() - DAY);

/** Keeps a step; those older than a day go, until then they tell how many wrong codes there were. */
export async function insertStep(tx: Tx, row: typeof signInSteps.$inferInsert, now: Date): Promise<void> {
  await tx.delete(signInSteps).where(lt(signInSteps.createdAt, dayBefore(now)));
  await tx.insert(signInSteps).values(row);
}

const openStep = (secretHash: string, now: Date) =>
  and(eq(signInSteps.secretHash, secretHash), gt(signInSteps.expiresAt, now));

/** A step that is not over, with its account. */
export const findStep = async (
  db: Db,
  secretHash: string,
  now: Date,
): Promise<{ readonly step: StepRow; readonly account: AccountRow } | undefined> =>
  (
    await db
      .select({ step: signInSteps, account: accounts })
      .from(signInSteps)
      .innerJoin(accounts, eq(accounts.id, signInSteps.accountId))
      .where(openStep(secretHash, now))
  )[0];

/** The same, locked: of two proofs at once, one waits for the other. */
export const lockStep = async (
  tx: Tx,
  secretHash: string,
  now: Date,
): Promise<{ readonly step: StepRow; readonly account: AccountRow } | undefined> =>
  (
    await tx
      .select({ step: signInSteps, account: accounts })
      .from(signInSteps)
      .innerJoin(accounts, eq(accounts.id, signInSteps.accountId))
      .where(openStep(secretHash, now))
      .for('update', { of: signInSteps })
  )[0];

/** Wrong codes of an account in the last day. */
export async function countAttempts(tx: Tx, accountId: string, now: Date): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`coalesce(sum(${signInSteps.attempts}), 0)::int` })
    .from(signInSteps)
    .where(and(eq(signInSteps.accountId, accountId), gt(signInSteps.createdAt, dayBefore(now))));
  return Number(row?.count ?? 0);
}

export const setStep = async (
  tx: Tx,
  secretHash: string,
  values: Partial<Pick<StepRow, 'attempts' | 'expiresAt'>>,
): Promise<void> => {
  await tx.update(signInSteps).set(values).where(eq(signInSteps.secretHash, secretHash));
};

/** Counts a wrong code that was typed in a sign-in which stands already; it is a step that nobody can go on from. */
export const countApart = async (
  tx: Tx,
  { secretHash, accountId, now }: { secretHash: string; accountId: string; now: Date },
): Promise<void> => {
  await tx
    .insert(signInSteps)
    .values({ secretHash, accountId, method: 'password', attempts: 1, expiresAt: now, createdAt: now })
    .onConflictDoUpdate({
      target: signInSteps.secretHash,
      set: { attempts: sql`${signInSteps.attempts} + 1`, createdAt: now },
    });
};

/** Ends all steps of an account that are under way. */
export const endSteps = async (tx: Tx, accountId: string, now: Date): Promise<void> => {
  await tx
    .update(signInSteps)
    .set({ expiresAt: now })
    .where(and(eq(signInSteps.accountId, accountId), gt(signInSteps.expiresAt, now)));
};
