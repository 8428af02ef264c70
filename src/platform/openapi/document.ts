/** What the API says of itself: the frame of the OpenAPI document, and the last touches to what the routes gave. */
import { tags } from './tags.ts';

/** JSON of the document, loosely: it is walked, never relied on. */
export type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
export type JsonObject = { [key: string]: Json };

/** The document as it is answered. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonObject>> } & JsonObject;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

const description = `Series of forums, their editions, programme, delegations, exhibition and outcomes, as JSON.

* Collections stand below their edition, single things by their id. An edition is named by its id or by
  \`series:edition\`, such as \`national-forum:2016\`.
* What public pages show needs no sign-in: such operations say \`security: []\`. The others take an access token from
  \`POST /api/v1/auth/tokens\` as a bearer, or the cookie of a signed-in browser.
* Text for people is \`{ ar, en, authentic, status }\`: one language is authentic, the other's state is told.
* Lists are \`{ items }\`; where one is long, \`Link\` with \`rel="next"\` leads on.
* An edit sends the \`ETag\` that it read as \`If-Match\`. A POST that creates takes an \`Idempotency-Key\`.
* Failures are \`application/problem+json\` with a stable \`code\`; wrong fields stand in \`errors\`, in the language of
  \`?lang=\` or \`Accept-Language\`.`;

/** The part of the document that no route gives. */
export const documentFrame = ({ publicUrl, cookieName }: { publicUrl: string; cookieName: string }) => ({
  openapi: '3.1.0',
  info: {
    title: 'Multaqa',
    version: '1',
    description,
    license: { name: 'All rights reserved', identifier: 'LicenseRef-Proprietary' },
  },
  servers: [{ url: publicUrl, description: 'This installation' }],
  tags: tags.map(({ name, description }) => ({ name, description: description.en })),
  security: [{ bearer: [] }, { cookie: [] }],
  components: {
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'The access token that `POST /api/v1/auth/tokens` answers',
      },
      cookie: {
        type: 'apiKey',
        in: 'cookie',
        name: cookieName,
        description: 'The cookie of a signed-in browser; other sites can’t use it',
      },
    },
  },
});

/** Meaning of a success, where the contract has no words for it. */
const successes: Readonly<Record<string, string>> = {
  '200': 'Done',
  '201': 'Created; Location names it',
  '202': 'Accepted, under way',
  '204': 'Done, nothing to say',
};

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A union of fixed words as one `enum`: the same set, and readable. */
function withoutLiteralUnions(schema: JsonObject): JsonObject {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf)) return schema;
  const words = anyOf.flatMap((part) => {
    const only = isObject(part) && part.type === 'string' && Array.isArray(part.enum) ? part.enum : [];
    return only;
  });
  const allWords = anyOf.every(
    (part) => isObject(part) && part.type === 'string' && Array.isArray(part.enum),
  );
  return allWords ? { type: 'string', enum: words, ...rest } : schema;
}

/** A list of fixed places as JSON Schema 2020-12, OpenAPI 3.1's own, writes it; contracts write draft 7. */
function withTuples(schema: JsonObject): JsonObject {
  const { items, additionalItems, ...rest } = schema;
  return Array.isArray(items) ? { ...rest, prefixItems: items, items: additionalItems ?? true } : schema;
}

/** Collects titled schemas, so that each stands in the document once. */
function createCollector() {
  const schemas = new Map<string, { readonly text: string; readonly schema: JsonObject }>();
  const visit = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    const visited = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part)]));
    const schema = withTuples(withoutLiteralUnions(visited));
    const { title } = schema;
    if (typeof title !== 'string' || schema.type !== 'object') return schema;
    const text = JSON.stringify(schema);
    const known = schemas.get(title);
    // Two shapes under one title: the first has the name, the other stays where it is.
    if (known !== undefined && known.text !== text) return schema;
    schemas.set(title, { text, schema });
    return { $ref: `#/components/schemas/${title}` };
  };
  return {
    visit,
    schemas: (): JsonObject =>
      Object.fromEntries(
        [...schemas]
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
          .map(([title, { schema }]) => [title, schema]),
      ),
  };
}

type Responses = Record<string, JsonObject>;

const isProblem = (response: JsonObject): boolean =>
  isObject(response.content) && 'application/problem+json' in response.content;

/** Failures are alike everywhere: each stands once under `components.responses`, the first of a status by its name. */
function shareProblems(responses: Responses, store: JsonObject): Responses {
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      if (!isProblem(response)) return [status, response];
      const name = `Problem${status}`;
      store[name] ??= response;
      if (JSON.stringify(store[name]) !== JSON.stringify(response)) return [status, response];
      return [status, { $ref: `#/components/responses/${name}` }];
    }),
  );
}

/**
 * Finishes the generated document: titled schemas and problems once each, fixed words as `enum`, successes in words.
 * Pure: the same routes give the same bytes.
 */
export function finishDocument(generated: JsonObject): OpenApiDocument {
  const collector = createCollector();
  const problems: JsonObject = {};
  const paths = Object.fromEntries(
    Object.entries(generated.paths as JsonObject).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations as JsonObject).map(([method, given]) => {
          const operation = collector.visit(given) as JsonObject;
          const responses = Object.fromEntries(
            Object.entries(operation.responses as Responses).map(([status, response]) => [
              status,
              response.description === 'Default Response'
                ? { ...response, description: successes[status] ?? 'Done' }
                : response,
            ]),
          );
          return [method, { ...operation, responses: shareProblems(responses, problems) }];
        }),
      ),
    ]),
  );
  const components = generated.components as JsonObject;
  return {
    ...generated,
    paths,
    components: { ...components, schemas: collector.schemas(), responses: problems },
  } as unknown as OpenApiDocument;
}
