import { isAppError, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { anyone, isId } from '../../../../platform/http/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { CardModel, FormModel, NoticeModel } from '../../../../platform/views/index.ts';
import { below, type EditionWhole, editionPath, momentOf } from '../../../series/index.ts';
import { doneOf, paragraphs } from '../../forms/pages/shared.ts';
import * as store from '../../store/feedback.ts';
import { ownFeedback } from '../policy.ts';
import { windowOf } from '../rules/window.ts';
import { type FeedbackKey, type Slot, unused } from '../service/answering.ts';
import { type AskedOf, answerGroups, answersSchema, fieldOfPage, itemsOfPage } from './fields.ts';
import { type FeedbackPages, windowTag } from './shared.ts';

/** Adds the pages on which those who were there answer: signed in, or by the link that they were mailed. */
export function addAnsweringPages(deps: FeedbackPages): void {
  const { pages, shell, finder, clock, answering, database } = deps;

  const askedOf = (slots: readonly Slot[]): AskedOf[] =>
    slots.map(({ form, session }) => ({ session, questions: form.questions }));

  const noticeOf = (
    context: PageContext,
    whole: EditionWhole,
    form: store.FeedbackFormRow,
    slots: readonly Slot[],
  ): NoticeModel | undefined => {
    const { t } = context;
    const window = windowOf(form, clock.now());
    const done = doneOf(context) === 'kept';
    const left = unused(slots).length;
    if (done) {
      return {
        title: t('feedback:notice.kept'),
        ...(left > 0 && window === 'open' ? { text: t('feedback:notice.more') } : {}),
        tone: 'ok',
        live: true,
      };
    }
    if (slots.length === 0) {
      return {
        title: t('feedback:notice.not-there'),
        text: t(`feedback:notice.${context.actor.kind === 'account' ? 'not-there-text' : 'sign-in'}`),
        tone: 'info',
      };
    }
    if (window === 'soon' && form.opensAt !== null) {
      return {
        title: t('feedback:notice.soon', { when: momentOf(context, whole, form.opensAt) }),
        tone: 'info',
      };
    }
    if (window !== 'open') return { title: t('feedback:notice.closed'), tone: 'info' };
    return left === 0 ? { title: t('feedback:notice.answered'), tone: 'info' } : undefined;
  };

  /** The page of a form, with the questions that are still to be answered. */
  const page = (
    context: PageContext,
    whole: EditionWhole,
    form: store.FeedbackFormRow,
    slots: readonly Slot[],
    model: FormModel | undefined,
  ): Page => {
    const { t } = context;
    const notice = noticeOf(context, whole, form, slots);
    return {
      template: 'registration/feedback',
      digits: whole.edition.digits,
      page: shell.publicPage(context, whole, {
        title: say(form.title, context),
        private: true,
        current: '/feedback',
        crumbs: [
          { label: t('common:nav.public.home'), href: context.href(editionPath(whole)) },
          { label: t('feedback:title'), href: below(context, whole, '/feedback') },
          { label: say(form.title, context) },
        ],
        tags: [windowTag(context, windowOf(form, clock.now()))],
      }),
      data: {
        notices: [notice],
        text: model === undefined ? [] : paragraphs(say(form.text, context)),
        form: model,
        note: model === undefined ? undefined : t('feedback:anonymous'),
      },
    };
  };

  const formModel = (
    context: PageContext,
    whole: EditionWhole,
    action: string,
    slots: readonly Slot[],
  ): FormModel => ({
    action,
    groups: answerGroups(context, context.words(whole.edition.digits), askedOf(slots)),
    submit: { label: context.t('feedback:send') },
  });

  /** Shows what is to answer and takes it. */
  async function answerPage(
    context: PageContext,
    key: FeedbackKey,
    whole: EditionWhole,
    form: store.FeedbackFormRow,
    slots: readonly Slot[],
    action: string,
  ): Promise<PageAnswer> {
    const wanted = typeof context.query.session === 'string' ? context.query.session : '';
    const open = windowOf(form, clock.now()) === 'open' ? unused(slots) : [];
    const asked = open.filter(({ session }) => wanted === '' || session?.id === wanted);
    const model = asked.length === 0 ? undefined : formModel(context, whole, action, asked);
    if (context.request.method !== 'POST') return page(context, whole, form, slots, model);
    const all = askedOf(open);
    return pages.submit(context, {
      schema: answersSchema(all),
      form: formModel(context, whole, action, open),
      page: (again) => page(context, whole, form, slots, open.length === 0 ? undefined : again),
      work: async (input) => {
        try {
          await answering.answer(context.actor, key, { items: itemsOfPage(all, input) });
        } catch (thrown) {
          if (!isAppError(thrown) || thrown.errors.length === 0) throw thrown;
          throw ruleBroken(
            thrown.errors.map((error) => ({ ...error, field: fieldOfPage(all, error.field) })),
          );
        }
        return `${action}?done=kept`;
      },
    });
  }

  const editionOf = (context: PageContext): Promise<EditionWhole> =>
    finder.visible(context.actor, `${context.params.series}:${context.params.edition}`);

  pages.route({
    path: '/forums/:series/:edition/feedback',
    policy: anyone,
    handle: async (context): Promise<Page> => {
      const whole = await editionOf(context);
      const { t } = context;
      const now = clock.now();
      const forms = await store.listFeedbackForms(database.db, whole.edition.id, { published: true });
      const { slots } = await answering.openOwn(context.actor, whole);
      const cardOf = (form: store.FeedbackFormRow): CardModel => {
        const left = unused(slots.filter((slot) => slot.form.id === form.id)).length;
        return {
          title: say(form.title, context),
          href: below(context, whole, `/feedback/${form.id}`),
          tags: [windowTag(context, windowOf(form, now))],
          facts: [
            {
              label: t('feedback:about'),
              value: t(`feedback:${form.perSession ? 'of-sessions' : 'of-edition'}`),
            },
            ...(form.closesAt === null
              ? []
              : [{ label: t('registration:closes'), value: momentOf(context, whole, form.closesAt) }]),
            ...(context.actor.kind === 'account' ? [{ label: t('feedback:left'), value: left }] : []),
          ],
        };
      };
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('feedback:title'),
          lede: t('feedback:lede'),
          current: '/feedback',
        }),
        data: {
          layout: 'public',
          cards: forms.map(cardOf),
          notices: [
            forms.length === 0 && { title: t('feedback:notice.none'), tone: 'info' },
            forms.length > 0 &&
              context.actor.kind !== 'account' && { title: t('feedback:notice.sign-in'), tone: 'info' },
          ],
        },
      };
    },
  });

  for (const method of ['GET', 'POST'] as const) {
    pages.route({
      method,
      path: '/forums/:series/:edition/feedback/:form',
      policy: method === 'GET' ? anyone : ownFeedback,
      handle: async (context) => {
        const whole = await editionOf(context);
        const id = context.params.form ?? '';
        const form = isId(id) ? await store.findFeedbackForm(database.db, id) : undefined;
        if (form === undefined || form.editionId !== whole.edition.id || !form.published) {
          throw notFound('feedback-form-unknown');
        }
        const own = await answering.openOwn(context.actor, whole);
        const slots = own.slots.filter((slot) => slot.form.id === form.id);
        const action = below(context, whole, `/feedback/${form.id}`);
        return answerPage(context, { formId: form.id }, whole, form, slots, action);
      },
    });
    pages.route({
      method,
      path: '/feedback/:secret',
      policy: method === 'GET' ? anyone : ownFeedback,
      handle: async (context) => {
        const secret = context.params.secret ?? '';
        const { whole, slots } = await answering.openLink(secret);
        const form = slots[0]?.form;
        if (form === undefined) throw notFound('feedback-link-unknown');
        return answerPage(context, { secret }, whole, form, slots, context.href(`/feedback/${secret}`));
      },
    });
  }
}
