/** SQL of amendments: with sponsors, co-sponsors and what they target. */
import { and, asc, desc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { amendmentCoSponsors, amendments, outcomeDocuments, provisions } from '../tables.ts';
import { type DocumentRow, one, type ProvisionRow } from './rows.ts';

export type AmendmentRow = typeof amendments.$inferSelect;
export type CoSponsorRow = typeof amendmentCoSponsors.$inferSelect;

/** A delegation as it is named beside an amendment. */
export interface PartyRow {
  readonly id: string;
  readonly name: LocalText;
}
export interface CoSponsorWhole extends PartyRow {
  readonly consentedAt: string | null;
  readonly withdrawnAt: string | null;
}

export interface AmendmentWhole {
  readonly amendment: AmendmentRow;
  readonly sponsor: PartyRow;
  readonly coSponsors: readonly CoSponsorWhole[];
  readonly target: Pick<ProvisionRow, 'id' | 'position' | 'text' | 'revision' | 'kind' | 'code'> | null;
  /** The wording that it was written against. */
  readonly against: LocalText | null;
  readonly mergedInto: { readonly id: string; readonly number: number } | null;
}

/** What a delegation's state or body is called. */
const partyName = (
  id: SQL,
): SQL => sql`(select coalesce(of_st.short_name, of_b.name) from participations of_pa
  left join states of_st on of_st.code = of_pa.state_code left join bodies of_b on of_b.id = of_pa.body_id
  where of_pa.id = ${id})`;

const wholes = (db: Db, where: SQL | undefined) =>
  db
    .select({
      amendment: amendments,
      sponsor: sql<PartyRow>`json_build_object('id', "amendments"."sponsor_id", 'name',
        ${partyName(sql`"amendments"."sponsor_id"`)})`,
      coSponsors: sql<
        readonly CoSponsorWhole[]
      >`coalesce((select json_agg(json_build_object('id', c.participation_id,
        'name', ${partyName(sql`c.participation_id`)}, 'consentedAt', c.consented_at, 'withdrawnAt', c.withdrawn_at)
        order by c.created_at, c.participation_id) from amendment_co_sponsors c
        where c.edition_id = "amendments"."edition_id" and c.amendment_id = "amendments"."id"), '[]'::json)`,
      target: sql<
        AmendmentWhole['target']
      >`(select json_build_object('id', p.id, 'position', p.position, 'text', p.text,
        'revision', p.revision, 'kind', p.kind, 'code', p.code) from provisions p
        where p.edition_id = "amendments"."edition_id" and p.id = "amendments"."provision_id")`,
      against: sql<LocalText | null>`(select v.text from provision_versions v
        where v.edition_id = "amendments"."edition_id" and v.provision_id = "amendments"."provision_id"
        and v.revision = "amendments"."provision_revision")`,
      mergedInto: sql<AmendmentWhole['mergedInto']>`(select json_build_object('id', m.id, 'number', m.number)
        from amendments m where m.edition_id = "amendments"."edition_id" and m.id = "amendments"."merged_into_id")`,
    })
    .from(amendments)
    .where(where)
    .orderBy(asc(amendments.number), asc(amendments.createdAt), asc(amendments.id));

/**
 * Amendments to a text, by number: one query.
 * @param drafts whose drafts are among them: all, or those of these delegations
 */
export const listAmendments = (
  db: Db,
  documentId: string,
  drafts: 'all' | readonly string[],
): Promise<AmendmentWhole[]> =>
  wholes(
    db,
    and(
      eq(amendments.documentId, documentId),
      drafts === 'all'
        ? undefined
        : or(
            ne(amendments.status, 'draft'),
            drafts.length === 0 ? sql`false` : inArray(amendments.sponsorId, [...drafts]),
          ),
    ),
  );

/** Drafts to a text that a delegation was asked to co-sponsor, answered or not. */
export const listOffered = (db: Db, documentId: string, delegationId: string): Promise<AmendmentWhole[]> =>
  wholes(
    db,
    and(
      eq(amendments.documentId, documentId),
      eq(amendments.status, 'draft'),
      sql`exists (select 1 from amendment_co_sponsors c where c.edition_id = "amendments"."edition_id"
        and c.amendment_id = "amendments"."id" and c.participation_id = ${delegationId}::uuid)`,
    ),
  );

export const findAmendment = async (db: Db, id: string): Promise<AmendmentWhole | undefined> =>
  (await wholes(db, eq(amendments.id, id)))[0];

export const lockAmendment = async (tx: Tx, id: string): Promise<AmendmentRow | undefined> =>
  (await tx.select().from(amendments).where(eq(amendments.id, id)).for('update'))[0];

export const insertAmendment = async (tx: Tx, row: typeof amendments.$inferInsert): Promise<AmendmentRow> =>
  one(await tx.insert(amendments).values(row).returning());

export const updateAmendment = async (
  tx: Tx,
  id: string,
  row: Partial<AmendmentRow>,
): Promise<AmendmentRow> =>
  one(
    await tx
      .update(amendments)
      .set({ ...row, version: sql`${amendments.version} + 1` })
      .where(eq(amendments.id, id))
      .returning(),
  );

export const deleteAmendment = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(amendments).where(eq(amendments.id, id));
};

