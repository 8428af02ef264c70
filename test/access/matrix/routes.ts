import type { DeclaredRoute } from '../../../src/platform/http/server.ts';
import { fixedParameters } from './objects.ts';
import type { WorldEdition } from './world.ts';

/** A route of the matrix: the two languages of a page are one. */
export interface MatrixRoute {
  /** `GET /:lang/manage/forums/:series/:edition` */
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly policy: string;
  readonly isPublic: boolean;
  /** Area of the API that a program's token must name; undefined for pages. */
  readonly area: string | undefined;
  readonly schema: DeclaredRoute['schema'];
  /** Whether its address names something of an edition. */
  readonly ofEdition: boolean;
}

/** Segments before parameters that name nothing of an edition. */
const outsideEditions =
  /^(?:states|bodies|persons|passkeys|sign-ins|api-tokens|tokens|loans|offers|rights|templates|personal-data|requests|erasure-requests|mailbox|)\/:/;
/** Parameters that are no object: a secret opens itself, the rest say how something is shown. */
const noObject: ReadonlySet<string> = new Set([
  'lang',
  'secret',
  'code',
  'position',
  'language',
  'act',
  'kind',
  'category',
]);
/** Below `/me` and `/account` everything is one's own. */
const ownAddress = /^\/(?:api\/v1\/me|:lang\/account)\//;

/** Names of the parameters of an address, each with the segment before it: `themes/:id`. */
export const parametersOf = (url: string): { readonly name: string; readonly key: string }[] =>
  [...url.matchAll(/(?:([\w-]+)\/)?:(\w+)/g)].map(([, before = '', name = '']) => ({
    name,
    key: `${before}/:${name}`,
  }));

/** The routes that answer for something, HEAD and the English pages left out: they share a handler with the others. */
export function matrixRoutes(declared: readonly DeclaredRoute[]): MatrixRoute[] {
  const seen = new Set<string>();
  return declared.flatMap(({ method, url, policy, area, schema }): MatrixRoute[] => {
    if (method === 'HEAD' || method === 'OPTIONS' || /^\/en(?:\/|$)/.test(url)) return [];
    const address = url.replace(/^\/ar(?=\/|$)/, '/:lang');
    const name = `${method} ${address}`;
    if (seen.has(name)) return [];
    seen.add(name);
    const ofEdition =
      !ownAddress.test(address) &&
      parametersOf(address).some(
        ({ key, name: parameter }) => !outsideEditions.test(key) && !noObject.has(parameter),
      );
    return [
      {
        name,
        method,
        url: address,
        policy: policy.name,
        isPublic: policy.public,
        area,
        schema,
        ofEdition,
      },
    ];
  });
}

/**
 * The route's address with the objects of an edition.
 * @throws naming the parameter that the matrix has no object for
 */
export function addressOf(route: MatrixRoute, edition: WorldEdition): string {
  const management = route.url.includes('/manage/');
  const filled = route.url.replace(
    /(?:([\w-]+)(\/))?:(\w+)/g,
    (_whole, before = '', slash = '', name = '', at = 0) => {
      const own: Record<string, string> = {
        ':lang': 'ar',
        ':series': edition.series,
        ':edition': route.url.startsWith('/api/') ? `${edition.series}:${edition.edition}` : edition.edition,
      };
      // What hangs on several kinds of things is named with both: `papers/files/:file`.
      const above = route.url.slice(0, at).match(/([\w-]+)\/:\w+\/$/)?.[1];
      const keys = [
        ...(above === undefined ? [] : [`${above}/${before}/:${name}`]),
        ...(management ? [`manage/:${name}`] : []),
        `${before}/:${name}`,
        `:${name}`,
      ];
      const known = keys
        .map((key) => edition.objects[key] ?? fixedParameters[key] ?? own[key])
        .find((value) => value !== undefined);
      if (known === undefined) {
        throw new Error(
          `${route.name}: the matrix has no object for ${before}/:${name}; add it to test/access/matrix/objects.ts.`,
        );
      }
      return `${before}${slash}${known}`;
    },
  );
  return filled.replace('*', fixedParameters['*'] ?? '');
}
