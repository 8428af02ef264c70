import { inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { bodies, persons } from './tables.ts';

/**
 * Slugs in use that equal one of the bases or continue it with a number. Holds a lock until the end of the transaction,
 * so that two who add the same name at once get two slugs.
 */
export async function takenSlugs(
  tx: Tx,
  table: typeof bodies | typeof persons,
  bases: readonly string[],
): Promise<Set<string>> {
  if (bases.length === 0) return new Set();
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('directory.slugs'))`);
  const wanted = [...new Set(bases)];
  const rows = await tx
    .select({ slug: table.slug })
    .from(table as typeof bodies)
    .where(
      or(inArray(table.slug, wanted), inArray(sql`regexp_replace(${table.slug}, '-[0-9]+$', '')`, wanted)),
    );
  return new Set(rows.map(({ slug }) => slug));
}

/** Rows of one insert: a statement takes 65,535 values at most, and a row has two dozen. */
const ROWS_AT_ONCE = 1_000;

/** Inserts many rows by few statements, in the order given. */
export async function insertInChunks<Row, Inserted>(
  rows: readonly Row[],
  insert: (chunk: Row[]) => Promise<Inserted[]>,
): Promise<Inserted[]> {
  const inserted: Inserted[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    inserted.push(...(await insert(rows.slice(from, from + ROWS_AT_ONCE))));
  }
  return inserted;
}

/** Holds off other imports until the end of the transaction: two files at once could both add the same person. */
export const lockImports = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('directory.imports'))`);
};
