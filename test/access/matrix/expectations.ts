import type { MatrixActor } from './actors.ts';
import { knowDrafts, publicWrites, rights, rightsAbove, rightsAnywhere } from './rights.ts';
import { type MatrixRoute, parametersOf } from './routes.ts';
import type { PlaceName } from './world.ts';

/** `open`: everybody may, so nothing is asked. */
export type Expectation = 'admitted' | 'refused' | 'open';

/** Objects that are drafts in every edition of the world: texts before their publication. */
const unpublished = new Set([
  'outcome-documents/:id',
  'provisions/:id',
  'recommendations/:id',
  'documents/:text',
]);

/** What somebody does with what is their own: an account is enough, and nothing of others can be named. */
const ownPolicies = new Set(['signed-in', 'accounts.own']);

/** Routes that the rights do not know: a write that asks for no sign-in, or a policy without a line. */
export const unknownRoutes = (routes: readonly MatrixRoute[]): string[] =>
  routes.flatMap(({ name, method, policy, isPublic }) => {
    if (isPublic) {
      return method === 'GET' || publicWrites[name] !== undefined ? [] : [`${name} asks for no sign-in`];
    }
    const known =
      ownPolicies.has(policy) ||
      rightsAbove.includes(policy) ||
      rightsAnywhere[policy] !== undefined ||
      rights[policy] !== undefined;
    return known ? [] : [`${name} asks for ${policy}`];
  });

/** What the rights say of a request. */
export function expectationOf(route: MatrixRoute, actor: MatrixActor, place: PlaceName): Expectation {
  if (actor.state === 'disabled') return 'refused';
  const counts = actor.state === 'awake' && actor.role !== null;
  const holds = (roles: readonly string[]): boolean =>
    counts && actor.role !== null && roles.includes(actor.role);
  if (route.isPublic) {
    if (route.method !== 'GET') return 'open';
    const draft = parametersOf(route.url).some(({ key }) => unpublished.has(key));
    if (draft) {
      return place === 'own' && holds(rights['outcomes.read-drafts'] ?? []) ? 'admitted' : 'refused';
    }
    if (!route.ofEdition || place !== 'embargoed') return 'open';
    return 'refused';
  }
  if (ownPolicies.has(route.policy)) return actor.state === 'anonymous' ? 'refused' : 'open';
  // What lies in a series and in no edition yet asks for a right on the series.
  const onSeries = route.url.includes('/:series') && !route.url.includes('/:edition');
  const above = rightsAbove.includes(route.policy) || onSeries;
  const anywhere = rightsAnywhere[route.policy];
  const here = rights[route.policy];
  if (above) return 'refused';
  if (anywhere !== undefined) return holds(anywhere) ? 'admitted' : 'refused';
  return place === 'own' && holds(here ?? []) ? 'admitted' : 'refused';
}

/** Who may know of a draft edition; kept beside the rights for features that ask. */
export const draftReaders = knowDrafts;
