import { createServer } from 'node:net';
import { buildApp } from '../../src/app.ts';
import { openDemonstration } from './demonstration.ts';

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

/** The demonstration, served on a free port. */
export async function openDemoSite(): Promise<DemoSite> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const { config, database, mark, close } = await openDemonstration({
    publicUrl: address,
    logLevel: 'error',
  });
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
      await close();
    },
  };
}
