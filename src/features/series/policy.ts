import { type Actor, holds, type Place, type Role } from '../../platform/actor/index.ts';
import { rolePolicy, seriesPolicy } from '../../platform/http/policy.ts';

/** Starts series, and owns them: the organiser of the whole installation or of the series. */
export const manageSeries = seriesPolicy('series.manage', ['organiser']);

/** Sets up an edition: its facts, themes, venues and rooms. */
export const manageEdition = rolePolicy('edition.manage', ['organiser']);

/** Everybody who has work in an edition sees its management face. */
const workers: readonly Role[] = [
  'organiser',
  'programme-manager',
  'secretariat',
  'protocol',
  'exhibition-manager',
  'desk',
];
export const workInEdition = rolePolicy('edition.work', workers);

/** Everybody who finds something to do in an edition's management: those, and who has one task there. */
export const enterEdition = rolePolicy('edition.enter', [...workers, 'rapporteur', 'reviewer', 'assessor']);

/** Whether the actor may know that the edition exists: it is public, or there is work for the actor in it. */
export const maySeeEdition = (
  actor: Actor,
  edition: { readonly visibility: 'draft' | 'public'; readonly seriesId: string; readonly id: string },
): boolean =>
  edition.visibility === 'public' ||
  enterEdition.allows(actor, placeOf(edition)) ||
  holds(actor, ['focal-point'], placeOf(edition));

export const placeOf = (edition: { readonly seriesId: string; readonly id: string }): Place => ({
  seriesId: edition.seriesId,
  editionId: edition.id,
});
