import { buildApp } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/config.ts';
import { readSchedule } from '../../../../src/features/programme/index.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { migrate, openDatabase } from '../../../../src/platform/database/index.ts';
import type { Bench } from '../bench.ts';
import { makeEditionOneByOne } from '../edition.ts';
import { wallTime } from '../statistics.ts';
import { scheduleXml } from './schedule-file.ts';

export interface ImportSizes {
  /** Sessions of the file. */
  readonly sessions: number;
  /** Sessions that are made one by one for comparison. */
  readonly oneByOne: number;
}

/** A schedule file taken into a new edition on the embedded database, against sessions made one by one. */
export function createImportBench({ sessions, oneByOne }: ImportSizes): Bench {
  const figures = [
    { name: 'import.schedule', unit: `s for ${sessions} sessions`, target: 10, better: 'lower' },
  ] as const;
  return {
    area: 'import',
    figures,
    async run(context) {
      const config = readConfig({ DATA_DIR: await context.temporaryDirectory(), LOG_LEVEL: 'silent' });
      const database = await openDatabase(config);
      context.afterwards(() => database.close());
      await migrate(database);
      const app = await buildApp({ config, database });
      context.afterwards(() => app.server.close());
      await app.server.ready();

      context.say(`${oneByOne} sessions one by one`);
      const slow = await wallTime(() => makeEditionOneByOne(app, oneByOne));
      context.say(`${sessions} sessions from a file`);
      const file = Buffer.from(scheduleXml(sessions));
      let created = 0;
      const whole = await wallTime(async () => {
        const report = await app.programme.imports.importSchedule(systemActor('bench'), {
          series: 'imported',
          edition: 'first',
          file: readSchedule(file),
          create: true,
        });
        created = report.sessions.created;
      });
      if (created !== sessions) throw new Error(`Of ${sessions} sessions ${created} came in.`);
      const each = (slow / oneByOne).toFixed(0);
      context.report('import.schedule', {
        value: whole / 1000,
        reference: `one by one through the form's service: ${each} ms each; from a schedule.xml ${(whole / sessions).toFixed(1)} ms each`,
      });
    },
  };
}
