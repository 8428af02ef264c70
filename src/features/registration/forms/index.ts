/** Registration forms, and who registers by them: drafts, places, waiting lists, approval, edits and cancellations. */
import type { ManagementTask, Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';
import { addRegistrationFormsApi } from './api/index.ts';
import { createFormServices, type FormParts, type FormServices } from './feature.ts';
import { addFormsPages } from './pages/index.ts';

import { readRegistrations } from './policy.ts';

export { registrantsAudience } from './audience.ts';
export { formsCarryOver } from './carry-over.ts';
export { formsExport } from './edition-export.ts';
export { registrationMails } from './mails.ts';

/** What the management menu offers of forms and registrations. */
export const formsTasks: readonly ManagementTask[] = [
  {
    group: 'participants',
    label: 'registration:manage.forms',
    path: '/forms',
    icon: 'doc',
    policy: readRegistrations,
  },
  {
    group: 'participants',
    label: 'registration:manage.registrations',
    path: '/registrations',
    icon: 'users',
    policy: readRegistrations,
  },
];

export interface FormsPart extends Part, FormServices {}

export function createForms(context: RegistrationContext, parts: FormParts): FormsPart {
  const services = createFormServices(context, parts);
  return {
    ...services,
    addApi: (api) => addRegistrationFormsApi(api, services),
    addPages: (deps) => addFormsPages({ ...services, ...deps }),
  };
}
