import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { amendments, decisionElectors, decisions, outcomeDocuments, reservations, votes } from '../tables.ts';
import { one } from './rows.ts';

export type DecisionRow = typeof decisions.$inferSelect;
export type VoteRow = typeof votes.$inferSelect;
export type ReservationRow = typeof reservations.$inferSelect;

/** A delegation on the roll of a decision, with its vote. */
export interface ElectorRow {
  readonly decisionId: string;
  readonly participationId: string;
  readonly name: LocalText;
  readonly position: number;
  readonly present: boolean;
  readonly proxyId: string | null;
  readonly choice: VoteRow['choice'] | null;
}

/** A delegation that may be put on a roll. */
export interface EntitledRow {
  readonly participationId: string;
  readonly name: LocalText;
  readonly category: string;
}

/** What a participation is called: its state's short name, or its body's. */
const nameOf = (participation: string) =>
  sql.raw(`(select coalesce(s.short_name, b.name)
  from participations p left join states s on s.code = p.state_code left join bodies b on b.id = p.body_id
  where p.edition_id = ${participation.replace('participation_id', 'edition_id')} and p.id = ${participation})`);

export const findDecision = async (db: Db, id: string): Promise<DecisionRow | undefined> =>
  (await db.select().from(decisions).where(eq(decisions.id, id)))[0];

export const lockDecision = async (tx: Tx, id: string): Promise<DecisionRow | undefined> =>
  (await tx.select().from(decisions).where(eq(decisions.id, id)).for('update'))[0];

/** Waits for votes under way; later ones wait for the end of the transaction. */
export const lockVotes = async (database: Pick<Database, 'rows'>, tx: Tx, id: string): Promise<void> => {
  await database.rows(tx, sql`select pg_advisory_xact_lock(hashtextextended('decision ' || ${id}::text, 0))`);
};

/** Decisions about a text, latest first. */
export const listDecisions = (
  db: Db,
  editionId: string,
  documentIds: readonly string[],
): Promise<DecisionRow[]> =>
  documentIds.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(decisions)
        .where(and(eq(decisions.editionId, editionId), inArray(decisions.documentId, [...documentIds])))
        .orderBy(desc(decisions.id));

/** Decisions that are open or closed in which delegations are on the roll, latest first. */
export const listDecisionsOf = async (db: Db, participationIds: readonly string[]): Promise<DecisionRow[]> =>
  participationIds.length === 0
    ? []
    : (
        await db
          .selectDistinctOn([decisions.id], { decision: decisions })
          .from(decisions)
          .innerJoin(
            decisionElectors,
            and(
              eq(decisionElectors.editionId, decisions.editionId),
              eq(decisionElectors.decisionId, decisions.id),
              inArray(decisionElectors.participationId, [...participationIds]),
            ),
          )
          .where(inArray(decisions.status, ['open', 'closed']))
          .orderBy(desc(decisions.id))
      ).map(({ decision }) => decision);

export const insertDecision = async (tx: Tx, row: typeof decisions.$inferInsert): Promise<DecisionRow> =>
  one(await tx.insert(decisions).values(row).returning());

export const updateDecision = async (tx: Tx, id: string, row: Partial<DecisionRow>): Promise<DecisionRow> =>
  one(
    await tx
      .update(decisions)
      .set({ ...row, version: sql`${decisions.version} + 1` })
      .where(eq(decisions.id, id))
      .returning(),
  );

export const deleteDecision = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(decisions).where(eq(decisions.id, id));
};

/** Delegations on the rolls of decisions, in their order, each with its vote: one query. */
export const listElectors = (db: Db, decisionIds: readonly string[]): Promise<ElectorRow[]> =>
  decisionIds.length === 0
    ? Promise.resolve([])
    : db
        .select({
          decisionId: decisionElectors.decisionId,
          participationId: decisionElectors.participationId,
          name: sql<LocalText>`${nameOf('"decision_electors"."participation_id"')}`,
          position: decisionElectors.position,
          present: decisionElectors.present,
          proxyId: decisionElectors.proxyId,
          choice: votes.choice,
        })
        .from(decisionElectors)
        .leftJoin(
          votes,
          and(
            eq(votes.editionId, decisionElectors.editionId),
            eq(votes.decisionId, decisionElectors.decisionId),
            eq(votes.participationId, decisionElectors.participationId),
          ),
        )
        .where(inArray(decisionElectors.decisionId, [...decisionIds]))
        .orderBy(asc(decisionElectors.position));

/** Delegations that accepted, in the alphabetical order of a language: the order of a roll. */
export const listEntitled = (
  database: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  language: 'ar' | 'en',
): Promise<EntitledRow[]> =>
  database.rows<EntitledRow & Record<string, unknown>>(
    db,
    sql`select p.id as "participationId", coalesce(s.short_name, b.name) as name, p.category
      from participations p left join states s on s.code = p.state_code left join bodies b on b.id = p.body_id
      where p.edition_id = ${editionId} and p.status = 'accepted'
      order by ${
        language === 'ar' ? sql`coalesce(s.sort_ar, b.sort_ar)` : sql`coalesce(s.sort_en, b.sort_en)`
      } collate "C", p.id`,
  );

