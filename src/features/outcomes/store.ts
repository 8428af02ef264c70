import { and, asc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { LocalText } from '../../platform/language/index.ts';
import { sessions } from '../programme/tables.ts';
import { editions } from '../series/tables.ts';
import {
  assignments,
  dispositions,
  outcomeDocuments,
  provisionLinks,
  provisionSources,
  provisions,
} from './tables.ts';

export type DocumentRow = typeof outcomeDocuments.$inferSelect;
export type ProvisionRow = typeof provisions.$inferSelect;
export type DispositionRow = typeof dispositions.$inferSelect;

export interface NamedRow {
  readonly id: string;
  readonly slug: string;
  readonly name: LocalText;
  /** Grammatical gender of the Arabic name. */
  readonly gender: 'm' | 'f';
}

export interface LinkRow {
  readonly relation: (typeof provisionLinks.$inferSelect)['relation'];
  readonly edition: { id: string; slug: string; seriesSlug: string; title: LocalText };
  readonly document: { id: string; slug: string; title: LocalText };
  readonly provision: { id: string; code: string | null; title: LocalText | null } | null;
}

/** A provision with all that it is linked to. */
export interface ProvisionWhole {
  readonly provision: ProvisionRow;
  readonly theme: { id: string; number: number; slug: string; title: LocalText } | null;
  readonly sessions: readonly { id: string; code: string; slug: string; title: LocalText }[];
  readonly lead: NamedRow | null;
  readonly supporting: readonly NamedRow[];
  readonly links: readonly LinkRow[];
  readonly disposition: DispositionRow | null;
}

const themeOf = sql<
  ProvisionWhole['theme']
>`(select json_build_object('id', t.id, 'number', t.number, 'slug', t.slug,
  'title', t.title) from themes t where t.edition_id = "provisions"."edition_id" and t.id = "provisions"."theme_id")`;

const sessionsOf = sql<
  ProvisionWhole['sessions']
>`coalesce((select json_agg(json_build_object('id', s.id, 'code',
  s.code, 'slug', s.slug, 'title', s.title) order by ps.position) from provision_sources ps join sessions s
  on s.edition_id = ps.edition_id and s.id = ps.session_id where ps.edition_id = "provisions"."edition_id"
  and ps.provision_id = "provisions"."id"), '[]'::json)`;

const bodiesOf = (role: 'lead' | 'supporting') => sql<
  NamedRow[]
>`coalesce((select json_agg(json_build_object('id', b.id,
  'slug', b.slug, 'name', b.name, 'gender', b.gender_ar) order by a.position) from assignments a join bodies b
  on b.id = a.body_id where a.edition_id = "provisions"."edition_id" and a.provision_id = "provisions"."id"
  and a.role = ${role}), '[]'::json)`;

// Only texts of public editions are named: a link must not tell of one that is still hidden.
const linksOf = sql<LinkRow[]>`coalesce((select json_agg(json_build_object('relation', l.relation,
  'edition', json_build_object('id', e.id, 'slug', e.slug, 'seriesSlug', s.slug, 'title', e.title),
  'document', json_build_object('id', d.id, 'slug', d.slug, 'title', d.title),
  'provision', case when p.id is null then null
    else json_build_object('id', p.id, 'code', p.code, 'title', p.title) end) order by e.starts_on, p.position, l.id)
  from provision_links l join editions e on e.id = l.target_edition_id join series s on s.id = e.series_id
  join outcome_documents d on d.edition_id = l.target_edition_id and d.id = l.target_document_id
  left join provisions p on p.edition_id = l.target_edition_id and p.id = l.target_provision_id
  where l.edition_id = "provisions"."edition_id" and l.provision_id = "provisions"."id"
  and e.visibility = 'public'), '[]'::json)`;

const wholeProvisions = (db: Db, where: SQL | undefined) =>
  db
    .select({
      provision: provisions,
      theme: themeOf,
      sessions: sessionsOf,
      leads: bodiesOf('lead'),
      supporting: bodiesOf('supporting'),
      links: linksOf,
      disposition: dispositions,
    })
    .from(provisions)
    .leftJoin(
      dispositions,
      and(eq(dispositions.editionId, provisions.editionId), eq(dispositions.provisionId, provisions.id)),
    )
    .where(where)
    .orderBy(asc(provisions.documentId), asc(provisions.position));

const whole = ({ leads, ...row }: Awaited<ReturnType<typeof wholeProvisions>>[number]): ProvisionWhole => ({
  ...row,
  lead: leads[0] ?? null,
});

/** All provisions of an edition's documents, in order: one query. */
export const listProvisions = async (db: Db, editionId: string): Promise<ProvisionWhole[]> =>
  (await wholeProvisions(db, eq(provisions.editionId, editionId))).map(whole);

export async function findProvision(db: Db, id: string): Promise<ProvisionWhole | undefined> {
  const [row] = await wholeProvisions(db, eq(provisions.id, id));
  return row === undefined ? undefined : whole(row);
}

export const listDocuments = (db: Db, editionId: string): Promise<DocumentRow[]> =>
  db
    .select()
    .from(outcomeDocuments)
    .where(eq(outcomeDocuments.editionId, editionId))
    .orderBy(
      sql`array_position(array['recommendations', 'declaration', 'statement-of-action', 'final-communique'],
      ${outcomeDocuments.kind})`,
      asc(outcomeDocuments.id),
    );

export const findDocument = async (db: Db, id: string): Promise<DocumentRow | undefined> =>
  (await db.select().from(outcomeDocuments).where(eq(outcomeDocuments.id, id)))[0];

export const lockDocument = async (tx: Tx, id: string): Promise<DocumentRow | undefined> =>
  (await tx.select().from(outcomeDocuments).where(eq(outcomeDocuments.id, id)).for('update'))[0];

export const insertDocument = async (
  tx: Tx,
  row: typeof outcomeDocuments.$inferInsert,
): Promise<DocumentRow> => one(await tx.insert(outcomeDocuments).values(row).returning());

export const updateDocument = async (tx: Tx, id: string, row: Partial<DocumentRow>): Promise<DocumentRow> =>
  one(
    await tx
      .update(outcomeDocuments)
      .set({ ...row, version: sql`${outcomeDocuments.version} + 1` })
      .where(eq(outcomeDocuments.id, id))
      .returning(),
  );

export const lockProvision = async (tx: Tx, id: string): Promise<ProvisionRow | undefined> =>
  (await tx.select().from(provisions).where(eq(provisions.id, id)).for('update'))[0];

export const provisionsOf = (db: Db, documentId: string): Promise<ProvisionRow[]> =>
  db.select().from(provisions).where(eq(provisions.documentId, documentId)).orderBy(asc(provisions.position));

/** Codes given in an edition so far, whatever the text. */
export const listCodes = async (db: Db, editionId: string): Promise<string[]> =>
  (
    await db
      .select({ code: provisions.code })
      .from(provisions)
      .where(and(eq(provisions.editionId, editionId), isNotNull(provisions.code)))
  ).map(({ code }) => code ?? '');

export const insertProvision = async (tx: Tx, row: typeof provisions.$inferInsert): Promise<ProvisionRow> =>
  one(await tx.insert(provisions).values(row).returning());

export const updateProvision = async (
  tx: Tx,
  id: string,
  row: Partial<ProvisionRow>,
): Promise<ProvisionRow> =>
  one(
    await tx
      .update(provisions)
      .set({ ...row, version: sql`${provisions.version} + 1` })
      .where(eq(provisions.id, id))
      .returning(),
  );

export const deleteProvision = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(provisions).where(eq(provisions.id, id));
};

