import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Db, newId, type Tx } from '../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { persons } from '../../directory/tables.ts';
import { speakerConfirmations } from '../../programme/tables.ts';
import { releaseNotices } from '../tables.ts';

/** Somebody who can be written to, or cannot: a person of the programme, an account, or both in one. */
export interface Reachable {
  readonly personId: string | null;
  readonly accountId: string | null;
  readonly name: LocalText | string;
  readonly language: Language;
  /** Null: nobody knows one. */
  readonly address: string | null;
}

/**
 * How persons and accounts are reached. A person's address is that of their account; else the one to which the request
 * for confirmation went last.
 */
export async function reachables(
  db: Db,
  editionId: string,
  wanted: { readonly personIds: readonly string[]; readonly accountIds: readonly string[] },
): Promise<Reachable[]> {
  const asked = sql<string | null>`(select c.email from ${speakerConfirmations} c
    where c.edition_id = ${editionId} and c.person_id = ${persons.id} order by c.asked_at desc limit 1)`;
  const people =
    wanted.personIds.length === 0
      ? []
      : await db
          .select({
            personId: persons.id,
            accountId: accounts.id,
            name: persons.name,
            language: accounts.language,
            email: accounts.email,
            asked,
          })
          .from(persons)
          .leftJoin(accounts, and(eq(accounts.id, persons.accountId), sql`${accounts.disabledAt} is null`))
          .where(inArray(persons.id, [...wanted.personIds]));
  const known = new Set(people.flatMap(({ accountId }) => accountId ?? []));
  const others = wanted.accountIds.filter((id) => !known.has(id));
  const rest =
    others.length === 0
      ? []
      : await db
          .select({
            id: accounts.id,
            name: accounts.name,
            language: accounts.language,
            email: accounts.email,
          })
          .from(accounts)
          .where(and(inArray(accounts.id, others), sql`${accounts.disabledAt} is null`));
  return [
    ...people.map(({ email, asked: given, language, ...person }) => ({
      ...person,
      language: language ?? (person.name.ar === '' ? ('en' as const) : ('ar' as const)),
      address: email ?? given,
    })),
    ...rest.map(({ id, email, ...account }) => ({
      ...account,
      personId: null,
      accountId: id,
      address: email,
    })),
  ];
}

/** Notes that somebody is told of a release. @returns false when they were told before */
export async function noteTold(
  tx: Tx,
  notice: Pick<typeof releaseNotices.$inferInsert, 'editionId' | 'releaseId' | 'personId' | 'accountId'>,
): Promise<string | null> {
  const id = newId();
  const rows = await tx
    .insert(releaseNotices)
    .values({ ...notice, id })
    .onConflictDoNothing()
    .returning({ id: releaseNotices.id });
  return rows[0]?.id ?? null;
}

export async function noteMail(tx: Tx, noticeId: string, mailId: string): Promise<void> {
  await tx.update(releaseNotices).set({ mailId }).where(eq(releaseNotices.id, noticeId));
}

/** Who was told of a release. */
export const listTold = (
  db: Db,
  releaseId: string,
): Promise<{ readonly personId: string | null; readonly accountId: string | null }[]> =>
  db
    .select({ personId: releaseNotices.personId, accountId: releaseNotices.accountId })
    .from(releaseNotices)
    .where(eq(releaseNotices.releaseId, releaseId));

/** Names of accounts by id. */
export async function accountNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(inArray(accounts.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
