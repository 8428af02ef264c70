import { join } from 'node:path';
import { cacheDirectory, prepareTemplate } from '../src/platform/database/index.ts';
import { prepareQueue } from '../src/platform/jobs/index.ts';
import { buildClient } from '../src/platform/views/client-bundle.ts';
import { preparePrograms } from './lib/prepare-programs.ts';

/** Runs after install: makes what a first start would otherwise wait for. A start makes what is missing. */
try {
  await prepareTemplate(prepareQueue);
  await buildClient(join(cacheDirectory, 'client'));
  await preparePrograms();
} catch (error) {
  // An install must not fail over a cache; the first start says what is wrong.
  process.stderr.write(`What a first start needs could not be prepared: ${String(error)}\n`);
}
