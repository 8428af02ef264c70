/** Whose account somebody who comes is: that of the person they are, or of whoever proved their address. */
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { persons } from '../../directory/tables.ts';
import { attendees } from '../tables.ts';

/** What an account is found by. */
export interface Identified {
  readonly personId: string | null;
  /** In small letters. */
  readonly email: string | null;
}

/** Accounts of several, in their order, by one statement each for persons and addresses; null: there is none. */
export async function accountsOf(tx: Tx, people: readonly Identified[]): Promise<(string | null)[]> {
  const personIds = [...new Set(people.flatMap(({ personId }) => personId ?? []))];
  const emails = [...new Set(people.flatMap(({ email }) => email ?? []))];
  const known =
    personIds.length === 0
      ? []
      : await tx
          .select({ personId: persons.id, accountId: accounts.id })
          .from(persons)
          // A person may name an account that is only about to be made.
          .innerJoin(accounts, eq(accounts.id, persons.accountId))
          .where(and(inArray(persons.id, personIds), isNull(accounts.disabledAt)));
  const proven =
    emails.length === 0
      ? []
      : await tx
          .select({ id: accounts.id, email: accounts.email })
          .from(accounts)
          .where(
            and(
              inArray(accounts.email, emails),
              isNotNull(accounts.emailVerifiedAt),
              isNull(accounts.disabledAt),
            ),
          );
  const byPerson = new Map(known.map(({ personId, accountId }) => [personId, accountId]));
  const byEmail = new Map(proven.map(({ id, email }) => [email, id]));
  return people.map(
    ({ personId, email }) => byPerson.get(personId ?? '') ?? byEmail.get(email ?? '') ?? null,
  );
}

/** Whoever was named or registered by an address is the account that has proved it. */
export const claimAttendees = async (tx: Tx, accountId: string, email: string): Promise<void> => {
  await tx
    .update(attendees)
    .set({ accountId })
    .where(and(eq(attendees.email, email), isNull(attendees.accountId), isNull(attendees.erasedAt)));
};

/** Somebody stays who they are when another account of theirs takes this one over. */
export const moveAttendees = async (tx: Tx, from: string, into: string): Promise<void> => {
  await tx.update(attendees).set({ accountId: into }).where(eq(attendees.accountId, from));
};
