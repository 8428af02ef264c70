import { type SQL, sql } from 'drizzle-orm';
import type { Database, Db } from '../database/index.ts';
import type { ActorPart, DetailsPart, FixedPart } from './seals.ts';

/** An event exactly as it is kept: JSON as the text that the database holds. */
export interface KeptEvent extends FixedPart, ActorPart, DetailsPart {
  readonly actorSalt: string | null;
  readonly actorErasedBy: number | null;
  readonly detailsSalt: string | null;
  readonly detailsErasedBy: number | null;
  readonly hash: string | null;
}

type Numbers = 'seq' | 'id' | 'at' | 'actorErasedBy' | 'detailsErasedBy';
type Row = Record<string, unknown> & { readonly [Name in Numbers]: number | string | null };

/** Events as they are kept. `rest` is all that follows FROM. */
export async function readKept(rows: Database['rows'], db: Db, rest: SQL): Promise<KeptEvent[]> {
  const found = await rows<Row>(
    db,
    sql`select chain, seq, id, (extract(epoch from at) * 1000)::bigint as at, account_id as "accountId", via,
        credential_id as "credentialId", authority, action, edition_id as "editionId", subject_kind as "subjectKind",
        subject_id as "subjectId", request_id as "requestId", actor_name as "actorName", origin::text as origin,
        actor_salt as "actorSalt", actor_hash as "actorHash", actor_erased_by as "actorErasedBy",
        before::text as before, after::text as after, reason, details_salt as "detailsSalt",
        details_hash as "detailsHash", details_erased_by as "detailsErasedBy", previous, hash
      from audit_events ${rest}`,
  );
  const number = (value: number | string | null): number | null => (value === null ? null : Number(value));
  return found.map(
    (row) =>
      ({
        ...row,
        seq: number(row.seq),
        id: number(row.id),
        at: number(row.at),
        actorErasedBy: number(row.actorErasedBy),
        detailsErasedBy: number(row.detailsErasedBy),
      }) as unknown as KeptEvent,
  );
}
