import { notFound } from '../../platform/errors/index.ts';
import { anyone, signedIn } from '../../platform/http/index.ts';
import type { Page, PageContext, Pages } from '../../platform/pages/index.ts';
import type { FormModel, PageModel } from '../../platform/views/index.ts';
import { FirstOrganiserInput, SignInInput } from './contract.ts';
import { PASSWORD_LENGTH, safeNext } from './rules.ts';
import type { AccountsService } from './service.ts';
import type { SignIns } from './sign-ins/index.ts';

/** Stands around a page that belongs to no edition; the shell of a higher feature. */
export type SitePage = (
  context: PageContext,
  own: { readonly title: string; readonly lede?: string; readonly private: true },
) => PageModel;

/** Adds signing in and out, the account, and the first organiser's page. */
export function addAccountsPages(deps: {
  pages: Pages;
  service: AccountsService;
  signIns: SignIns;
  sitePage: SitePage;
}): void {
  const { pages, service, signIns, sitePage } = deps;

  const remember = async ({ actor, reply }: PageContext, accountId: string): Promise<void> => {
    const origin = actor.kind === 'system' ? undefined : actor.origin;
    const tokens = await signIns.open({
      accountId,
      method: 'password',
      secondFactor: null,
      ...(origin === undefined ? {} : { origin }),
    });
    signIns.remember(reply, tokens);
  };

  const signInForm = (context: PageContext): FormModel => ({
    action: context.href('/sign-in'),
    submit: { label: context.t('accounts:sign-in') },
    fields: [
      {
        name: 'next',
        kind: 'hidden',
        label: '',
        value: safeNext(context.query.next, context.href('/manage')),
      },
      {
        name: 'email',
        kind: 'email',
        label: context.t('accounts:email'),
        autocomplete: 'username',
        dir: 'ltr',
        width: 'm',
      },
      {
        name: 'password',
        kind: 'password',
        label: context.t('accounts:password'),
        autocomplete: 'current-password',
        dir: 'ltr',
        width: 'm',
      },
    ],
  });

  const formPage = (context: PageContext, title: string, form: FormModel): Page => ({
    template: 'pages/form',
    page: sitePage(context, { title: context.t(title), private: true }),
    data: { form, layout: 'public' },
  });

  pages.route({
    path: '/sign-in',
    policy: anyone,
    handle: async (context) =>
      context.actor.kind === 'account'
        ? { redirect: safeNext(context.query.next, context.href('/manage')) }
        : formPage(context, 'accounts:sign-in', signInForm(context)),
  });

  pages.route({
    method: 'POST',
    path: '/sign-in',
    policy: anyone,
    limit: { max: 20, minutes: 1 },
    handle: (context) => {
      const form = signInForm(context);
      const { next } = (context.request.body ?? {}) as { next?: unknown };
      return pages.submit(context, {
        schema: SignInInput,
        form,
        page: (again) => formPage(context, 'accounts:sign-in', again),
        refusals: [401],
        work: async (input) => {
          const account = await service.signIn(input);
          await remember(context, account.id);
          return safeNext(next, `/${account.language}/manage`);
        },
      });
    },
  });

  pages.route({
    method: 'POST',
    path: '/sign-out',
    policy: anyone,
    handle: async (context) => {
      if (context.actor.kind === 'account') await service.signOut(context.actor);
      signIns.forget(context.reply);
      return { redirect: context.href('/') };
    },
  });

  pages.route({
    path: '/account',
    policy: signedIn,
    handle: async (context) => {
      const { actor, t } = context;
      const grants = actor.kind === 'account' ? actor.grants : [];
      return {
        template: 'accounts/account',
        page: sitePage(context, { title: t('accounts:account'), private: true }),
        data: {
          account: {
            name: actor.kind === 'account' ? actor.name : '',
            signOutAction: context.href('/sign-out'),
            rights: grants.map(({ role, scopeKind }) => ({
              role: t(`accounts:role.${role}`),
              scope: t(`accounts:scope.${scopeKind}`),
            })),
          },
        },
      };
    },
  });

  const welcomeForm = (context: PageContext): FormModel => ({
    action: context.href(`/welcome/${context.params.secret ?? ''}`),
    submit: { label: context.t('accounts:create-organiser') },
    fields: [
      { name: 'name', label: context.t('accounts:name'), autocomplete: 'name' },
      {
        name: 'email',
        kind: 'email',
        label: context.t('accounts:email'),
        autocomplete: 'username',
        dir: 'ltr',
      },
      {
        name: 'password',
        kind: 'password',
        label: context.t('accounts:password'),
        hint: context.t('accounts:password-hint', { count: PASSWORD_LENGTH.min }),
        autocomplete: 'new-password',
        dir: 'ltr',
      },
    ],
  });

  pages.route({
    path: '/welcome/:secret',
    policy: anyone,
    handle: async (context) => {
      if (!(await service.linkWorks(context.params.secret ?? ''))) throw notFound('link-over');
      return formPage(context, 'accounts:first-organiser', welcomeForm(context));
    },
  });

  pages.route({
    method: 'POST',
    path: '/welcome/:secret',
    policy: anyone,
    limit: { max: 20, minutes: 1 },
    handle: (context) =>
      pages.submit(context, {
        schema: FirstOrganiserInput,
        form: welcomeForm(context),
        page: (again) => formPage(context, 'accounts:first-organiser', again),
        work: async (input) => {
          const account = await service.createFirstOrganiser(context.params.secret ?? '', input);
          await remember(context, account.id);
          return context.href('/manage');
        },
      }),
  });
}
