import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../scripts/lib/verify/audit.ts';
import { readHeads } from '../../scripts/lib/verify/audit-heads.ts';
import { type AuditTest, openAuditTest } from '../platform/audit/support.ts';
import { withDirectory } from './processes.ts';

describe('ends of chains kept outside the database', () => {
  let test: AuditTest;
  beforeAll(async () => {
    test = await openAuditTest();
  });
  afterAll(() => test.close());

  it('show a chain that was cut back to an old copy of its end', () =>
    withDirectory(async (directory) => {
      const path = join(directory, 'heads.json');
      const look = async () => (await verifyAudit(test.database, test.vault, await readHeads(path))).wrong;
      await test.record(null);
      const [old] = await test.database.rows<{ hash: string; mac: string }>(
        test.database.db,
        sql`select hash, mac from audit_heads`,
      );
      await test.record(null);
      expect(await look()).toEqual([]);
      expect(existsSync(path)).toBe(true);

      await test.database.executeSql(`alter table audit_events disable trigger user; alter table audit_heads disable trigger user;
        delete from audit_events where seq = 2;
        update audit_heads set seq = 1, hash = '${old?.hash}', mac = '${old?.mac}'`);

      expect((await verifyAudit(test.database, test.vault)).wrong).toEqual([]);
      const wrong = [`audit: chain installation, event 2 is missing: it was there when ${path} was written`];
      expect(await look()).toEqual(wrong);
      // What was lost stays known: the file is not written over.
      expect(await look()).toEqual(wrong);
    }));

  it('are refused when they are none', () =>
    withDirectory(async (directory) => {
      const path = join(directory, 'heads.json');
      await writeFile(path, '{"chain": 1}');
      await expect(readHeads(path)).rejects.toThrow(`${path} does not hold the ends of chains.`);
    }));

  it('fit no other secret key', async () => {
    const other = { mac: (purpose: string, text: string) => `${purpose} ${text}` };
    const { wrong, remarks } = await verifyAudit(test.database, other);
    expect(wrong).toHaveLength(1);
    expect(remarks).toEqual([
      'audit: no chain fits the secret key; is SECRET_KEY, or secret.key in DATA_DIR, that of this database?',
    ]);
  });
});
