/**
 * The API's description: `/api/v1/openapi.json`, made of the routes' own contracts, and `/api/v1/docs`, the same as a
 * page. Registered before the routes; the document is made at the first request and kept.
 */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { anyone } from '../http/policy.ts';
import type { PublishedCache } from '../http/published.ts';
import { ProblemSchema } from '../http/schemas.ts';
import { type Language, otherLanguage } from '../language/index.ts';
import type { PageContext, Pages } from '../pages/index.ts';
import type { PageModel } from '../views/index.ts';
import { documentFrame, finishDocument, type JsonObject, type OpenApiDocument } from './document.ts';
import { referenceModel } from './reference.ts';
import { tags } from './tags.ts';

export type { Json, JsonObject, OpenApiDocument } from './document.ts';

/** What an area is called; its own name for one that the list does not have. */
export const tagTitle = (area: string, language: Language): string =>
  tags.find(({ name }) => name === area)?.title[language] ?? area;

type SiteContent = Pick<PageModel, 'title' | 'lede' | 'languageHref' | 'alternates'>;

interface RouteAtHand {
  readonly schema?: JsonObject;
  readonly url: string;
}

const problem = (description: string): JsonObject => ({
  description,
  content: { 'application/problem+json': { schema: ProblemSchema as unknown as JsonObject } },
});

/** Adds what a contract does not say: that one can ask too often, and that a token sent may be no good. */
const transform = ({ schema = {}, url }: RouteAtHand) => {
  const response = schema.response as JsonObject | undefined;
  if (response === undefined || !url.startsWith('/api/')) return { schema, url };
  const more = {
    401: problem('A sign-in is needed, or the token sent is not good'),
    429: problem('Too many requests; Retry-After says when'),
  };
  return { schema: { ...schema, response: { ...response, ...more } }, url };
};

/** Starts to collect the routes that are added from now on. */
export async function collectRoutes(
  server: FastifyInstance,
  settings: { readonly publicUrl: string; readonly cookieName: string },
): Promise<void> {
  await server.register(swagger, {
    openapi: documentFrame(settings) as never,
    transform: transform as never,
  });
}

/** The finished document of all routes. The server must be ready. */
const documentOf = (server: FastifyInstance): OpenApiDocument =>
  finishDocument(JSON.parse(JSON.stringify(server.swagger())) as JsonObject);

/** Adds the document and its page. */
export function addOpenApi(deps: {
  readonly server: FastifyInstance;
  readonly pages: Pages;
  readonly cache: PublishedCache;
  /** What stands around a page that belongs to no edition. */
  readonly sitePage: (context: PageContext, own: SiteContent) => PageModel;
}): void {
  const { server, pages, cache, sitePage } = deps;
  let made: OpenApiDocument | undefined;
  const document = (): OpenApiDocument => {
    made ??= documentOf(server);
    return made;
  };

  server.route({
    method: 'GET',
    url: '/api/v1/openapi.json',
    config: { policy: anyone },
    schema: {
      operationId: 'getApiDocument',
      tags: ['service'],
      summary: 'This document',
      security: [],
      response: {
        200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    } as never,
    serializerCompiler: () => JSON.stringify,
    handler: async (request, reply) =>
      cache.send(
        request,
        reply,
        await cache.get('openapi.json', { revision: 0 }, async () => ({
          type: 'application/json; charset=utf-8',
          body: JSON.stringify(document()),
        })),
      ),
  });

  pages.published({
    path: '/api/v1/docs',
    localised: false,
    policy: anyone,
    depends: () => ({ revision: 0 }),
    handle: async (context) => {
      const { language, t } = context;
      context.reply.header('content-language', language);
      return {
        template: 'openapi/reference',
        page: sitePage(context, {
          title: t('openapi:title'),
          lede: t('openapi:lede'),
          languageHref: `/api/v1/docs?lang=${otherLanguage(language)}`,
          alternates: [{ href: '/api/v1/openapi.json', type: 'application/json', title: 'OpenAPI 3.1' }],
        }),
        data: referenceModel(document(), tags, language),
      };
    },
  });
}
