/** What the directory tells the accounts below it: names of bodies, and whose person an account is after a merger. */
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { everywhere } from '../../platform/actor/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { textIn } from '../../platform/language/index.ts';
import type { AccountMerging, ScopeFacts, ScopeTitles } from '../accounts/index.ts';
import { bodies, persons } from './tables.ts';

const rows = (db: Db) => db.select({ id: bodies.id, name: bodies.name }).from(bodies);

const factsOf = ({ id, name }: Awaited<ReturnType<typeof rows>>[number]): ScopeFacts => ({
  id,
  place: everywhere,
  timeZone: null,
  words: (language) => textIn(name, language).text,
});

/** Names of bodies, for the rights of their people. A body belongs to no edition. */
export const bodyScopeTitles: ScopeTitles = {
  kind: 'body',
  find: async (db, ids) => (await rows(db).where(inArray(bodies.id, [...ids]))).map(factsOf),
  choices: async (db, editionId) =>
    editionId !== null
      ? []
      : (await rows(db).orderBy(asc(sql`${bodies.sortAr} collate "C"`), asc(bodies.id))).map(factsOf),
};

/** A person keeps their account when it is taken over by another of theirs. */
export const personsFollowAccount: AccountMerging = async (change, { from, into }) => {
  const moved = await change.tx
    .update(persons)
    .set({ accountId: into, version: sql`${persons.version} + 1`, updatedAt: change.now })
    .where(eq(persons.accountId, from))
    .returning({ id: persons.id, name: persons.name });
  for (const { id, name } of moved) {
    await change.record({
      action: 'person.edited',
      subject: { kind: 'person', id },
      editionId: null,
      quiet: true,
      before: { name, accountId: from },
      after: { name, accountId: into },
    });
  }
  return [];
};
