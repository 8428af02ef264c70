import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../database/index.ts';
import type { ActorPart, DetailsPart, FixedPart, Head } from './seals.ts';

/** Events whose texts an event erases, by id. */
export interface Erasure {
  /** Those whose name and origin go: who acted and from where. */
  readonly actors: readonly number[];
  /** Those whose before, after and reason go. */
  readonly details: readonly number[];
}

/** An erasure with the id of the event that tells of it. */
export interface AppliedErasure extends Erasure {
  readonly by: number;
}

/** An event as it is kept. */
export type SealedEvent = FixedPart &
  ActorPart &
  DetailsPart & { readonly actorSalt: string; readonly detailsSalt: string; readonly hash: string };

/** Writes events and moves the ends of their chains. */
export const eventsStatement = (
  events: readonly SealedEvent[],
  heads: readonly (Head & { readonly mac: string })[],
): SQL =>
  sql`with moved as (
        update audit_heads set number = given.number, seq = given.seq, hash = given.hash, chains = given.chains, mac = given.mac
        from json_to_recordset(${JSON.stringify(heads)}::text::json)
          as given(chain text, number integer, seq bigint, hash text, chains integer, mac text)
        where audit_heads.chain = given.chain)
      insert into audit_events (id, at, account_id, actor_name, authority, action, edition_id, subject_kind, subject_id,
        before, after, reason, request_id, via, credential_id, origin, chain, seq, actor_salt, actor_hash, details_salt,
        details_hash, previous, hash)
      select id, to_timestamp(at / 1000.0), "accountId", "actorName", authority, action, "editionId", "subjectKind", "subjectId",
        before::jsonb, after::jsonb, reason, "requestId", via, "credentialId", origin::jsonb, chain, seq, "actorSalt", "actorHash",
        "detailsSalt", "detailsHash", previous, hash
      from json_to_recordset(${JSON.stringify(events)}::text::json) as given(id bigint, at bigint, "accountId" uuid,
        "actorName" text, authority text, action text, "editionId" uuid, "subjectKind" text, "subjectId" text, before text,
        after text, reason text, "requestId" text, via text, "credentialId" uuid, origin text, chain text, seq bigint,
        "actorSalt" text, "actorHash" text, "detailsSalt" text, "detailsHash" text, previous text, hash text)`;

const ids = (values: readonly number[]) =>
  sql`(select value::bigint from jsonb_array_elements_text(${JSON.stringify(values)}::text::jsonb) as given(value))`;

/** Erases texts of events, with the salts that they could be guessed by. What is erased already stays as it is. */
export async function eraseTexts(tx: Tx, { by, actors, details }: AppliedErasure): Promise<void> {
  if (actors.length > 0) {
    await tx.execute(
      sql`update audit_events set actor_name = null, origin = null, actor_salt = null, actor_erased_by = ${by}::bigint
        where id in ${ids(actors)} and actor_erased_by is null`,
    );
  }
  if (details.length > 0) {
    await tx.execute(
      sql`update audit_events set before = null, after = null, reason = null, details_salt = null,
          details_erased_by = ${by}::bigint
        where id in ${ids(details)} and details_erased_by is null`,
    );
  }
}
