import type { Page } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import { paragraphs } from '../../../forms/pages/shared.ts';
import { readFeedback } from '../../policy.ts';
import { answerGroups } from '../fields.ts';
import { type FeedbackPages, feedbackFrame, formHref, formOf } from '../shared.ts';

/** Adds the preview of a feedback form. */
export function addFeedbackPreview(deps: FeedbackPages): void {
  const { shell } = deps;

  shell.managed({
    path: '/feedback/:form/preview',
    policy: readFeedback,
    handle: async (context, whole): Promise<Page> => {
      const form = await formOf(deps, context, whole);
      const { t } = context;
      return {
        template: 'registration/preview',
        digits: whole.edition.digits,
        page: feedbackFrame(deps, context, whole, form, t('registration:manage.preview'), {
          lede: t('feedback:manage.preview-lede'),
        }),
        data: {
          text: paragraphs(say(form.text, context)),
          form: {
            action: `${formHref(context, whole)}/preview`,
            method: 'get',
            guard: false,
            groups: answerGroups(context, context.words(whole.edition.digits), [
              { session: null, questions: form.questions },
            ]),
            submit: { label: t('registration:manage.preview-again') },
            cancel: { href: formHref(context, whole) },
          },
        },
      };
    },
  });
}
