import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseAuditTexts } from '../../../src/platform/audit/index.ts';
import { readKept } from '../../../src/platform/audit/rows.ts';
import { createSeals } from '../../../src/platform/audit/seals.ts';
import type { Tx } from '../../../src/platform/database/index.ts';
import { createVault, KEY_BYTES } from '../../../src/platform/vault/index.ts';
import { type AuditTest, layla, openAuditTest, systemActor } from './support.ts';

/** Tamperings tried, each found by one verification of a real database. */
const TRIED = 1_000;

interface Kept {
  readonly id: number;
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  readonly actorErased: boolean;
  readonly detailsErased: boolean;
}

/** What was done, and where verification must say so. */
interface Tampering {
  readonly what: string;
  readonly work: (tx: Tx) => Promise<void>;
  readonly found: readonly { readonly chain: string; readonly seq: number }[];
}

/** Numbers that are the same in every run: a small linear congruence, good enough to choose by. */
function choosing(seed: number) {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return {
    below,
    of: <T>(values: readonly T[]): T => values[below(values.length)] as T,
  };
}

const columns: Readonly<Record<string, SQL>> = {
  id: sql`id = id + 100000`,
  at: sql`at = at + interval '1 millisecond'`,
  account_id: sql`account_id = gen_random_uuid()`,
  actor_name: sql`actor_name = coalesce(actor_name, '') || 'x'`,
  authority: sql`authority = 'anyone'`,
  action: sql`action = 'session.deleted'`,
  edition_id: sql`edition_id = gen_random_uuid()`,
  subject_kind: sql`subject_kind = 'room'`,
  subject_id: sql`subject_id = subject_id || '0'`,
  before: sql`before = coalesce(before, '{}') || '{"seats": 40.0}'`,
  after: sql`after = coalesce(after, '{}') || '{"more": 1}'`,
  'after, to null': sql`after = 'null'`,
  reason: sql`reason = coalesce(reason, '') || ' '`,
  request_id: sql`request_id = coalesce(request_id, '') || 'x'`,
  via: sql`via = 'direct'`,
  'via, to nothing': sql`via = null`,
  credential_id: sql`credential_id = gen_random_uuid()`,
  origin: sql`origin = '{"ip": "203.0.113.9", "userAgent": null}'`,
  actor_salt: sql`actor_salt = coalesce(actor_salt, '') || 'A'`,
  actor_hash: sql`actor_hash = details_hash`,
  actor_erased_by: sql`actor_erased_by = coalesce(actor_erased_by, 0) + 1`,
  details_salt: sql`details_salt = coalesce(details_salt, '') || 'A'`,
  details_hash: sql`details_hash = actor_hash`,
  details_erased_by: sql`details_erased_by = coalesce(details_erased_by, 0) + 1`,
  previous: sql`previous = hash`,
  hash: sql`hash = previous || '0'`,
};

