import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../support/totp.ts';
import { embeddedIn, runScript, start, withDirectory } from './processes.ts';

interface Entry {
  readonly edition: string;
  readonly kind: string;
  readonly language: string;
  readonly file: string;
  readonly pages: number | null;
  readonly sha256: string;
}

describe('npm run demo', () => {
  it(
    'writes the documents of a new demonstration and their manifest, and serves it when asked',
    { timeout: 300_000 },
    () =>
      withDirectory(async (directory) => {
        const [data, out] = [join(directory, 'data'), join(directory, 'out')];

        const written = await runScript('demo', ['--no-serve', '--out', out], embeddedIn(data));

        expect(written.code, written.output).toBe(0);
        const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as Entry[];
        for (const { file, sha256 } of manifest) {
          expect(
            createHash('sha256')
              .update(await readFile(join(out, file)))
              .digest('hex'),
            file,
          ).toBe(sha256);
        }
        const of2016 = manifest.filter(
          ({ edition, kind }) => edition === 'national-forum/2016' && kind === 'agenda',
        );
        expect(of2016.map(({ language, file }) => [language, file])).toEqual(
          ['ar', 'en', 'ar-en'].map((language) => [language, `national-forum/2016/agenda.${language}.pdf`]),
        );
        expect(of2016.every(({ pages }) => Number(pages) > 3)).toBe(true);

        const server = await start('scripts/run.mjs', ['demo'], embeddedIn(data));
        const password = await server.said(/^ {2}organiser@example\.org\s+(\S+)\s/m);
        const secret = await server.said(/^ {2}organiser@example\.org\s+\S+\s+([A-Z2-7]{32})\s/m);
        const post = async (url: string, body: object): Promise<[number, { step?: string }]> => {
          const answer = await fetch(`${server.address}/api/v1/auth/${url}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          });
          return [answer.status, (await answer.json()) as { step?: string }];
        };
        const [status, { step }] = await post('tokens', { email: 'organiser@example.org', password });
        expect(status).toBe(202);
        expect((await post('second-factors', { step, code: codeOf(secret) }))[0]).toBe(201);
        expect((await fetch(`${server.address}/ar/forums/national-forum/2016/agenda`)).status).toBe(200);
        expect(existsSync(join(data, 'documents', 'manifest.json'))).toBe(true);
        expect(await server.stop()).toBe(0);
      }),
  );

  it('says in one line what it does not understand', async () => {
    await withDirectory(async (directory) => {
      const { code, lines } = await runScript('demo', ['--nowhere'], embeddedIn(directory));
      expect([code, lines.length]).toEqual([1, 1]);
    });
  });
});
