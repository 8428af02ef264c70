/** Accounts, participations and persons as submissions need them: owned by lower features, read here. */
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { participations } from '../../delegations/tables.ts';
import { bodies, persons, states } from '../../directory/tables.ts';

/** An account with the address that its owner has proved; null as long as they have not. */
export interface AccountAddress {
  readonly id: string;
  readonly name: string;
  readonly language: 'ar' | 'en';
  readonly email: string | null;
}

/** Somebody's account. */
export async function findAccount(db: Db, id: string): Promise<AccountAddress | undefined> {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id));
  if (row === undefined) return undefined;
  const { name, language, email, emailVerifiedAt } = row;
  return { id, name, language, email: emailVerifiedAt === null ? null : email.toLowerCase() };
}

/** A state or body that takes part in an edition. */
export interface Party {
  readonly stateCode: string | null;
  readonly bodyId: string | null;
  readonly name: LocalText;
}

/** States and bodies that take part in an edition, states first, by name. */
export async function listParticipants(db: Db, editionId: string): Promise<Party[]> {
  const rows = await db
    .select({
      stateCode: participations.stateCode,
      bodyId: participations.bodyId,
      state: states.shortName,
      body: bodies.name,
    })
    .from(participations)
    .leftJoin(states, eq(states.code, participations.stateCode))
    .leftJoin(bodies, eq(bodies.id, participations.bodyId))
    .where(and(eq(participations.editionId, editionId), sql`${participations.status} <> 'declined'`))
    .orderBy(
      sql`${participations.stateCode} is null`,
      asc(sql`coalesce(${states.sortAr}, ${bodies.sortAr}) collate "C"`),
      asc(participations.id),
    );
  return rows.flatMap(({ state, body, ...key }) => {
    const name = state ?? body;
    return name === null ? [] : [{ ...key, name }];
  });
}

/** A person of the directory who may be an author. */
export interface Candidate {
  readonly id: string;
  readonly name: LocalText;
  readonly accountId: string | null;
  /** Proved address of the person's account, in small letters. */
  readonly email: string | null;
}

/** Persons whose accounts have one of these addresses, or who have one of these accounts. */
export const listPersonsOfAccounts = (
  db: Db,
  accountIds: readonly string[],
  emails: readonly string[],
): Promise<Candidate[]> =>
  db
    .select({
      id: persons.id,
      name: persons.name,
      accountId: persons.accountId,
      email: sql<string | null>`lower(${accounts.email})`,
    })
    .from(persons)
    .innerJoin(accounts, eq(accounts.id, persons.accountId))
    .where(
      and(
        isNull(persons.erasedAt),
        isNotNull(accounts.emailVerifiedAt),
        sql`(${accountIds.length === 0 ? sql`false` : inArray(accounts.id, [...accountIds])} or ${
          emails.length === 0
            ? sql`false`
            : inArray(
                sql`lower(${accounts.email})`,
                emails.map((email) => email.toLowerCase()),
              )
        })`,
      ),
    );
