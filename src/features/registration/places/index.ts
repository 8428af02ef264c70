/** Places in workshops, visits and ceremonies, and their waiting lists. */
import type { ManagementTask, Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';
import { addPlacesApi } from './api.ts';
import { createPlaceServices, type PlaceServices } from './feature.ts';
import { addPlacesPages } from './pages/index.ts';
import { readPlaces } from './policy.ts';

export {
  affectedByPlaces,
  placesAudience,
  placesExport,
  placesFigures,
  placesInAgendas,
} from './contributions.ts';
export { placesMails } from './mails.ts';
export { sessionSignUps } from './session-sign-ups.ts';

/** What the management menu offers of places. */
export const placesTasks: readonly ManagementTask[] = [
  { group: 'participants', label: 'places:title', path: '/activities', icon: 'target', policy: readPlaces },
];

export interface PlacesPart extends Part, PlaceServices {}

export function createPlaces(context: RegistrationContext): PlacesPart {
  const services = createPlaceServices(context);
  return {
    ...services,
    addApi: (api) => addPlacesApi(api, services),
    addPages: (deps) => addPlacesPages({ ...services, ...deps }),
  };
}
