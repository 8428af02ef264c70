import { asc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { ruleBroken } from '../../platform/errors/index.ts';
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

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Rows after the last one seen, in the order of a sort key and the id that makes it unique.
 * @throws 422 at `cursor` for one that no list of ours gave
 */
export function afterKey(key: PgColumn, id: PgColumn, after: CursorKey | undefined): SQL | undefined {
  if (after === undefined) return undefined;
  const [lastKey, lastId] = after.map(String);
  const isUuid = id.getSQLType() === 'uuid';
  if (isUuid && !uuidShape.test(lastId ?? '')) throw ruleBroken({ field: 'cursor', code: 'format-wrong' });
  const last = isUuid ? sql`${lastId}::uuid` : sql`${lastId}`;
  return sql`(${key} collate "C", ${id}) > (${lastKey}, ${last})`;
}
