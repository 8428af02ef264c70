/** The list of a message: who stands in it, each address once, and who of them is left out. */
import type { Database, Tx } from '../../../platform/database/index.ts';
import {
  type AudienceMember,
  type AudienceSource,
  addressKey,
  bouncingAmong,
  isAddress,
} from '../../../platform/outbox/index.ts';
import type { MailingRow } from '../store/mailings.ts';
import { declinedAmong } from './declining.ts';

export type Exclusion = 'declined' | 'bouncing';

export interface Listed {
  readonly member: AudienceMember;
  readonly key: string;
  readonly excluded: Exclusion | null;
}

export interface MailingReach {
  readonly listed: readonly Listed[];
  /** Entries whose address stood in the list before them. */
  readonly duplicates: number;
}

/**
 * Who a message would go to at this moment. What is necessary cannot be declined, and is tried even where mail came back
 * before.
 */
export async function reachOf(
  database: Database,
  tx: Tx,
  source: AudienceSource,
  edition: { readonly id: string; readonly seriesId: string },
  mailing: Pick<MailingRow, 'filter' | 'necessary'>,
): Promise<MailingReach> {
  const found = (await source.list(tx, edition.id, mailing.filter)).filter(({ address }) =>
    isAddress(address),
  );
  const byKey = new Map<string, AudienceMember>();
  for (const member of found) {
    const key = addressKey(member.address);
    if (!byKey.has(key)) byKey.set(key, member);
  }
  const keys = [...byKey.keys()];
  const { declined, bouncing } = await excludedAmong(database, tx, edition, mailing.necessary, keys);
  return {
    listed: [...byKey].map(([key, member]) => ({
      member,
      key,
      excluded: declined.has(key) ? 'declined' : bouncing.has(key) ? 'bouncing' : null,
    })),
    duplicates: found.length - keys.length,
  };
}

/** Which addresses a message leaves out. */
export async function excludedAmong(
  database: Database,
  tx: Tx,
  edition: { readonly id: string; readonly seriesId: string },
  necessary: boolean,
  keys: readonly string[],
): Promise<{ declined: ReadonlySet<string>; bouncing: ReadonlySet<string> }> {
  if (necessary) return { declined: new Set(), bouncing: new Set() };
  return {
    declined: await declinedAmong(database, tx, edition, keys),
    bouncing: await bouncingAmong(database, tx, keys),
  };
}
