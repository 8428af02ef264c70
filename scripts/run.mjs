/**
 * `node scripts/run.mjs COMMAND …`: a command of `scripts/`, from the program that was prepared of its sources, or from the
 * sources themselves where they were edited since. Plain JavaScript, so that nothing stands between Node and the program.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { preparedPrograms } from './lib/prepared.mjs';

// The command finds its own arguments where it would without this file.
const [name] = process.argv.splice(2, 1);
const prepared = join(preparedPrograms(), `${name}.mjs`);

if (existsSync(prepared)) {
  await import(pathToFileURL(prepared).href);
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL(`./${name}.ts`, import.meta.url).href);
}
