import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTables } from '../../../scripts/lib/backup/tables.ts';
import { columnClasses } from '../../../src/classes.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import { openTestDatabase } from '../../support/database.ts';

describe('classes of data', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('are declared for every column of every table, each once', async () => {
    const { rows, db } = database;
    const columns = await database.rows<{ name: string }>(
      db,
      sql`select table_name || '.' || column_name as name
        from information_schema.columns where table_schema = 'public'`,
    );

    const declared = columnClasses.map(({ table, column }) => `${table}.${column}`).toSorted();

    expect(declared).toEqual(columns.map(({ name }) => name).toSorted());
    expect(new Set(declared).size).toBe(declared.length);
    expect((await listTables(rows, db)).length).toBe(new Set(columnClasses.map(({ table }) => table)).size);
  });

  it('call nothing public or internal by whose name one sees that it is more', () => {
    const telling = /passw|secret|sealed|salt|hash$|email|address$|phone|ip$|user_agent|verifier/;
    const open = columnClasses.filter(
      ({ table, column, class: name }) =>
        (name === 'public' || name === 'internal') &&
        telling.test(column) &&
        // What the chains of the log hang on, and by what a file is known again, tells of nobody; the address of a venue is
        // on its sign.
        !['attendance_imports', 'audit_events', 'audit_heads', 'venues'].includes(table) &&
        `${table}.${column}` !== 'mails.secret',
    );

    expect(open).toEqual([]);
  });
});
