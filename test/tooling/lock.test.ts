import { describe, expect, it } from 'vitest';
import { judgeLock } from '../../scripts/lib/checks/lock.ts';

const manifest = { dependencies: { left: '1.0.0' }, devDependencies: { right: '2.0.0' } };

const locked = (packages: Parameters<typeof judgeLock>[1]['packages']) => ({
  packages: { '': manifest, 'node_modules/left': { version: '1.0.0' }, ...packages },
});

describe('the check of the lock file', () => {
  it('takes a lock that follows the manifest and names the packages of every platform', () => {
    const lock = locked({
      'node_modules/right': {
        version: '2.0.0',
        optionalDependencies: { 'right-linux': '2.0.0', 'right-mac': '2.0.0' },
      },
      'node_modules/right/node_modules/right-linux': { version: '2.0.0' },
      'node_modules/right-mac': { version: '2.0.0' },
    });

    expect(judgeLock(manifest, lock)).toEqual([]);
  });

  it('names a platform that is missing', () => {
    const lock = locked({
      'node_modules/right': { version: '2.0.0', optionalDependencies: { 'right-mac': '2.0.0' } },
    });

    expect(judgeLock(manifest, lock)).toEqual([
      'node_modules/right: its optional right-mac@2.0.0 is not in the lock',
    ]);
  });

  it('sees that the manifest has moved on', () => {
    const newer = { ...manifest, dependencies: { left: '1.1.0' } };

    expect(judgeLock(newer, locked({}))).toEqual([
      'package-lock.json does not follow package.json: run npm install',
    ]);
  });

  it('refuses a package from a private place', () => {
    const lock = locked({
      'node_modules/right': { version: '2.0.0', resolved: 'https://registry.internal/right.tgz' },
    });

    expect(judgeLock(manifest, lock)).toEqual([
      'node_modules/right: comes from https://registry.internal/right.tgz instead of the public registry',
    ]);
  });
});
