import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import type { EditionRow } from '../../series/index.ts';
import { editions, themes } from '../../series/tables.ts';
import { dispositions, outcomeDocuments, provisions } from '../tables.ts';
import type { DispositionRow, DocumentRow, ProvisionRow } from './rows.ts';

/** The edition that follows another one. */
export const nextEditionOf = async (db: Db, editionId: string): Promise<EditionRow | undefined> =>
  (
    await db
      .select()
      .from(editions)
      .where(eq(editions.previousEditionId, editionId))
      .orderBy(asc(editions.startsOn))
      .limit(1)
  )[0];

export const findDisposition = async (
  db: Db,
  { editionId, id }: Pick<ProvisionRow, 'editionId' | 'id'>,
): Promise<DispositionRow | null> =>
  (
    await db
      .select()
      .from(dispositions)
      .where(and(eq(dispositions.editionId, editionId), eq(dispositions.provisionId, id)))
  )[0] ?? null;

export async function putDisposition(tx: Tx, row: typeof dispositions.$inferInsert): Promise<void> {
  const { editionId: _, provisionId: __, ...set } = row;
  await tx
    .insert(dispositions)
    .values(row)
    .onConflictDoUpdate({ target: [dispositions.editionId, dispositions.provisionId], set });
}

/** Names what carries a recommendation on in the disposition that it has. */
export const nameNext = async (
  tx: Tx,
  from: Pick<ProvisionRow, 'editionId' | 'id'>,
  next: Pick<ProvisionRow, 'editionId' | 'id'>,
): Promise<void> => {
  await tx
    .update(dispositions)
    .set({ nextEditionId: next.editionId, nextProvisionId: next.id })
    .where(and(eq(dispositions.editionId, from.editionId), eq(dispositions.provisionId, from.id)));
};

/** Themes of an edition → those of the next that bear the same name in addresses. */
export async function mapThemes(
  db: Db,
  fromEditionId: string,
  toEditionId: string,
): Promise<ReadonlyMap<string, string>> {
  const next = alias(themes, 'next');
  const rows = await db
    .select({ from: themes.id, to: next.id })
    .from(themes)
    .innerJoin(next, and(eq(next.editionId, toEditionId), eq(next.slug, themes.slug)))
    .where(eq(themes.editionId, fromEditionId));
  return new Map(rows.map(({ from, to }) => [from, to]));
}

/** The newest text of an edition's recommendations that is still being written. */
export const findDraft = async (db: Db, editionId: string): Promise<DocumentRow | undefined> =>
  (
    await db
      .select()
      .from(outcomeDocuments)
      .where(
        and(
          eq(outcomeDocuments.editionId, editionId),
          eq(outcomeDocuments.kind, 'recommendations'),
          inArray(outcomeDocuments.status, ['draft', 'circulated']),
        ),
      )
      .orderBy(desc(outcomeDocuments.createdAt))
      .limit(1)
  )[0];

/** Recommendations of an edition that go on by their disposition and stand in no next text yet. */
export const listGoingOn = (
  db: Db,
  editionId: string,
): Promise<{ provision: ProvisionRow; outcome: DispositionRow['outcome'] }[]> =>
  db
    .select({ provision: provisions, outcome: dispositions.outcome })
    .from(dispositions)
    .innerJoin(
      provisions,
      and(eq(provisions.editionId, dispositions.editionId), eq(provisions.id, dispositions.provisionId)),
    )
    .where(
      and(
        eq(dispositions.editionId, editionId),
        inArray(dispositions.outcome, ['continued', 'reinforced']),
        isNull(dispositions.nextProvisionId),
      ),
    )
    .orderBy(asc(provisions.number));

/** A text in the history of a recommendation. */
export type ChainNode = {
  readonly id: string;
  readonly code: string | null;
  readonly number: number | null;
  readonly title: LocalText | null;
  readonly text: LocalText;
  readonly editionId: string;
  readonly editionSlug: string;
  readonly editionNumber: number;
  readonly editionTitle: LocalText;
  readonly startsOn: string;
  readonly seriesSlug: string;
  readonly outcome: DispositionRow['outcome'] | null;
  readonly reason: LocalText | null;
  /** Where it goes on, whether or not its next text is known yet. */
  readonly next: {
    readonly editionSlug: string;
    readonly seriesSlug: string;
    readonly title: LocalText;
    readonly startsOn: string;
    /** The next text, where it is published. */
    readonly provisionId: string | null;
  } | null;
};

/** That one text of a chain refers to another, or is carried on by it. */
export type ChainLink = {
  readonly from: string;
  /** Null: to a text as a whole. */
  readonly to: string | null;
  readonly toDocument: LocalText;
  readonly toDocumentSlug: string;
  readonly toEdition: LocalText;
  readonly toEditionSlug: string;
  readonly toSeriesSlug: string;
  readonly toStartsOn: string;
  readonly toCode: string | null;
  readonly toNumber: number | null;
  readonly toTitle: LocalText | null;
  readonly relation: 'reiterates' | 'builds-on' | 'supersedes' | 'implements';
};

