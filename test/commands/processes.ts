/** Real processes for tests of commands: each is started by id, told what it may read, and ended by id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, environmentWith, root } from '../../scripts/lib/processes.ts';

type Settings = Readonly<Record<string, string>>;

/** Settings of a process that knows no other database than its own directory. */
export const embeddedIn = (dataDir: string, settings: Settings = {}): Settings => ({
  DATABASE_URL: '',
  DATA_DIR: dataDir,
  PORT: '0',
  LOG_LEVEL: 'silent',
  ...settings,
});

/** A directory that is gone when the work is done. */
export async function withDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'multaqa-command-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Runs a command of scripts/ to its end, as npm does. */
export async function runScript(name: string, args: readonly string[], settings: Settings) {
  const { code, output, stdout } = await capture(process.execPath, ['scripts/run.mjs', name, ...args], {
    env: environmentWith(settings),
  });
  return { code, output: output.trim(), stdout: stdout.trim(), lines: output.trim().split('\n') };
}

/** A server that runs. */
export interface Served {
  /** Where it listens, without a trailing slash. */
  readonly address: string;
  /** The first group of what it says, once it has said it. */
  said(pattern: RegExp): Promise<string>;
  /** Ends it at once, as the kernel does. */
  kill(): Promise<void>;
  /** Asks it to end. @returns its exit code */
  stop(): Promise<number | null>;
}

/** Starts `file` (a path below the root) and waits until it says where it listens. */
export async function start(file: string, args: readonly string[], settings: Settings): Promise<Served> {
  // One process, so that a signal reaches it and no parent of it.
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child: ChildProcess = spawn(process.execPath, [...loader, join(root, file), ...args], {
    cwd: root,
    env: environmentWith(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let heard = (): void => {};
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const hear = (text: string): void => {
    output += text;
    heard();
  };
  child.stdout?.setEncoding('utf8').on('data', hear);
  child.stderr?.setEncoding('utf8').on('data', hear);
  const said: Served['said'] = (pattern) =>
    new Promise((done, fail) => {
      heard = () => {
        const found = pattern.exec(output)?.[1];
        if (found !== undefined) done(found);
      };
      heard();
      void ended.then((code) => fail(new Error(`${file} ended with ${code}:\n${output}`)));
    });
  const address = await said(/(?:listening on|the demonstration at) (http:\/\/[^\s)]+)/);
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return {
    address,
    said,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}