/** The number that the next amendment to a text gets; the text is locked by whoever asks. */
export const nextNumber = async (tx: Tx, documentId: string): Promise<number> => {
  const [row] = await tx
    .select({ last: sql<number | null>`max(${amendments.number})` })
    .from(amendments)
    .where(eq(amendments.documentId, documentId));
  return (row?.last ?? 0) + 1;
};

/** Amendments of a text in these states, without what they are shown with. */
export const amendmentsIn = (
  db: Db,
  documentId: string,
  statuses: readonly AmendmentRow['status'][],
): Promise<AmendmentRow[]> =>
  db
    .select()
    .from(amendments)
    .where(and(eq(amendments.documentId, documentId), inArray(amendments.status, [...statuses])));

export const putCoSponsor = async (tx: Tx, row: typeof amendmentCoSponsors.$inferInsert): Promise<void> => {
  await tx
    .insert(amendmentCoSponsors)
    .values(row)
    .onConflictDoUpdate({
      target: [
        amendmentCoSponsors.editionId,
        amendmentCoSponsors.amendmentId,
        amendmentCoSponsors.participationId,
      ],
      set: {
        consentedAt: row.consentedAt ?? null,
        consentedBy: row.consentedBy ?? null,
        withdrawnAt: row.withdrawnAt ?? null,
      },
    });
};

export const findCoSponsor = async (
  db: Db,
  amendmentId: string,
  participationId: string,
): Promise<CoSponsorRow | undefined> =>
  (
    await db
      .select()
      .from(amendmentCoSponsors)
      .where(
        and(
          eq(amendmentCoSponsors.amendmentId, amendmentId),
          eq(amendmentCoSponsors.participationId, participationId),
        ),
      )
  )[0];

/** A delegation's edition and whether it takes part; undefined for none. */
export async function participationOf(
  db: Db,
  id: string,
): Promise<{ editionId: string; status: string; name: LocalText } | undefined> {
  const [row] = await db
    .select({
      found: sql<{ editionId: string; status: string; name: LocalText } | null>`(select json_build_object(
        'editionId', pa.edition_id, 'status', pa.status, 'name', ${partyName(sql`pa.id`)})
        from participations pa where pa.id = ${id}::uuid)`,
    })
    .from(sql`(select 1) as one`);
  return row?.found ?? undefined;
}

/** Delegations of an edition that take part, by name in a language. */
export async function listParties(db: Db, editionId: string, language: 'ar' | 'en'): Promise<PartyRow[]> {
  const [row] = await db
    .select({
      parties: sql<
        PartyRow[]
      >`coalesce((select json_agg(json_build_object('id', pa.id, 'name', ${partyName(sql`pa.id`)})
        order by coalesce(${sql.raw(language === 'ar' ? 'st.sort_ar' : 'st.sort_en')},
          ${sql.raw(language === 'ar' ? 'b.sort_ar' : 'b.sort_en')}) collate "C")
        from participations pa left join states st on st.code = pa.state_code left join bodies b on b.id = pa.body_id
        where pa.edition_id = ${editionId}::uuid and pa.status in ('invited', 'accepted')), '[]'::json)`,
    })
    .from(sql`(select 1) as one`);
  return row?.parties ?? [];
}

/** Texts of an edition that delegations see, newest first. */
export const listCirculated = (
  db: Db,
  editionId: string,
  statuses: readonly DocumentRow['status'][],
): Promise<DocumentRow[]> =>
  db
    .select()
    .from(outcomeDocuments)
    .where(and(eq(outcomeDocuments.editionId, editionId), inArray(outcomeDocuments.status, [...statuses])))
    .orderBy(asc(outcomeDocuments.kind), asc(outcomeDocuments.id));

/** Texts that delegations see, of the editions in which they take part: each with the delegation that sees it. */
export const listCirculatedTo = (
  db: Db,
  delegationIds: readonly string[],
  statuses: readonly DocumentRow['status'][],
): Promise<{ readonly document: DocumentRow; readonly delegationId: string; readonly party: LocalText }[]> =>
  delegationIds.length === 0
    ? Promise.resolve([])
    : db
        .select({
          document: outcomeDocuments,
          delegationId: sql<string>`pa.id`,
          party: sql<LocalText>`${partyName(sql`pa.id`)}`,
        })
        .from(outcomeDocuments)
        .innerJoin(
          sql`(select id, edition_id from participations where id in ${[...delegationIds]}) as pa`,
          sql`pa.edition_id = ${outcomeDocuments.editionId}`,
        )
        .where(inArray(outcomeDocuments.status, [...statuses]))
        .orderBy(desc(outcomeDocuments.editionId), asc(outcomeDocuments.kind), asc(outcomeDocuments.id));

/** A provision whether it was taken out or not. */
export const findAnyProvision = async (db: Db, id: string): Promise<ProvisionRow | undefined> =>
  (await db.select().from(provisions).where(eq(provisions.id, id)))[0];
