import type { Static } from 'typebox';
import { anyone } from '../../../../platform/http/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { below, type EditionWhole } from '../../../series/index.ts';
import type { CallRow } from '../../store/calls.ts';
import { askingLink } from '../api/shared.ts';
import { LinkAsked } from '../contract.ts';
import { ownSubmission } from '../policy.ts';
import type { SubmissionPages } from './index.ts';
import { callCrumbs, editionOf, publishedCall } from './shared.ts';

const path = '/forums/:series/:edition/calls/:call/link';

/** Adds the page on which somebody without an account asks for the link of what they have begun or submitted. */
export function addAskLink(deps: SubmissionPages): void {
  const { pages, shell, links } = deps;

  const frame = (context: PageContext, whole: EditionWhole, call: CallRow) =>
    shell.publicPage(context, whole, {
      title: context.t('calls:ask-link.title'),
      lede: context.t('calls:ask-link.lede'),
      current: '/calls',
      private: true,
      crumbs: callCrumbs(context, whole, call, context.t('calls:ask-link.title')),
    });

  const backTo = (context: PageContext, whole: EditionWhole, call: CallRow) =>
    below(context, whole, `/calls/${call.slug}`);

  const formOf = (context: PageContext, whole: EditionWhole, call: CallRow): FormModel => ({
    action: `${backTo(context, whole, call)}/link`,
    guard: false,
    fields: [
      {
        name: 'email',
        kind: 'email',
        label: context.t('calls:form.email'),
        hint: context.t('calls:ask-link.hint'),
        autocomplete: 'email',
        value: '',
      },
    ],
    submit: { label: context.t('calls:ask-link.send') },
    cancel: { href: backTo(context, whole, call) },
  });

  const formPage = (context: PageContext, whole: EditionWhole, call: CallRow, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: frame(context, whole, call),
    data: { layout: 'public', form },
  });

  /** The same whether anything was sent: that is for the owner of the address alone. */
  const sentPage = (context: PageContext, whole: EditionWhole, call: CallRow): Page => ({
    template: 'pages/done',
    digits: whole.edition.digits,
    page: frame(context, whole, call),
    data: {
      layout: 'public',
      done: {
        title: context.t('calls:ask-link.sent'),
        text: context.t('calls:ask-link.sent-text'),
        actions: [{ label: context.t('calls:ask-link.back'), href: backTo(context, whole, call) }],
      },
    },
  });

  pages.route({
    path,
    policy: anyone,
    handle: async (context) => {
      const whole = await editionOf(deps, context);
      const { call } = await publishedCall(deps, context, whole);
      return formPage(context, whole, call, formOf(context, whole, call));
    },
  });

  pages.route({
    method: 'POST',
    path,
    policy: ownSubmission,
    limit: askingLink,
    handle: async (context): Promise<PageAnswer> => {
      const whole = await editionOf(deps, context);
      const { call } = await publishedCall(deps, context, whole);
      const sent: { page?: Page } = {};
      const answer = await pages.submit(context, {
        schema: LinkAsked,
        form: formOf(context, whole, call),
        page: (form) => formPage(context, whole, call, form),
        work: async ({ email }: Static<typeof LinkAsked>) => {
          await links.sendAgain(context.actor, whole, call, email);
          sent.page = sentPage(context, whole, call);
          return '';
        },
      });
      return sent.page ?? answer;
    },
  });
}
