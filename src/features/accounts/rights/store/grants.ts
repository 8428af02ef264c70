/** SQL of grants as they are given, lent, ended and locked. */
import { and, asc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Grant } from '../../../../platform/actor/index.ts';
import type { Db, Tx } from '../../../../platform/database/index.ts';
import type { AccountRow } from '../../store.ts';
import { accounts, grants } from '../../tables.ts';

export type GrantRow = typeof grants.$inferSelect;
export type NewGrant = typeof grants.$inferInsert;

export interface LockedGrant {
  readonly grant: GrantRow;
  readonly holder: AccountRow;
}

/** A grant with its holder, locked. */
export const lockGrant = async (tx: Tx, id: string): Promise<LockedGrant | undefined> =>
  (
    await tx
      .select({ grant: grants, holder: accounts })
      .from(grants)
      .innerJoin(accounts, eq(accounts.id, grants.accountId))
      .where(eq(grants.id, id))
      .for('update', { of: grants })
  )[0];

/** What an account holds, locked, whether or not it is over. */
export const lockGrantsOf = (tx: Tx, accountIds: readonly string[]): Promise<GrantRow[]> =>
  tx
    .select()
    .from(grants)
    .where(inArray(grants.accountId, [...accountIds]))
    .orderBy(asc(grants.id))
    .for('update');

export const findGrant = async (
  tx: Tx,
  { accountId, role, scopeKind, scopeId }: Grant & { accountId: string },
) =>
  (
    await tx
      .select()
      .from(grants)
      .where(
        and(
          eq(grants.accountId, accountId),
          eq(grants.role, role),
          eq(grants.scopeKind, scopeKind),
          scopeId === null ? isNull(grants.scopeId) : eq(grants.scopeId, scopeId),
        ),
      )
      .for('update')
  )[0];

export async function insertGrant(tx: Tx, row: NewGrant): Promise<GrantRow> {
  const [grant] = await tx.insert(grants).values(row).returning();
  if (grant === undefined) throw new Error('The statement returned no row.');
  return grant;
}

export const updateGrant = async (tx: Tx, id: string, values: Partial<GrantRow>): Promise<void> => {
  await tx.update(grants).set(values).where(eq(grants.id, id));
};

/** Takes a grant away, and with it what was lent from it. */
export const deleteGrant = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(grants).where(eq(grants.id, id));
};

/** Loans from a grant end no later than it does. */
export const shortenLoans = async (tx: Tx, lentFrom: string, endsAt: Date): Promise<void> => {
  await tx
    .update(grants)
    .set({ expiresAt: endsAt })
    .where(and(eq(grants.lentFrom, lentFrom), gt(grants.expiresAt, endsAt)));
};

/** Loans now hang on another grant of the same right. */
export const moveLoans = async (tx: Tx, from: string, to: string): Promise<void> => {
  await tx.update(grants).set({ lentFrom: to }).where(eq(grants.lentFrom, from));
};

/** Takes back what an account has lent; returns the loans that ended. */
export const endLoansOf = async (tx: Tx, lenderId: string, to?: string): Promise<GrantRow[]> =>
  tx
    .delete(grants)
    .where(
      and(
        sql`${grants.lentFrom} in (select id from grants where account_id = ${lenderId})`,
        to === undefined ? undefined : eq(grants.accountId, to),
      ),
    )
    .returning();

/** Name of the lock of {@link lockRights}, anything that no other part uses. */
const RIGHTS_LOCK = 7_214_001;

/**
 * One who takes rights away at a time, until the transaction ends: two organisers who take each other's right at once
 * would each still see the other. What is read after it is read as it stands then.
 */
export const lockRights = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(${RIGHTS_LOCK})`);
};

/** Organisers of the installation whose right has no end and is their own, and whose account is open. */
export const listStandingOrganisers = async (db: Db): Promise<string[]> =>
  (
    await db
      .select({ accountId: grants.accountId })
      .from(grants)
      .innerJoin(accounts, eq(accounts.id, grants.accountId))
      .where(
        and(
          eq(grants.role, 'organiser'),
          eq(grants.scopeKind, 'installation'),
          isNull(grants.expiresAt),
          isNull(grants.lentFrom),
          isNull(accounts.disabledAt),
        ),
      )
  ).map(({ accountId }) => accountId);

/** Others who are organisers of the same scope by their own right. */
export const countOtherOrganisers = async (tx: Tx, { scopeKind, scopeId, accountId }: GrantRow, now: Date) =>
  (
    await tx
      .select({ id: grants.id })
      .from(grants)
      .innerJoin(accounts, eq(accounts.id, grants.accountId))
      .where(
        and(
          eq(grants.role, 'organiser'),
          eq(grants.scopeKind, scopeKind),
          scopeId === null ? isNull(grants.scopeId) : eq(grants.scopeId, scopeId),
          ne(grants.accountId, accountId),
          isNull(grants.lentFrom),
          or(isNull(grants.expiresAt), gt(grants.expiresAt, now)),
          isNull(accounts.disabledAt),
        ),
      )
  ).length;
