import { join } from 'node:path';
import { buildApp } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/config.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { migrate, openDatabase } from '../../../../src/platform/database/index.ts';
import type { BenchContext } from '../bench.ts';
import { makeServerDatabase } from '../release/server.ts';

/** An application on a database of its own, with a forum that has one edition. */
export async function openForum(context: BenchContext) {
  const { url, title } = await makeServerDatabase(context);
  const directory = await context.temporaryDirectory();
  const config = readConfig({
    DATABASE_URL: url,
    DATA_DIR: join(directory, 'data'),
    LOG_LEVEL: 'silent',
    PORT: '0',
    RATE_LIMITS: 'off',
  });
  const database = await openDatabase(config);
  await migrate(database);
  const app = await buildApp({ config, database });
  context.afterwards(async () => {
    await app.server.close();
    await database.close();
  });
  await app.server.ready();

  const actor = systemActor('bench');
  const series = await app.series.service.createSeries(actor, {
    slug: 'bench-forum',
    acronym: 'BF',
    noun: 'forum',
    name: { ar: 'ملتقى القياس', en: 'Bench Forum' },
  });
  const edition = await app.series.service.createEdition(actor, series.id, {
    slug: '2026',
    number: 1,
    title: { ar: 'ملتقى القياس الأول', en: 'First Bench Forum' },
    startsOn: '2098-11-16',
    endsOn: '2098-11-18',
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
    visibility: 'public',
  });
  return { app, actor, config, database, directory, edition, title, url };
}
