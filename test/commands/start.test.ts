import { describe, expect, it } from 'vitest';
import { prepareServer } from '../../scripts/lib/prepare-server.ts';
import { capture } from '../../scripts/lib/processes.ts';
import { embeddedIn, start, withDirectory } from './processes.ts';

describe('npm start', () => {
  it('serves from the prepared program what the sources say', { timeout: 120_000 }, () =>
    withDirectory(async (directory) => {
      await prepareServer();
      const server = await start('scripts/start.mjs', [], embeddedIn(directory));
      try {
        const get = (path: string) => fetch(`${server.address}${path}`);
        const home = await (await get('/ar')).text();
        const stylesheet = /href="(\/assets\/app\.[0-9a-f]+\.css)"/.exec(home)?.[1] ?? '';
        const statuses = await Promise.all(
          ['/readyz', '/en', '/api/v1/openapi.json', '/api/v1/me', stylesheet].map(
            async (path) => (await get(path)).status,
          ),
        );
        expect(statuses).toEqual([200, 200, 200, 401, 200]);

        const link = await server.said(/\/ar(\/welcome\/\S+)/);
        const welcomed = await fetch(`${server.address}/en${link}`, {
          method: 'POST',
          redirect: 'manual',
          headers: { origin: server.address },
          body: new URLSearchParams({
            name: 'Sara',
            email: 'sara@example.org',
            password: 'a long enough password',
          }),
        });
        const cookie = welcomed.headers.get('set-cookie')?.split(';')[0] ?? '';
        expect([welcomed.status, cookie.startsWith('session=')]).toEqual([303, true]);

        const sheet = await fetch(`${server.address}/en/manage/bodies.xlsx`, { headers: { cookie } });
        expect([
          sheet.status,
          Buffer.from(await sheet.arrayBuffer())
            .subarray(0, 2)
            .toString(),
        ]).toEqual([200, 'PK']);
      } finally {
        expect(await server.stop()).toBe(0);
      }
    }),
  );

  it('takes no arguments, and explains itself', async () => {
    const run = (...args: string[]) => capture(process.execPath, ['scripts/start.mjs', ...args]);

    expect(await run('now')).toMatchObject({
      code: 1,
      output: 'npm start takes no arguments; it was given now\n',
    });
    expect((await run('--help')).output).toMatch(/^npm start\n/);
  });
});
