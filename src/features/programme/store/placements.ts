import { sql } from 'drizzle-orm';
import type { Database, Tx } from '../../../platform/database/index.ts';
import { sessions } from '../tables.ts';
import type { SessionRow } from './sessions.ts';

/** Columns that a placement writes. */
const written = (row: SessionRow) => ({
  id: row.id,
  code: row.code,
  status: row.status,
  starts_at: row.startsAt?.toISOString() ?? null,
  ends_at: row.endsAt?.toISOString() ?? null,
  room_id: row.roomId,
  minutes: row.minutes,
  pinned: row.pinned,
  moved_from: row.movedFrom,
  sequence: row.sequence,
  version: row.version,
});

/** Writes places of sessions that are locked, whatever their number in one statement. */
export async function writePlaces(
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  editionId: string,
  list: readonly SessionRow[],
  now: Date,
): Promise<void> {
  if (list.length === 0) return;
  await rows(
    tx,
    sql`update ${sessions} set code = given.code, status = given.status, starts_at = given.starts_at,
        ends_at = given.ends_at, room_id = given.room_id, minutes = given.minutes, pinned = given.pinned, moved_from = given.moved_from,
        sequence = given.sequence, version = given.version, updated_at = ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(list.map(written))}::text::jsonb) as given(id uuid, code text, status text,
        starts_at timestamptz, ends_at timestamptz, room_id uuid, minutes integer, pinned boolean, moved_from jsonb, sequence integer,
        version integer)
      where "sessions"."edition_id" = ${editionId} and "sessions"."id" = given.id`,
  );
}
