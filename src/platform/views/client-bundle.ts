/** Bundles the scripts of `src/client` for the browser. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Folder of the sources; files directly in it are entries, folders hold what they share. */
const CLIENT = fileURLToPath(new URL('../../client', import.meta.url));

/** Browsers of the last three years. */
const TARGET = ['chrome109', 'firefox115', 'safari16.4'];

/**
 * Bundles every entry into `outDir` as `<entry>.js`, minified, for a policy without `unsafe-eval`. Returns the
 * names written. Runs after install and, when nothing is there yet, at start.
 */
export async function buildClient(outDir: string): Promise<readonly string[]> {
  mkdirSync(outDir, { recursive: true });
  const entries = clientEntries();
  const result = await build({
    entryPoints: entries.map((name) => join(CLIENT, `${name}.ts`)),
    outdir: outDir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: TARGET,
    charset: 'utf8',
    legalComments: 'linked',
    logLevel: 'silent',
  });
  if (result.warnings.length > 0) throw new Error(result.warnings.map((warning) => warning.text).join('\n'));
  writeFileSync(join(outDir, STAMP), stamp());
  return entries.map((name) => `${name}.js`);
}

/** True when the bundles in `outDir` are those of the present sources. */
export function clientIsBuilt(outDir: string): boolean {
  const file = join(outDir, STAMP);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp();
}

/** Hidden, so that the asset manifest passes it over. */
const STAMP = '.sources';

function clientEntries(): string[] {
  return readdirSync(CLIENT, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => entry.name.slice(0, -3))
    .sort();
}

/** Paths, sizes and times of the sources: cheap, and different after any edit. */
function stamp(): string {
  return readdirSync(CLIENT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const { size, mtimeMs } = statSync(join(entry.parentPath, entry.name));
      return `${entry.name} ${size} ${Math.round(mtimeMs)}`;
    })
    .sort()
    .join('\n');
}
