import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { findPostgres, versionIn } from '../../scripts/lib/postgres/programs.ts';
import { startTemporaryPostgres, type TemporaryPostgres } from '../../scripts/lib/postgres/temporary.ts';

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });

const portOf = (url: string): number => Number(new URL(url).port);

describe('the version of a PostgreSQL program', () => {
  it('is read from what --version prints', () => {
    expect(versionIn('postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n')).toBe('15.18');
    expect(versionIn('initdb (PostgreSQL) 18beta1\n')).toBe('18');
    expect(versionIn('postgres: command not found\n')).toBeUndefined();
  });
});

describe.skipIf(findPostgres() === undefined)('a temporary PostgreSQL', () => {
  it('creates databases, keeps its data over a restart, and is gone after its stop', async () => {
    const server = await startTemporaryPostgres();
    const client = postgres(server.url, { max: 1, onnotice: () => {} });
    await client`create database kept`;

    await server.restart();
    const rows = await client`select datname from pg_database where datname = 'kept'`;
    await client.end();
    await server.stop();

    expect([...rows]).toEqual([{ datname: 'kept' }]);
    expect(await answers(portOf(server.url))).toBe(false);
    expect(existsSync(server.directory)).toBe(false);
  });

  it('ends with the process that started it, even on kill -9', async () => {
    const program = `
      import { startTemporaryPostgres } from './scripts/lib/postgres/temporary.ts';
      const server = await startTemporaryPostgres();
      console.log(JSON.stringify(server));
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(owner.stdout, 'data')) as [Buffer];
    const { url, directory } = JSON.parse(line.toString()) as TemporaryPostgres;
    expect(await answers(portOf(url))).toBe(true);

    owner.kill('SIGKILL');

    await expect.poll(() => answers(portOf(url)), { timeout: 10_000 }).toBe(false);
    await expect.poll(() => existsSync(directory), { timeout: 10_000 }).toBe(false);
  });
});
