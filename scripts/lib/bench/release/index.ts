import { sql } from 'drizzle-orm';
import { type App, buildApp } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/config.ts';
import { readSchedule } from '../../../../src/features/programme/index.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import {
  type Database,
  migrate,
  openBehindWall,
  openPostgres,
} from '../../../../src/platform/database/index.ts';
import type { Bench, BenchContext } from '../bench.ts';
import { scheduleXml } from '../import/schedule-file.ts';
import { median, wallTime } from '../statistics.ts';
import { makeServerDatabase } from './server.ts';

export interface ReleaseSizes {
  /** Sessions of the programme. */
  readonly sessions: number;
  /** Programmes that are released, each for the first time. */
  readonly rounds: number;
}

const actor = systemActor('bench');

/** The application on a new database of a PostgreSQL server, behind its second wall. */
async function openApp(context: BenchContext): Promise<{ app: App; owner: Database; title: string }> {
  const { url, title } = await makeServerDatabase(context);
  const owner = await openPostgres(url);
  context.afterwards(() => owner.close());
  await migrate(owner);
  const serving = await openBehindWall(url, { ...owner, close: async () => {} });
  context.afterwards(() => serving.close());
  const config = readConfig({ DATA_DIR: await context.temporaryDirectory(), LOG_LEVEL: 'silent' });
  const app = await buildApp({ config, database: serving });
  context.afterwards(() => app.server.close());
  await app.server.ready();
  return { app, owner, title };
}

/** Takes in a programme whose sessions are placed and nothing more, as after a proposal of the solver. */
async function makeDrafts({ app, owner }: { app: App; owner: Database }, name: string, sessions: number) {
  await app.programme.imports.importSchedule(actor, {
    series: name,
    edition: 'first',
    file: readSchedule(Buffer.from(scheduleXml(sessions))),
    create: true,
  });
  const { db } = owner;
  const [edition] = await owner.rows<{ id: string }>(
    db,
    sql`select editions.id from editions join series on series.id = series_id where series.slug = ${name}`,
  );
  if (edition === undefined) throw new Error('The programme did not come in.');
  // Those of the round before too: the same persons would be needed in two places at once.
  await owner.rows(db, sql`delete from bookings`);
  await owner.rows(db, sql`update sessions set status = 'draft' where edition_id = ${edition.id}`);
  return edition.id;
}

/** What is written again, into a table without a key, a rule or an index: what the server itself takes for the bytes. */
async function copyTime({ transaction, rows }: Database): Promise<number> {
  return wallTime(() =>
    transaction((tx) =>
      rows(
        tx,
        sql`create temporary table copied on commit drop as
          select edition_id, release_id, session_id, room_id, starts_at, ends_at, cancelled, content from release_sessions`,
      ),
    ),
  );
}

/** The release of a whole programme on PostgreSQL, from the check of its conflicts to the last frozen session. */
export function createReleaseBench({ sessions, rounds }: ReleaseSizes): Bench {
  const name = `release.s${sessions}`;
  return {
    area: 'release',
    figures: [{ name, unit: `s for ${sessions} sessions`, target: 2, better: 'lower' }],
    async run(context) {
      const opened = await openApp(context);
      const { app, owner, title } = opened;
      const times: number[] = [];
      const again: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        context.say(`release ${round} of ${rounds}`);
        const edition = await makeDrafts(opened, `bench-${round}`, sessions);
        const release = () => app.scheduling.releases.service.release(actor, edition, {});
        times.push(
          await wallTime(async () => {
            const { counts } = (await release()).release;
            if (counts.added !== sessions)
              throw new Error(`Of ${sessions} sessions ${counts.added} were released.`);
          }),
        );
        await owner.rows(
          owner.db,
          sql`update sessions set title = jsonb_set(title, '{en}', to_jsonb('Title ' || code)) where edition_id = ${edition}`,
        );
        again.push(await wallTime(release));
      }
      const copied = await copyTime(owner);
      context.report(name, {
        value: median(times) / 1000,
        reference: `${title}; ${sessions} placed drafts checked, announced, booked and frozen; median of ${rounds}; the next release, every title changed: ${(median(again) / 1000).toFixed(2)} s; the rows of all ${2 * rounds} copied within the server: ${copied.toFixed(0)} ms`,
      });
    },
  };
}
