import type { FastifyReply, FastifyRequest } from 'fastify';
import { everything } from '../../../platform/database/index.ts';
import { AppError } from '../../../platform/errors/index.ts';
import { type EditionWhole, placeOf } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';
import { lastSequence } from '../store/check-ins.ts';
import { readAttendance } from './policy.ts';

/** Streams that one process keeps open at once. */
const MOST = 300;
/** Milliseconds between two looks at the last number. */
const EVERY = 1_000;
/** Looks between two questions whether the right still stands: whoever was disabled is gone within five seconds. */
const ASK = 4;

export type LiveCountsStream = ReturnType<typeof createLiveCounts>;

/**
 * Tells whoever looks at counts that there are new ones, as server-sent events: `counts` with the last number. One look
 * at the database serves all who watch the same edition.
 */
export function createLiveCounts(context: Pick<RegistrationContext, 'database' | 'authenticate'>) {
  const { database, authenticate } = context;
  const watched = new Map<string, { hear: Set<(last: number) => void>; timer: NodeJS.Timeout }>();
  const open = new Set<() => void>();

  function watch(editionId: string, hear: (last: number) => void): () => void {
    const known = watched.get(editionId);
    const all = known?.hear ?? new Set();
    all.add(hear);
    if (known === undefined) {
      let looking = false;
      const timer = setInterval(async () => {
        if (looking) return;
        looking = true;
        try {
          const last = await database.seeing(everything, () => lastSequence(database.db, editionId));
          for (const one of all) one(last);
        } catch {
          // The next look may succeed.
        } finally {
          looking = false;
        }
      }, EVERY);
      timer.unref();
      watched.set(editionId, { hear: all, timer });
    }
    return () => {
      all.delete(hear);
      if (all.size > 0) return;
      clearInterval(watched.get(editionId)?.timer);
      watched.delete(editionId);
    };
  }

  return {
    /** Ends every stream: the process stops. */
    close(): void {
      for (const end of [...open]) end();
    },

    /** Opens a stream. @throws 503 when too many are open */
    async open(
      request: FastifyRequest,
      reply: FastifyReply,
      { edition }: EditionWhole,
    ): Promise<FastifyReply> {
      if (open.size >= MOST) throw new AppError(503, 'board-too-many-streams');
      let said = await lastSequence(database.db, edition.id);
      const headers = reply.getHeaders();
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...(headers as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'private, no-store',
        // Some proxies hold answers back until they are whole.
        'x-accel-buffering': 'no',
      });
      const tell = (last: number): void => {
        said = last;
        raw.write(`event: counts\ndata: {"sequence":${last}}\n\n`);
      };
      raw.write('retry: 2000\n\n');
      tell(said);
      let looks = 0;
      const stop = watch(edition.id, (last) => {
        looks += 1;
        if (last !== said) tell(last);
        if (looks % ASK === 0) {
          void authenticate(request, reply)
            .then((actor) => readAttendance.allows(actor, placeOf(edition)) || end())
            .catch(end);
        }
      });
      const end = (): void => {
        if (!open.delete(end)) return;
        stop();
        raw.end();
      };
      open.add(end);
      request.raw.once('close', end);
      raw.once('error', end);
      if (!String(request.headers.accept ?? '').includes('text/event-stream')) end();
      return reply;
    },
  };
}
