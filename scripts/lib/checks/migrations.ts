import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { capture, packageCommand, root } from '../processes.ts';
import { type Check, type CheckResult, counted } from './check.ts';

const sqlFiles = (directory: string): string[] =>
  readdirSync(directory).filter((name) => name.endsWith('.sql'));

const drizzle = (command: string, config: string) =>
  capture(process.execPath, [...packageCommand('drizzle-kit'), command, `--config=${config}`]);

const inconsistent = (output: string): CheckResult => ({
  passed: false,
  summary: 'the migrations contradict each other',
  details: output,
});

const drifted = (details: string): CheckResult => ({
  passed: false,
  summary: 'the tables changed without a migration',
  details: `npx drizzle-kit generate --name=<feature>_<verb>_<thing> would write:\n\n${details}`,
});

/** Generates into a copy of the migrations: any file that this adds is a change that has no migration yet. */
async function driftIn(copy: string): Promise<CheckResult> {
  const folder = join(copy, 'migrations');
  const config = join(copy, 'drizzle.config.ts');
  cpSync(join(root, 'migrations'), folder, { recursive: true });
  // drizzle-kit reads `out` from the working directory and takes no absolute path.
  writeFileSync(
    config,
    `import config from ${JSON.stringify(pathToFileURL(join(root, 'drizzle.config.ts')).pathname)};
export default { ...config, out: ${JSON.stringify(relative(root, folder))} };\n`,
  );
  const known = sqlFiles(folder);
  const { code, output } = await drizzle('generate', config);
  const added = sqlFiles(folder).filter((name) => !known.includes(name));
  if (added.length > 0)
    return drifted(added.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n'));
  // A question about a rename can't be asked without a terminal, and is a change too.
  if (code !== 0 || !output.includes('No schema changes')) return drifted(output);
  return { passed: true, summary: `${counted(known.length, 'migration')}, no drift`, details: '' };
}

/** The tables in the code are those that the migrations make. */
export const migrations: Check = {
  name: 'migration drift',
  run: async () => {
    const consistency = await drizzle('check', 'drizzle.config.ts');
    if (consistency.code !== 0) return inconsistent(consistency.output);
    const copy = mkdtempSync(join(tmpdir(), 'multaqa-drift-'));
    try {
      return await driftIn(copy);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  },
};
