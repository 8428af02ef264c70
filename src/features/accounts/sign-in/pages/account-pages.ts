import { signedIn } from '../../../../platform/http/index.ts';
import type { Page, PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { AccountFrame } from '../../account-frame.ts';
import { type Factors, ownAccount } from '../../factors/index.ts';
import { MePatch, PasswordInput } from '../contract.ts';
import { SHORTEST_PASSWORD } from '../rules.ts';
import type { SignInService } from '../service.ts';

const ME = '/account';
const SECURITY = '/account/security';
const PASSWORD = '/account/password';

const notices = ['edited', 'password-changed'] as const;

/** Adds the pages on which somebody sees and changes their own name, language and password. */
export function addAccountPages(deps: {
  pages: Pages;
  signIn: SignInService;
  factors: Factors;
  frame: AccountFrame;
}): void {
  const { pages, signIn, factors, frame } = deps;
  frame.addTab({ label: 'accounts-sign-in:me', path: ME });

  pages.route({
    path: ME,
    policy: signedIn,
    handle: async (context) => {
      const { actor, t, href, query } = context;
      const account = await signIn.account(actor);
      const done = notices.find((one) => one === query.done);
      const asleep = actor.kind === 'account' && actor.asleep !== undefined;
      return frame.page(context, {
        title: t('accounts:account'),
        current: ME,
        template: 'accounts/account',
        data: {
          notices: [
            done && { title: t(`accounts-sign-in:done-${done}`), tone: 'ok', live: true },
            asleep && {
              title: t('accounts-sign-in:asleep'),
              text: t('accounts-sign-in:asleep-text'),
              tone: 'warn',
              actions: [
                {
                  label: t('accounts-sign-in:show-factor'),
                  href: `${href('/account/second-factor')}?next=${encodeURIComponent(href(ME))}`,
                },
              ],
            },
          ],
          account: {
            facts: [
              { label: t('accounts:name'), value: account.name },
              { label: t('accounts:email'), value: account.email, code: true },
              {
                label: t('accounts-sign-in:language'),
                value: t(`accounts-sign-in:language-${account.language}`),
              },
            ],
            actions: [
              { label: t('common:action.edit'), href: href(`${ME}/edit`), icon: 'pen' },
              ...frame.actions(context),
            ],
            signOutAction: href('/sign-out'),
          },
        },
      });
    },
  });

  const editPage = (context: PageContext, form: FormModel): Page =>
    frame.page(context, {
      title: context.t('accounts-sign-in:edit-me'),
      template: 'pages/form',
      data: { form },
    });

  const editForm = async ({ actor, t, href }: PageContext): Promise<FormModel> => {
    const account = await signIn.account(actor);
    return {
      action: href(`${ME}/edit`),
      submit: { label: t('common:action.save') },
      cancel: { href: href(ME) },
      fields: [
        { name: 'version', kind: 'hidden', label: '', value: account.version },
        {
          name: 'name',
          label: t('accounts:name'),
          value: account.name,
          autocomplete: 'name',
          width: 'm',
          maxlength: 200,
        },
        {
          name: 'language',
          kind: 'radios',
          label: t('accounts-sign-in:language'),
          hint: t('accounts-sign-in:language-hint'),
          value: account.language,
          options: (['ar', 'en'] as const).map((value) => ({
            value,
            label: t(`accounts-sign-in:language-${value}`),
          })),
        },
      ],
    };
  };

  pages.route({
    path: `${ME}/edit`,
    policy: ownAccount,
    handle: async (context) => editPage(context, await editForm(context)),
  });

  pages.route({
    method: 'POST',
    path: `${ME}/edit`,
    policy: ownAccount,
    handle: async (context) =>
      pages.submit(context, {
        schema: MePatch,
        form: await editForm(context),
        page: (form) => editPage(context, form),
        work: async (input, version) => {
          const { language } = await signIn.editMe(context.actor, version, { name: '', ...input });
          return `/${language}${ME}?done=edited`;
        },
      }),
  });

  const passwordPage = (context: PageContext, form: FormModel): Page =>
    frame.page(context, {
      title: context.t('accounts-sign-in:change-password'),
      lede: context.t('accounts-sign-in:change-password-lede'),
      template: 'pages/form',
      data: { form },
    });

  const changeForm = async ({ actor, t, href }: PageContext): Promise<FormModel> => {
    const account = await signIn.account(actor);
    const shortest = (await factors.has(account.id)) ? SHORTEST_PASSWORD.withFactor : SHORTEST_PASSWORD.alone;
    return {
      action: href(PASSWORD),
      submit: { label: t('common:action.save') },
      cancel: { href: href(SECURITY) },
      guard: false,
      fields: [
        // Password managers want to know whose it is.
        {
          name: 'username',
          kind: 'static',
          label: t('accounts:email'),
          value: account.email,
        },
        ...(account.passwordHash === null
          ? []
          : [
              {
                name: 'current',
                kind: 'password' as const,
                label: t('accounts-sign-in:current-password'),
                autocomplete: 'current-password',
                width: 'm' as const,
              },
            ]),
        {
          name: 'password',
          kind: 'password',
          label: t('accounts-sign-in:new-password'),
          hint: t('accounts:password-hint', { count: shortest }),
          autocomplete: 'new-password',
          width: 'm',
        },
      ],
    };
  };

  pages.route({
    path: PASSWORD,
    policy: ownAccount,
    handle: async (context) => passwordPage(context, await changeForm(context)),
  });

  pages.route({
    method: 'POST',
    path: PASSWORD,
    policy: ownAccount,
    limit: { max: 20, minutes: 1 },
    handle: async (context) =>
      pages.submit(context, {
        schema: PasswordInput,
        form: await changeForm(context),
        page: (form) => passwordPage(context, form),
        work: async (input) => {
          await signIn.changePassword(context.actor, input);
          return `${context.href(SECURITY)}?done=password-changed`;
        },
      }),
  });
}
