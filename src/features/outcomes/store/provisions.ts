import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { dispositions, provisionNumbers, provisions } from '../tables.ts';
import { lockDocument } from './documents.ts';
import {
  type DocumentRow,
  type LinkRow,
  type NamedRow,
  one,
  type ProvisionRow,
  type ProvisionWhole,
} from './rows.ts';

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

// Only published texts of public editions are named: a link must not tell of one that is still hidden or embargoed.
const linksOf = sql<LinkRow[]>`coalesce((select json_agg(json_build_object('relation', l.relation,
  'edition', json_build_object('id', e.id, 'slug', e.slug, 'seriesSlug', s.slug, 'title', e.title),
  'document', json_build_object('id', d.id, 'slug', d.slug, 'title', d.title),
  'provision', case when p.id is null then null
    else json_build_object('id', p.id, 'code', p.code, 'number', p.number, 'title', p.title) end) order by e.starts_on, p.position, l.id)
  from provision_links l join editions e on e.id = l.target_edition_id join series s on s.id = e.series_id
  join outcome_documents d on d.edition_id = l.target_edition_id and d.id = l.target_document_id
  left join provisions p on p.edition_id = l.target_edition_id and p.id = l.target_provision_id
  where l.edition_id = "provisions"."edition_id" and l.provision_id = "provisions"."id"
  and e.visibility = 'public' and d.status = 'published'), '[]'::json)`;

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
  (await wholeProvisions(db, and(eq(provisions.editionId, editionId), isNull(provisions.removedAt)))).map(
    whole,
  );

export async function findProvision(db: Db, id: string): Promise<ProvisionWhole | undefined> {
  const [row] = await wholeProvisions(db, and(eq(provisions.id, id), isNull(provisions.removedAt)));
  return row === undefined ? undefined : whole(row);
}

export const lockProvision = async (tx: Tx, id: string): Promise<ProvisionRow | undefined> =>
  (
    await tx
      .select()
      .from(provisions)
      .where(and(eq(provisions.id, id), isNull(provisions.removedAt)))
      .for('update')
  )[0];

/**
 * A provision and its text, both locked: the text first, as whoever adopts it does, so that the two never wait for each
 * other.
 */
export async function lockText(
  tx: Tx,
  provisionId: string,
): Promise<{ readonly document?: DocumentRow; readonly provision?: ProvisionRow }> {
  const [found] = await tx
    .select({ documentId: provisions.documentId })
    .from(provisions)
    .where(eq(provisions.id, provisionId));
  const document = found && (await lockDocument(tx, found.documentId));
  const provision = document && (await lockProvision(tx, provisionId));
  return document === undefined || provision === undefined ? {} : { document, provision };
}

export const provisionsOf = (db: Db, documentId: string): Promise<ProvisionRow[]> =>
  db
    .select()
    .from(provisions)
    .where(and(eq(provisions.documentId, documentId), isNull(provisions.removedAt)))
    .orderBy(asc(provisions.position));

/** Codes given in an edition so far, whatever the text. */
export const listCodes = async (db: Db, editionId: string): Promise<string[]> =>
  (
    await db
      .select({ code: provisionNumbers.code })
      .from(provisionNumbers)
      .where(eq(provisionNumbers.editionId, editionId))
  ).map(({ code }) => code);

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
