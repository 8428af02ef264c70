import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import {
  idsIn,
  localTexts,
  mentioningTexts,
  type PersonalData,
  pseudonym,
  type Reader,
} from '../../platform/personal-data/index.ts';
import type { EditionKeys } from '../../platform/vault/edition-keys.ts';
import { openDocument } from './identity/service.ts';
import { identitiesOfPersons } from './identity/store.ts';
import { sortKeysAfter } from './rules.ts';
import { personSearch } from './store-persons.ts';
import { erasureRequests, identityDocuments, persons } from './tables.ts';

/** Names of these persons in every language, but those that another person has, too. */
async function namesOf({ rows, db }: Reader, ids: readonly string[]): Promise<string[]> {
  const found = await rows<{ name: string }>(
    db,
    sql`with named as (select p.id, given.name from persons p
        cross join lateral (values (p.name ->> 'ar'), (p.name ->> 'en')) as given(name) where given.name <> '')
      select distinct name from named where id in ${idsIn(ids)}
        and name not in (select name from named where id not in ${idsIn(ids)})`,
  );
  return found.map(({ name }) => name);
}

/** What is said of others: their biographies and posts may name somebody. */
const texts = mentioningTexts('directory', [{ table: 'persons', columns: localTexts('biography', 'post') }]);

/** Posts that named somebody are found by other words now. */
async function searchAnew({ db }: Reader): Promise<void> {
  const changed = await db
    .select({ id: persons.id, name: persons.name, post: persons.post })
    .from(persons)
    .where(
      and(
        isNull(persons.erasedAt),
        sql`(strpos(${persons.post}::text, ${pseudonym.ar}) > 0 or strpos(${persons.post}::text, ${pseudonym.en}) > 0)`,
      ),
    );
  for (const row of changed) {
    await db
      .update(persons)
      .set({ search: personSearch(row) })
      .where(eq(persons.id, row.id));
  }
}

/** Documents as their holder may read them: whole, since they are theirs. */
async function documentsOf(reader: Reader, keys: EditionKeys, personIds: readonly string[]) {
  const rows = await identitiesOfPersons(reader.db, personIds);
  const read = [];
  for (const row of rows) {
    const key = await keys.find(reader.db, row.editionId);
    const unmasked = key === undefined ? undefined : openDocument(key, row);
    read.push({
      kind: row.kind,
      issuingState: row.issuingState,
      number: unmasked?.number ?? null,
      names: unmasked?.names ?? null,
      expiresOn: row.expiresOn,
      since: row.createdAt,
    });
  }
  return read;
}

/** What the directory holds of somebody: the person, their identity documents, their requests. */
export const directoryPersonalData = (deps: { readonly keys: EditionKeys }): PersonalData => ({
  feature: 'directory',

  async identify(reader, { personIds, accountIds }) {
    const { rows, db } = reader;
    const found = await rows<{ id: string; account_id: string | null }>(
      db,
      sql`select id, account_id from persons where id in ${idsIn(personIds)} or account_id in ${idsIn(accountIds)}`,
    );
    const ids = found.map(({ id }) => id);
    return {
      personIds: ids,
      accountIds: found.flatMap(({ account_id: account }) => account ?? []),
      names: await namesOf(reader, ids),
    };
  },

  async held(reader, subject) {
    const { db } = reader;
    const { personIds, accountIds } = subject;
    const own = await db
      .select({
        honorific: persons.honorific,
        rank: persons.rank,
        academicTitle: persons.academicTitle,
        name: persons.name,
        post: persons.post,
        biography: persons.biography,
        state: persons.stateCode,
        gender: persons.gender,
        since: persons.createdAt,
      })
      .from(persons)
      .where(inArray(persons.id, [...personIds]));
    const asked = await db
      .select({
        at: erasureRequests.createdAt,
        state: erasureRequests.state,
        note: erasureRequests.note,
        answer: erasureRequests.answer,
      })
      .from(erasureRequests)
      .where(
        sql`${erasureRequests.accountId} in ${idsIn(accountIds)} or ${erasureRequests.personId} in ${idsIn(personIds)}`,
      );
    return [
      { key: 'person', fate: 'pseudonym', rows: own },
      { key: 'identity-documents', fate: 'erased', rows: await documentsOf(reader, deps.keys, personIds) },
      { key: 'requests', fate: 'pseudonym', rows: asked },
      ...(await texts.held(reader, subject)),
    ];
  },

  async erase(erasure) {
    const { db, subject, change, gone } = erasure;
    const ids = [...subject.personIds];
    const documents = await db
      .delete(identityDocuments)
      .where(inArray(identityDocuments.personId, ids))
      .returning({ id: identityDocuments.id });
    for (const { id } of documents) gone(id);
    const requests = sql`${erasureRequests.accountId} in ${idsIn(subject.accountIds)}
      or ${erasureRequests.personId} in ${idsIn(ids)}`;
    await db
      .update(erasureRequests)
      .set({
        accountId: null,
        note: null,
        answer: null,
        closedAt: sql`coalesce(${erasureRequests.closedAt}, ${change.now.toISOString()}::timestamptz)`,
        state: sql`case ${erasureRequests.state} when 'open' then 'done' else ${erasureRequests.state} end`,
      })
      .where(requests);
    for (const id of ids) {
      await db
        .update(persons)
        .set({
          slug: `erased-${id}`,
          honorific: null,
          rank: null,
          academicTitle: null,
          name: pseudonym,
          post: null,
          postNamesBody: false,
          biography: null,
          bodyId: null,
          stateCode: null,
          gender: 'unstated',
          ...sortKeysAfter('person', pseudonym, {}, null),
          search: ' ',
          accountId: null,
          erasedAt: change.now,
          updatedAt: change.now,
          version: sql`${persons.version} + 1`,
        })
        .where(eq(persons.id, id));
      await change.record({
        action: 'person.erased',
        subject: { kind: 'person', id },
        // Every published page that named them is made anew.
        editionId: null,
      });
    }
    await texts.erase(erasure);
    await searchAnew(erasure);
  },
});
