import { sql } from 'drizzle-orm';
import { idsIn, type Reader } from '../../../platform/personal-data/index.ts';

/** A thing as the log of changes names it. */
interface Subject extends Record<string, unknown> {
  readonly kind: string;
  readonly id: string;
}

/** Everything under these ids that the log knows of. */
export const subjectsOfEvents = ({ rows, db }: Reader, ids: readonly string[]): Promise<Subject[]> =>
  rows<Subject>(
    db,
    sql`select distinct subject_kind as kind, subject_id as id from audit_events where subject_id in ${idsIn(ids, 'text')}`,
  );

/**
 * What somebody did about these things before they had signed in, such as asking for a new password: where it came from
 * is theirs, and no account says so.
 */
export async function anonymousEvents({ rows, db }: Reader, subjects: readonly Subject[]): Promise<number[]> {
  const found = await rows<{ id: number | string }>(
    db,
    sql`select id from audit_events where account_id is null and origin is not null
      and (subject_kind, subject_id) in (select kind, id from jsonb_to_recordset(${JSON.stringify(subjects)}::text::jsonb)
        as given(kind text, id text)) order by id`,
  );
  return found.map(({ id }) => Number(id));
}
