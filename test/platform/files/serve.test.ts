import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/platform/database/index.ts';
import { createFiles, type Files, type NewFile } from '../../../src/platform/files/index.ts';
import { addFileRoute } from '../../../src/platform/files/serve.ts';
import { openTestDatabase } from '../../support/database.ts';
import { plainServer } from '../http/support.ts';

describe('a file from outside', () => {
  let database: Database;
  let dataDir: string;
  let files: Files;
  let app: FastifyInstance;
  beforeAll(async () => {
    database = await openTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'multaqa-files-'));
    files = createFiles({ database, dataDir });
    app = plainServer();
    addFileRoute(app, files, [{ purpose: 'paper', mayRead: (actor) => actor.kind === 'account' }]);
  });
  afterAll(async () => {
    await app.close();
    await database.close();
    await rm(dataDir, { recursive: true });
  });

  const keep = async (file: Partial<NewFile>) =>
    database.transaction((tx) =>
      files.record(tx, {
        editionId: null,
        name: 'ورقة.html',
        mediaType: 'text/html',
        body: Buffer.from('<script>alert(document.domain)</script>'),
        ...file,
      }),
    );
  const read = (id: string, headers = { authorization: 'Bearer a' }) =>
    app.inject({ url: `/files/${id}`, headers });

  it('is a download that runs nothing and stays nowhere, even if it were a page', async () => {
    const { id } = await keep({ purpose: 'paper' });

    const answer = await read(id);

    expect([answer.statusCode, answer.body]).toEqual([200, '<script>alert(document.domain)</script>']);
    expect(answer.headers).toMatchObject({
      'content-disposition': `attachment; filename="____.html"; filename*=UTF-8''%D9%88%D8%B1%D9%82%D8%A9.html`,
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*; sandbox$/),
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'content-length': '39',
    });
  });

  it('is not found by whom its owner does not let read it, nor where nobody owns it', async () => {
    const [owned, other, nobodys] = [
      await keep({ purpose: 'paper' }),
      await keep({ purpose: 'passport' }),
      await keep({}),
    ];
    const answers = await Promise.all([
      app.inject({ url: `/files/${owned.id}` }),
      read(other.id),
      read(nobodys.id),
      read('018f0000-0000-7000-8000-000000000000'),
      read('..%2f..%2fsecret.key'),
      read('%2e%2e'),
    ]);
    const absent = answers[3];

    expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual(
      Array(6).fill([404, absent?.body]),
    );
  });
});
