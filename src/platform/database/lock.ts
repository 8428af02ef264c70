import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dataDirRefused } from '../../config.ts';

/** Raised when another process holds the embedded database. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  constructor(directory: string) {
    super(`The embedded database in ${directory} is in use by another process; stop that one first.`);
  }
}

/** What the system says of a directory that can't be used. */
const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'this is a file',
  ENOTDIR: 'this lies below a file',
  EACCES: 'this one is closed to us',
  EPERM: 'this one is closed to us',
  EROFS: 'this one can only be read',
  ENOENT: 'this one can\u2019t be made',
  ENOSPC: 'the disk is full',
};

/** Makes a directory and those above it. Node's own way never returns where a file system takes none, as below /proc. */
function makeEach(directory: string): void {
  if (existsSync(directory) && statSync(directory).isDirectory()) return;
  const above = dirname(directory);
  if (!existsSync(above)) makeEach(above);
  mkdirSync(directory);
}

/** Makes the directory where it is not there, and sees that it can be written to: a database would wait or fail later. */
function makeDirectory(directory: string): void {
  try {
    makeEach(directory);
    const probe = join(directory, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw dataDirRefused(directory, reasons[code] ?? message);
  }
}

export interface DirectoryLock {
  release(): Promise<void>;
}

/** Longest path that a socket address holds everywhere (macOS: 104 bytes with its terminator). */
const LONGEST_SOCKET_PATH = 100;

function lockAddress(directory: string): string {
  const inside = join(directory, 'lock.sock');
  if (process.platform === 'win32' || Buffer.byteLength(inside) > LONGEST_SOCKET_PATH) {
    const name = `multaqa-${createHash('sha256').update(directory).digest('hex').slice(0, 24)}`;
    return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  }
  return inside;
}

const listenOn = (address: string): Promise<Server | undefined> =>
  new Promise((done, fail) => {
    const server = createServer((socket) => socket.end());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(undefined) : fail(error),
    );
    server.listen(address, () => done(server));
  });

const isAnswered = (address: string): Promise<boolean> =>
  new Promise((done) => {
    const socket = createConnection(address);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
  });

const inode = (path: string): number | undefined => {
  try {
    return statSync(path).ino;
  } catch {
    return undefined;
  }
};

/**
 * Holds a directory for this process alone: two on one embedded database corrupt it silently. The lock is a listening
 * socket, so the kernel drops it with the process, `kill -9` included; a socket file that nobody answers is stale.
 * @throws DirectoryInUse when another process answers; ConfigError when it is no directory that can be written to
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  makeDirectory(directory);
  const real = realpathSync(directory);
  const address = lockAddress(real);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const server = await listenOn(address);
    if (server !== undefined) {
      // After clearing a stale socket two starters may both have bound; the file's last owner is the holder.
      const mine = inode(address);
      if (attempt > 0) await pause(60);
      if (attempt > 0 && inode(address) !== mine) {
        server.close();
        continue;
      }
      server.unref();
      return { release: () => new Promise((done) => server.close(() => done())) };
    }
    if (await isAnswered(address)) throw new DirectoryInUse(real);
    rmSync(address, { force: true });
  }
  throw new DirectoryInUse(real);
}
