import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { accounts, passkeyChallenges, passkeys, recoveryCodes, totpSecrets } from '../tables.ts';

export type PasskeyRow = typeof passkeys.$inferSelect;

export interface HeldRow {
  readonly totpSince: Date | null;
  readonly passkeys: readonly PasskeyRow[];
  readonly codesLeft: number;
}

/** What an account can show as a second factor. */
export async function findHeld(db: Db, accountId: string): Promise<HeldRow> {
  const [totp] = await db
    .select({ since: totpSecrets.confirmedAt })
    .from(totpSecrets)
    .where(eq(totpSecrets.accountId, accountId));
  const keys = await db
    .select()
    .from(passkeys)
    .where(eq(passkeys.accountId, accountId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
  const [codes] = await db
    .select({ left: sql<number>`count(*)::int` })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)));
  return { totpSince: totp?.since ?? null, passkeys: keys, codesLeft: Number(codes?.left ?? 0) };
}

export const findTotp = async (db: Db, accountId: string) =>
  (await db.select().from(totpSecrets).where(eq(totpSecrets.accountId, accountId)))[0];

export const putTotp = async (tx: Tx, row: typeof totpSecrets.$inferInsert): Promise<void> => {
  const { accountId: _, ...values } = row;
  await tx.insert(totpSecrets).values(row).onConflictDoUpdate({ target: totpSecrets.accountId, set: values });
};

/** Uses a time step up; false when it, or a later one, was used before. Two at once: one wins. */
export const useStep = async (tx: Tx, accountId: string, step: number): Promise<boolean> =>
  (
    await tx
      .update(totpSecrets)
      .set({ lastStep: step })
      .where(and(eq(totpSecrets.accountId, accountId), lt(totpSecrets.lastStep, step)))
      .returning({ accountId: totpSecrets.accountId })
  ).length > 0;

export const removeTotp = async (tx: Tx, accountId: string): Promise<boolean> =>
  (
    await tx
      .delete(totpSecrets)
      .where(eq(totpSecrets.accountId, accountId))
      .returning({ accountId: totpSecrets.accountId })
  ).length > 0;

/** Uses a recovery code up; false when there is none such. Two at once: one wins. */
export const useRecoveryCode = async (
  tx: Tx,
  { accountId, codeHash, now }: { accountId: string; codeHash: string; now: Date },
): Promise<boolean> =>
  (
    await tx
      .update(recoveryCodes)
      .set({ usedAt: now })
      .where(
        and(
          eq(recoveryCodes.accountId, accountId),
          eq(recoveryCodes.codeHash, codeHash),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ id: recoveryCodes.id })
  ).length > 0;

/** Puts new codes in the place of all that there were. */
export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: string,
  codeHashes: readonly string[],
): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  if (codeHashes.length === 0) return;
  await tx.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ accountId, codeHash })));
}

export const insertChallenge = async (tx: Tx, row: typeof passkeyChallenges.$inferInsert): Promise<void> => {
  await tx.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, row.createdAt ?? new Date()));
  await tx.insert(passkeyChallenges).values(row);
};

/** Takes a challenge out: whatever comes of it, it is not good a second time. */
export const takeChallenge = async (
  tx: Tx,
  {
    challenge,
    accountId,
    purpose,
    now,
  }: { challenge: string; accountId: string | null; purpose: 'enrolment' | 'sign-in'; now: Date },
): Promise<boolean> =>
  (
    await tx
      .delete(passkeyChallenges)
      .where(
        and(
          eq(passkeyChallenges.challenge, challenge),
          eq(passkeyChallenges.purpose, purpose),
          accountId === null
            ? isNull(passkeyChallenges.accountId)
            : eq(passkeyChallenges.accountId, accountId),
          gt(passkeyChallenges.expiresAt, now),
        ),
      )
      .returning({ challenge: passkeyChallenges.challenge })
  ).length > 0;

/** A passkey, locked, with whose it is; undefined for an unknown one and for one of another account than asked for. */
export const lockPasskey = async (
  tx: Tx,
  id: string,
  accountId: string | null,
): Promise<PasskeyRow | undefined> =>
  (
    await tx
      .select()
      .from(passkeys)
      .where(and(eq(passkeys.id, id), accountId === null ? undefined : eq(passkeys.accountId, accountId)))
      .for('update')
  )[0];

export async function insertPasskey(tx: Tx, row: typeof passkeys.$inferInsert): Promise<PasskeyRow> {
  const [passkey] = await tx.insert(passkeys).values(row).returning();
  if (passkey === undefined) throw new Error('The statement returned no row.');
  return passkey;
}

export const updatePasskey = async (
  tx: Tx,
  id: string,
  values: Partial<Pick<PasskeyRow, 'name' | 'counter' | 'lastUsedAt' | 'backedUp'>>,
): Promise<void> => {
  await tx.update(passkeys).set(values).where(eq(passkeys.id, id));
};

export const removePasskeys = async (tx: Tx, accountId: string, id?: string): Promise<void> => {
  await tx
    .delete(passkeys)
    .where(and(eq(passkeys.accountId, accountId), id === undefined ? undefined : eq(passkeys.id, id)));
};

/** The account and those that were merged into it, whichever way: one query. */
export async function mergedAccounts(db: Db, accountId: string): Promise<string[]> {
  const rows = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      sql`${accounts.id} in (with recursive merged as (select ${accountId}::uuid as id
        union select a.id from accounts a join merged m on a.merged_into = m.id) select id from merged)`,
    );
  return rows.map(({ id }) => id);
}
