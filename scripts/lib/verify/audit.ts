import { sql } from 'drizzle-orm';
import {
  type AuditVerification,
  auditFaults,
  type BrokenChain,
  sealOlderEvents,
  verifyAuditChains,
} from '../../../src/platform/audit/index.ts';
import type { Database, Db } from '../../../src/platform/database/index.ts';
import type { Vault } from '../../../src/platform/vault/index.ts';
import { compareHeads, type HeadsFile } from './audit-heads.ts';
import type { Verified } from './verified.ts';

/** One line for the first broken event of a chain. */
function lineOf({ chain, seq, id, action, fault }: BrokenChain): string {
  const place = chain === null ? 'event' : `chain ${chain}, event ${seq}`;
  const row = id === null ? '' : ` (id ${id}, ${action ?? 'no action'})`;
  return `audit: ${place}${row} ${auditFaults[fault]}`;
}

/** What is to be said besides what is wrong. */
function remarksOn({ broken, older, heads }: AuditVerification): string[] {
  const nothingFits = heads.length > 0 && heads.every(({ chain }) => beginsBroken(broken, chain));
  return [
    ...(nothingFits
      ? [
          'audit: no chain fits the secret key; is SECRET_KEY, or secret.key in DATA_DIR, that of this database?',
        ]
      : []),
    ...(older > 0
      ? [
          `audit: ${older} events are from before there were chains; what happened to them until then can’t be told`,
        ]
      : []),
  ];
}

const beginsBroken = (broken: readonly BrokenChain[], chain: string): boolean =>
  broken.some((one) => one.chain === chain && one.seq <= 1 && one.fault !== 'missing');

/** What verification says of what one transaction sees. */
export async function auditSeen(deps: {
  readonly rows: Database['rows'];
  readonly db: Db;
  readonly vault: Pick<Vault, 'mac'>;
  readonly known?: HeadsFile | undefined;
}): Promise<Verified> {
  const { rows, db, known } = deps;
  const verification = await verifyAuditChains(deps);
  const wrong = verification.broken.map(lineOf);
  if (known !== undefined) {
    wrong.push(...(await compareHeads(rows, db, verification.heads, known, verification.broken)));
  }
  return { checked: verification.checked, wrong, remarks: remarksOn(verification) };
}

/**
 * Checks the log of changes against the secret key, in one snapshot, page by page: names the first broken event of each
 * chain.
 * @param known where the chains ended when somebody last looked; chains that were cut back with an old seal show by it
 */
export async function verifyAudit(
  database: Database,
  vault: Pick<Vault, 'mac'>,
  known?: HeadsFile,
): Promise<Verified> {
  await sealOlderEvents(database, vault);
  const { rows, transaction } = database;
  return transaction(async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    return auditSeen({ rows, db: tx, vault, known });
  });
}
