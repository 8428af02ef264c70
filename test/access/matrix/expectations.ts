import type { MatrixActor } from './actors.ts';
import {
  closedToPrograms,
  knowDrafts,
  narrower,
  ownOfPrograms,
  ownPolicies,
  placesOfOthers,
  publicWrites,
  readByPrograms,
  registrationsOfOthers,
  rights,
  rightsAbove,
  rightsAnywhere,
  rightsBeyond,
  rightsOfDelegations,
  rightsOfParties,
  rightsOfReports,
  rightsOfSeries,
  rightsOfTexts,
  submissionsOfOthers,
} from './rights.ts';
import { type MatrixRoute, parametersOf } from './routes.ts';
import type { PlaceName } from './world.ts';

/** `open`: everybody may, so nothing is asked. */
export type Expectation = 'admitted' | 'refused' | 'open';

/** Objects that are drafts in every edition of the world, with the policy of those who may know of them. */
const unpublished: Readonly<Record<string, string>> = {
  'outcome-documents/:id': 'outcomes.read-drafts',
  'provisions/:id': 'outcomes.read-drafts',
  'recommendations/:id': 'outcomes.read-drafts',
  // Printed once it is published, whoever asks.
  'documents/:text': 'nobody',
  'decisions/:id': 'outcomes.read-drafts',
  // Minutes of a session that is not announced.
  'files/:id': 'programme.read',
};

/** States of a right that was there and does not count. */
const spent: ReadonlySet<MatrixActor['state']> = new Set(['no-second-factor', 'loan-over', 'withdrawn']);

/** Answered before anybody is asked who they are. */
const probes: ReadonlySet<string> = new Set(['/livez', '/readyz']);

const isRegistration = ({ policy, url }: MatrixRoute): boolean =>
  policy === 'registrations.own' && url.includes('/registrations/:registration');

const isPlace = ({ policy, url }: MatrixRoute): boolean =>
  policy === 'places.own' && url.includes('/places/:place');

/** A submission, registration or place: whoever it is not of and who does not work on it may not know of it, though no sign-in is asked for. */
const isSubmission = (route: MatrixRoute): boolean =>
  isRegistration(route) ||
  isPlace(route) ||
  (route.policy === 'calls.own' && route.url.includes('/papers/:paper'));

/** Routes that the rights do not know: a write that asks for no sign-in, or a policy without a line. */
export const unknownRoutes = (routes: readonly MatrixRoute[]): string[] =>
  routes.flatMap((route) => {
    const { name, method, policy, isPublic } = route;
    if (isSubmission(route)) return [];
    if (isPublic) {
      return method === 'GET' || publicWrites[name] !== undefined ? [] : [`${name} asks for no sign-in`];
    }
    const known =
      ownPolicies.includes(policy) ||
      rightsAbove.includes(policy) ||
      rightsAnywhere[policy] !== undefined ||
      rightsBeyond[policy] !== undefined ||
      rightsOfDelegations[policy] !== undefined ||
      rightsOfParties[policy] !== undefined ||
      rightsOfReports[policy] !== undefined ||
      rightsOfSeries[policy] !== undefined ||
      rightsOfTexts[policy] !== undefined ||
      rights[policy] !== undefined;
    return known ? [] : [`${name} asks for ${policy}`];
  });

/** Whether the actor's right reaches the place: its edition, its series, everything. */
const reaches = ({ reach }: MatrixActor, place: PlaceName): boolean =>
  reach === 'installation' || place === 'own';

/** What the rights say of a request. */
export function expectationOf(route: MatrixRoute, actor: MatrixActor, place: PlaceName): Expectation {
  const byRights = expectationByRights(route, actor, place);
  if (actor.scopes === undefined || byRights === 'refused') return byRights;
  // A program calls operations of its scopes; whatever is public it reads like everybody, or is refused: never more.
  if (route.isPublic && byRights === 'open') return 'open';
  if (route.area === undefined) return 'refused';
  if (ownPolicies.includes(route.policy)) return ownOfPrograms.includes(route.policy) ? 'open' : 'refused';
  const access = route.method === 'GET' ? 'read' : 'write';
  if (closedToPrograms.includes(route.policy)) return 'refused';
  if (access === 'write' && readByPrograms.includes(route.policy)) return 'refused';
  return actor.scopes.some((scope) => scope === `*:${access}` || scope === `${route.area}:${access}`)
    ? byRights
    : 'refused';
}

