import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { preparedPrograms } from './prepared.mjs';
import { root } from './processes.ts';

/** The commands that are prepared besides the server: those of a deployment. */
const commands = [
  'backup',
  'demo',
  'export',
  'import',
  'keys',
  'mail',
  'migrate',
  'restore',
  'retention',
  'schedule',
  'verify',
];

/** What is loaded as it is: native code, and packages that find files of their own beside them. */
const apart = [
  '@electric-sql/pglite',
  '@fastify/swagger',
  '@node-rs/argon2',
  'archiver',
  'esbuild',
  'fontkit',
  'pdfkit',
  'pino',
];

/** Sources find templates, migrations, fonts and each other by where they themselves lie: that stays so. */
const whereItLay: Plugin = {
  name: 'where-it-lay',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.startsWith(join(root, 'node_modules'))) return undefined;
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', url), loader: 'ts' };
    });
  },
};

/**
 * Makes programs of the sources of the server and of the commands: to find and translate a thousand modules one by one
 * takes longer than everything else that a start does. Older ones are removed. Without them, or after an edit, a start
 * runs from the sources.
 */
export async function preparePrograms(): Promise<void> {
  const target = preparedPrograms();
  if (existsSync(target)) return;
  const cache = dirname(target);
  const draft = join(cache, `${basename(target)}.${process.pid}`);
  await build({
    entryPoints: [
      join(root, 'src/server.ts'),
      ...commands.map((command) => join(root, 'scripts', `${command}.ts`)),
    ],
    entryNames: '[name]',
    outdir: draft,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: `node${process.versions.node}`,
    external: apart,
    // Packages written for `require` ask for Node's own modules that way.
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(${JSON.stringify(pathToFileURL(join(root, 'package.json')).href)});`,
    },
    plugins: [whereItLay],
    sourcemap: 'external',
    logLevel: 'silent',
  });
  const former = await readdir(cache);
  await Promise.all(
    former
      .filter((name) => /^(?:programs|server)-/.test(name) && name !== basename(draft))
      .map((name) => rm(join(cache, name), { recursive: true, force: true })),
  );
  await rename(draft, target);
}
