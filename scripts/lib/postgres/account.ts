import { spawnSync } from 'node:child_process';
import { NoPostgres } from './no-postgres.ts';

/** Under whom the server runs: PostgreSQL refuses to run as root. */
export interface SystemAccount {
  readonly uid: number;
  readonly gid: number;
}

function numberOf(flag: '-u' | '-g', user: string): number | undefined {
  const answer = spawnSync('id', [flag, user], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
}

/**
 * The account to change to: none unless this process is root, else the server's own, else `nobody`.
 * @throws NoPostgres when root finds neither
 */
export function serverAccount(): SystemAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = [numberOf('-u', user), numberOf('-g', user)];
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new NoPostgres(
    'PostgreSQL does not run as root, and there is neither an account postgres nor nobody.',
  );
}
