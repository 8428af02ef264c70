import { sql } from 'drizzle-orm';
import type { Database, Tx } from '../database/index.ts';
import type { Vault } from '../vault/index.ts';
import { canonicalText } from './canonical.ts';
import { type LockedHead, lockHeads } from './heads.ts';
import {
  type ActorPart,
  createSeals,
  type DetailsPart,
  type FixedPart,
  type Head,
  hashActor,
  hashDetails,
  INSTALLATION,
  newSalt,
} from './seals.ts';
import type { AuditOrigin, AuditWay } from './tables.ts';
import { type AppliedErasure, type Erasure, eraseTexts, eventsStatement, type SealedEvent } from './write.ts';

/** Who did it, by what and from where. */
export interface AuditAuthor {
  readonly accountId: string | null;
  readonly name: string;
  readonly via: AuditWay;
  readonly credentialId: string | null;
  readonly requestId: string | null;
  readonly origin: AuditOrigin | null;
}

/** An event about to be written. */
export interface NewAuditEvent {
  readonly action: string;
  readonly editionId: string | null;
  readonly subject: { readonly kind: string; readonly id: string };
  /** JSON, see {@link canonicalText}. */
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly erases?: Erasure | undefined;
}

interface Frame {
  readonly at: Date;
  readonly authority: string;
  readonly author: AuditAuthor;
}

/** Where the log of changes is written. */
export interface AuditLog {
  /**
   * Writes the events of one transaction, at its very end: the chains' ends stay locked from here to the commit, with
   * which the events are on one way.
   * @param underWay what the transaction still does: the events are written after it
   * @returns where the chains end, for {@link AuditLog.committed}
   */
  append(
    tx: Tx,
    frame: Frame,
    events: readonly NewAuditEvent[],
    underWay?: Promise<unknown>,
  ): Promise<readonly Head[]>;
  /** Told after the commit: from then on a chain that ends earlier was set back. */
  committed(heads: readonly Head[]): void;
}

/** The event that says so when a chain's end is not what this installation left. */
export const BROKEN = 'audit-chain.broken';

const chainOf = ({ editionId }: Pick<NewAuditEvent, 'editionId'>): string => editionId ?? INSTALLATION;

const broken = ({ chain, seq, hash }: Head): NewAuditEvent => ({
  action: BROKEN,
  editionId: chain === INSTALLATION ? null : chain,
  subject: { kind: 'audit-chain', id: chain },
  before: null,
  after: canonicalText({ seq, hash }),
  reason: null,
});

const system: AuditAuthor = {
  accountId: null,
  name: 'audit',
  via: 'system',
  credentialId: null,
  requestId: null,
  origin: null,
};

export function createAuditLog(deps: {
  readonly rows: Database['rows'];
  readonly widened: Database['widened'];
  readonly closing: Database['closing'];
  readonly vault: Pick<Vault, 'mac'>;
}): AuditLog {
  const { rows, widened, closing } = deps;
  const seals = createSeals(deps.vault);
  /** Where each chain ended when this process last wrote to it. */
  const ends = new Map<string, number>();

  /** Where a chain really ends whose kept end can't be believed, and an id for the event that tells of it. */
  async function lastOf(tx: Tx, head: Head): Promise<{ seq: number; hash: string; id: number }> {
    const [last] = await rows<{ seq: string | null; hash: string | null; id: string }>(
      tx,
      sql`select nextval('audit_events_id_seq') as id, last.seq, last.hash from (select 1) as one
        left join lateral (select seq, hash from audit_events where chain = ${head.chain} order by seq desc limit 1)
          as last on true`,
    );
    return { seq: Number(last?.seq ?? 0), hash: last?.hash ?? head.hash, id: Number(last?.id) };
  }

  const seal = (
    chained: Pick<FixedPart, 'chain' | 'seq' | 'id' | 'previous'>,
    frame: Frame,
    event: NewAuditEvent,
  ): SealedEvent => {
    const { author } = frame;
    const actorSalt = newSalt();
    const detailsSalt = newSalt();
    const actor: ActorPart = { actorName: author.name, origin: canonicalText(author.origin) };
    const details: DetailsPart = { before: event.before, after: event.after, reason: event.reason };
    const fixed: FixedPart = {
      ...chained,
      at: frame.at.getTime(),
      accountId: author.accountId,
      via: author.via,
      credentialId: author.credentialId,
      authority: frame.authority,
      action: event.action,
      editionId: event.editionId,
      subjectKind: event.subject.kind,
      subjectId: event.subject.id,
      requestId: author.requestId,
      actorHash: hashActor(actorSalt, actor),
      detailsHash: hashDetails(detailsSalt, details),
    };
    return { ...fixed, ...actor, ...details, actorSalt, detailsSalt, hash: seals.event(fixed) };
  };

  async function extend(
    tx: Tx,
    locked: LockedHead,
    frame: Frame,
    events: readonly NewAuditEvent[],
  ): Promise<{ head: Head; sealed: SealedEvent[]; erasures: AppliedErasure[] }> {
    const { ids, sound, ...kept } = locked;
    const sealed: SealedEvent[] = [];
    let end = { seq: kept.seq, hash: kept.hash };
    const put = (id: number, by: Frame, event: NewAuditEvent): void => {
      const next = seal({ chain: kept.chain, seq: end.seq + 1, id, previous: end.hash }, by, event);
      sealed.push(next);
      end = { seq: next.seq, hash: next.hash };
    };
    if (!sound || kept.seq < (ends.get(kept.chain) ?? 0)) {
      const last = await widened(tx, () => lastOf(tx, kept));
      // Never back: what was cut off stays missing, and what follows says that it does.
      end = { seq: Math.max(last.seq, kept.seq, ends.get(kept.chain) ?? 0), hash: last.hash };
      put(last.id, { ...frame, authority: 'system', author: system }, broken(kept));
    }
    const erasures: AppliedErasure[] = [];
    for (const [index, event] of events.entries()) {
      const id = ids[index] ?? Number.NaN;
      put(id, frame, event);
      if (event.erases !== undefined) erasures.push({ by: id, ...event.erases });
    }
    return { head: { ...kept, ...end }, sealed, erasures };
  }

  return {
    async append(tx, frame, events, underWay = Promise.resolve()) {
      if (events.length === 0) {
        await underWay;
        return [];
      }
      const counts = new Map<string, number>();
      for (const event of events) counts.set(chainOf(event), (counts.get(chainOf(event)) ?? 0) + 1);
      const heads: Head[] = [];
      const sealed: SealedEvent[] = [];
      const erasures: AppliedErasure[] = [];
      const [locked] = await Promise.all([lockHeads(rows, tx, seals, counts), underWay]);
      for (const head of locked) {
        const own = events.filter((event) => chainOf(event) === head.chain);
        const extended = await extend(tx, head, frame, own);
        heads.push(extended.head);
        sealed.push(...extended.sealed);
        erasures.push(...extended.erasures);
      }
      const ends = heads.map((head) => ({ ...head, mac: seals.head(head) }));
      const statement = eventsStatement(sealed, ends);
      if (erasures.length === 0) {
        await closing(tx, statement);
        return heads;
      }
      await tx.execute(statement);
      await widened(tx, async () => {
        for (const erasure of erasures) await eraseTexts(tx, erasure);
      });
      return heads;
    },
    committed(heads) {
      for (const { chain, seq } of heads) ends.set(chain, Math.max(seq, ends.get(chain) ?? 0));
    },
  };
}
