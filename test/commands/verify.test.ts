import { rmSync, writeFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditSeen, verifyAudit } from '../../scripts/lib/verify/audit.ts';
import { summary } from '../../scripts/lib/verify/verified.ts';
import { verifyTexts } from '../../src/features/outcomes/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { createFiles } from '../../src/platform/files/index.ts';
import { createVault, masterKey, type Vault } from '../../src/platform/vault/index.ts';
import { type DemonstrationCopy, openDemonstration } from '../support/demonstration.ts';
import { embeddedIn, runScript, withDirectory } from './processes.ts';

describe('verification', () => {
  let database: Database;
  let vault: Vault;
  let copy: DemonstrationCopy;
  beforeAll(async () => {
    copy = await openDemonstration();
    database = copy.owner;
    vault = createVault(masterKey(copy.config));
  });
  afterAll(() => copy.close());

  /** What `verify` sees while something was changed past the application; the change is taken back. */
  const during = async <T>(
    change: ReturnType<typeof sql>,
    look: (db: Database['db']) => Promise<T>,
  ): Promise<T> => {
    const undone = new Error('undone');
    let seen: T | undefined;
    const { transaction } = database;
    await transaction(async (tx) => {
      await tx.execute(sql`alter table provisions disable trigger provisions_adopted_unchanged`);
      await tx.execute(sql`alter table provisions drop constraint provisions_number_fk`);
      await tx.execute(sql`alter table outcome_documents disable trigger outcome_documents_held`);
      await tx.execute(sql`alter table provision_numbers disable trigger provision_numbers_once`);
      await tx.execute(change);
      seen = await look(tx);
      throw undone;
    }).catch((error: unknown) => {
      if (error !== undone) throw error;
    });
    return seen as T;
  };

  it('finds nothing wrong with the demonstration', async () => {
    const texts = await verifyTexts(database.db);
    expect(texts).toEqual({ checked: 10, wrong: [] });
    const audit = await verifyAudit(database, vault);
    expect([audit.wrong, audit.remarks]).toEqual([[], []]);
    expect(summary('audit', audit)).toMatch(/^audit: \d{4} checked, 0 wrong$/);
  });

  const fourth = (fault: string) => ({ fault, at: '1/REC/04' });
  const whole = { fault: 'document-seal-wrong', at: null };
  it.each([
    [
      'a word of an adopted text',
      sql`update provisions set text = jsonb_set(text, '{ar}', '"غيره"') where code = '1/REC/04' and sample`,
      [fourth('text-changed'), fourth('seal-wrong'), whole],
    ],
    [
      'a word of its translation',
      sql`update provisions set text = jsonb_set(text, '{en}', '"Something else"') where code = '1/REC/04' and sample`,
      [fourth('seal-wrong'), whole],
    ],
    [
      'a seal',
      sql`update provisions set adopted_seal = repeat('0', 64) where code = '1/REC/04' and sample`,
      [fourth('seal-wrong')],
    ],
    ['the seal of a text', sql`update outcome_documents set seal = repeat('0', 64) where sample`, [whole]],
    [
      'a word around the provisions',
      sql`update outcome_documents set title = jsonb_set(title, '{ar}', '"غيره"') where sample`,
      [whole],
    ],
    [
      'the register of numbers',
      sql`delete from provision_numbers where code = '1/REC/04'`,
      [fourth('number-unregistered')],
    ],
    [
      'a number',
      sql`update provisions set number = 99 where code = '1/REC/04'`,
      [fourth('numbers-with-gaps')],
    ],
    [
      'a code',
      sql`update provisions set code = '1/REC/99' where code = '1/REC/04'`,
      [
        { fault: 'code-of-another', at: '1/REC/99' },
        { fault: 'number-unregistered', at: '1/REC/99' },
        { fault: 'seal-wrong', at: '1/REC/99' },
        whole,
      ],
    ],
  ])('names a text in which %s was changed past the application', async (_what, change, faults) => {
    const { wrong } = await during(change, verifyTexts);
    expect(wrong.map((one) => one.faults)).toContainEqual(faults);
  });

  it('names the first event of each chain that is not as it was written', async () => {
    const { transaction, rows } = database;
    const undone = new Error('undone');
    let lines: readonly string[] = [];
    await transaction(async (tx) => {
      await tx.execute(sql`alter table audit_events disable trigger user`);
      await tx.execute(
        sql`update audit_events set reason = 'another' where chain = 'installation' and seq in (2, 5)`,
      );
      await tx.execute(sql`delete from audit_events where chain <> 'installation' and seq = 3`);
      lines = (await auditSeen({ rows, db: tx, vault })).wrong;
      throw undone;
    }).catch((error: unknown) => {
      if (error !== undone) throw error;
    });
    expect(lines.filter((line) => line.includes('installation'))).toEqual([
      expect.stringMatching(
        /^audit: chain installation, event 2 \(id \d+, [a-z-]+\.[a-z-]+\) was changed after it was written$/,
      ),
    ]);
    expect(lines.filter((line) => / event 3 is missing$/.test(line))).toHaveLength(5);
    expect(lines).toHaveLength(6);
  });

  it('names stored files that are missing or changed', async () => {
    const { dataDir } = copy.config;
    const files = createFiles({ database, dataDir });
    const before = await files.verify();
    const { transaction } = database;
    for (const name of ['one.txt', 'two.txt', 'three.txt']) {
      await transaction((tx) =>
        files.record(tx, { editionId: null, name, mediaType: 'text/plain', body: Buffer.from(name) }),
      );
    }
    const stored = await database.rows<{ name: string; sha256: string }>(
      database.db,
      sql`select name, sha256 from files`,
    );
    const pathOf = (name: string) =>
      files.pathOf({ sha256: stored.find((file) => file.name === name)?.sha256 ?? '' });
    rmSync(pathOf('one.txt'));
    writeFileSync(pathOf('two.txt'), 'other');

    const { checked, wrong } = await files.verify();

    expect([before.wrong, checked]).toEqual([[], before.checked + 3]);
    expect(wrong.map(({ name, fault }) => [name, fault])).toEqual([
      ['one.txt', 'missing'],
      ['two.txt', 'changed'],
    ]);
  });
});

describe('npm run verify', () => {
  it('prints a line for each, and refuses a directory without a database', { timeout: 300_000 }, () =>
    withDirectory(async (directory) => {
      const settings = embeddedIn(directory);
      const missing = await runScript('verify', ['files'], settings);
      expect(missing).toMatchObject({
        code: 1,
        lines: [`There is no database in ${directory}; DATA_DIR or DATABASE_URL names another.`],
      });
      await runScript('migrate', [], settings);

      const { code, stdout } = await runScript('verify', ['files', 'texts', 'audit'], settings);

      expect([code, stdout.split('\n')]).toEqual([
        0,
        ['files: 0 checked, 0 wrong', 'texts: 0 checked, 0 wrong', 'audit: 0 checked, 0 wrong'],
      ]);
    }),
  );
});
