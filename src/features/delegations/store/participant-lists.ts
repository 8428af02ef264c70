import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { bodyColumns, stateColumns } from '../../directory/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import {
  attendees,
  type DelegationRole,
  participantListEntries,
  participantLists,
  participations,
} from '../tables.ts';

export type ListRow = typeof participantLists.$inferSelect;
export type NewEntry = typeof participantListEntries.$inferInsert;

/** Lists of an edition with how many people stand in each, the newest first. */
export const listLists = (db: Db, where: { readonly editionId: string } | { readonly id: string }) =>
  db
    .select({
      list: participantLists,
      people: sql<number>`(select count(*)::int from participant_list_entries e
        where e.edition_id = "participant_lists"."edition_id" and e.list_id = "participant_lists"."id")`,
    })
    .from(participantLists)
    .where(
      'id' in where ? eq(participantLists.id, where.id) : eq(participantLists.editionId, where.editionId),
    )
    .orderBy(desc(participantLists.number));
/** A list with its size. */
export type ListWhole = Awaited<ReturnType<typeof listLists>>[number];

/** The people of a list with the state or body under which they stand, in its order. */
export const listEntries = (db: Db, listId: string) =>
  db
    .select({
      position: participantListEntries.position,
      attendeeId: participantListEntries.attendeeId,
      participationId: participantListEntries.participationId,
      category: participantListEntries.category,
      shown: participantListEntries.shown,
      state: stateColumns,
      body: bodyColumns,
    })
    .from(participantListEntries)
    .leftJoin(
      participations,
      and(
        eq(participations.editionId, participantListEntries.editionId),
        eq(participations.id, participantListEntries.participationId),
      ),
    )
    .leftJoin(states, eq(states.code, participations.stateCode))
    .leftJoin(bodies, eq(bodies.id, participations.bodyId))
    .where(eq(participantListEntries.listId, listId))
    .orderBy(asc(participantListEntries.position));
export type EntryRow = Awaited<ReturnType<typeof listEntries>>[number];

export const insertList = async (
  tx: Tx,
  row: typeof participantLists.$inferInsert,
  entries: readonly NewEntry[],
): Promise<ListRow> => {
  const [list] = await tx.insert(participantLists).values(row).returning();
  if (list === undefined) throw new Error('The statement returned no row.');
  for (let from = 0; from < entries.length; from += 2_000) {
    await tx.insert(participantListEntries).values(entries.slice(from, from + 2_000));
  }
  return list;
};

/**
 * Who comes: neither cancelled nor erased, and approved. Whose accreditation was never asked for counts once their
 * delegation's nomination is confirmed. In the order of the authentic names, heads of delegations before the rest.
 */
export const listComing = (db: Db, editionId: string, language: 'ar' | 'en') =>
  db
    .select({
      id: attendees.id,
      category: attendees.category,
      delegationId: attendees.delegationId,
      honorific: attendees.honorific,
      name: attendees.name,
      post: attendees.post,
      organisation: attendees.organisation,
      bodyName: bodies.name,
      stateCode: attendees.stateCode,
      email: attendees.email,
      listed: attendees.listed,
      role: sql<DelegationRole | null>`(select n.role from nominations n where n.edition_id = "attendees"."edition_id"
        and n.attendee_id = "attendees"."id" and n.state not in ('withdrawn', 'replaced')
        order by array_position(array['head', 'deputy', 'member', 'alternate', 'support'], n.role) limit 1)`,
    })
    .from(attendees)
    .leftJoin(bodies, eq(bodies.id, attendees.bodyId))
    .where(
      and(
        eq(attendees.editionId, editionId),
        sql`${attendees.cancelledAt} is null and ${attendees.erasedAt} is null`,
        sql`coalesce(
          (select a.state = 'approved' from accreditations a
            where a.edition_id = "attendees"."edition_id" and a.attendee_id = "attendees"."id"
            order by a.submitted_at desc, a.id desc limit 1),
          exists (select from nominations n where n.edition_id = "attendees"."edition_id"
            and n.attendee_id = "attendees"."id" and n.state = 'confirmed'))`,
        // Who was replaced or withdrawn by the delegation does not come for it.
        sql`("attendees"."delegation_id" is null or not exists (select from nominations n
            where n.edition_id = "attendees"."edition_id" and n.attendee_id = "attendees"."id")
          or exists (select from nominations n where n.edition_id = "attendees"."edition_id"
            and n.attendee_id = "attendees"."id" and n.state not in ('withdrawn', 'replaced')))`,
      ),
    )
    .orderBy(
      sql`coalesce((select min(array_position(array['head', 'deputy', 'member', 'alternate', 'support'], n.role))
        from nominations n where n.edition_id = "attendees"."edition_id" and n.attendee_id = "attendees"."id"
          and n.state not in ('withdrawn', 'replaced')), 9)`,
      language === 'ar' ? sql`${attendees.sortAr} collate "C"` : sql`${attendees.sortEn} collate "C"`,
      asc(attendees.id),
    );
