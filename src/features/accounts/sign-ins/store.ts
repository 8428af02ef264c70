import { and, desc, eq, gt, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { type AccountActor, type Grant, guardedRoles } from '../../../platform/actor/index.ts';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { inForce, lentFromSource } from '../grants-in-force.ts';
import { accounts, apiTokens, refreshTokens, type SecondFactor, type SignInEnd, signIns } from '../tables.ts';

export type SignInRow = typeof signIns.$inferSelect;
type AccountRow = typeof accounts.$inferSelect;

/** The grants that hold now, as JSON. */
const grantsHeld = (accountId: SQL, now: Date): SQL<readonly Grant[]> => sql`coalesce((
  select json_agg(json_build_object('role', g.role, 'scopeKind', g.scope_kind, 'scopeId', g.scope_id) order by g.id)
  from grants g ${lentFromSource}
  where g.account_id = ${accountId} and ${inForce(now)}
), '[]'::json)`;

const accountColumn = sql.raw('"accounts"."id"');

function actorOf(account: AccountRow, held: readonly Grant[], factorShown: boolean): AccountActor {
  const asleep = factorShown ? [] : held.filter(({ role }) => guardedRoles.includes(role));
  return {
    kind: 'account',
    accountId: account.id,
    name: account.name,
    language: account.language,
    grants: held.filter((grant) => !asleep.includes(grant)),
    ...(asleep.length === 0 ? {} : { asleep }),
  };
}

/**
 * Who comes by a sign-in, with the grants that hold now: one query.
 * @returns undefined when the sign-in is over or of another account, or the account is disabled
 */
export async function actorBySignIn(
  db: Db,
  { signInId, accountId }: { signInId: string; accountId: string },
  now: Date,
): Promise<AccountActor | undefined> {
  const [row] = await db
    .select({ account: accounts, signIn: signIns, held: grantsHeld(accountColumn, now) })
    .from(signIns)
    .innerJoin(accounts, eq(accounts.id, signIns.accountId))
    .where(
      and(
        eq(signIns.id, signInId),
        eq(signIns.accountId, accountId),
        isNull(signIns.endedAt),
        gt(signIns.expiresAt, now),
        isNull(accounts.disabledAt),
      ),
    );
  if (row === undefined) return undefined;
  const { secondFactorAt } = row.signIn;
  return {
    ...actorOf(row.account, row.held, secondFactorAt !== null),
    signInId,
    ...(secondFactorAt === null ? {} : { secondFactorAt }),
  };
}

/** The edition that a token is narrowed to. */
interface Narrowed {
  readonly id: string;
  readonly seriesId: string;
  /** Its delegations among those that the account has a right in. */
  readonly delegations: readonly string[];
}

/** Grants that count within one edition alone, whatever wider scope gave them. A body lies in no edition. */
const within = (held: readonly Grant[], { id, seriesId, delegations }: Narrowed): Grant[] =>
  held.flatMap((grant) => {
    const { role, scopeKind, scopeId } = grant;
    if (scopeKind === 'body') return [];
    if (scopeKind === 'delegation') return scopeId !== null && delegations.includes(scopeId) ? [grant] : [];
    const covers = scopeKind === 'installation' || scopeId === id || scopeId === seriesId;
    return covers ? [{ role, scopeKind: 'edition' as const, scopeId: id }] : [];
  });

/** Who comes by a program's token: one query. A second factor counts as shown where it was when the token was made. */
export async function actorByApiToken(
  db: Db,
  secretHash: string,
  now: Date,
): Promise<
  { readonly actor: AccountActor; readonly tokenId: string; readonly lastUsedAt: Date | null } | undefined
> {
  const [row] = await db
    .select({
      account: accounts,
      token: apiTokens,
      // The series of an edition is read here and owned above: a token knows the edition's id alone.
      seriesId: sql<string | null>`(select series_id from editions where id = "api_tokens"."edition_id")`,
      delegations: sql<readonly string[]>`coalesce((
        select json_agg(p.id) from participations p
        join grants g on g.scope_id = p.id and g.scope_kind = 'delegation' and g.account_id = "accounts"."id"
        where p.edition_id = "api_tokens"."edition_id"
      ), '[]'::json)`,
      held: grantsHeld(accountColumn, now),
    })
    .from(apiTokens)
    .innerJoin(accounts, eq(accounts.id, apiTokens.accountId))
    .where(
      and(
        eq(apiTokens.secretHash, secretHash),
        isNull(apiTokens.revokedAt),
        gt(apiTokens.expiresAt, now),
        isNull(accounts.disabledAt),
      ),
    );
  if (row === undefined) return undefined;
  const { scopes, editionId, id, lastUsedAt, secondFactor } = row.token;
  const held =
    editionId === null
      ? row.held
      : within(row.held, { id: editionId, seriesId: row.seriesId ?? '', delegations: row.delegations });
  return {
    actor: { ...actorOf(row.account, held, secondFactor), narrowing: { scopes, editionId } },
    tokenId: id,
    lastUsedAt,
  };
}

export const markTokenUsed = async (db: Db, id: string, now: Date): Promise<void> => {
  await db.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, id));
};

