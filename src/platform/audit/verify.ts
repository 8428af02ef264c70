import { sql } from 'drizzle-orm';
import type { Database, Db } from '../database/index.ts';
import type { Vault } from '../vault/index.ts';
import { BROKEN } from './log.ts';
import { type KeptEvent, readKept } from './rows.ts';
import {
  createSeals,
  type Head,
  hashActor,
  hashDetails,
  INSTALLATION,
  NOTHING_BEFORE,
  type Seals,
} from './seals.ts';

/** What is wrong with the first broken event of a chain, or with its end. */
export const auditFaults = {
  changed: 'was changed after it was written',
  missing: 'is missing',
  inserted: 'was not written by this installation',
  'out-of-order': 'does not stand where it was written',
  restored: 'has its texts back that were erased',
  'not-erased': 'lacks texts that no event tells to have erased',
  'head-changed':
    'is the last; the end of the chain was changed after it was written, so more may be cut off',
  'head-missing': 'is the last; the end of the chain is missing, so more may be cut off',
  'set-back': 'was written after the chain before it had been changed or cut',
  unchained: 'stands in no chain',
  'chain-missing': 'is missing with its whole chain',
} as const;
export type AuditFault = keyof typeof auditFaults;

/** The first broken event of a chain. */
export interface BrokenChain {
  /** The edition's id, `installation`, or `no. 3` for a chain of which nothing is left. Null: in no chain. */
  readonly chain: string | null;
  /** Where in the chain; for ends, the last event that is there. */
  readonly seq: number;
  /** The row's id; null for one that is not there. */
  readonly id: number | null;
  readonly action: string | null;
  readonly fault: AuditFault;
}

export interface AuditVerification {
  /** Events that were read. */
  readonly checked: number;
  /** In the order of the chains' names; empty when all is well. */
  readonly broken: readonly BrokenChain[];
  /** Events that were there before there were chains: what happened to them until then is not known. */
  readonly older: number;
  /** Where the chains end. */
  readonly heads: readonly Head[];
}

/** Rows read at a time. */
const PAGE = 500;

interface HeadRow extends Record<string, unknown> {
  readonly chain: string;
  readonly number: number;
  readonly seq: number | string;
  readonly hash: string;
  readonly chains: number;
  readonly mac: string;
}

/** Everything that verification asks once. */
interface Survey {
  readonly heads: ReadonlyMap<string, Head & { readonly mac: string }>;
  /** `chain/seq` of events that were erased and have texts again. */
  readonly restored: ReadonlySet<string>;
  readonly alone: readonly BrokenChain[];
}

async function survey(rows: Database['rows'], db: Db): Promise<Survey> {
  const heads = await rows<HeadRow>(db, sql`select * from audit_heads order by chain`);
  const restored = await rows<{ place: string }>(
    db,
    sql`select event.chain || '/' || event.seq as place from audit_events eraser
      cross join lateral (values ('actors'), ('details')) as part(name)
      cross join lateral jsonb_array_elements_text(case jsonb_typeof(eraser.after -> 'erased' -> part.name)
        when 'array' then eraser.after -> 'erased' -> part.name else '[]' end) as erased(id)
      join audit_events event on event.id::text = erased.id
      where eraser.action = 'personal-data.erased'
        and (case part.name when 'actors' then event.actor_erased_by else event.details_erased_by end) is null`,
  );
  const [unchained] = await rows<{ id: number | string | null; action: string | null }>(
    db,
    sql`select id, action from audit_events where chain is null or seq is null order by id limit 1`,
  );
  const without = await rows<{ id: string }>(
    db,
    sql`select id from editions where not exists (select 1 from audit_heads where chain = editions.id::text)
      and not exists (select 1 from audit_events where chain = editions.id::text) order by id limit 20`,
  );
  return {
    heads: new Map(heads.map((head) => [head.chain, { ...head, seq: Number(head.seq) }])),
    restored: new Set(restored.map(({ place }) => place)),
    alone: [
      ...(unchained === undefined
        ? []
        : [
            {
              chain: null,
              seq: 0,
              id: Number(unchained.id),
              action: unchained.action,
              fault: 'unchained' as const,
            },
          ]),
      ...without.map(({ id }) => ({
        chain: id,
        seq: 1,
        id: null,
        action: null,
        fault: 'chain-missing' as const,
      })),
    ],
  };
}

