/** What moves when one account takes another over. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import {
  apiTokens,
  grants,
  identities,
  oneTimeLinks,
  passkeys,
  recoveryCodes,
  totpSecrets,
} from '../tables.ts';

interface Move {
  readonly from: string;
  readonly into: string;
}

/** Identities at other providers, passkeys and tokens of programs are the other account's from now on. */
export async function moveBelongings(tx: Tx, { from, into }: Move): Promise<void> {
  await tx.update(identities).set({ accountId: into }).where(eq(identities.accountId, from));
  await tx.update(passkeys).set({ accountId: into }).where(eq(passkeys.accountId, from));
  await tx.update(apiTokens).set({ accountId: into }).where(eq(apiTokens.accountId, from));
  // Sealed for the account that they were enrolled with: they open nothing elsewhere.
  await tx.delete(totpSecrets).where(eq(totpSecrets.accountId, from));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, from));
}

/** Invitations and offers that the account made are the other's. */
export const moveMadeLinks = async (tx: Tx, { from, into }: Move): Promise<void> => {
  await tx
    .update(oneTimeLinks)
    .set({ createdBy: into })
    .where(
      and(eq(oneTimeLinks.createdBy, from), isNull(oneTimeLinks.usedAt), isNull(oneTimeLinks.withdrawnAt)),
    );
};

/** A grant changes its holder. */
export const moveGrant = async (tx: Tx, id: string, into: string): Promise<void> => {
  await tx.update(grants).set({ accountId: into }).where(eq(grants.id, id));
};

/** Nobody lends to themselves: loans between the two are over. */
export const endLoansToOneself = async (tx: Tx, accountId: string): Promise<void> => {
  await tx
    .delete(grants)
    .where(
      and(
        eq(grants.accountId, accountId),
        sql`${grants.lentFrom} in (select id from grants where account_id = ${accountId})`,
      ),
    );
};
