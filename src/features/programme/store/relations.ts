import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { sessionRelations, sessions } from '../tables.ts';

export type RelationRow = typeof sessionRelations.$inferSelect;

/** A session as a relation names it. */
export interface RelatedSession {
  readonly id: string;
  readonly code: string;
  readonly title: LocalText;
}

export interface RelationWhole {
  readonly id: string;
  readonly kind: RelationRow['kind'];
  readonly weight: number;
  readonly first: RelatedSession;
  readonly second: RelatedSession;
}

const first = alias(sessions, 'first_session');
const second = alias(sessions, 'second_session');

/** An edition's relations, in the order of their kinds and codes. */
export const listRelations = (db: Db, editionId: string): Promise<RelationWhole[]> =>
  db
    .select({
      id: sessionRelations.id,
      kind: sessionRelations.kind,
      weight: sessionRelations.weight,
      first: { id: first.id, code: first.code, title: first.title },
      second: { id: second.id, code: second.code, title: second.title },
    })
    .from(sessionRelations)
    .innerJoin(
      first,
      and(eq(first.editionId, sessionRelations.editionId), eq(first.id, sessionRelations.firstId)),
    )
    .innerJoin(
      second,
      and(eq(second.editionId, sessionRelations.editionId), eq(second.id, sessionRelations.secondId)),
    )
    .where(eq(sessionRelations.editionId, editionId))
    .orderBy(
      sql`array_position(array['before', 'apart', 'shared'], ${sessionRelations.kind})`,
      asc(first.code),
      asc(second.code),
    );

export const findRelation = async (db: Db, id: string): Promise<RelationRow | undefined> =>
  (await db.select().from(sessionRelations).where(eq(sessionRelations.id, id)))[0];

export async function insertRelation(
  tx: Tx,
  row: typeof sessionRelations.$inferInsert,
): Promise<RelationRow> {
  const [made] = await tx.insert(sessionRelations).values(row).returning();
  if (made === undefined) throw new Error('The relation was not stored.');
  return made;
}

export const deleteRelation = (tx: Tx, id: string) =>
  tx.delete(sessionRelations).where(eq(sessionRelations.id, id));

/** Sessions of an edition by id, as relations name them. */
export const relatedSessions = (
  db: Db,
  editionId: string,
  ids: readonly string[],
): Promise<RelatedSession[]> =>
  db
    .select({ id: sessions.id, code: sessions.code, title: sessions.title })
    .from(sessions)
    .where(and(eq(sessions.editionId, editionId), inArray(sessions.id, [...ids])));