/** Chains that were begun and of which not even the end is left. */
function missingChains({ heads }: Survey): BrokenChain[] {
  const numbers = [...heads.values()].map(({ number }) => number);
  const begun = Math.max(heads.get(INSTALLATION)?.chains ?? 0, ...numbers);
  return Array.from({ length: begun }, (_, index) => index + 1)
    .filter((number) => !numbers.includes(number))
    .map((number) => ({
      chain: `no. ${number}`,
      seq: 1,
      id: null,
      action: null,
      fault: 'chain-missing' as const,
    }));
}

/** Which of these events an event tells to have erased: `part/eraser/id`. */
async function toldErasures(
  rows: Database['rows'],
  db: Db,
  events: readonly KeptEvent[],
): Promise<ReadonlySet<string>> {
  const erased = events.filter((event) => event.actorErasedBy !== null || event.detailsErasedBy !== null);
  if (erased.length === 0) return new Set();
  const erasers = [
    ...new Set(erased.flatMap((event) => [event.actorErasedBy ?? [], event.detailsErasedBy ?? []].flat())),
  ];
  const told = await rows<{ told: string }>(
    db,
    sql`select part.name || '/' || eraser.id || '/' || erased.id as told from audit_events eraser
      cross join lateral (values ('actors'), ('details')) as part(name)
      cross join lateral jsonb_array_elements_text(case jsonb_typeof(eraser.after -> 'erased' -> part.name)
        when 'array' then eraser.after -> 'erased' -> part.name else '[]' end) as erased(id)
      where eraser.action = 'personal-data.erased'
        and eraser.id in (select value::bigint from jsonb_array_elements_text(${JSON.stringify(erasers)}::text::jsonb) as given(value))
        and erased.id in (select value from jsonb_array_elements_text(${JSON.stringify(erased.map(({ id }) => id))}::text::jsonb)
          as given(value))`,
  );
  return new Set(told.map((row) => row.told));
}

/** What is wrong with the texts of an event; undefined when they are as written, or erased as told. */
function faultOfTexts(event: KeptEvent, told: ReadonlySet<string>): AuditFault | undefined {
  const { id, actorErasedBy, detailsErasedBy } = event;
  if (actorErasedBy === null) {
    if (hashActor(event.actorSalt, event) !== event.actorHash) return 'changed';
  } else {
    if (event.actorName !== null || event.origin !== null || event.actorSalt !== null) return 'changed';
    if (!told.has(`actors/${actorErasedBy}/${id}`)) return 'not-erased';
  }
  if (detailsErasedBy === null) {
    if (hashDetails(event.detailsSalt, event) !== event.detailsHash) return 'changed';
  } else {
    const left = event.before ?? event.after ?? event.reason ?? event.detailsSalt;
    if (left !== null || event.action === 'personal-data.erased') return 'changed';
    if (!told.has(`details/${detailsErasedBy}/${id}`)) return 'not-erased';
  }
  return undefined;
}

/** Where verification stands in a chain. */
interface Standing {
  readonly chain: string;
  seq: number;
  hash: string;
  /** The last event that was right. */
  last: KeptEvent | undefined;
  /** The first whose erasure nobody tells: told when all else is right, for it may be the teller that was taken away. */
  untold?: KeptEvent;
}

/**
 * Verifies every chain against the secret key: that each event is as it was written and hangs on the one before it, that
 * none was added, taken or moved, and that each chain ends where it was left. Reads in pages; run it in one snapshot
 * where others write meanwhile.
 */
