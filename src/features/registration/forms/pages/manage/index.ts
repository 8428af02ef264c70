import type { FormsPages } from '../index.ts';
import { addFormDeletion } from './deletion.ts';
import { addFormForm } from './form.ts';
import { addFormList } from './list.ts';
import { addFormPreview } from './preview.ts';
import { addQuestionForms } from './questions.ts';
import { addFormRecord } from './record.ts';

/** Adds the management of forms: list, form, questions, preview. */
export function addManagedForms(deps: FormsPages): void {
  addFormList(deps);
  addFormForm(deps);
  addQuestionForms(deps);
  addFormRecord(deps);
  addFormPreview(deps);
  addFormDeletion(deps);
}