describe('tampering with the log of changes', () => {
  let test: AuditTest;
  let events: readonly Kept[];
  const editions = [randomUUID(), randomUUID()];

  beforeAll(async () => {
    test = await openAuditTest();
    for (let index = 0; index < 36; index += 1) {
      await test.record(
        [null, ...editions][index % 3] ?? null,
        {},
        index % 4 === 0 ? systemActor('job') : layla,
      );
    }
    await test.changes.run(systemActor('erasure'), 'accounts.administer', async (change) => {
      const chosen = await test.database.rows<{ id: number }>(
        change.tx,
        sql`select id::int as id from audit_events where seq in (3, 7)`,
      );
      await eraseAuditTexts(
        test.database.rows,
        change,
        { events: chosen.map(({ id }) => id) },
        { subject: { kind: 'person', id: randomUUID() } },
      );
    });
    for (const edition of [null, ...editions]) await test.record(edition);
    events = await test.database.rows<Kept & Record<string, unknown>>(
      test.database.db,
      sql`select id::int as id, chain, seq::int as seq, hash, actor_erased_by is not null as "actorErased",
        details_erased_by is not null as "detailsErased" from audit_events order by chain, seq`,
    );
    expect(await test.verify()).toMatchObject({ broken: [], checked: 40 });
  });
  afterAll(() => test.close());

  const chains = () => [...new Set(events.map(({ chain }) => chain))];
  const lengthOf = (chain: string): number => events.filter((event) => event.chain === chain).length;
  const row = ({ id }: Kept): SQL => sql`id = ${id}::bigint`;

  function tampering(choose: ReturnType<typeof choosing>): Tampering {
    const event = choose.of(events);
    const { chain, seq } = event;
    const length = lengthOf(chain);
    const here = [{ chain, seq }];
    const run = async (tx: Tx, ...statements: SQL[]): Promise<void> => {
      for (const statement of statements) await tx.execute(statement);
    };
    const forged = (at: number): SQL =>
      sql`insert into audit_events (at, actor_name, authority, action, subject_kind, subject_id, via, chain, seq, actor_salt,
          actor_hash, details_salt, details_hash, previous, hash)
        select at, actor_name, authority, action, subject_kind, subject_id, via, chain, ${at}::bigint, actor_salt, actor_hash,
          details_salt, details_hash,
          coalesce((select hash from audit_events where chain = ${chain} and seq = ${at - 1}::bigint), ''), ${'f'.repeat(64)}::text
        from audit_events where ${row(event)}`;
    const kinds: (() => Tampering)[] = [
      ...Array.from({ length: 6 }, () => () => {
        const column = choose.of(Object.keys(columns));
        return {
          what: `${column} of ${chain}/${seq}`,
          work: (tx: Tx) =>
            run(tx, sql`update audit_events set ${columns[column] ?? sql``} where ${row(event)}`),
          found: here,
        };
      }),
      () => ({
        what: `place of ${chain}/${seq}`,
        work: (tx) => run(tx, sql`update audit_events set seq = seq + 1000 where ${row(event)}`),
        found: here,
      }),
      () => ({
        what: `chain of ${chain}/${seq}`,
        work: (tx) =>
          run(tx, sql`update audit_events set chain = ${choose.of(['elsewhere', null])} where ${row(event)}`),
        found: here,
      }),
      () => ({
        what: `deleted ${chain}/${seq}`,
        work: (tx) => run(tx, sql`delete from audit_events where ${row(event)}`),
        found: here,
      }),
      () => ({
        what: `deleted ${chain}/${seq}, the rest moved up`,
        work: (tx) =>
          run(
            tx,
            sql`delete from audit_events where ${row(event)}`,
            sql`update audit_events set seq = seq - 1 where chain = ${chain} and seq > ${seq}::bigint`,
          ),
        found: here,
      }),
      () => {
        const other = choose.of(events.filter((one) => one.chain === chain && one.id !== event.id));
        return {
          what: `swapped ${chain}/${seq} and ${other.seq}`,
          work: (tx) =>
            run(
              tx,
              sql`update audit_events set seq = ${seq}::bigint + ${other.seq}::bigint - seq
                where id in (${event.id}::bigint, ${other.id}::bigint)`,
            ),
          found: [{ chain, seq: Math.min(seq, other.seq) }],
        };
      },
      () => {
        const other = choose.of(events.filter((one) => one.chain !== chain));
        const put = (from: Kept, to: Kept) =>
          sql`update audit_events set chain = ${to.chain}, seq = ${to.seq}::bigint where ${row(from)}`;
        return {
          what: `exchanged ${chain}/${seq} and ${other.chain}/${other.seq}`,
          work: (tx) => run(tx, put(event, other), put(other, event)),
          found: [...here, { chain: other.chain, seq: other.seq }],
        };
      },
      () => {
        const at = choose.below(length + 1) + 1;
        return {
          what: `inserted ${chain}/${at}`,
          work: (tx) =>
            run(
              tx,
              sql`update audit_events set seq = seq + 1 where chain = ${chain} and seq >= ${at}::bigint`,
              forged(at),
            ),
          found: [{ chain, seq: at }],
        };
      },
      () => ({
        what: `cut ${chain} from ${seq}`,
        work: (tx) => run(tx, sql`delete from audit_events where chain = ${chain} and seq >= ${seq}::bigint`),
        found: here,
      }),
      () => ({
        what: `cut ${chain} from ${seq} and the end moved there`,
        work: (tx) =>
          run(
            tx,
            sql`delete from audit_events where chain = ${chain} and seq >= ${seq}::bigint`,
            sql`update audit_heads set seq = ${seq - 1}::bigint, hash = coalesce((select hash from audit_events
              where audit_events.chain = ${chain} and audit_events.seq = ${seq - 1}::bigint), '') where chain = ${chain}`,
          ),
        found: [{ chain, seq: seq - 1 }],
      }),
      () => ({ what: `rebuilt ${chain} from ${seq}`, work: (tx) => rebuild(tx, event), found: here }),
      () => {
        const change = choose.of([
          sql`seq = seq + 1`,
          sql`seq = seq - 1`,
          sql`hash = mac`,
          sql`mac = hash`,
          sql`mac = ''`,
          sql`number = number + 10`,
          sql`chains = chains + 1`,
        ]);
        return {
          what: `end of ${chain}`,
          work: (tx) => run(tx, sql`update audit_heads set ${change} where chain = ${chain}`),
          found: [{ chain, seq: length }],
        };
      },
      () => ({
        what: `end of ${chain} taken away`,
        work: (tx) => run(tx, sql`delete from audit_heads where chain = ${chain}`),
        found: [{ chain, seq: length }],
      }),
      () => ({
        what: `${chain} taken away whole`,
        work: (tx) =>
          run(
            tx,
            sql`delete from audit_heads where chain = ${chain}`,
            sql`delete from audit_events where chain = ${chain}`,
          ),
        // Of the chain nothing is left but its number, in the order in which chains were begun.
        found: [
          {
            chain: `no. ${chain === 'installation' ? 1 : (editions as readonly string[]).indexOf(chain) + 2}`,
            seq: 1,
          },
        ],
      }),
      () => {
        const erased = choose.of(events.filter((one) => one.actorErased));
        const part = choose.of([
          sql`actor_name = 'x', actor_erased_by = null`,
          sql`after = '{}', details_erased_by = null`,
        ]);
        return {
          what: `texts put back in ${erased.chain}/${erased.seq}`,
          work: (tx) => run(tx, sql`update audit_events set ${part} where ${row(erased)}`),
          found: [{ chain: erased.chain, seq: erased.seq }],
        };
      },
      () => {
        const whole = choose.of(events.filter((one) => !one.detailsErased));
        const by = sql`(select max(id) from audit_events where action = 'personal-data.erased')`;
        return {
          what: `texts erased from ${whole.chain}/${whole.seq} in the name of an erasure`,
          work: (tx) =>
            run(
              tx,
              sql`update audit_events set before = null, after = null, reason = null, details_salt = null,
                details_erased_by = ${by} where ${row(whole)}`,
            ),
          found: [{ chain: whole.chain, seq: whole.seq }],
        };
      },
    ];
    return choose.of(kinds)();
  }

  /** Changes an event and makes everything after it fit again, as far as one can without the secret key. */
  async function rebuild(tx: Tx, { chain, seq }: Kept): Promise<void> {
    const seals = createSeals(createVault(Buffer.alloc(KEY_BYTES, 8)));
    const rest = await readKept(
      test.database.rows,
      tx,
      sql`where chain = ${chain} and seq >= ${seq}::bigint order by seq`,
    );
    let previous = rest[0]?.previous ?? '';
    const made = rest.map((event, index) => {
      const next = { ...event, previous, action: index === 0 ? 'session.deleted' : event.action };
      previous = seals.event(next);
      return { id: event.id, action: next.action, previous: next.previous, hash: previous };
    });
    await tx.execute(
      sql`update audit_events set action = given.action, previous = given.previous, hash = given.hash
        from json_to_recordset(${JSON.stringify(made)}::text::json)
          as given(id bigint, action text, previous text, hash text) where audit_events.id = given.id`,
    );
    const [head] = await test.database.rows<{ number: number; chains: number }>(
      tx,
      sql`select number, chains from audit_heads where chain = ${chain}`,
    );
    const end = {
      chain,
      number: head?.number ?? 0,
      chains: head?.chains ?? 0,
      seq: lengthOf(chain),
      hash: previous,
    };
    await tx.execute(
      sql`update audit_heads set hash = ${previous}, mac = ${seals.head(end)} where chain = ${chain}`,
    );
  }

  it(`is found in ${TRIED} of ${TRIED} cases, and the first broken event named`, {
    timeout: 300_000,
  }, async () => {
    const choose = choosing(20_261_122);
    const undone = new Error('undone');
    const missed: unknown[] = [];
    const faults = new Map<string, number>();
    const { transaction } = test.owner;
    await transaction(async (tx) => {
      // As somebody who owns the database: no trigger and no constraint stands in the way.
      await tx.execute(sql`alter table audit_events disable trigger user`);
      await tx.execute(sql`alter table audit_heads disable trigger user`);
      await tx.execute(sql`alter table audit_events drop constraint audit_events_chain_key`);
      for (let index = 0; index < TRIED; index += 1) {
        const { what, work, found } = tampering(choose);
        await tx
          .transaction(async (inner) => {
            await work(inner as unknown as Tx);
            const { broken } = await test.verify(inner as unknown as Tx);
            for (const expected of found) {
              const named = broken.find(({ chain }) => chain === expected.chain);
              if (named?.seq === expected.seq) faults.set(named.fault, (faults.get(named.fault) ?? 0) + 1);
              else missed.push({ what, expected, broken });
            }
            throw undone;
          })
          .catch((error: unknown) => {
            if (error !== undone) throw error;
          });
      }
      throw undone;
    }).catch((error: unknown) => {
      if (error !== undone) throw error;
    });
    console.log(`tamperings: ${TRIED} tried, ${TRIED - missed.length} found`, Object.fromEntries(faults));

    expect(missed).toEqual([]);
    expect(chains()).toHaveLength(3);
    expect(await test.verify()).toMatchObject({ broken: [], checked: 40 });
  });
});
