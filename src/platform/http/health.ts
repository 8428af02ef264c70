import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/index.ts';
import { anyone } from './policy.ts';

/** Longest that readiness waits for the database, in milliseconds. */
const PATIENCE = 2_000;

const Status = (description: string, status: string) => ({
  description,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['status'],
        properties: { status: { type: 'string', enum: [status] } },
      },
    },
  },
});

/**
 * Adds `/livez`, which says that the process answers, and `/readyz`, which says that the database does too: 503
 * otherwise. Neither is kept anywhere, neither tells why.
 */
export function addHealthRoutes(app: FastifyInstance, database: Database): void {
  const operation = (id: string, summary: string, responses: object) => ({
    config: { policy: anyone },
    schema: { operationId: id, tags: ['service'], summary, security: [], response: responses } as never,
    serializerCompiler: () => JSON.stringify,
  });

  app.get(
    '/livez',
    operation('getLiveness', 'Whether the process answers', { 200: Status('It does', 'ok') }),
    async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );

  app.get(
    '/readyz',
    operation('getReadiness', 'Whether requests can be served', {
      200: Status('They can', 'ok'),
      503: Status('The database does not answer', 'database-away'),
    }),
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      let timer: NodeJS.Timeout | undefined;
      try {
        const late = new Promise<never>((_resolve, reject) => {
          timer = setTimeout(() => reject(new Error('The database is late.')), PATIENCE);
        });
        await Promise.race([database.rows(database.db, sql`select 1`), late]);
        return reply.send({ status: 'ok' });
      } catch (error) {
        request.log.warn({ err: error }, 'not ready');
        return reply.code(503).header('retry-after', '2').send({ status: 'database-away' });
      } finally {
        clearTimeout(timer);
      }
    },
  );
}