/** Puts a roll in the place of the one before. Proxies come second: each refers to another line of the roll. */
export async function replaceRoll(
  tx: Tx,
  { editionId, id }: Pick<DecisionRow, 'editionId' | 'id'>,
  roll: readonly Pick<ElectorRow, 'participationId' | 'present' | 'proxyId'>[],
): Promise<void> {
  const ofDecision = and(eq(decisionElectors.editionId, editionId), eq(decisionElectors.decisionId, id));
  await tx.update(decisionElectors).set({ proxyId: null }).where(ofDecision);
  await tx.delete(decisionElectors).where(ofDecision);
  if (roll.length === 0) return;
  await tx.insert(decisionElectors).values(
    roll.map(({ participationId, present, proxyId }, index) => ({
      editionId,
      decisionId: id,
      participationId,
      position: index + 1,
      // Who is represented counts as present.
      present: present || proxyId !== null,
    })),
  );
  for (const { participationId, proxyId } of roll) {
    if (proxyId === null) continue;
    await tx
      .update(decisionElectors)
      .set({ proxyId })
      .where(and(ofDecision, eq(decisionElectors.participationId, participationId)));
  }
}

export const insertVote = async (tx: Tx, row: typeof votes.$inferInsert): Promise<VoteRow> =>
  one(await tx.insert(votes).values(row).returning());

/** Corrects a vote of a roll call. */
export const updateVote = async (
  tx: Tx,
  { editionId, decisionId, participationId }: Pick<VoteRow, 'editionId' | 'decisionId' | 'participationId'>,
  row: Pick<VoteRow, 'choice' | 'castBy' | 'castAt'>,
): Promise<VoteRow> =>
  one(
    await tx
      .update(votes)
      .set(row)
      .where(
        and(
          eq(votes.editionId, editionId),
          eq(votes.decisionId, decisionId),
          eq(votes.participationId, participationId),
        ),
      )
      .returning(),
  );

/** The amendment that a decision is about takes its result. */
export const decideAmendment = async (
  tx: Tx,
  id: string,
  status: 'put-to-decision' | 'adopted' | 'rejected',
  now: Date,
): Promise<void> => {
  await tx
    .update(amendments)
    .set({
      status,
      ...(status === 'put-to-decision' ? {} : { decidedAt: now }),
      version: sql`${amendments.version} + 1`,
      updatedAt: now,
    })
    .where(eq(amendments.id, id));
};

export const findAmendmentOf = async (
  tx: Tx,
  documentId: string,
  id: string,
): Promise<typeof amendments.$inferSelect | undefined> =>
  (
    await tx
      .select()
      .from(amendments)
      .where(and(eq(amendments.documentId, documentId), eq(amendments.id, id)))
  )[0];

export interface ReservationWhole {
  readonly reservation: ReservationRow;
  readonly name: LocalText;
}

/** Reservations and explanations to texts of an edition, in the order in which they were made. */
export const listReservations = (
  db: Db,
  editionId: string,
  documentIds: readonly string[],
): Promise<ReservationWhole[]> =>
  documentIds.length === 0
    ? Promise.resolve([])
    : db
        .select({
          reservation: reservations,
          name: sql<LocalText>`${nameOf('"reservations"."participation_id"')}`,
        })
        .from(reservations)
        .where(and(eq(reservations.editionId, editionId), inArray(reservations.documentId, [...documentIds])))
        .orderBy(asc(reservations.madeOn), asc(reservations.id));

export const lockReservation = async (tx: Tx, id: string): Promise<ReservationRow | undefined> =>
  (await tx.select().from(reservations).where(eq(reservations.id, id)).for('update'))[0];

export const insertReservation = async (
  tx: Tx,
  row: typeof reservations.$inferInsert,
): Promise<ReservationRow> => one(await tx.insert(reservations).values(row).returning());

export const updateReservation = async (
  tx: Tx,
  id: string,
  row: Partial<ReservationRow>,
): Promise<ReservationRow> =>
  one(
    await tx
      .update(reservations)
      .set({ ...row, version: sql`${reservations.version} + 1` })
      .where(eq(reservations.id, id))
      .returning(),
  );

/** What the screen of a text shows, as a word that is another when anything of it is. */
export const screenState = async (db: Db, documentId: string): Promise<string> => {
  const [row] = await db
    .select({
      state: sql<string>`"outcome_documents"."version" || '.' ||
        coalesce((select sum(p.version) from provisions p where p.document_id = "outcome_documents"."id"), 0) || '.' ||
        coalesce((select max(d.id::text) || ':' || sum(d.version) from decisions d
          where d.document_id = "outcome_documents"."id" and d.status <> 'prepared'), '') || '.' ||
        (select count(*) from votes v join decisions d on d.edition_id = v.edition_id and d.id = v.decision_id
          where d.document_id = "outcome_documents"."id" and d.status = 'open')`,
    })
    .from(outcomeDocuments)
    .where(eq(outcomeDocuments.id, documentId));
  return row?.state ?? '';
};
