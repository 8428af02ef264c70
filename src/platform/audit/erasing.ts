import { sql } from 'drizzle-orm';
import type { Database, Tx } from '../database/index.ts';
import type { Erasure } from './write.ts';

/** Of whom the log is to forget. */
export interface AuditSelection {
  /** Accounts whose names and origins go from what they did. What they did stays. */
  readonly accountIds?: readonly string[];
  /** Things whose texts go: what was before and after, and why. */
  readonly subjects?: readonly { readonly kind: string; readonly id: string }[];
  /** Words (a name, an id, an address): the texts of every event that holds one of them go. At least 3 characters each. */
  readonly mentions?: readonly string[];
  /** Further events by id: name, origin and texts. */
  readonly events?: readonly number[];
}

/** What {@link eraseAuditTexts} needs of a change. */
interface Recording {
  readonly tx: Tx;
  record(entry: {
    readonly action: string;
    readonly subject: { readonly kind: string; readonly id: string };
    readonly editionId: string | null;
    readonly after: unknown;
    readonly reason?: string;
    readonly quiet?: boolean;
    readonly erases: Erasure;
  }): Promise<void>;
}

const list = (values: readonly unknown[] | undefined) => sql`${JSON.stringify(values ?? [])}::text::jsonb`;

/** Shortest word that is looked for: shorter ones stand in everything. */
const MENTION_LENGTH = 3;

/** The text as JSON holds it, between its quotation marks. */
const inJson = (word: string): string => JSON.stringify(word).slice(1, -1);

/** Which events hold what is to be forgotten, and have not lost it yet. A search of the whole log: some seconds. */
export async function findAuditTexts(
  rows: Database['rows'],
  tx: Tx,
  selection: AuditSelection,
): Promise<Erasure> {
  const words = (selection.mentions ?? []).filter((word) => word.length >= MENTION_LENGTH);
  const found = await rows<{ id: number | string; actor: boolean; details: boolean }>(
    tx,
    sql`with words as materialized (select value as plain, json as quoted from jsonb_to_recordset(
        ${list(words.map((value) => ({ value, json: inJson(value) })))}) as given(value text, json text)),
      subjects as materialized (select kind, id from jsonb_to_recordset(${list(selection.subjects)}) as given(kind text, id text)),
      accounts as materialized (select value::uuid as id from jsonb_array_elements_text(${list(selection.accountIds)}) as given(value)),
      chosen as materialized (select value::bigint as id from jsonb_array_elements_text(${list(selection.events)}) as given(value)),
      event as (
        select id, actor_erased_by is null and (
            account_id in (select id from accounts) or id in (select id from chosen)
            or exists (select 1 from words where strpos(actor_name, plain) > 0 or strpos(origin::text, quoted) > 0)) as actor,
          details_erased_by is null and action <> 'personal-data.erased' and (
            (subject_kind, subject_id) in (select kind, id from subjects) or id in (select id from chosen)
            or exists (select 1 from words where strpos(before::text, quoted) > 0 or strpos(after::text, quoted) > 0
              or strpos(reason, plain) > 0)) as details
        from audit_events)
      select id, coalesce(actor, false) as actor, coalesce(details, false) as details from event
      where actor or details order by id`,
  );
  const ids = (part: 'actor' | 'details'): number[] =>
    found.filter((event) => event[part]).map(({ id }) => Number(id));
  return { actors: ids('actor'), details: ids('details') };
}

/**
 * Takes texts about somebody out of the log of changes, for good: the chains hold without them. Records the event
 * `personal-data.erased`, which names the events by id and is itself never erased, at the end of the change.
 * @param about whose data it was, by an id that tells nothing; `reason` must tell nothing either
 * @returns how many events lost something
 */
export async function eraseAuditTexts(
  rows: Database['rows'],
  change: Recording,
  selection: AuditSelection,
  about: { readonly subject: { readonly kind: string; readonly id: string }; readonly reason?: string },
): Promise<{ readonly actors: number; readonly details: number }> {
  const erased = await findAuditTexts(rows, change.tx, selection);
  await change.record({
    action: 'personal-data.erased',
    subject: about.subject,
    editionId: null,
    after: { erased },
    ...(about.reason === undefined ? {} : { reason: about.reason }),
    quiet: true,
    erases: erased,
  });
  return { actors: erased.actors.length, details: erased.details.length };
}
