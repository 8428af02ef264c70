import type { Api } from '../../../../platform/http/index.ts';
import type { FormServices } from '../feature.ts';
import { addFormsApi } from './forms.ts';
import { addRegistrationsApi } from './registrations.ts';

/** Adds the JSON operations of forms and registrations. */
export function addRegistrationFormsApi(api: Api, services: FormServices): void {
  addFormsApi(api, services);
  addRegistrationsApi(api, services);
}
