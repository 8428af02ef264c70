/** Places in workshops, visits and ceremonies, and their waiting lists. */
import type { Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';
import { addPlacesApi } from './api.ts';
import { createPlaceServices, type PlaceServices } from './feature.ts';

export { placesMails } from './mails.ts';

export interface PlacesPart extends Part, PlaceServices {}

export function createPlaces(context: RegistrationContext): PlacesPart {
  const services = createPlaceServices(context);
  return {
    ...services,
    addApi: (api) => addPlacesApi(api, services),
    addPages() {},
  };
}
