import { asc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { CursorKey } from '../../platform/http/index.ts';

/** Which part of a list: after a key, so many rows. `skip` serves lists with numbered pages. */
export interface ListPage {
  readonly limit: number;
  /** Sort key and id of the last row seen. */
  readonly after?: CursorKey | undefined;
  readonly skip?: number | undefined;
}

/** A sort key in binary order, whatever the database's own collation is. */
export const inOrder = (key: PgColumn): SQL => asc(sql`${key} collate "C"`);

/** Rows after the last one seen, in the order of a sort key and the id that makes it unique. */
export function afterKey(key: PgColumn, id: PgColumn, after: CursorKey | undefined): SQL | undefined {
  if (after === undefined) return undefined;
  const [lastKey = '', lastId = ''] = after;
  return sql`(${key} collate "C", ${id}::text collate "C") > (${String(lastKey)}, ${String(lastId)})`;
}
