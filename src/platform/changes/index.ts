/**
 * A change: one transaction in which a service does its work, records it in the audit and tells subscribers. What
 * follows the commit (fresh pages) follows only the commit.
 */
import { sql } from 'drizzle-orm';
import { type Actor, sightOf } from '../actor/index.ts';
import { type AuditLog, canonicalText, type Erasure, type NewAuditEvent } from '../audit/index.ts';
import type { Clock } from '../clock/index.ts';
import { type Database, sqlState, type Tx } from '../database/index.ts';
import { authorOf } from './author.ts';
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
  /** The id names the thing to the system, never a person to people: it outlives every erasure. */
  readonly subject: { readonly kind: string; readonly id: string };
  /** Null for what belongs to no edition; its change then freshens every edition's pages. */
  readonly editionId: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
  /** True for what no published page shows: nothing is freshened. Default: true for {@link unpublished}, else false. */
  readonly quiet?: boolean;
  /** Events whose texts go with this one; see `eraseAuditTexts`. */
  readonly erases?: Erasure;
}

export interface Change {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  /**
   * Puts it into the audit, as it is at this moment; every change records at least once, with all that it touched in
   * `before` and `after`.
   */
  record(entry: AuditEntry): Promise<void>;
  publish(event: DomainEvent): Promise<void>;
  /** Goes on while `work` is under way, such as a mail's being written: the change waits for it at its end, and fails with it. */
  meanwhile(work: Promise<unknown>): void;
}

export interface Changes {
  /**
   * Runs `work` in one transaction.
   * @param authority name of the policy that allowed it
   */
  run<T>(actor: Actor, authority: string, work: (change: Change) => Promise<T>): Promise<T>;
}

/** Kinds of things that no published page shows: somebody's sign-in must not make every page anew. */
export const unpublished: ReadonlySet<string> = new Set([
  'account',
  'amendment',
  'accreditation',
  'accreditation-rule',
  'accreditations',
  'agenda',
  'api-token',
  'attendance',
  'attendances',
  'attendee',
  'attendees',
  'badge',
  'badge-design',
  'badges',
  'calendar-feed',
  'certificates',
  'check-in',
  'check-in-device',
  'check-ins',
  'consent',
  'decision',
  'door',
  'draft-comment',
  'favourite',
  'feedback-answer',
  'focal-point',
  'form-draft',
  'grant',
  'grants',
  'identity',
  'identity-document',
  'identity-documents',
  'invitation',
  'join-links',
  'letter-template',
  'link',
  'mail',
  'message',
  'online-session',
  'nomination',
  'nominations',
  'passkey',
  'password',
  'personal-data',
  'place',
  'recovery-codes',
  'registration',
  'registrations',
  'second-factor',
  'session-report',
  'sign-in',
  'sign-ins',
  'signing-key',
  'signing-keys',
  'watch-note',
  'zone',
  'letter-of-invitation',
  'letters-of-invitation',
  'letter-settings',
  'visa-letter',
  'outcome-release',
  'vote',
]);

const recorded = ({
  action,
  subject,
  editionId,
  before,
  after,
  reason,
  erases,
}: AuditEntry): NewAuditEvent => ({
  action,
  subject,
  editionId,
  before: canonicalText(before),
  after: canonicalText(after),
  reason: reason ?? null,
  erases,
});

/** SQLSTATE of a statement in a transaction that another one broke. */
const BROKEN = '25P02';

/** Takes the transaction back; what `work` returned goes on. */
class NothingChanged<T> extends Error {
  readonly returned: T;
  readonly before: readonly unknown[];
  constructor(returned: T, before: readonly unknown[]) {
    super('Nothing changed.');
    this.returned = returned;
    this.before = before;
  }
}

interface Advance extends Record<string, unknown> {
  readonly id: string;
  readonly revision: number | string;
}

export function createChanges(deps: {
  database: Database;
  clock: Clock;
  revisions: Revisions;
  audit: AuditLog;
  subscribers: readonly Subscriber[];
}): Changes {
  const { database, clock, revisions, audit, subscribers } = deps;

  /** New revisions of the editions that were touched, locked in the order of their ids. */
  const advance = (tx: Tx, touched: ReadonlySet<string> | 'all'): Promise<Advance[]> =>
    database.rows<Advance>(
      tx,
      sql`with locked as materialized (
          select id from editions where ${
            touched === 'all'
              ? sql`true`
              : sql`id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify([...touched])}::text::jsonb)
                  as given(value))`
          } order by id for no key update)
        update editions set revision = revision + 1 from locked where editions.id = locked.id
        returning editions.id, editions.revision`,
    );

  return {
    async run(actor, authority, work) {
      const touched = new Set<string>();
      let everywhere = false;
      const events: NewAuditEvent[] = [];
      const entries: AuditEntry[] = [];
      const underWay: Promise<unknown>[] = [];
      const within = async (tx: Tx) => {
        const change: Change = {
          tx,
          actor,
          now: clock.now(),
          async record(entry) {
            if (!(entry.quiet ?? unpublished.has(entry.subject.kind))) {
              if (entry.editionId === null) everywhere = true;
              else touched.add(entry.editionId);
            }
            entries.push(entry);
            events.push(recorded(entry));
          },
          async publish(event) {
            for (const subscriber of subscribers) await subscriber(change, event);
          },
          meanwhile(other) {
            // Once: a statement of the layer above runs anew each time that it is waited for.
            const begun = other.then(() => {});
            // Whoever throws before the change has come to its end has said why; this is heard nowhere then.
            begun.catch(() => {});
            underWay.push(begun);
          },
        };
        const value = await work(change);
        if (entries.length > 0 && entries.every(({ before, after }) => saysTheSame(before, after))) {
          throw new NothingChanged(
            value,
            entries.map(({ before }) => before),
          );
        }
        // Last in the transaction, so that editions and ends of chains are locked for the commit alone; always editions
        // first, since services may hold one from the beginning.
        const fresh =
          everywhere || touched.size > 0
            ? await advance(tx, everywhere ? 'all' : touched)
            : ([] as Advance[]);
        const frame = { at: change.now, authority, author: authorOf(actor) };
        const heads = await audit.append(tx, frame, events, Promise.all(underWay));
        return { result: value, advanced: fresh, heads };
      };
      const attempt = database.transaction(
        (tx) =>
          within(tx).catch(async (thrown: unknown) => {
            // A transaction that was broken meanwhile refuses what follows: the reason is what broke it.
            if (sqlState(thrown) === BROKEN) await Promise.all(underWay);
            throw thrown;
          }),
        sightOf(actor),
      );
      const { result, advanced, heads } = await attempt.catch((thrown: unknown) => {
        if (!(thrown instanceof NothingChanged)) throw thrown;
        type Result = Awaited<typeof attempt>;
        return {
          result: asItWas(thrown.returned as Result['result'], thrown.before),
          advanced: [] as Advance[],
          heads: [],
        };
      });
      audit.committed(heads);
      for (const { id, revision } of advanced) revisions.advance(id, Number(revision));
      return result;
    },
  };
}
export { partsChanged } from './difference.ts';
export { createRevisions, type Revisions } from './revisions.ts';
