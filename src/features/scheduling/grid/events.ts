import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../../platform/errors/index.ts';
import { type AboveProgramme, readProgramme } from '../../programme/index.ts';
import { type EditionWhole, placeOf } from '../../series/index.ts';
import { lastStepNumber, stepsAfter } from '../store/steps.ts';

/** Streams that one process keeps open at once; whoever comes later is asked to come again. */
const MOST = 500;
/** Seconds between two signs of life, which also look whether the right still stands. */
const HEARTBEAT = 15;
/** Milliseconds after which a browser that lost the stream asks again. */
const RETRY = 2_000;

export type ScheduleEvents = ReturnType<typeof createScheduleEvents>;

/**
 * Tells whoever looks at a schedule what is done on it, as server-sent events: `revised` with the edition's revision
 * and the steps since the last one heard. The id of an event is the number of the last step, so that a stream that
 * broke goes on where it was. A stream ends with the right to it.
 */
export function createScheduleEvents(
  deps: Pick<AboveProgramme, 'database' | 'revisions' | 'authenticate' | 'finder'>,
) {
  const { database, revisions, authenticate, finder } = deps;
  const open = new Set<() => void>();

  return {
    /** How many streams are open. */
    count: (): number => open.size,

    /** Ends every stream: the process stops. */
    close(): void {
      for (const end of [...open]) end();
    },

    /**
     * Opens a stream for whoever asks with `Accept: text/event-stream`, as browsers do; others get what there is by now.
     * @throws 503 when too many are open
     */
    async open(
      request: FastifyRequest,
      reply: FastifyReply,
      { edition }: EditionWhole,
    ): Promise<FastifyReply> {
      if (open.size >= MOST) throw new AppError(503, 'board-too-many-streams');
      const asked = request.headers['last-event-id'];
      const lasts = String(request.headers.accept ?? '').includes('text/event-stream');
      const isNumber = typeof asked === 'string' && /^\d{1,12}$/.test(asked);
      let heard = isNumber ? Number(asked) : await lastStepNumber(database.db, edition.id);
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
      raw.write(`retry: ${RETRY}\n\n`);

      let over = false;
      const end = (): void => {
        if (over) return;
        over = true;
        clearInterval(beat);
        stop();
        open.delete(end);
        raw.end();
      };
      /** Whether whoever asked may still look. */
      const stillMay = async (): Promise<boolean> => {
        const actor = await authenticate(request, reply).catch(() => undefined);
        if (actor === undefined || !readProgramme.allows(actor, placeOf(edition))) return false;
        return (await finder.find(edition.id)) !== undefined;
      };
      // One look at a time; what comes meanwhile is one more look after it.
      let looking = false;
      let again = false;
      const look = async (forced = false): Promise<void> => {
        if (looking) {
          again = true;
          return;
        }
        looking = true;
        try {
          if (!(await stillMay())) return end();
          const steps = await stepsAfter(database.db, edition.id, heard);
          heard = Math.max(heard, ...steps.map(({ number }) => Number(number)));
          const revision = await revisions.of(edition.id);
          const data = JSON.stringify({
            revision,
            steps: steps.map(({ accountId: _, ...step }) => step),
          });
          if (!over && (forced || revision > sent)) {
            sent = revision;
            raw.write(`id: ${heard}\nevent: revised\ndata: ${data}\n\n`);
          }
        } catch {
          end();
        } finally {
          looking = false;
          if (again && !over) {
            again = false;
            void look();
          }
        }
      };
      let sent = isNumber ? 0 : await revisions.of(edition.id);
      const stop = revisions.subscribe(edition.id, () => void look());
      const beat = setInterval(() => {
        void stillMay().then((may) => {
          if (!may) end();
          else if (!over) raw.write(': still here\n\n');
        });
      }, HEARTBEAT * 1_000);
      beat.unref();
      open.add(end);
      request.raw.once('close', end);
      raw.once('error', end);
      if (isNumber || !lasts) await look(true);
      if (!lasts) end();
      return reply;
    },
  };
}
