import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { preparePrograms } from '../../scripts/lib/prepare-programs.ts';
import { capture } from '../../scripts/lib/processes.ts';
import { firstOrganiser } from './first-organiser.ts';
import { embeddedIn, start, withDirectory } from './processes.ts';

describe('npm start', () => {
  it('serves from the prepared program what the sources say', { timeout: 120_000 }, () =>
    withDirectory(async (directory) => {
      await preparePrograms();
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

        const token = await firstOrganiser(server);
        const sheet = await fetch(`${server.address}/en/manage/bodies.xlsx`, {
          headers: { authorization: `Bearer ${token}` },
        });
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

  it.each([
    ['DATA_DIR', 'package.json', 'a directory that can be written to, and this is a file'],
    ['DATA_DIR', '/proc/multaqa', 'a directory that can be written to, and this one can’t be made'],
    ['HOST', 'bad host', 'a name or an address of this machine, such as 127.0.0.1, 0.0.0.0 or ::'],
  ])('says in one line why %s=%s can’t be', { timeout: 60_000 }, async (name, value, allowed) => {
    await preparePrograms();
    const env = { DATA_DIR: join(tmpdir(), 'multaqa-never-opened'), DATABASE_URL: '', [name]: value };
    const { code, output } = await capture(process.execPath, ['scripts/start.mjs'], {
      env: { ...process.env, ...env },
    });
    const shown = name === 'DATA_DIR' ? resolve(value) : value;

    expect([code, output]).toEqual([1, `${name}=${JSON.stringify(shown)} is not allowed: ${allowed}\n`]);
  });

  it('takes no arguments, and explains itself', async () => {
    const run = (...args: string[]) => capture(process.execPath, ['scripts/start.mjs', ...args]);

    expect(await run('now')).toMatchObject({
      code: 1,
      output: 'npm start takes no arguments; it was given now\n',
    });
    expect((await run('--help')).output).toMatch(/^npm start\n/);
  });
});
