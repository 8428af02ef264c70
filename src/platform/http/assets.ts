import type { FastifyInstance } from 'fastify';
import { notFound } from '../errors/index.ts';
import { ASSET_CACHE_CONTROL, type Assets } from '../views/index.ts';
import { anyone } from './policy.ts';

/** Serves stylesheets, scripts, fonts and icons under addresses that name their content. */
export function addAssetRoute(app: FastifyInstance, assets: Assets): void {
  app.get(
    '/assets/*',
    { config: { policy: anyone }, schema: { hide: true } as never },
    async (request, reply) => {
      const asset = assets.find(request.url.split('?')[0] ?? '');
      if (asset === undefined) throw notFound();
      reply.headers({ 'cache-control': ASSET_CACHE_CONTROL, etag: asset.etag, 'content-type': asset.type });
      if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send();
      const zipped = asset.gzip !== undefined && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      if (!zipped) return reply.send(asset.body);
      return reply.headers({ 'content-encoding': 'gzip', vary: 'accept-encoding' }).send(asset.gzip);
    },
  );
}
