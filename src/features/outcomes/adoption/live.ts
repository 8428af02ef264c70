import type { FastifyReply, FastifyRequest } from 'fastify';
import { everything } from '../../../platform/database/index.ts';
import { AppError } from '../../../platform/errors/index.ts';
import { type EditionWhole, placeOf } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { readDrafts } from '../policy.ts';
import { screenState } from '../store/adoption.ts';

/** Streams that one process keeps open at once. */
const MOST = 100;
/** Milliseconds between two looks. */
const EVERY = 1_000;
/** Looks between two questions whether the right still stands. */
const ASK = 5;

export type TextStream = ReturnType<typeof createTextStream>;

/**
 * Tells the screen of a text that its wording, its decision or the number of votes is another, as server-sent events. An
 * event says that something changed and not what: the screen asks for its page anew.
 */
export function createTextStream({
  database,
  authenticate,
}: Pick<OutcomesContext, 'database' | 'authenticate'>) {
  const open = new Set<() => void>();
  const stateOf = (documentId: string): Promise<string> =>
    database.seeing(everything, () => screenState(database.db, documentId));

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
      documentId: string,
    ): Promise<FastifyReply> {
      if (open.size >= MOST) throw new AppError(503, 'board-too-many-streams');
      let said = await stateOf(documentId);
      const headers = reply.getHeaders();
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...(headers as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'private, no-store',
        'x-accel-buffering': 'no',
      });
      const tell = (state: string): void => {
        said = state;
        raw.write(`event: changed\ndata: ${JSON.stringify({ state })}\n\n`);
      };
      raw.write('retry: 2000\n\n');
      tell(said);
      let looks = 0;
      let looking = false;
      const timer = setInterval(async () => {
        if (looking) return;
        looking = true;
        looks += 1;
        try {
          const state = await stateOf(documentId);
          if (state !== said) tell(state);
          if (looks % ASK === 0) {
            const actor = await authenticate(request, reply);
            if (!readDrafts.allows(actor, placeOf(edition))) end();
          }
        } catch {
          end();
        } finally {
          looking = false;
        }
      }, EVERY);
      timer.unref();
      const end = (): void => {
        if (!open.delete(end)) return;
        clearInterval(timer);
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