function expectationByRights(route: MatrixRoute, actor: MatrixActor, place: PlaceName): Expectation {
  if (actor.state === 'disabled') {
    // Whoever is disabled is nobody, wherever the object lies; probes ask about the process and hear of nobody.
    return place === 'own' && !probes.has(route.url) ? 'refused' : 'open';
  }
  // A right that sleeps or is over is asked for where it would reach; elsewhere the same right awake is refused already.
  if (place !== 'own' && spent.has(actor.state)) return 'open';
  const counts = actor.state === 'awake' && actor.role !== null;
  const holds = (roles: readonly string[]): boolean =>
    counts && actor.role !== null && roles.includes(actor.role);
  if (isSubmission(route)) {
    const others = isPlace(route)
      ? placesOfOthers
      : isRegistration(route)
        ? registrationsOfOthers
        : submissionsOfOthers;
    const right = others[route.method === 'GET' ? 'read' : 'write'];
    return reaches(actor, place) && holds(rights[right] ?? []) ? 'admitted' : 'refused';
  }
  if (route.isPublic) {
    const unknown = route.ofEdition && place === 'embargoed' && !(reaches(actor, place) && holds(knowDrafts));
    if (route.method !== 'GET') return unknown ? 'refused' : 'open';
    const draft = parametersOf(route.url).find(({ key }) => unpublished[key] !== undefined);
    if (draft !== undefined) {
      const mayKnow = rights[unpublished[draft.key] ?? ''] ?? [];
      return reaches(actor, place) && holds(mayKnow) ? 'admitted' : 'refused';
    }
    if (!route.ofEdition || place !== 'embargoed') return 'open';
    return reaches(actor, place) && holds(knowDrafts) ? 'admitted' : 'refused';
  }
  if (ownPolicies.includes(route.policy)) return actor.state === 'anonymous' ? 'refused' : 'open';
  // What lies in a series and in no edition yet asks for a right on the series.
  const onSeries = route.url.includes('/:series') && !route.url.includes('/:edition');
  if (onSeries || rightsAbove.includes(route.policy)) {
    const reached =
      actor.reach === 'installation' || (onSeries && actor.reach === 'series' && place === 'own');
    return reached && holds(['organiser']) ? 'admitted' : 'refused';
  }
  const onDelegations = rightsOfDelegations[route.policy];
  if (onDelegations !== undefined) {
    if (reaches(actor, place) && holds(onDelegations)) return 'admitted';
    const speaks = actor.role === 'focal-point' && ['awake', 'elsewhere'].includes(actor.state);
    const ofAll = /(?:editions\/:edition\/(?:delegations|nominations)|account\/delegations)$/.test(route.url);
    if (speaks && ofAll) return 'open';
    if (actor.name === 'focal-point of another edition’s delegation' && place === 'other') return 'open';
    return actor.name === 'focal-point of own delegation' && place === 'own' ? 'admitted' : 'refused';
  }
  const onReports = rightsOfReports[route.policy];
  if (onReports !== undefined) {
    if (actor.role === 'reporter') return ['awake', 'elsewhere'].includes(actor.state) ? 'open' : 'refused';
    return reaches(actor, place) && holds(onReports) ? 'admitted' : 'refused';
  }
  const onParties = rightsOfParties[route.policy];
  if (onParties !== undefined) {
    const reports = actor.role === 'reporter' && route.policy.startsWith('pledges.');
    if (reports || actor.role === 'focal-point' || actor.role === 'delegate') {
      return ['awake', 'elsewhere'].includes(actor.state) ? 'open' : 'refused';
    }
    return reaches(actor, place) && holds(onParties) ? 'admitted' : 'refused';
  }
  const ofSeries = rightsOfSeries[route.policy];
  if (ofSeries !== undefined) {
    return actor.reach !== 'edition' && reaches(actor, place) && holds(ofSeries) ? 'admitted' : 'refused';
  }
  const onTexts = rightsOfTexts[route.policy];
  if (onTexts !== undefined) {
    const speaks = actor.role === 'focal-point' || actor.role === 'delegate';
    if (speaks) return ['awake', 'elsewhere'].includes(actor.state) ? 'open' : 'refused';
    return reaches(actor, place) && holds(narrower[route.name]?.roles ?? onTexts) ? 'admitted' : 'refused';
  }
  const beyond = rightsBeyond[route.policy];
  if (beyond !== undefined) return actor.reach !== 'edition' && holds(beyond) ? 'admitted' : 'refused';
  const anywhere = rightsAnywhere[route.policy];
  if (anywhere !== undefined) return holds(anywhere) ? 'admitted' : 'refused';
  const here = narrower[route.name]?.roles ?? rights[route.policy] ?? [];
  return reaches(actor, place) && holds(here) ? 'admitted' : 'refused';
}
