import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../processes.ts';
import { type Check, counted } from './check.ts';

/** The part of package-lock.json that is read; a package's key is its folder. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const PUBLIC_REGISTRY = 'https://registry.npmjs.org/';

const declared = ({ dependencies, devDependencies }: Manifest): string =>
  JSON.stringify(Object.entries({ ...dependencies, ...devDependencies }).sort());

/** Every folder in which a package of that name may lie, as seen from a package's folder. */
function isLocked(lock: LockFile, from: string, name: string): boolean {
  for (
    let folder = from;
    folder !== '';
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    if (`${folder}/node_modules/${name}` in lock.packages) return true;
  }
  return `node_modules/${name}` in lock.packages;
}

/**
 * What makes `npm ci` refuse the lock or fetch from a private place. A registry that lacks the packages of some
 * platforms makes npm write a lock without them, which npm itself then refuses.
 */
export function judgeLock(manifest: Manifest, lock: LockFile): string[] {
  const broken: string[] = [];
  if (declared(manifest) !== declared(lock.packages[''] ?? {})) {
    broken.push('package-lock.json does not follow package.json: run npm install');
  }
  for (const [folder, { optionalDependencies = {}, resolved }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!isLocked(lock, folder, name))
        broken.push(`${folder}: its optional ${name}@${version} is not in the lock`);
    }
    if (resolved !== undefined && !resolved.startsWith(PUBLIC_REGISTRY)) {
      broken.push(`${folder}: comes from ${resolved} instead of the public registry`);
    }
  }
  return broken;
}

/** `npm ci` takes the lock, on every platform. */
export const lock: Check = {
  name: 'lock file',
  run: async () => {
    const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
    const file = read('package-lock.json') as LockFile;
    const broken = judgeLock(read('package.json') as Manifest, file);
    return broken.length === 0
      ? { passed: true, summary: counted(Object.keys(file.packages).length - 1, 'package'), details: '' }
      : { passed: false, summary: counted(broken.length, 'broken rule'), details: broken.join('\n') };
  },
};
