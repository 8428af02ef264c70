import type { FormsPages } from '../index.ts';
import { addFormForm } from './form.ts';
import { addQuestionForms } from './questions.ts';
import { addFormRecord } from './record.ts';

/** Adds the management of forms: list, form, questions, preview. */
export function addManagedForms(deps: FormsPages): void {
  addFormForm(deps);
  addQuestionForms(deps);
  addFormRecord(deps);
}
