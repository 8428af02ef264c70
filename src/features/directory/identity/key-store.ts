import { sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import { idsIn } from '../../../platform/personal-data/index.ts';

/** Those of the editions whose key stands. */
export const keysOf = async (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionIds: readonly string[],
): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select edition_id as id from edition_keys
        where destroyed_at is null and edition_id in ${idsIn(editionIds)} order by edition_id`,
    )
  ).map(({ id }) => id);
