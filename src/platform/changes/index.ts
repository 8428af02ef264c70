/**
 * A change: one transaction in which a service does its work, records it in the audit and tells subscribers. What
 * follows the commit (fresh pages) follows only the commit.
 */
import { sql } from 'drizzle-orm';
import { type Actor, actorName } from '../actor/index.ts';
import { auditEvents } from '../audit/tables.ts';
import type { Clock } from '../clock/index.ts';
import type { Database, Tx } from '../database/index.ts';
import { asItWas, saysTheSame } from './difference.ts';
import type { Revisions } from './revisions.ts';

/** A fact that a feature makes known. It carries ids, no secrets. */
export interface DomainEvent {
  readonly type: string;
  readonly editionId: string | null;
}

/** Runs inside the publisher's transaction: writes its own feature's rows, or refuses by throwing. */
export type Subscriber = (change: Change, event: DomainEvent) => Promise<void>;

export interface AuditEntry {
  /** `<entity>.<past participle>`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Null for what belongs to no edition; its change then freshens every edition's pages. */
  readonly editionId: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

export interface Change {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  /** Writes the audit; every change records at least once, with all that it touched in `before` and `after`. */
  record(entry: AuditEntry): Promise<void>;
  publish(event: DomainEvent): Promise<void>;
}

export interface Changes {
  /**
   * Runs `work` in one transaction. Where nothing that it records differs from what was there, such as a form saved as
   * it was opened, the transaction is taken back: no audit, no new version, no page made anew.
   * @param authority name of the policy that allowed it
   */
  run<T>(actor: Actor, authority: string, work: (change: Change) => Promise<T>): Promise<T>;
}

/** Takes the transaction back; what `work` returned goes on. */
class NothingChanged<T> extends Error {
  readonly returned: T;
  constructor(returned: T) {
    super('Nothing changed.');
    this.returned = returned;
  }
}

export function createChanges(deps: {
  database: Database;
  clock: Clock;
  revisions: Revisions;
  subscribers: readonly Subscriber[];
}): Changes {
  const { database, clock, revisions, subscribers } = deps;
  const { rows } = database;
  return {
    async run(actor, authority, work) {
      const touched = new Set<string>();
      let everywhere = false;
      const advanced: { id: string; revision: number | string }[] = [];
      const idle: AuditEntry[] = [];
      let differs = false;
      const attempt = database.transaction(async (tx) => {
        const change: Change = {
          tx,
          actor,
          now: clock.now(),
          async record(entry) {
            if (!differs && saysTheSame(entry.before, entry.after)) {
              idle.push(entry);
              return;
            }
            if (!differs) {
              differs = true;
              for (const earlier of idle) await change.record(earlier);
            }
            if (entry.editionId === null) everywhere = true;
            else touched.add(entry.editionId);
            await tx.insert(auditEvents).values({
              at: change.now,
              accountId: actor.kind === 'account' ? actor.accountId : null,
              actorName: actorName(actor),
              authority,
              action: entry.action,
              editionId: entry.editionId,
              subjectKind: entry.subject.kind,
              subjectId: entry.subject.id,
              before: entry.before ?? null,
              after: entry.after ?? null,
              reason: entry.reason ?? null,
            });
          },
          async publish(event) {
            for (const subscriber of subscribers) await subscriber(change, event);
          },
        };
        const value = await work(change);
        if (!differs && idle.length > 0) throw new NothingChanged(value);
        // Last in the transaction, so that the edition's row is locked for the commit alone.
        if (everywhere) {
          advanced.push(
            ...(await rows<{ id: string; revision: number }>(
              tx,
              sql`update editions set revision = revision + 1 returning id, revision`,
            )),
          );
        } else {
          for (const id of touched) {
            advanced.push(
              ...(await rows<{ id: string; revision: number }>(
                tx,
                sql`update editions set revision = revision + 1 where id = ${id} returning id, revision`,
              )),
            );
          }
        }
        return value;
      });
      const result = await attempt.catch((thrown: unknown) => {
        if (!(thrown instanceof NothingChanged)) throw thrown;
        return asItWas(
          thrown.returned as Awaited<typeof attempt>,
          idle.map(({ before }) => before),
        );
      });
      for (const { id, revision } of advanced) revisions.advance(id, Number(revision));
      return result;
    },
  };
}
export { createRevisions, type Revisions } from './revisions.ts';
