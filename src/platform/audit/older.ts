import { sql } from 'drizzle-orm';
import type { Database, Tx } from '../database/index.ts';
import type { Vault } from '../vault/index.ts';
import { readKept } from './rows.ts';
import {
  createSeals,
  type Head,
  hashActor,
  hashDetails,
  INSTALLATION,
  NOTHING_BEFORE,
  newSalt,
  type Seals,
} from './seals.ts';

/** Rows chained at a time. */
const PAGE = 500;

/** Puts the next events into their chains; `heads` says where those end and moves on. */
async function chainPage(
  rows: Database['rows'],
  tx: Tx,
  seals: Seals,
  heads: Map<string, Head>,
): Promise<number> {
  const page = await readKept(rows, tx, sql`where chain is null order by id limit ${sql.raw(String(PAGE))}`);
  const chained = page.map((event) => {
    const chain = event.editionId ?? INSTALLATION;
    const end = heads.get(chain) ?? {
      chain,
      number: heads.size + 1,
      seq: 0,
      hash: NOTHING_BEFORE,
      chains: 0,
    };
    const [actorSalt, detailsSalt] = [newSalt(), newSalt()];
    const fixed = {
      ...event,
      chain,
      seq: end.seq + 1,
      actorHash: hashActor(actorSalt, event),
      detailsHash: hashDetails(detailsSalt, event),
      previous: end.hash,
    };
    const hash = seals.event(fixed);
    heads.set(chain, { ...end, seq: fixed.seq, hash });
    const { id, seq, actorHash, detailsHash, previous } = fixed;
    return { id, chain, seq, actorSalt, actorHash, detailsSalt, detailsHash, previous, hash };
  });
  await tx.execute(
    sql`update audit_events set chain = given.chain, seq = given.seq, actor_salt = given."actorSalt",
        actor_hash = given."actorHash", details_salt = given."detailsSalt", details_hash = given."detailsHash",
        previous = given.previous, hash = given.hash
      from json_to_recordset(${JSON.stringify(chained)}::text::json) as given(id bigint, chain text, seq bigint,
        "actorSalt" text, "actorHash" text, "detailsSalt" text, "detailsHash" text, previous text, hash text)
      where audit_events.id = given.id`,
  );
  return page.length;
}

/**
 * Chains the events of a database from before there were chains, once: never when a single chain exists, so that nobody
 * gets events sealed by slipping them in. Verification tells how many they are.
 */
export async function sealOlderEvents(
  { rows, db, transaction }: Database,
  vault: Pick<Vault, 'mac'>,
): Promise<void> {
  const due = sql`select exists (select 1 from audit_events) and not exists (select 1 from audit_heads)
    and not exists (select 1 from audit_events where chain is not null or via is not null) as due`;
  const [first] = await rows<{ due: boolean }>(db, due);
  if (first?.due !== true) return;
  const seals = createSeals(vault);
  await transaction(async (tx) => {
    await tx.execute(sql`lock table audit_events, audit_heads in share row exclusive mode`);
    // Another process may have been faster.
    const [still] = await rows<{ due: boolean }>(tx, due);
    if (still?.due !== true) return;
    const heads = new Map<string, Head>();
    heads.set(INSTALLATION, { chain: INSTALLATION, number: 1, seq: 0, hash: NOTHING_BEFORE, chains: 1 });
    while ((await chainPage(rows, tx, seals, heads)) === PAGE);
    const ends = [...heads.values()].map((head) => {
      const counted = head.chain === INSTALLATION ? { ...head, chains: heads.size } : head;
      return { ...counted, mac: seals.head(counted) };
    });
    await tx.execute(
      sql`insert into audit_heads (chain, number, seq, hash, chains, mac)
        select * from json_to_recordset(${JSON.stringify(ends)}::text::json)
          as given(chain text, number integer, seq bigint, hash text, chains integer, mac text)`,
    );
  });
}
