import { describe, expect, it } from 'vitest';
import { firstOrganiser } from './first-organiser.ts';
import { embeddedIn, runScript, start, withDirectory } from './processes.ts';

const addSeries = (address: string, token: string, number: number) =>
  fetch(`${address}/api/v1/series`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      slug: `s-${number}`,
      acronym: 'S',
      noun: 'forum',
      name: { en: `Series ${number}` },
    }),
  });

const slugsAt = async (address: string, token: string): Promise<string[]> => {
  const answer = await fetch(`${address}/api/v1/series`, { headers: { authorization: `Bearer ${token}` } });
  const { items } = (await answer.json()) as { items: { slug: string }[] };
  return items.map(({ slug }) => slug).sort();
};

describe('the embedded database', () => {
  it('has one process at a time; the others are told so in a line', { timeout: 300_000 }, () =>
    withDirectory(async (directory) => {
      const settings = embeddedIn(directory);
      const server = await start('scripts/start.mjs', [], settings);

      const refused = {
        code: 1,
        lines: [`The embedded database in ${directory} is in use by another process; stop that one first.`],
      };
      for (const [script, args] of [
        ['migrate', []],
        ['backup', [`${directory}/one.tar.gz`]],
        ['demo', ['--no-serve']],
      ] as const) {
        const { code, lines } = await runScript(script, args, settings);
        expect({ script, code, lines }).toEqual({ script, ...refused });
      }
      expect((await fetch(`${server.address}/livez`)).status).toBe(200);

      expect(await server.stop()).toBe(0);
      expect((await runScript('migrate', [], settings)).code).toBe(0);
    }),
  );

  it(
    'opens again after kill -9, with every write that was acknowledged and none twice',
    { timeout: 300_000 },
    () =>
      withDirectory(async (directory) => {
        const settings = embeddedIn(directory);
        let server = await start('scripts/start.mjs', [], settings);
        const token = await firstOrganiser(server);
        const acknowledged: string[] = [];
        for (let round = 0; round < 3; round += 1) {
          const { address } = server;
          // Killed in the middle of writes, wherever that is.
          const writes = Array.from({ length: 12 }, async (_, index) => {
            const number = round * 100 + index;
            const answer = await addSeries(address, token, number).catch(() => undefined);
            if (answer?.status === 201) acknowledged.push(`s-${number}`);
            if (index === 6) await server.kill();
          });
          await Promise.all(writes);

          server = await start('scripts/start.mjs', [], settings);

          const found = await slugsAt(server.address, token);
          expect(found).toEqual(expect.arrayContaining(acknowledged));
          expect(new Set(found).size).toBe(found.length);
        }
        expect(acknowledged.length).toBeGreaterThan(0);
        await server.stop();
      }),
  );
});
