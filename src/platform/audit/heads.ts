import { sql } from 'drizzle-orm';
import type { Database, Tx } from '../database/index.ts';
import { type Head, INSTALLATION, NOTHING_BEFORE, type Seals } from './seals.ts';

/** A chain's end, locked until the transaction is over, with ids for the events that are to follow. */
export interface LockedHead extends Head {
  readonly ids: readonly number[];
  /** Whether the end is as this installation left it. */
  readonly sound: boolean;
}

interface HeadRow extends Record<string, unknown> {
  readonly chain: string;
  readonly number: number;
  readonly seq: number | string;
  readonly hash: string;
  readonly chains: number;
  readonly mac: string;
  readonly ids: (number | string)[] | null;
}

/** Events to come, by chain. */
type Counts = ReadonlyMap<string, number>;

/**
 * Locks the ends in the order of their names, so that no two transactions wait for each other, and only then takes ids:
 * they grow along a chain. Locks none when one of them is missing.
 */
const lock = (rows: Database['rows'], tx: Tx, counts: Counts): Promise<HeadRow[]> =>
  rows<HeadRow>(
    tx,
    sql`with wanted as materialized (
        select key as chain, value::int as events
        from jsonb_each_text(${JSON.stringify(Object.fromEntries(counts))}::text::jsonb)),
      locked as materialized (
        select * from audit_heads where chain in (select chain from wanted)
          and (select count(*) from audit_heads where chain in (select chain from wanted)) = ${counts.size}::int
        order by chain collate "C" for update)
      select locked.*, (select json_agg(nextval('audit_events_id_seq')) from generate_series(1, wanted.events)) as ids
      from locked join wanted using (chain)`,
  );

/** Begins chains, unless another transaction has just done so: then it waits for that one. */
const begin = (rows: Database['rows'], tx: Tx, chains: readonly string[]) =>
  rows<{ chain: string; begun: boolean }>(
    tx,
    sql`insert into audit_heads (chain, number, seq, hash, chains, mac)
      select given.value, 0, 0, ${NOTHING_BEFORE}::text, 0, '' from jsonb_array_elements_text(
        ${JSON.stringify([...chains].sort())}::text::jsonb) with ordinality as given(value, place) order by given.place
      on conflict (chain) do update set chain = excluded.chain
      returning chain, (xmax = 0) as begun`,
  );

/**
 * Locks the ends of these chains and begins those that are missing. Beginning one moves the end of `installation` too,
 * which counts them.
 */
export async function lockHeads(
  rows: Database['rows'],
  tx: Tx,
  seals: Seals,
  counts: Counts,
): Promise<LockedHead[]> {
  const headOf = (row: HeadRow): Head => ({
    chain: row.chain,
    number: row.number,
    seq: Number(row.seq),
    hash: row.hash,
    chains: row.chains,
  });
  const isSound = (row: HeadRow): boolean => seals.head(headOf(row)) === row.mac;
  const lockedOf = (row: HeadRow, sound: boolean): LockedHead => ({
    ...headOf(row),
    ids: (row.ids ?? []).map(Number),
    sound,
  });
  const found = await lock(rows, tx, counts);
  if (found.length > 0) return found.map((row) => lockedOf(row, isSound(row)));

  // `installation` sorts after every id, so it is the last to be locked here as everywhere.
  const all = new Map([...counts, [INSTALLATION, counts.get(INSTALLATION) ?? 0]]);
  const begun = await begin(rows, tx, [...all.keys()]);
  const isNew = (chain: string): boolean => begun.some((row) => row.chain === chain && row.begun);
  const locked = await lock(rows, tx, all);
  const first = locked.find(({ chain }) => chain === INSTALLATION)?.chains ?? 0;
  const fresh = locked.filter(({ chain }) => isNew(chain)).map(({ chain }) => chain);
  return locked.map((row) => ({
    ...lockedOf(row, isNew(row.chain) || isSound(row)),
    ...(isNew(row.chain) ? { number: first + fresh.indexOf(row.chain) + 1 } : {}),
    ...(row.chain === INSTALLATION ? { chains: first + fresh.length } : {}),
  }));
}
