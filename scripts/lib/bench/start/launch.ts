import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { environmentWith, root } from '../../processes.ts';

/** Milliseconds between two looks at whether it is ready, and until it counts as failed. */
const LOOK_EVERY = 10;
const PATIENCE = 60_000;

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** The program, and all that it started: they are a group of their own. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const { pid } = child;
  const ended = new Promise((done) => child.once('close', done));
  process.kill(-pid, 'SIGTERM');
  await ended;
}

const isReady = async (port: number): Promise<boolean> => {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
};

/**
 * Starts a program and ends it again.
 * @param args of node; the port to listen on is in `PORT`
 * @returns seconds from the start of the process until `/readyz` answers 200
 */
export async function secondsUntilReady(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const port = await freePort();
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environmentWith({ ...environment, PORT: String(port) }),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null || performance.now() - start > PATIENCE)
        throw new Error(`The program did not become ready: ${complaints}`);
      await pause(LOOK_EVERY);
    }
    return (performance.now() - start) / 1000;
  } finally {
    await end(child);
  }
}