export interface ProvisionRelations {
  readonly sessionIds?: readonly string[] | undefined;
  readonly leadBodyId?: string | null | undefined;
  readonly supportingBodyIds?: readonly string[] | undefined;
  readonly links?:
    | readonly {
        readonly relation: LinkRow['relation'];
        readonly editionId: string;
        readonly documentId: string;
        readonly provisionId?: string | null | undefined;
      }[]
    | undefined;
}

/** Writes what a provision is linked to; what is left out stays. */
export async function replaceRelations(
  tx: Tx,
  { editionId, id: provisionId }: Pick<ProvisionRow, 'editionId' | 'id'>,
  { sessionIds, leadBodyId, supportingBodyIds, links }: ProvisionRelations,
): Promise<void> {
  const key = { editionId, provisionId };
  if (sessionIds !== undefined) {
    await tx
      .delete(provisionSources)
      .where(and(eq(provisionSources.editionId, editionId), eq(provisionSources.provisionId, provisionId)));
    const rows = sessionIds.map((sessionId, index) => ({ ...key, sessionId, position: index + 1 }));
    if (rows.length > 0) await tx.insert(provisionSources).values(rows);
  }
  const replaceBodies = async (role: 'lead' | 'supporting', bodyIds: readonly string[]): Promise<void> => {
    await tx
      .delete(assignments)
      .where(
        and(
          eq(assignments.editionId, editionId),
          eq(assignments.provisionId, provisionId),
          eq(assignments.role, role),
        ),
      );
    const rows = bodyIds.map((bodyId, index) => ({ ...key, bodyId, role, position: index + 1 }));
    if (rows.length > 0) await tx.insert(assignments).values(rows).onConflictDoNothing();
  };
  if (leadBodyId !== undefined) await replaceBodies('lead', leadBodyId === null ? [] : [leadBodyId]);
  if (supportingBodyIds !== undefined) {
    await replaceBodies(
      'supporting',
      supportingBodyIds.filter((bodyId) => bodyId !== leadBodyId),
    );
  }
  if (links === undefined) return;
  await tx
    .delete(provisionLinks)
    .where(and(eq(provisionLinks.editionId, editionId), eq(provisionLinks.provisionId, provisionId)));
  if (links.length === 0) return;
  await tx.insert(provisionLinks).values(
    links.map((link) => ({
      ...key,
      relation: link.relation,
      targetEditionId: link.editionId,
      targetDocumentId: link.documentId,
      targetProvisionId: link.provisionId ?? null,
    })),
  );
}

