/**
 * The demonstration, loaded once in a run and copied for each test file that looks at it: to load it takes longer than
 * most of them.
 */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Config, readConfig } from '../../src/config.ts';
import { ensureDemonstration, type Mark } from '../../src/demonstration/loader/index.ts';
import { fixedClock } from '../../src/platform/clock/index.ts';
import { keepAsTemplate, openTestDatabases, type TestDatabases } from './database.ts';

/** The moment as of which it is loaded. */
const demonstrationClock = fixedClock('2026-11-22T09:00:00Z');

const PATIENCE_SECONDS = 240;

const configOf = (dataDir: string, changes: Partial<Config>): Config => ({
  ...readConfig({ LOG_LEVEL: 'silent', NODE_ENV: 'test', SECRET_KEY: 'ab'.repeat(32) }),
  dataDir,
  ...changes,
});

/** Exactly one of the files of a run makes it; the others wait. @returns the directory of its stored files */
async function prepareDemonstration(): Promise<string> {
  const run = process.env.MULTAQA_TEST_RUN;
  if (run === undefined) throw new Error('MULTAQA_TEST_RUN names the directory of the run.');
  const [dataDir, ready, failed] = ['data', 'ready', 'failed'].map((name) =>
    join(run, `demonstration-${name}`),
  ) as [string, string, string];
  try {
    mkdirSync(dataDir);
  } catch {
    for (let waited = 0; !existsSync(ready); waited += 0.1) {
      if (existsSync(failed) || waited > PATIENCE_SECONDS)
        throw new Error('The demonstration was not loaded.');
      await wait(100);
    }
    return dataDir;
  }
  try {
    await keepAsTemplate('demonstration', async (database) => {
      const config = configOf(dataDir, {});
      await ensureDemonstration({ config, database, clock: demonstrationClock });
    });
    writeFileSync(ready, '');
  } catch (error) {
    writeFileSync(failed, '');
    throw error;
  }
  return dataDir;
}

export interface DemonstrationCopy extends TestDatabases {
  /** With its stored files and its secret key. */
  readonly config: Config;
  readonly mark: Mark;
}

/** Closed, it takes its files with it: a copy of the demonstration as of 22 November 2026, on a database of the kind that this run is about. */
export async function openDemonstration(changes: Partial<Config> = {}): Promise<DemonstrationCopy> {
  const made = await prepareDemonstration();
  const dataDir = await mkdtemp(join(tmpdir(), 'multaqa-demonstration-'));
  cpSync(made, dataDir, { recursive: true });
  const config = configOf(dataDir, changes);
  const databases = await openTestDatabases('demonstration');
  const { database } = databases;
  // Nothing is loaded where it stands.
  const { mark } = await ensureDemonstration({ config, database, clock: demonstrationClock });
  return {
    ...databases,
    config,
    mark,
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
