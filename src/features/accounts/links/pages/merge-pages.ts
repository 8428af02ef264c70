import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { ownAccount } from '../../factors/index.ts';
import { withFreshProof } from '../../factors/pages/fresh.ts';
import { AddressInput, MergeInput, MergeProofInput } from '../contract.ts';
import { emailField, factorFields, passwordField } from './fields.ts';
import {
  alone,
  asking,
  buttonForm,
  type LinkPages,
  pastForm,
  secretOf,
  sentPage,
  using,
  withLink,
} from './frame.ts';

const MERGE = '/account/merge';
const DONE = '/account/rights?done=merged';

/** Adds merging another account of one's own into the present one. */
export function addMergePages(deps: LinkPages): void {
  const { pages, frame, services } = deps;
  const { merges, factors } = services;
  frame.addAction({ label: 'accounts-links:merge.title', path: MERGE });

  const byPassword = (context: PageContext): FormModel => ({
    action: context.href(MERGE),
    submit: { label: context.t('accounts-links:merge.submit'), danger: true },
    cancel: { href: context.href('/account/security') },
    guard: false,
    fields: [
      emailField(context, { label: context.t('accounts-links:merge.other'), autocomplete: 'off' }),
      { ...passwordField(context), label: context.t('accounts-links:merge.password') },
      ...factorFields(context),
    ],
  });
  const byLink = (context: PageContext): FormModel => ({
    id: 'merge-by-link',
    action: context.href(`${MERGE}/link`),
    submit: { label: context.t('accounts-links:merge.send') },
    guard: false,
    fields: [
      emailField(context, {
        id: 'link-email',
        label: context.t('accounts-links:merge.other'),
        autocomplete: 'off',
      }),
    ],
  });

  const mergePage = (
    context: PageContext,
    forms: { readonly password: FormModel; readonly link: FormModel },
  ): Page =>
    frame.page(context, {
      title: context.t('accounts-links:merge.title'),
      lede: context.t('accounts-links:merge.lede'),
      template: 'accounts/merge',
      data: {
        parts: [
          { title: context.t('accounts-links:merge.by-password'), form: forms.password },
          { title: context.t('accounts-links:merge.by-link'), form: forms.link },
        ],
      },
    });

  pages.route({
    path: MERGE,
    policy: ownAccount,
    handle: (context) =>
      withFreshProof(context, context.href(MERGE), async () => {
        await factors.requireFresh(context.actor);
        return mergePage(context, { password: byPassword(context), link: byLink(context) });
      }),
  });
  pages.route({
    method: 'POST',
    path: MERGE,
    policy: ownAccount,
    limit: asking,
    handle: (context) =>
      withFreshProof(context, context.href(MERGE), () =>
        pages.submit(context, {
          schema: MergeInput,
          form: byPassword(context),
          refusals: [429],
          page: (form) => mergePage(context, { password: form, link: byLink(context) }),
          work: async (input) => {
            await merges.byPassword(context.actor, input);
            return context.href(DONE);
          },
        }),
      ),
  });
  pages.route({
    method: 'POST',
    path: `${MERGE}/link`,
    policy: ownAccount,
    limit: asking,
    handle: (context) =>
      withFreshProof(context, context.href(MERGE), () =>
        pages.submit(context, {
          schema: AddressInput,
          form: byLink(context),
          page: (form) => mergePage(context, { password: byPassword(context), link: form }),
          work: async ({ email }) => {
            await merges.request(context.actor, email);
            return context.href(`${MERGE}/sent`);
          },
        }),
      ),
  });
  pages.route({
    path: `${MERGE}/sent`,
    policy: ownAccount,
    handle: async (context) => sentPage(deps, context, 'merge'),
  });

  const confirm = async (
    context: PageContext,
  ): Promise<{ readonly page: Page; readonly form: FormModel }> => {
    const { t, href } = context;
    const { email, asksFactor } = await merges.look(context.actor, secretOf(context));
    const form = buttonForm(href(`${MERGE}/${secretOf(context)}`), t('accounts-links:merge.submit'), {
      fields: asksFactor ? factorFields(context) : [],
    });
    const page = alone(deps, context, {
      title: t('accounts-links:merge.confirm'),
      lede: t('accounts-links:merge.confirm-lede', { email }),
      form,
    });
    return { page, form };
  };

  pages.route({
    path: `${MERGE}/:secret`,
    policy: ownAccount,
    handle: (context) =>
      withFreshProof(context, context.href(`${MERGE}/${secretOf(context)}`), () =>
        withLink(deps, context, 'account-merge', async () => {
          await factors.requireFresh(context.actor);
          return (await confirm(context)).page;
        }),
      ),
  });
  pages.route({
    method: 'POST',
    path: `${MERGE}/:secret`,
    policy: ownAccount,
    limit: using,
    handle: (context) =>
      withFreshProof(context, context.href(`${MERGE}/${secretOf(context)}`), () =>
        withLink(deps, context, 'account-merge', async () => {
          const { page, form } = await confirm(context);
          return pages.submit(context, {
            schema: MergeProofInput,
            form,
            refusals: [429],
            page: (again) => ({ ...page, data: { ...page.data, form: again } }),
            work: async (input) => {
              await pastForm(() => merges.use(context.actor, secretOf(context), input));
              return context.href(DONE);
            },
          });
        }),
      ),
  });
}