export const insertDispositions = async (
  tx: Tx,
  rows: (typeof dispositions.$inferInsert)[],
): Promise<void> => {
  if (rows.length > 0) await tx.insert(dispositions).values(rows);
};

/** Dispositions of other editions' provisions that lead to these: what was carried over, and from where. */
export async function listCarriedInto(db: Db, editionId: string) {
  return db
    .select({
      disposition: dispositions,
      from: {
        provisionId: provisions.id,
        code: provisions.code,
        number: provisions.number,
        title: provisions.title,
        text: provisions.text,
      },
      edition: sql<{ slug: string; seriesSlug: string; title: LocalText; number: number }>`(select
        json_build_object('slug', e.slug, 'seriesSlug', s.slug, 'title', e.title, 'number', e.number)
        from editions e join series s on s.id = e.series_id where e.id = "provisions"."edition_id")`,
    })
    .from(dispositions)
    .innerJoin(
      provisions,
      and(eq(provisions.editionId, dispositions.editionId), eq(provisions.id, dispositions.provisionId)),
    )
    .where(eq(dispositions.nextEditionId, editionId))
    .orderBy(asc(provisions.number));
}

/** Recommendations of an edition that no disposition has closed: what the next edition may take over. */
export const listOpen = (db: Db, editionId: string): Promise<ProvisionRow[]> =>
  db
    .select({ provision: provisions })
    .from(provisions)
    .innerJoin(
      outcomeDocuments,
      and(
        eq(outcomeDocuments.editionId, provisions.editionId),
        eq(outcomeDocuments.id, provisions.documentId),
        inArray(outcomeDocuments.status, ['adopted', 'published']),
      ),
    )
    .leftJoin(
      dispositions,
      and(eq(dispositions.editionId, provisions.editionId), eq(dispositions.provisionId, provisions.id)),
    )
    .where(
      and(
        eq(provisions.editionId, editionId),
        eq(provisions.kind, 'recommendation'),
        sql`${dispositions.provisionId} is null`,
      ),
    )
    .orderBy(asc(provisions.number))
    .then((rows) => rows.map(({ provision }) => provision));

function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

/** Published provisions of earlier public editions, this series' and others': what a new text may refer to. */
export const listLinkableTexts = (db: Db, editionId: string) =>
  db
    .select({
      editionId: provisions.editionId,
      documentId: provisions.documentId,
      provisionId: provisions.id,
      code: provisions.code,
      title: provisions.title,
      text: provisions.text,
      editionTitle: editions.title,
    })
    .from(provisions)
    .innerJoin(
      outcomeDocuments,
      and(
        eq(outcomeDocuments.editionId, provisions.editionId),
        eq(outcomeDocuments.id, provisions.documentId),
        eq(outcomeDocuments.status, 'published'),
      ),
    )
    .innerJoin(editions, and(eq(editions.id, provisions.editionId), eq(editions.visibility, 'public')))
    .where(and(sql`${provisions.editionId} <> ${editionId}`, sql`${provisions.kind} <> 'preamble'`))
    .orderBy(asc(editions.startsOn), asc(provisions.position));

/** Sessions of an edition in programme order, to choose from. */
export const listSessionNames = (db: Db, editionId: string) =>
  db
    .select({ id: sessions.id, code: sessions.code, title: sessions.title })
    .from(sessions)
    .where(eq(sessions.editionId, editionId))
    .orderBy(asc(sessions.startsAt), asc(sessions.code));

/** Every adopted text of the installation with the number of its edition, for verification. */
export const listAdoptedTexts = (db: Db) =>
  db
    .select({
      document: outcomeDocuments,
      editionNumber: editions.number,
      edition: sql<string>`(select s.slug || '/' || "editions"."slug" from series s where s.id = "editions"."series_id")`,
      provisions: sql<
        {
          id: string;
          kind: ProvisionRow['kind'];
          position: number;
          number: number | null;
          code: string | null;
          text: LocalText;
          recorded: LocalText | null;
        }[]
      >`coalesce((select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'position', p.position,
        'number', p.number, 'code', p.code, 'text', p.text, 'recorded', (select a.after -> 'text' from audit_events a
          where a.subject_kind = 'provision' and a.subject_id = p.id::text and a.after -> 'text' is not null
          order by a.id desc limit 1)) order by p.position)
        from provisions p where p.edition_id = "outcome_documents"."edition_id"
        and p.document_id = "outcome_documents"."id"), '[]'::json)`,
    })
    .from(outcomeDocuments)
    .innerJoin(editions, eq(editions.id, outcomeDocuments.editionId))
    .where(inArray(outcomeDocuments.status, ['adopted', 'published']))
    .orderBy(asc(editions.startsOn), asc(outcomeDocuments.id));
export type AdoptedText = Awaited<ReturnType<typeof listAdoptedTexts>>[number];
