import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { erasureRequests, persons } from '../tables.ts';

export type ErasureRequestRow = typeof erasureRequests.$inferSelect;

/** Somebody as lists and titles name them. */
export interface NamedSubject {
  readonly kind: 'persons' | 'accounts';
  readonly id: string;
  readonly name: string;
}

/** The name of a person in a language, else of the account; undefined for nobody, and for somebody erased. */
export async function findSubject(
  db: Db,
  kind: NamedSubject['kind'],
  id: string,
  language: 'ar' | 'en',
): Promise<NamedSubject | undefined> {
  if (kind === 'accounts') {
    const [row] = await db.select({ name: accounts.name }).from(accounts).where(eq(accounts.id, id));
    return row && { kind, id, name: row.name };
  }
  const [row] = await db
    .select({ name: persons.name, erasedAt: persons.erasedAt })
    .from(persons)
    .where(eq(persons.id, id));
  if (row === undefined || row.erasedAt !== null) return undefined;
  return { kind, id, name: row.name[language] || row.name.ar || row.name.en };
}

/** Persons and accounts, locked until the end of the transaction, in the order in which everybody locks them. */
export async function lockSubject(
  tx: Tx,
  {
    personIds,
    accountIds,
  }: { readonly personIds: readonly string[]; readonly accountIds: readonly string[] },
): Promise<void> {
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, [...accountIds]))
    .orderBy(asc(accounts.id))
    .for('update');
  await tx
    .select({ id: persons.id })
    .from(persons)
    .where(inArray(persons.id, [...personIds]))
    .orderBy(asc(persons.id))
    .for('update');
}

/** The newest request of an account. */
export const findRequest = async (db: Db, accountId: string): Promise<ErasureRequestRow | undefined> =>
  (
    await db
      .select()
      .from(erasureRequests)
      .where(eq(erasureRequests.accountId, accountId))
      .orderBy(desc(erasureRequests.createdAt))
      .limit(1)
  )[0];

/** Open requests, oldest first, with the names of those who ask. */
export const listOpenRequests = (db: Db) =>
  db
    .select({
      id: erasureRequests.id,
      note: erasureRequests.note,
      createdAt: erasureRequests.createdAt,
      accountId: accounts.id,
      name: accounts.name,
      email: accounts.email,
      personId: erasureRequests.personId,
    })
    .from(erasureRequests)
    .innerJoin(accounts, eq(accounts.id, erasureRequests.accountId))
    .where(eq(erasureRequests.state, 'open'))
    .orderBy(asc(erasureRequests.createdAt));

export async function insertRequest(
  tx: Tx,
  { accountId, note, now }: { readonly accountId: string; readonly note: string | null; readonly now: Date },
): Promise<string> {
  const [row] = await tx
    .insert(erasureRequests)
    .values({
      accountId,
      note,
      createdAt: now,
      personId: sql`(select id from persons where account_id = ${accountId} order by id limit 1)`,
    })
    .returning({ id: erasureRequests.id });
  if (row === undefined) throw new Error('The statement returned no row.');
  return row.id;
}

/** Ends an open request. @returns undefined when there is none */
export async function closeRequest(
  tx: Tx,
  which: { readonly id: string } | { readonly accountId: string },
  end: { readonly state: 'withdrawn' | 'refused'; readonly answer: string | null; readonly now: Date },
): Promise<string | undefined> {
  const own =
    'id' in which ? eq(erasureRequests.id, which.id) : eq(erasureRequests.accountId, which.accountId);
  const [row] = await tx
    .update(erasureRequests)
    .set({ state: end.state, answer: end.answer, closedAt: end.now })
    .where(and(own, eq(erasureRequests.state, 'open')))
    .returning({ id: erasureRequests.id });
  return row?.id;
}
