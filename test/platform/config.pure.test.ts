import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';

describe('the settings', () => {
  it('have defaults that need no environment', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      dataDir: resolve('data'),
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      logLevel: 'info',
      trustedProxies: [],
      production: true,
      testDatabaseUrl: undefined,
    });
  });

  it.each([
    [{ PORT: '80a' }, 'PORT="80a" is not allowed: a whole number from 0 to 65535'],
    [
      { HOST: 'bad host' },
      'HOST="bad host" is not allowed: a name or an address of this machine, such as 127.0.0.1, 0.0.0.0 or ::',
    ],
    [{ PORT: '70000' }, 'PORT="70000" is not allowed: a whole number from 0 to 65535'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL="loud" is not allowed: one of fatal, error, warn, info, debug, trace, silent',
    ],
    [
      { PUBLIC_URL: 'http://forum.example.org' },
      'PUBLIC_URL="http://forum.example.org" is not allowed: https, or http on localhost only',
    ],
    [
      { PUBLIC_URL: 'https://forum.example.org/sub' },
      'PUBLIC_URL="https://forum.example.org/sub" is not allowed: an address without a path, query or fragment',
    ],
    [
      { DATABASE_URL: 'mysql://me:secret@host/db' },
      'DATABASE_URL="mysql://me:***@host/db" is not allowed: postgres://user:password@host:port/database, or unset for the embedded one',
    ],
    [
      { TRUSTED_PROXIES: 'everybody' },
      'TRUSTED_PROXIES="everybody" is not allowed: addresses or networks with commas between, such as 10.0.0.1,192.168.0.0/16',
    ],
  ])('refuse %o with one line that names the variable, the value and what is allowed', (env, line) => {
    expect(() => readConfig(env)).toThrow(new ConfigError(line));
  });
});
