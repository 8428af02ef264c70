import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Database } from '../../../../src/platform/database/index.ts';

/** Every row of every table, of the application and of its libraries, as text. */
export async function dumpOf({ rows, db }: Database): Promise<string> {
  const tables = await rows<{ name: string }>(
    db,
    sql`select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const found = await rows<{ line: string }>(
      db,
      sql`select row_to_json(one)::text as line from ${sql.raw(name)} as one`,
    );
    lines.push(...found.map(({ line }) => `${name} ${line}`));
  }
  return lines.join('\n');
}

/** Every file below a directory, as text. */
export async function filesBelow(directory: string): Promise<string> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const read = names
    .filter((entry) => entry.isFile())
    .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8'));
  return (await Promise.all(read)).join('\n');
}
