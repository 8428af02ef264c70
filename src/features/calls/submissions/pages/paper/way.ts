import { notFound } from '../../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { idOf } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { managed } from '../../../../series/index.ts';
import * as store from '../../../store/submissions.ts';
import type { SubmissionPages } from '../index.ts';

/** The submission that the request names. @throws 404 for one of another edition */
export async function foundOf(
  { database }: SubmissionPages,
  context: PageContext,
  whole: EditionWhole,
): Promise<store.SubmissionWhole> {
  const found = await store.findSubmission(database.db, idOf(context, 'paper'));
  if (found === undefined || found.submission.editionId !== whole.edition.id) throw notFound('paper-unknown');
  return found;
}

/** Its address in the management. */
export const paperHref = (context: PageContext, whole: EditionWhole): string =>
  managed(context, whole, `/papers/${context.params.paper}`);

/** The frame of a page below a submission. */
export const paperFrame = (
  { shell }: SubmissionPages,
  context: PageContext,
  whole: EditionWhole,
  found: store.SubmissionWhole,
  more: object = {},
): Page['page'] =>
  shell.managementPage(context, whole, {
    title: found.submission.title,
    current: '/papers',
    crumbs: [
      { label: context.t('calls:manage.papers'), href: managed(context, whole, '/papers') },
      { label: found.submission.code ?? context.t('calls:state.draft') },
    ],
    ...more,
  });

/** A page that asks one thing about it. */
export const paperFormPage = (
  deps: SubmissionPages,
  context: PageContext,
  whole: EditionWhole,
  found: store.SubmissionWhole,
  { title, lede }: { readonly title: string; readonly lede: string | undefined },
  form: FormModel,
): Page => ({
  template: 'pages/form',
  digits: whole.edition.digits,
  page: paperFrame(deps, context, whole, found, { title, lede }),
  data: { form },
});
