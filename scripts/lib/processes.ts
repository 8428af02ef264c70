import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a trailing slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a program ended. */
export interface Ended {
  /** Exit code; 1 when it could not be started, 128 and more when a signal ended it. */
  readonly code: number;
  /** What it wrote to stdout and stderr; empty when it wrote straight to the terminal. */
  readonly output: string;
  readonly stdout: string;
}

/** This process's environment with changes, whole, for a child; settings are read by src/config.ts alone. */
export const environmentWith = (changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  // biome-ignore lint/style/noProcessEnv: handed down, never read
  ...process.env,
  ...changes,
});

/** Arguments for node that run the command `bin` of an installed package, without a shell or a look at PATH. */
export function packageCommand(name: string, bin: string = name): string[] {
  const directory = join(root, 'node_modules', name);
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[bin];
  if (file === undefined) throw new Error(`${name} brings no command ${bin}`);
  return [join(directory, file)];
}

function ending(child: ChildProcess): Promise<Ended> {
  let output = '';
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, output: `${output}${error.message}\n`, stdout }));
    child.once('close', (code, signal) =>
      done({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output, stdout }),
    );
  });
}

/** Runs a program to its end in the repository's root and keeps what it wrote. Never throws for its failure. */
export const capture = (file: string, args: readonly string[], options: SpawnOptions = {}): Promise<Ended> =>
  ending(spawn(file, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] }));

/** A program that writes straight to this terminal. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** Asks it and all that it started to stop (SIGTERM). */
  stop(): void;
}

/** Starts a program as a group of its own, so that its workers end with it. */
export function show(file: string, args: readonly string[], options: SpawnOptions = {}): Running {
  const child = spawn(file, args, {
    cwd: root,
    ...options,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return {
    ended: ending(child),
    stop: () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGTERM');
    },
  };
}
