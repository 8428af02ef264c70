import { type EditionExport, jsonFile } from '../../series/index.ts';
import { listForms } from '../store/forms.ts';
import { listRegistrations } from '../store/registrations.ts';
import { presentManagedForm, presentRegistration } from './present.ts';

/** Forms with their questions, and everybody who registered; drafts are nobody's but their authors'. */
export const formsExport: EditionExport = async ({ db }, { edition }) => {
  const forms = await listForms(db, edition.id);
  const rows = await listRegistrations(db, edition.id);
  return [
    jsonFile('registration-forms.json', {
      items: forms.map((one) => presentManagedForm(one, one.form.closesAt)),
    }),
    jsonFile('registrations.json', { items: rows.map((row) => presentRegistration(row, true)) }),
  ];
};
