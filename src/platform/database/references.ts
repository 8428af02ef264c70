import { type SQL, sql } from 'drizzle-orm';
import type { Database } from './types.ts';

/** Rows of one table that refer to a row by one column. */
export interface References {
  /** `sessions.room_id` */
  readonly by: string;
  /** At least 1. */
  readonly count: number;
  /** Whether they are deleted with the row; otherwise they refuse its deletion. */
  readonly cascades: boolean;
}

/**
 * What refers to a row by a foreign key, whichever feature owns it, as the database itself knows: two statements.
 * @param table of this application, such as `rooms`
 */
export async function referencesTo(
  { db, rows }: Pick<Database, 'db' | 'rows'>,
  table: string,
  id: string,
): Promise<References[]> {
  // Keys of two columns name the edition beside the id: the column that stands for the id is the one that refers.
  const keys = await rows<{ table: string; column: string; cascades: boolean }>(
    db,
    sql`select r.relname as "table", a.attname as "column", c.confdeltype = 'c' as cascades
      from pg_constraint c
      join pg_class r on r.oid = c.conrelid
      cross join lateral unnest(c.conkey, c.confkey) as k (own, theirs)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
      join pg_attribute t on t.attrelid = c.confrelid and t.attnum = k.theirs
      where c.contype = 'f' and c.confrelid = to_regclass(${table}) and t.attname = 'id'
      order by r.relname, a.attname`,
  );
  const [first, ...others] = keys.map(
    ({ table: from, column }): SQL =>
      sql`select ${`${from}.${column}`}::text as "by", count(*)::int as count
        from ${sql.identifier(from)} where ${sql.identifier(column)} = ${id}::uuid`,
  );
  if (first === undefined) return [];
  const counted = await rows<{ by: string; count: number }>(
    db,
    others.reduce((all, one) => sql`${all} union all ${one}`, first),
  );
  return counted.flatMap(({ by, count }) => {
    const key = keys.find(({ table: from, column }) => `${from}.${column}` === by);
    return count === 0 || key === undefined ? [] : [{ by, count: Number(count), cascades: key.cascades }];
  });
}
