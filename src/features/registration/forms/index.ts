/** Registration forms, and who registers by them: drafts, places, waiting lists, approval, edits and cancellations. */
import type { Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';
import { addRegistrationFormsApi } from './api/index.ts';
import { createFormServices, type FormServices } from './feature.ts';

export { registrationMails } from './mails.ts';

export interface FormsPart extends Part, FormServices {}

export function createForms(context: RegistrationContext): FormsPart {
  const services = createFormServices(context);
  return {
    ...services,
    addApi: (api) => addRegistrationFormsApi(api, services),
    addPages() {},
  };
}
