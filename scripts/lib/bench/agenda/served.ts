import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from '../../processes.ts';
import type { BenchContext } from '../bench.ts';
import type { BenchEdition } from '../edition.ts';

/** What the process under load tells its parent once it serves. */
export interface Served {
  /** Origin of the application. */
  readonly app: string;
  /** Address of the bare route. */
  readonly bare: string;
  readonly edition: BenchEdition;
  /** Access token of an organiser. */
  readonly token: string;
}

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/** Milliseconds after which a process that was let go of is ended. */
const PATIENCE = 5_000;

function letGo(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    child.once('exit', () => {
      clearTimeout(impatient);
      done();
    });
    if (child.connected) child.disconnect();
  });
}

/** Starts the application with an edition of so many sessions in a process of its own, until the bench has ended. */
export async function serveEdition(context: BenchContext, sessions: number, rooms?: number): Promise<Served> {
  const directory = await context.temporaryDirectory();
  const sizes = [sessions, ...(rooms === undefined ? [] : [rooms])].map(String);
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, directory, ...sizes], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  context.afterwards(() => letGo(child));
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  return new Promise((done, fail) => {
    child.once('message', (message) => done(message as Served));
    child.once('error', fail);
    child.once('exit', (code) =>
      fail(new Error(`The server ended with ${code} before it served: ${complaints}`)),
    );
  });
}