/** Longest chain that is followed, in steps from one text to another. */
const STEPS = 40;

// What a reader may know: published texts of public editions.
const open = sql`p.removed_at is null and exists (select 1 from outcome_documents d join editions e on e.id = d.edition_id
  where d.edition_id = p.edition_id and d.id = p.document_id and d.status = 'published' and e.visibility = 'public')`;

/**
 * All published texts that a recommendation comes from and that come from it, over editions and series, oldest first, and
 * how they refer to each other: two queries, however long the chain.
 */
export async function listChain(
  database: Pick<Database, 'rows'>,
  db: Db,
  { editionId, id }: Pick<ProvisionRow, 'editionId' | 'id'>,
): Promise<{ readonly nodes: readonly ChainNode[]; readonly links: readonly ChainLink[] }> {
  const nodes = await database.rows<ChainNode>(
    db,
    sql`with recursive back (edition_id, id, step) as (
        select ${editionId}::uuid, ${id}::uuid, 0
        union select l.target_edition_id, l.target_provision_id, step + 1
          from back join provision_links l on l.edition_id = back.edition_id and l.provision_id = back.id
          where l.target_provision_id is not null and step < ${STEPS}
      ), forth (edition_id, id, step) as (
        select ${editionId}::uuid, ${id}::uuid, 0
        union select l.edition_id, l.provision_id, step + 1
          from forth join provision_links l on l.target_edition_id = forth.edition_id and l.target_provision_id = forth.id
          where step < ${STEPS}
      ), chain as (select edition_id, id from back union select edition_id, id from forth)
      select p.id, p.code, p.number, p.title, p.text, e.id as "editionId", e.slug as "editionSlug",
        e.number as "editionNumber", e.title as "editionTitle", e.starts_on::text as "startsOn", s.slug as "seriesSlug",
        x.outcome, x.reason, case when n.id is null then null else json_build_object('editionSlug', n.slug,
          'seriesSlug', ns.slug, 'title', n.title, 'startsOn', n.starts_on::text, 'provisionId', (select p.id from provisions p
            where p.edition_id = x.next_edition_id and p.id = x.next_provision_id and ${open})) end as next
      from chain join provisions p on p.edition_id = chain.edition_id and p.id = chain.id
      join editions e on e.id = p.edition_id join series s on s.id = e.series_id
      left join dispositions x on x.edition_id = p.edition_id and x.provision_id = p.id
      left join editions n on n.id = x.next_edition_id and n.visibility = 'public'
        and x.outcome in ('continued', 'reinforced', 'merged')
      left join series ns on ns.id = n.series_id
      where ${open} order by e.starts_on, p.position`,
  );
  return {
    nodes,
    links: await listLinksFrom(
      database,
      db,
      nodes.map((node) => node.id),
    ),
  };
}

/** What texts refer to, that everybody may read: other provisions, or published texts as a whole. */
export const listLinksFrom = async (
  database: Pick<Database, 'rows'>,
  db: Db,
  ids: readonly string[],
): Promise<readonly ChainLink[]> =>
  ids.length === 0
    ? []
    : database.rows<ChainLink>(
        db,
        sql`select l.provision_id as "from", p.id as "to", d.title as "toDocument", d.slug as "toDocumentSlug",
            e.title as "toEdition", e.slug as "toEditionSlug", s.slug as "toSeriesSlug", e.starts_on::text as "toStartsOn",
            p.code as "toCode", p.number as "toNumber", p.title as "toTitle", l.relation
          from provision_links l
          join outcome_documents d on d.edition_id = l.target_edition_id and d.id = l.target_document_id
          join editions e on e.id = l.target_edition_id and e.visibility = 'public'
          join series s on s.id = e.series_id
          left join provisions p on p.edition_id = l.target_edition_id and p.id = l.target_provision_id
          where l.provision_id in (${sql.join(
            ids.map((one) => sql`${one}::uuid`),
            sql`, `,
          )}) and d.status = 'published' order by e.starts_on, l.id`,
      );

/** A published recommendation by its number, in the edition's newest text of them. */
export const findByNumber = async (
  db: Db,
  editionId: string,
  number: number,
): Promise<ProvisionRow | undefined> =>
  (
    await db
      .select({ provision: provisions })
      .from(provisions)
      .innerJoin(
        outcomeDocuments,
        and(
          eq(outcomeDocuments.editionId, provisions.editionId),
          eq(outcomeDocuments.id, provisions.documentId),
          eq(outcomeDocuments.status, 'published'),
          eq(outcomeDocuments.kind, 'recommendations'),
        ),
      )
      .where(and(eq(provisions.editionId, editionId), eq(provisions.number, number)))
      .orderBy(desc(outcomeDocuments.publishedAt))
      .limit(1)
  )[0]?.provision;
