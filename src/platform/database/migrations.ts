import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import { grantAppRole } from './app-role.ts';
import type { Database } from './types.ts';

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Key of the advisory lock under which one process at a time migrates ("multaqa" in ASCII, cut to 31 bits). */
const MIGRATION_LOCK = 0x6d75_6c74;

/** Raised when what was applied is not what the files say. */
export class MigrationDrift extends Error {
  override readonly name = 'MigrationDrift';
}

/** One hash over all migration files: the key of the prepared template. */
export function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const migration of readMigrationFiles({ migrationsFolder })) hash.update(migration.hash);
  return hash.digest('hex').slice(0, 16);
}

async function refuseDrift(database: Database): Promise<void> {
  const [table] = await database.rows<{ name: string | null }>(
    database.db,
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (table?.name == null) return;
  const applied = await database.rows<{ hash: string }>(
    database.db,
    sql`select hash from drizzle.__drizzle_migrations order by id`,
  );
  const files = readMigrationFiles({ migrationsFolder });
  for (const [index, row] of applied.entries()) {
    const file = files[index];
    if (file === undefined) {
      throw new MigrationDrift(
        `The database has ${applied.length} migrations applied and this program knows ${files.length}: it is older than its database.`,
      );
    }
    if (file.hash !== row.hash) {
      const names = readdirSync(migrationsFolder)
        .filter((name) => name.endsWith('.sql'))
        .sort();
      throw new MigrationDrift(
        `Migration ${names[index]} was changed after it had been applied to this database.`,
      );
    }
  }
}

/**
 * Applies what is pending, in one transaction, one process at a time, and gives the servers' role its rights.
 * @throws MigrationDrift when an applied file was edited, or the database is ahead of this program
 */
export async function migrate(database: Database): Promise<void> {
  await refuseDrift(database);
  if (database.kind === 'embedded') {
    await migratePglite(database.db as never, { migrationsFolder });
    return;
  }
  const { rows } = database;
  // The transaction's lock is held by one pooled connection while the migrator uses another.
  await database.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    // biome-ignore lint/nursery/noDrizzleDbObjectInsideTransaction: the transaction only holds the lock; the migrator brings its own.
    await migratePostgres(database.db as never, { migrationsFolder });
    await grantAppRole({ rows }, tx);
  });
}
