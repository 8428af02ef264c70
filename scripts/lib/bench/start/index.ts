import { join } from 'node:path';
import { prepareTemplate } from '../../../../src/platform/database/index.ts';
import { prepareQueue } from '../../../../src/platform/jobs/index.ts';
import { preparePrograms } from '../../prepare-programs.ts';
import type { Bench } from '../bench.ts';
import { median } from '../statistics.ts';
import { secondsUntilReady } from './launch.ts';

export interface StartSizes {
  /** Starts of each sort. */
  readonly runs: number;
}

const figures = [
  { name: 'start.new', unit: 's until ready', target: 3, better: 'lower' },
  { name: 'start.old', unit: 's until ready', target: 2, better: 'lower' },
] as const;

/** From the start of the process until it can serve: on a directory that it has yet to fill, and on that directory again. */
export const createStartBench = ({ runs }: StartSizes): Bench => ({
  area: 'start',
  figures,
  async run(context) {
    await prepareTemplate(prepareQueue);
    const directory = await context.temporaryDirectory();
    const bare: number[] = [];
    const fresh: number[] = [];
    const again: number[] = [];
    for (let run = 1; run <= runs; run += 1) {
      // Nothing to do, unless somebody edited the sources since.
      await preparePrograms();
      context.say(`start, round ${run} of ${runs}`);
      const settings = { DATA_DIR: join(directory, String(run)), DATABASE_URL: '', LOG_LEVEL: 'warn' };
      bare.push(await secondsUntilReady(['scripts/lib/bench/start/bare.mjs'], settings));
      fresh.push(await secondsUntilReady(['scripts/start.mjs'], settings));
      if (context.wants('start.old')) again.push(await secondsUntilReady(['scripts/start.mjs'], settings));
    }
    const reference = `a bare Fastify server: ${median(bare).toFixed(2)} s; medians of ${runs} starts`;
    context.report('start.new', { value: median(fresh), reference: `${reference}, on a new directory` });
    if (again.length > 0)
      context.report('start.old', { value: median(again), reference: `${reference}, on its own directory` });
  },
});
