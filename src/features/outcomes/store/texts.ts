import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { sessions } from '../../programme/tables.ts';
import { editions } from '../../series/tables.ts';
import { outcomeDocuments, provisions } from '../tables.ts';
import type { ProvisionRow } from './rows.ts';

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
    .where(
      and(
        sql`${provisions.editionId} <> ${editionId}`,
        isNull(provisions.removedAt),
        sql`${provisions.kind} not in ('preamble', 'heading')`,
      ),
    )
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
          seal: string | null;
          adoptedSeal: string | null;
          registered: boolean;
        }[]
      >`coalesce((select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'position', p.position,
        'number', p.number, 'code', p.code, 'text', p.text, 'seal', p.seal, 'adoptedSeal', p.adopted_seal,
        'registered', p.code is null or exists (select 1 from provision_numbers n
          where n.edition_id = p.edition_id and n.code = p.code), 'recorded', (select a.after -> 'text' from audit_events a
          where a.subject_kind = 'provision' and a.subject_id = p.id::text and a.after -> 'text' is not null
          order by a.id desc limit 1)) order by p.position)
        from provisions p where p.edition_id = "outcome_documents"."edition_id"
        and p.document_id = "outcome_documents"."id" and p.removed_at is null), '[]'::json)`,
    })
    .from(outcomeDocuments)
    .innerJoin(editions, eq(editions.id, outcomeDocuments.editionId))
    .where(inArray(outcomeDocuments.status, ['adopted', 'published']))
    .orderBy(asc(editions.startsOn), asc(outcomeDocuments.id));
export type AdoptedText = Awaited<ReturnType<typeof listAdoptedTexts>>[number];
