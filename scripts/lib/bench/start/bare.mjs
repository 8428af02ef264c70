/** The least that a server of this kind can be: Fastify with one route, listening on PORT. */
import Fastify from 'fastify';

const server = Fastify();
server.get('/readyz', async () => ({ ready: true }));
await server.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
