import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '../processes.ts';
import type { SystemAccount } from './account.ts';
import { NoPostgres } from './no-postgres.ts';
import type { PostgresPrograms } from './programs.ts';

/** The server runs under another account, which has no business with this one's environment. */
export const plainEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Longest directory whose socket still fits the 107 bytes of an address. */
const LONGEST_DIRECTORY = 80;

/** A temporary directory that belongs to the account; another account may be shut out of a private TMPDIR. */
export function makeDirectory(account: SystemAccount | undefined): string {
  const shared = existsSync('/tmp') && (account !== undefined || tmpdir().length > LONGEST_DIRECTORY);
  const directory = mkdtempSync(join(shared ? '/tmp' : tmpdir(), 'multaqa-postgres-'));
  if (account !== undefined) chownSync(directory, account.uid, account.gid);
  return directory;
}

/** An empty cluster: where its data lies, and its administrator. */
export interface Cluster {
  readonly data: string;
  readonly user: string;
  readonly password: string;
}

/**
 * Makes a cluster below `directory`. The loopback port is open to everybody on the machine, hence a password.
 * @throws NoPostgres with initdb's last line
 */
export async function makeCluster(
  programs: PostgresPrograms,
  directory: string,
  account: SystemAccount | undefined,
): Promise<Cluster> {
  const cluster = {
    data: join(directory, 'data'),
    user: 'multaqa',
    password: randomBytes(12).toString('hex'),
  };
  const secret = join(directory, 'password');
  writeFileSync(secret, cluster.password, { mode: 0o600 });
  if (account !== undefined) chownSync(secret, account.uid, account.gid);
  const options = [
    `--pgdata=${cluster.data}`,
    `--username=${cluster.user}`,
    `--pwfile=${secret}`,
    '--auth=password',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  const { code, output } = await capture(programs.initdb, options, {
    cwd: directory,
    env: plainEnvironment,
    ...account,
  });
  if (code !== 0)
    throw new NoPostgres(`initdb failed: ${output.trim().split('\n').at(-1) ?? `exit code ${code}`}`);
  return cluster;
}
