import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { ensureDemonstration } from '../../src/demonstration/loader/index.ts';
import { fixedClock } from '../../src/platform/clock/index.ts';
import { openTestDatabase } from './database.ts';

export interface DemoSite {
  /** `http://localhost:<port>`: passkeys want a name, not a number. */
  readonly address: string;
  readonly administrator: {
    readonly email: string;
    readonly password: string;
    /** Of the authenticator app. */
    readonly secret: string;
  };
  /** An account without a guarded role, and so without a second factor. */
  readonly speaker: { readonly email: string; readonly password: string };
  close(): Promise<void>;
}

/** A port that is free now; a passkey's site must be known before it listens. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address();
      probe.close(() => resolve(typeof at === 'object' && at !== null ? at.port : 0));
    });
  });

/** The demonstration, served on a free port, as of a fixed day. */
export async function openDemoSite(): Promise<DemoSite> {
  const database = await openTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'multaqa-site-'));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const config = { ...readConfig({ LOG_LEVEL: 'error' }), dataDir, publicUrl: address };
  const clock = fixedClock('2026-11-22T09:00:00Z');
  const { mark } = await ensureDemonstration({ config, database, clock });
  const app = await buildApp({ config, database });
  await app.server.listen({ host: '127.0.0.1', port });
  const find = (wanted: string) => {
    const found = mark.signIns.find(({ key }) => key === wanted);
    if (found === undefined) throw new Error(`The demonstration has no ${wanted}.`);
    return found;
  };
  const administrator = find('administrator');
  return {
    address,
    administrator: { ...administrator, secret: administrator.totp?.secret ?? '' },
    speaker: find('speaker'),
    async close() {
      await app.server.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
