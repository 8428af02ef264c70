import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import type { EditionShell } from '../shell.ts';
import type { EditionWhole } from '../store.ts';

/** A management page with a form; without an edition it is the installation's. */
export const formPage = (
  shell: EditionShell,
  context: PageContext,
  whole: EditionWhole | null,
  own: { title: string; current: string; lede?: string },
  form: FormModel,
): Page => ({
  template: 'pages/form',
  page: shell.managementPage(context, whole, own),
  data: { form },
});
