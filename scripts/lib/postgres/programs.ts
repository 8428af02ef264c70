import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Oldest PostgreSQL that the schema runs on. */
export const OLDEST_MAJOR = 15;

/** Programs of one PostgreSQL installation. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** As the server says it: `15.18`. */
  readonly version: string;
}

/** `postgres (PostgreSQL) 15.18 (Debian …)` → `15.18`; undefined for anything else. */
export const versionIn = (text: string): string | undefined => /\(PostgreSQL\) (\d+[\d.]*)/.exec(text)?.[1];

const subfolders = (directory: string, named: RegExp): string[] =>
  existsSync(directory)
    ? readdirSync(directory)
        .filter((name) => named.test(name))
        .map((name) => join(directory, name, 'bin'))
    : [];

/** Where the packagers put the server's programs; '' is PATH. Debian keeps them out of PATH. */
const places = (): string[] => [
  '',
  '/usr/local/bin',
  '/usr/local/pgsql/bin',
  ...subfolders('/usr/lib/postgresql', /^\d+$/),
  ...subfolders('/usr', /^pgsql-\d+$/),
  ...subfolders('/opt/homebrew/opt', /^postgresql(@\d+)?$/),
  ...subfolders('/usr/local/opt', /^postgresql(@\d+)?$/),
];

function programsIn(place: string): PostgresPrograms | undefined {
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => (place === '' ? name : join(place, name)));
  if (initdb === undefined || postgres === undefined) return undefined;
  const [made, served] = [initdb, postgres].map((program) =>
    versionIn(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? ''),
  );
  return made !== undefined && made === served ? { initdb, postgres, version: made } : undefined;
}

/** The newest installed PostgreSQL that the schema runs on, or undefined. */
export function findPostgres(): PostgresPrograms | undefined {
  return places()
    .map(programsIn)
    .filter((found) => found !== undefined)
    .filter((found) => Number.parseInt(found.version, 10) >= OLDEST_MAJOR)
    .sort((a, b) => Number.parseFloat(b.version) - Number.parseFloat(a.version))[0];
}
