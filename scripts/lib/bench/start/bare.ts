/** The least that a server of this kind can be: Fastify with one route, run from TypeScript. Arguments: the port. */
import Fastify from 'fastify';

const server = Fastify();
server.get('/readyz', async () => ({ ready: true }));
await server.listen({ host: '127.0.0.1', port: Number(process.argv[2]) });
