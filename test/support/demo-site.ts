import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { ensureDemonstration } from '../../src/demonstration/loader/index.ts';
import { fixedClock } from '../../src/platform/clock/index.ts';
import { openTestDatabase } from './database.ts';

export interface DemoSite {
  /** `http://127.0.0.1:<port>`. */
  readonly address: string;
  readonly administrator: { readonly email: string; readonly password: string };
  close(): Promise<void>;
}

/** The demonstration, served on a free port, as of a fixed day. */
export async function openDemoSite(): Promise<DemoSite> {
  const database = await openTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'multaqa-site-'));
  const config = { ...readConfig({ LOG_LEVEL: 'error' }), dataDir };
  const clock = fixedClock('2026-11-22T09:00:00Z');
  const { mark } = await ensureDemonstration({ config, database, clock });
  const app = await buildApp({ config, database });
  const address = await app.server.listen({ host: '127.0.0.1', port: 0 });
  const administrator = mark.signIns.find(({ key }) => key === 'administrator');
  if (administrator === undefined) throw new Error('The demonstration has no administrator.');
  return {
    address,
    administrator,
    async close() {
      await app.server.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