export async function verifyAuditChains(deps: {
  readonly rows: Database['rows'];
  readonly db: Db;
  readonly vault: Pick<Vault, 'mac'>;
}): Promise<AuditVerification> {
  const { rows, db } = deps;
  const seals = createSeals(deps.vault);
  const surveyed = await survey(rows, db);
  const { heads } = surveyed;
  const broken: BrokenChain[] = [];
  const seen = new Set<string>();
  let checked = 0;
  let older = 0;
  let standing: Standing | undefined;
  let after = { chain: '', seq: 0, id: 0 };

  const tell = (chain: string, seq: number, event: KeptEvent | undefined, fault: AuditFault): void => {
    broken.push({ chain, seq, id: event?.id ?? null, action: event?.action ?? null, fault });
  };
  const finish = (): void => {
    if (standing === undefined) return;
    const fault = faultOfEnd(standing, heads.get(standing.chain), seals);
    if (fault !== undefined) {
      const { chain, seq, last } = standing;
      if (fault === 'missing') tell(chain, seq + 1, undefined, fault);
      else tell(chain, seq, last, fault);
    } else if (standing.untold !== undefined) {
      tell(standing.chain, standing.untold.seq, standing.untold, 'not-erased');
    }
    standing = undefined;
  };

  for (;;) {
    const page = await readKept(
      rows,
      db,
      sql`where (chain, seq, id) > (${after.chain}::text, ${after.seq}::bigint, ${after.id}::bigint)
        order by chain, seq, id limit ${sql.raw(String(PAGE))}`,
    );
    const told = await toldErasures(rows, db, page);
    let skipped: string | undefined;
    for (const event of page) {
      if (event.chain === skipped) continue;
      checked += 1;
      if (event.via === null) older += 1;
      if (standing?.chain !== event.chain) {
        finish();
        seen.add(event.chain);
        standing = { chain: event.chain, seq: 0, hash: NOTHING_BEFORE, last: undefined };
      }
      const fault = await faultOf(deps, seals, standing, event, { told, surveyed });
      if (fault === 'not-erased') standing.untold ??= event;
      if (fault === undefined || fault === 'not-erased') {
        standing.seq = event.seq;
        standing.hash = event.hash ?? '';
        standing.last = event;
        continue;
      }
      if (fault === 'missing') tell(event.chain, standing.seq + 1, undefined, fault);
      else tell(event.chain, event.seq, event, fault);
      standing = undefined;
      skipped = event.chain;
    }
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE) break;
    after =
      skipped === end.chain
        ? { chain: skipped, seq: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER }
        : { chain: end.chain, seq: end.seq, id: end.id };
  }
  finish();
  for (const head of heads.values()) {
    if (seen.has(head.chain)) continue;
    const fault = faultOfEnd(
      { chain: head.chain, seq: 0, hash: NOTHING_BEFORE, last: undefined },
      head,
      seals,
    );
    if (fault !== undefined) tell(head.chain, fault === 'missing' ? 1 : 0, undefined, fault);
  }
  broken.push(...missingChains(surveyed), ...surveyed.alone);
  return { checked, broken, older, heads: [...heads.values()].map(({ mac: _mac, ...head }) => head) };
}

function faultOfEnd(
  standing: Standing,
  head: (Head & { readonly mac: string }) | undefined,
  seals: Seals,
): AuditFault | undefined {
  if (head === undefined) return 'head-missing';
  if (seals.head(head) !== head.mac) return 'head-changed';
  if (head.seq > standing.seq) return 'missing';
  // A sealed end that is older than the events: a copy of it was put back.
  return head.seq < standing.seq || head.hash !== standing.hash ? 'head-changed' : undefined;
}

/** What is wrong with the event that stands next; undefined when nothing is. */
async function faultOf(
  { rows, db }: { readonly rows: Database['rows']; readonly db: Db },
  seals: Seals,
  standing: Standing,
  event: KeptEvent,
  known: { readonly told: ReadonlySet<string>; readonly surveyed: Survey },
): Promise<AuditFault | undefined> {
  const { chain, seq } = event;
  if (seq > standing.seq + 1) return 'missing';
  if (seq <= standing.seq) return 'inserted';
  const genuine = seals.event(event) === event.hash;
  if (genuine && event.previous === standing.hash) {
    if (event.action === BROKEN) return 'set-back';
    if (known.surveyed.restored.has(`${chain}/${seq}`)) return 'restored';
    return faultOfTexts(event, known.told);
  }
  // Who else would follow the event before this one, and who follows this one, tells what happened here.
  const [around] = await rows<{ rival: boolean; followed: boolean }>(
    db,
    sql`select exists (select 1 from audit_events where chain = ${chain} and previous = ${standing.hash}
          and id <> ${event.id}::bigint) as rival,
        exists (select 1 from audit_events where chain = ${chain} and previous = ${event.hash})
          or exists (select 1 from audit_heads where chain = ${chain} and hash = ${event.hash}) as followed`,
  );
  if (event.previous === standing.hash) return around?.rival ? 'inserted' : 'changed';
  if (seals.event({ ...event, previous: standing.hash }) === event.hash) return 'changed';
  if (around?.rival) return around.followed ? 'out-of-order' : 'inserted';
  return 'missing';
}
