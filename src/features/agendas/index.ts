/**
 * Owns what people make of the released programme: favourites, their own agendas and calendars, screens and signs.
 */
import type { Api } from '../../platform/http/index.ts';
import type { PartPages } from '../programme/index.ts';
import { audienceWeights } from './audience.ts';
import type { AgendasContext } from './personal/context.ts';
import { createPersonal } from './personal/index.ts';
import { createScreens } from './screens/index.ts';

export { affectedByFavourites, sharedAudiences } from './audience.ts';
export { agendasMerging } from './merging.ts';
export type { AgendaEntrySource, AgendaPrinting, AgendasContext } from './personal/context.ts';
export { favouriteStars } from './personal/stars.ts';
export { screensTasks as agendasTasks } from './screens/index.ts';

export type AgendasFeature = ReturnType<typeof createAgendasFeature>;

export function createAgendasFeature(context: AgendasContext) {
  const personal = createPersonal(context);
  const screens = createScreens(context);
  const parts = [personal, screens];
  return {
    personal,
    screens,
    /** What favourites say of pairs of sessions. */
    audience: audienceWeights(context.database),
    addApi(api: Api): void {
      for (const part of parts) part.addApi(api);
    },
    addPages(deps: PartPages): void {
      for (const part of parts) part.addPages(deps);
    },
  };
}
