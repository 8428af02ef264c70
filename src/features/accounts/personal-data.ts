import { inArray, or, sql } from 'drizzle-orm';
import { idsIn, type PersonalData, type Reader } from '../../platform/personal-data/index.ts';
import { listStandingOrganisers } from './rights/store/index.ts';
import * as tables from './tables.ts';

const {
  accounts,
  apiTokens,
  grants,
  identities,
  oidcFlows,
  oneTimeLinks,
  passkeyChallenges,
  passkeys,
  recoveryCodes,
  signInSteps,
  signIns,
  totpSecrets,
} = tables;

/** An account with those that were merged into it, and the one that it was merged into. */
async function sameAccounts({ rows, db }: Reader, ids: readonly string[]): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`with recursive same(id) as (
        select id from accounts where id in ${idsIn(ids)}
        union
        select case when a.id = same.id then a.merged_into else a.id end from accounts a
          join same on (a.id = same.id and a.merged_into is not null) or a.merged_into = same.id)
      select id from same order by id`,
  );
  return found.map(({ id }) => id);
}

/** Every address that they had: of the account, of links to it, of identities elsewhere. */
const addressesOf = async ({ rows, db }: Reader, ids: readonly string[]): Promise<string[]> =>
  (
    await rows<{ address: string }>(
      db,
      sql`select email as address from accounts where id in ${idsIn(ids)}
        union select email from one_time_links where account_id in ${idsIn(ids)} and email is not null
        union select payload ->> 'from' from one_time_links where account_id in ${idsIn(ids)} and payload ->> 'from' is not null
        union select email from identities where account_id in ${idsIn(ids)} and email is not null`,
    )
  ).map(({ address }) => address);

/** Names of the accounts that nobody else has. */
const namesOf = async ({ rows, db }: Reader, ids: readonly string[]): Promise<string[]> =>
  (
    await rows<{ name: string }>(
      db,
      sql`select distinct name from accounts a where id in ${idsIn(ids)}
        and not exists (select 1 from accounts b where b.name = a.name and b.id not in ${idsIn(ids)})`,
    )
  ).map(({ name }) => name);

