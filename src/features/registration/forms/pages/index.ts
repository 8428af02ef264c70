import type { PartPages } from '../../../series/index.ts';
import type { FormServices } from '../feature.ts';
import { addAccountPages } from './account.ts';
import { addManagedForms } from './manage/index.ts';
import { addOwnPages } from './own/index.ts';
import { addPublicForms } from './public.ts';
import { addManagedRegistrations } from './registrations/index.ts';

/** What the pages of this part are made with. */
export interface FormsPages extends FormServices, PartPages {}

/** Adds the pages of forms and registrations. */
export function addFormsPages(deps: FormsPages): void {
  addPublicForms(deps);
  addOwnPages(deps);
  addAccountPages(deps);
  addManagedForms(deps);
  addManagedRegistrations(deps);
}
