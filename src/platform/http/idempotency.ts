import { createHash } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../database/index.ts';
import { AppError, conflict } from '../errors/index.ts';
import { idempotentReplies } from './tables.ts';

export interface KeptReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One use of an Idempotency-Key: who, which operation, the key, what was sent. */
export interface KeyUse {
  readonly caller: string;
  readonly operation: string;
  readonly key: string;
  readonly body: unknown;
}

/** How long a first request may be at work before its key is free again, in seconds. */
const ABANDONED_AFTER = 60;

/** POSTs that create are done once for each key: a repeat gets the first one's reply, word for word. */
export interface Idempotency {
  /**
   * Takes the key, or returns the reply kept for it.
   * @throws 422 when the key came with another body before; 409 while the first request is still at work
   */
  begin(use: KeyUse): Promise<KeptReply | undefined>;
  finish(use: KeyUse, reply: KeptReply): Promise<void>;
  /** Frees the key after a failure, so that a corrected request may use it. */
  abandon(use: KeyUse): Promise<void>;
}

const hashOf = (body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest('hex');

export function createIdempotency({ db }: Pick<Database, 'db'>): Idempotency {
  const at = (use: KeyUse) =>
    and(
      eq(idempotentReplies.caller, use.caller),
      eq(idempotentReplies.operation, use.operation),
      eq(idempotentReplies.key, use.key),
    );
  return {
    async begin(use) {
      const bodyHash = hashOf(use.body);
      await db.delete(idempotentReplies).where(
        and(
          at(use),
          sql`(${idempotentReplies.createdAt} < now() - interval '1 day'
              or (${idempotentReplies.status} is null
                and ${idempotentReplies.createdAt} < now() - make_interval(secs => ${ABANDONED_AFTER})))`,
        ),
      );
      const taken = await db
        .insert(idempotentReplies)
        .values({ caller: use.caller, operation: use.operation, key: use.key, bodyHash })
        .onConflictDoNothing()
        .returning({ key: idempotentReplies.key });
      if (taken.length > 0) return undefined;
      const [kept] = await db.select().from(idempotentReplies).where(at(use));
      if (kept === undefined) throw conflict('request-in-progress');
      if (kept.bodyHash !== bodyHash) throw new AppError(422, 'idempotency-key-reused');
      if (kept.status === null || kept.body === null) throw conflict('request-in-progress');
      return { status: kept.status, headers: kept.headers ?? {}, body: kept.body };
    },
    async finish(use, reply) {
      await db
        .update(idempotentReplies)
        .set({ status: reply.status, headers: { ...reply.headers }, body: reply.body })
        .where(at(use));
    },
    async abandon(use) {
      await db.delete(idempotentReplies).where(and(at(use), isNull(idempotentReplies.status)));
    },
  };
}