/** What the accounts hold of somebody: all of it goes with the account. */
export const accountsPersonalData: PersonalData = {
  feature: 'accounts',

  async identify(reader, { accountIds }) {
    const ids = await sameAccounts(reader, accountIds);
    return {
      accountIds: ids,
      addresses: await addressesOf(reader, ids),
      names: await namesOf(reader, ids),
    };
  },

  async held({ db }, { accountIds, addresses }) {
    const ids = [...accountIds];
    const own = await db
      .select({
        email: accounts.email,
        name: accounts.name,
        language: accounts.language,
        since: accounts.createdAt,
      })
      .from(accounts)
      .where(inArray(accounts.id, ids));
    const rights = await db
      .select({
        role: grants.role,
        scope: grants.scopeKind,
        since: grants.createdAt,
        until: grants.expiresAt,
        note: grants.note,
      })
      .from(grants)
      .where(inArray(grants.accountId, ids));
    const entries = await db
      .select({
        at: signIns.createdAt,
        method: signIns.method,
        secondFactor: signIns.secondFactor,
        address: signIns.ip,
        program: signIns.userAgent,
        lastSeenAt: signIns.lastSeenAt,
        endedAt: signIns.endedAt,
      })
      .from(signIns)
      .where(inArray(signIns.accountId, ids));
    const factors = [
      ...(
        await db
          .select({ name: passkeys.name, since: passkeys.createdAt, lastUsedAt: passkeys.lastUsedAt })
          .from(passkeys)
          .where(inArray(passkeys.accountId, ids))
      ).map((row) => ({ kind: 'passkey', ...row })),
      ...(
        await db
          .select({ since: totpSecrets.confirmedAt })
          .from(totpSecrets)
          .where(inArray(totpSecrets.accountId, ids))
      ).map((row) => ({ kind: 'authenticator app', ...row })),
    ];
    const elsewhere = await db
      .select({ issuer: identities.issuer, email: identities.email, since: identities.createdAt })
      .from(identities)
      .where(inArray(identities.accountId, ids));
    const programs = await db
      .select({
        name: apiTokens.name,
        begins: apiTokens.prefix,
        scopes: apiTokens.scopes,
        since: apiTokens.createdAt,
        lastUsedAt: apiTokens.lastUsedAt,
      })
      .from(apiTokens)
      .where(inArray(apiTokens.accountId, ids));
    const links = await db
      .select({
        purpose: oneTimeLinks.purpose,
        email: oneTimeLinks.email,
        at: oneTimeLinks.createdAt,
        usedAt: oneTimeLinks.usedAt,
      })
      .from(oneTimeLinks)
      .where(or(inArray(oneTimeLinks.accountId, ids), inArray(oneTimeLinks.email, [...addresses])));
    return [
      { key: 'account', fate: 'erased', rows: own },
      { key: 'rights', fate: 'erased', rows: rights },
      { key: 'sign-ins', fate: 'erased', rows: entries },
      { key: 'factors', fate: 'erased', rows: factors },
      { key: 'identities', fate: 'erased', rows: elsewhere },
      { key: 'programs', fate: 'erased', rows: programs },
      { key: 'links', fate: 'erased', rows: links },
    ];
  },

  async refusals({ db }, { accountIds }) {
    // Without an organiser of the installation nobody could do anything for anybody any more.
    const standing = await listStandingOrganisers(db);
    const theirs = standing.filter((id) => accountIds.includes(id));
    return theirs.length > 0 && theirs.length === standing.length
      ? [{ code: 'erasure-of-last-organiser' }]
      : [];
  },

  async erase({ rows, db, subject, gone }) {
    const ids = [...subject.accountIds];
    if (ids.length === 0 && subject.addresses.length === 0) return;
    const named = await rows<{ id: string }>(
      db,
      sql`select id::text as id from sign_ins where account_id in ${idsIn(ids)}
        union all select id::text from grants where account_id in ${idsIn(ids)}
        union all select id::text from api_tokens where account_id in ${idsIn(ids)}
        union all select id::text from one_time_links where account_id in ${idsIn(ids)} or email in ${idsIn(subject.addresses, 'text')}
        union all select id from passkeys where account_id in ${idsIn(ids)}`,
    );
    for (const { id } of named) gone(id);
    await db.delete(signInSteps).where(inArray(signInSteps.accountId, ids));
    await db.delete(oidcFlows).where(inArray(oidcFlows.accountId, ids));
    await db.delete(passkeyChallenges).where(inArray(passkeyChallenges.accountId, ids));
    await db.delete(recoveryCodes).where(inArray(recoveryCodes.accountId, ids));
    await db.delete(passkeys).where(inArray(passkeys.accountId, ids));
    await db.delete(totpSecrets).where(inArray(totpSecrets.accountId, ids));
    await db.delete(identities).where(inArray(identities.accountId, ids));
    await db.delete(apiTokens).where(inArray(apiTokens.accountId, ids));
    await db
      .delete(oneTimeLinks)
      .where(or(inArray(oneTimeLinks.accountId, ids), inArray(oneTimeLinks.email, [...subject.addresses])));
    await db.update(oneTimeLinks).set({ createdBy: null }).where(inArray(oneTimeLinks.createdBy, ids));
    // Refresh tokens go with their sign-ins, loans with what was lent.
    await db.delete(signIns).where(inArray(signIns.accountId, ids));
    await db.update(grants).set({ grantedBy: null }).where(inArray(grants.grantedBy, ids));
    await db.delete(grants).where(inArray(grants.accountId, ids));
    await db.update(accounts).set({ mergedInto: null }).where(inArray(accounts.mergedInto, ids));
    await db.delete(accounts).where(inArray(accounts.id, ids));
  },
};
