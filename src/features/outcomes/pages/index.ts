import { addAdoptionPages } from './adoption.ts';
import type { TextPages } from './frame.ts';
import { addTextList } from './list.ts';
import { addProvisionPages } from './provisions.ts';
import { addTextPage } from './text.ts';
import { addTextForms } from './text-forms.ts';

/** Adds the management of texts: their list, their provisions, adoption and publication. */
export function addOutcomesManagement(deps: TextPages): void {
  addTextList(deps);
  addTextForms(deps);
  addTextPage(deps);
  addAdoptionPages(deps);
  addProvisionPages(deps);
}
