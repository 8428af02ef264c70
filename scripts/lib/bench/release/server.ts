import postgres from 'postgres';
import { readConfig } from '../../../../src/config.ts';
import { findTestServer } from '../../postgres/available.ts';
import type { BenchContext } from '../bench.ts';

/**
 * A new, empty database until the bench has ended, on the server on which tests make theirs: one that is named, or one
 * started for the run.
 * @throws NoPostgres, which says why there is none
 */
export async function makeServerDatabase(
  context: BenchContext,
): Promise<{ readonly url: string; readonly title: string }> {
  const server = await findTestServer(readConfig(), (line) => context.say(line));
  context.afterwards(() => server.stop());
  const name = `multaqa_bench_${process.pid}_${Date.now()}`;
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  context.afterwards(async () => {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href, title: server.title };
}
