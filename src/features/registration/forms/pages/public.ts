import { type Static, Type } from 'typebox';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { anyone } from '../../../../platform/http/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { CardModel, FormModel } from '../../../../platform/views/index.ts';
import { stateOptions } from '../../../directory/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { below, momentOf } from '../../../series/index.ts';
import * as store from '../../store/forms.ts';
import { askingLink, registering } from '../api/shared.ts';
import type { RegistrationPatch } from '../contract.ts';
import { ownRegistration } from '../policy.ts';
import { nothing } from '../rules/content.ts';
import { readDraft } from '../rules/draft.ts';
import { roomIn, windowOf } from '../rules/window.ts';
import { personGroups, personSchema } from './fields/person.ts';
import type { FormsPages } from './index.ts';
import { paragraphs, windowTag } from './shared.ts';
import { nextStep } from './steps.ts';

const LinkForm = Type.Object({ email: Type.String({ format: 'email', maxLength: 254 }) });

/** Adds the public pages of forms: their list, the first page of one, and the link asked for by mail. */
export function addPublicForms(deps: FormsPages): void {
  const { pages, shell, database, clock, own, drafts, links, finder } = deps;
  const { db } = database;

  const editionOf = (context: PageContext): Promise<EditionWhole> =>
    finder.visible(context.actor, `${context.params.series}:${context.params.edition}`);

  const formOf = async (context: PageContext, whole: EditionWhole): Promise<store.FormWhole> => {
    const found = await store.findFormBySlug(db, whole.edition.id, context.params.form ?? '');
    if (found === undefined || !found.form.published) throw notFound('form-unknown');
    return found;
  };

  /** How a form stands for whoever comes now. */
  const roomWords = (context: PageContext, form: store.FormRow): string => {
    const room = roomIn(form);
    if (room !== 'place') return context.t(`registration:room.${room}`);
    return context.t(`registration:room.${form.approval ? 'approval' : 'place'}`);
  };

  const cardOf = (context: PageContext, whole: EditionWhole, { form }: store.FormWhole): CardModel => ({
    title: say(form.title, context),
    href: below(context, whole, `/registration/${form.slug}`),
    tags: [
      windowTag(context, windowOf(form, clock.now())),
      { text: context.t(`attendees:category.${form.category}`) },
    ],
    facts: [
      { label: context.t('registration:closes'), value: momentOf(context, whole, form.closesAt) },
      { label: context.t('registration:places'), value: roomWords(context, form) },
    ],
  });

  pages.route({
    path: '/forums/:series/:edition/registration',
    policy: anyone,
    handle: async (context): Promise<Page> => {
      const whole = await editionOf(context);
      const { t } = context;
      const found = await store.listForms(db, whole.edition.id, { published: true });
      const order = ['open', 'soon', 'closed', 'hidden'];
      const rank = ({ form }: store.FormWhole): number => order.indexOf(windowOf(form, clock.now()));
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('registration:title'),
          lede: t('registration:lede'),
          current: '/registration',
        }),
        data: {
          layout: 'public',
          cards: found
            .toSorted((one, other) => rank(one) - rank(other))
            .map((one) => cardOf(context, whole, one)),
          notices: [
            found.length === 0 && {
              title: t('registration:none-title'),
              text: t('registration:none-text'),
              tone: 'info',
            },
          ],
        },
      };
    },
  });

  const base = (context: PageContext, whole: EditionWhole, { slug }: store.FormRow): string =>
    below(context, whole, `/registration/${slug}`);

  const frame = (context: PageContext, whole: EditionWhole, form: store.FormRow, more: object = {}) =>
    shell.publicPage(context, whole, {
      title: say(form.title, context),
      current: '/registration',
      crumbs: [
        { label: context.t('registration:title'), href: below(context, whole, '/registration') },
        { label: say(form.title, context) },
      ],
      tags: [windowTag(context, windowOf(form, clock.now()))],
      ...more,
    });

  const firstForm = async (
    context: PageContext,
    whole: EditionWhole,
    { form, questions }: store.FormWhole,
  ): Promise<FormModel> => {
    const account = await own.account(context.actor);
    const person = account?.email == null ? {} : { email: account.email, name: { ar: account.name } };
    const states =
      form.blocks.state === undefined && form.blocks.identity === undefined
        ? []
        : await stateOptions(db, context.language);
    return {
      action: base(context, whole, form),
      step: context.t('registration:step.no', { number: 1 }),
      groups: personGroups(context, { form, questions, person, content: nothing, states }),
      submit: { label: context.t('registration:action.next') },
      cancel: { href: below(context, whole, '/registration') },
      actions: [
        {
          label: context.t('registration:action.ask-link'),
          href: `${base(context, whole, form)}/link`,
          tone: 'plain',
        },
      ],
    };
  };

  const formPage = (
    context: PageContext,
    whole: EditionWhole,
    { form }: store.FormWhole,
    model: FormModel | null,
  ): Page => {
    const { t } = context;
    const window = windowOf(form, clock.now());
    const room = roomIn(form);
    return {
      template: 'registration/form',
      digits: whole.edition.digits,
      page: frame(context, whole, form),
      data: {
        notices: [
          window === 'soon' && {
            title: t('registration:notice.soon'),
            text: t('registration:notice.soon-text', { when: momentOf(context, whole, form.opensAt) }),
            tone: 'info',
          },
          window === 'closed' && {
            title: t('registration:notice.closed'),
            text: t('registration:notice.closed-text', { when: momentOf(context, whole, form.closesAt) }),
            tone: 'warn',
            actions: [
              { label: t('registration:action.ask-link'), href: `${base(context, whole, form)}/link` },
            ],
          },
          window === 'open' &&
            room !== 'place' && {
              title: t(`registration:room.${room}`),
              text: t(`registration:notice.${room}-text`),
              tone: 'warn',
            },
        ],
        text: paragraphs(say(form.text, context)),
        facts: [
          { label: t('registration:closes'), value: momentOf(context, whole, form.closesAt) },
          { label: t('registration:places'), value: roomWords(context, form) },
        ],
        form: model,
      },
    };
  };

  pages.route({
    path: '/forums/:series/:edition/registration/:form',
    policy: anyone,
    handle: async (context): Promise<PageAnswer> => {
      const whole = await editionOf(context);
      const found = await formOf(context, whole);
      const takes = windowOf(found.form, clock.now()) === 'open' && roomIn(found.form) !== 'none';
      return formPage(context, whole, found, takes ? await firstForm(context, whole, found) : null);
    },
  });

  const sentPage = (context: PageContext, whole: EditionWhole, form: store.FormRow, again: boolean): Page => {
    const { t } = context;
    return {
      template: 'pages/done',
      digits: whole.edition.digits,
      page: frame(context, whole, form, { private: true, tags: [] }),
      data: {
        layout: 'public',
        done: {
          title: t(again ? 'registration:again.title' : 'registration:link.sent'),
          text: t(again ? 'registration:again.text' : 'registration:link.sent-text'),
          actions: [{ label: t('registration:action.back'), href: base(context, whole, form) }],
        },
      },
    };
  };

  pages.route({
    method: 'POST',
    path: '/forums/:series/:edition/registration/:form',
    policy: ownRegistration,
    limit: registering,
    handle: async (context): Promise<PageAnswer> => {
      const whole = await editionOf(context);
      const found = await formOf(context, whole);
      const { form, questions } = found;
      const there: { page?: Page } = {};
      const answer = await pages.submit(context, {
        schema: personSchema(form),
        form: await firstForm(context, whole, found),
        page: (model) => formPage(context, whole, found, model),
        work: async (input) => {
          const patch = input as RegistrationPatch & { email: string };
          if (roomIn(form) === 'none') throw conflict('form-full');
          if (await links.stands(form, patch.email)) {
            await links.sendOf(context.actor, whole, form, patch.email);
            there.page = sentPage(context, whole, form, true);
            return '';
          }
          const { registration, secret } = await drafts.begin(
            context.actor,
            whole,
            found,
            patch,
            context.language,
            ['you'],
          );
          const step = nextStep(form, questions, readDraft(registration.draft));
          return context.href(`/registrations/${secret}/${step}`);
        },
      });
      return there.page ?? answer;
    },
  });

  const linkForm = (context: PageContext, whole: EditionWhole, form: store.FormRow): FormModel => ({
    action: `${base(context, whole, form)}/link`,
    guard: false,
    fields: [
      {
        name: 'email',
        kind: 'email',
        label: context.t('attendees:fields.email'),
        hint: context.t('registration:link.hint'),
        autocomplete: 'email',
        value: '',
      },
    ],
    submit: { label: context.t('registration:link.send') },
    cancel: { href: base(context, whole, form) },
  });
  const linkPage = (
    context: PageContext,
    whole: EditionWhole,
    form: store.FormRow,
    model: FormModel,
  ): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: frame(context, whole, form, {
      title: context.t('registration:action.ask-link'),
      lede: context.t('registration:link.lede'),
      private: true,
    }),
    data: { layout: 'public', form: model },
  });

  for (const method of ['GET', 'POST'] as const) {
    pages.route({
      method,
      path: '/forums/:series/:edition/registration/:form/link',
      policy: method === 'GET' ? anyone : ownRegistration,
      ...(method === 'POST' ? { limit: askingLink } : {}),
      handle: async (context): Promise<PageAnswer> => {
        const whole = await editionOf(context);
        const { form } = await formOf(context, whole);
        const model = linkForm(context, whole, form);
        if (method === 'GET') return linkPage(context, whole, form, model);
        const sent: { page?: Page } = {};
        const answer = await pages.submit(context, {
          schema: LinkForm,
          form: model,
          page: (again) => linkPage(context, whole, form, again),
          work: async ({ email }: Static<typeof LinkForm>) => {
            await links.sendOf(context.actor, whole, form, email);
            sent.page = sentPage(context, whole, form, false);
            return '';
          },
        });
        // Whether anything was sent is for the owner of the address alone.
        return sent.page ?? answer;
      },
    });
  }
}