export async function insertSignIn(tx: Tx, row: typeof signIns.$inferInsert): Promise<SignInRow> {
  const [signIn] = await tx.insert(signIns).values(row).returning();
  if (signIn === undefined) throw new Error('The statement returned no row.');
  return signIn;
}

export const insertRefreshToken = async (tx: Tx, row: typeof refreshTokens.$inferInsert): Promise<void> => {
  await tx.insert(refreshTokens).values(row);
};

/** A refresh token with its sign-in and account, locked: of two that show it at once, one waits for the other. */
export const lockRefreshToken = async (tx: Tx, secretHash: string) =>
  (
    await tx
      .select({ token: refreshTokens, signIn: signIns, account: accounts })
      .from(refreshTokens)
      .innerJoin(signIns, eq(signIns.id, refreshTokens.signInId))
      .innerJoin(accounts, eq(accounts.id, signIns.accountId))
      .where(eq(refreshTokens.secretHash, secretHash))
      .for('update', { of: refreshTokens })
  )[0];

export const markRefreshed = async (
  tx: Tx,
  { secretHash, signInId, now }: { secretHash: string; signInId: string; now: Date },
): Promise<void> => {
  await tx.update(refreshTokens).set({ usedAt: now }).where(eq(refreshTokens.secretHash, secretHash));
  await tx.update(signIns).set({ lastSeenAt: now }).where(eq(signIns.id, signInId));
};

/** Ends those sign-ins that are not over. */
export const endSignIns = async (
  tx: Tx,
  which: { readonly accountId: string } & ({ readonly only: string } | { readonly except?: string }),
  end: SignInEnd,
  now: Date,
): Promise<string[]> =>
  (
    await tx
      .update(signIns)
      .set({ endedAt: now, end })
      .where(
        and(
          eq(signIns.accountId, which.accountId),
          isNull(signIns.endedAt),
          'only' in which ? eq(signIns.id, which.only) : undefined,
          'except' in which && which.except !== undefined ? ne(signIns.id, which.except) : undefined,
        ),
      )
      .returning({ id: signIns.id })
  ).map(({ id }) => id);

/** Where somebody is signed in, the latest first. */
export const listSignIns = (db: Db, accountId: string, now: Date): Promise<SignInRow[]> =>
  db
    .select()
    .from(signIns)
    .where(and(eq(signIns.accountId, accountId), isNull(signIns.endedAt), gt(signIns.expiresAt, now)))
    .orderBy(desc(signIns.lastSeenAt), desc(signIns.id));

/** The second factor was shown in a sign-in that had begun without. */
export const markSecondFactor = async (
  tx: Tx,
  signInId: string,
  secondFactor: SecondFactor,
  now: Date,
): Promise<void> => {
  await tx.update(signIns).set({ secondFactor, secondFactorAt: now }).where(eq(signIns.id, signInId));
};
