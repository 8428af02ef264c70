import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

let program: Promise<string> | undefined;

/**
 * The thread's program as JavaScript, translated once in a process: a thread starts from it in some 30 ms, without
 * whatever reads TypeScript in the main one.
 */
export function threadProgram(): Promise<string> {
  program ??= build({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: `node${process.versions.node}`,
    logLevel: 'silent',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return program;
}

/** Where the exact solver lies: it finds its WebAssembly beside itself, so it is loaded and not translated. */
export const highsPath = (): string => createRequire(import.meta.url).resolve('highs');
