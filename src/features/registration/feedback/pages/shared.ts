import { notFound } from '../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { idOf, say } from '../../../../platform/pages/index.ts';
import type { FormModel, TagModel } from '../../../../platform/views/index.ts';
import type { EditionWhole, PartPages } from '../../../series/index.ts';
import { managed, placeOf } from '../../../series/index.ts';
import * as store from '../../store/feedback.ts';
import type { FeedbackServices } from '../feature.ts';
import { manageFeedback } from '../policy.ts';
import type { FeedbackWindow } from '../rules/window.ts';

/** What the pages of this part are made with. */
export interface FeedbackPages extends FeedbackServices, PartPages {}

const windowTones: Readonly<Record<FeedbackWindow, TagModel['tone']>> = {
  hidden: 'silent',
  soon: 'info',
  open: 'ok',
  closed: 'line',
};

/** Whether a form takes answers, as a tag. */
export const windowTag = ({ t }: Pick<PageContext, 't'>, window: FeedbackWindow): TagModel => ({
  text: t(`feedback:window.${window}`),
  tone: windowTones[window],
});

/** Whether the reader may change forms, beside reading them. */
export const manages = (context: PageContext, whole: EditionWhole): boolean =>
  manageFeedback.allows(context.actor, placeOf(whole.edition));

/** Address of the list of forms. */
export const listHref = (context: PageContext, whole: EditionWhole): string =>
  managed(context, whole, '/feedback');

/** Address of the form that the request names. */
export const formHref = (context: PageContext, whole: EditionWhole): string =>
  `${listHref(context, whole)}/${context.params.form}`;

/** The form that the request names. @throws 404 for one of another edition */
export async function formOf(
  { database }: FeedbackPages,
  context: PageContext,
  whole: EditionWhole,
): Promise<store.FeedbackFormRow> {
  const found = await store.findFeedbackForm(database.db, idOf(context, 'form'));
  if (found === undefined || found.editionId !== whole.edition.id) throw notFound('feedback-form-unknown');
  return found;
}

/** The frame of a page below the feedback forms. */
export const feedbackFrame = (
  { shell }: FeedbackPages,
  context: PageContext,
  whole: EditionWhole,
  form: store.FeedbackFormRow | null,
  title: string,
  more: object = {},
): Page['page'] =>
  shell.managementPage(context, whole, {
    title,
    current: '/feedback',
    crumbs: [
      { label: context.t('feedback:title'), href: listHref(context, whole) },
      ...(form === null ? [] : [{ label: say(form.title, context), href: formHref(context, whole) }]),
      { label: title },
    ],
    ...more,
  });

/** A page that is one form. */
export const feedbackFormPage = (
  deps: FeedbackPages,
  context: PageContext,
  whole: EditionWhole,
  form: store.FeedbackFormRow | null,
  title: string,
  model: FormModel,
): Page => ({
  template: 'pages/form',
  digits: whole.edition.digits,
  page: feedbackFrame(deps, context, whole, form, title),
  data: { form: model },
});
