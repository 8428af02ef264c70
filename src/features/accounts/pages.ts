import { notFound } from '../../platform/errors/index.ts';
import { anyone } from '../../platform/http/index.ts';
import type { Page, PageContext, Pages } from '../../platform/pages/index.ts';
import type { FormModel } from '../../platform/views/index.ts';
import type { AccountFrame } from './account-frame.ts';
import { FirstOrganiserInput } from './contract.ts';
import { addFactorsPages, type Factors } from './factors/index.ts';
import type { AccountsService } from './service.ts';
import {
  addAccountPages,
  addSignInPages,
  addSignInsPage,
  addStepUpPage,
  type Entrance,
  SHORTEST_PASSWORD,
  type SignInService,
} from './sign-in/index.ts';
import type { SignIns } from './sign-ins/index.ts';

/** Adds signing in and out, one's own account, and the first organiser's page. */
export function addAccountsPages(deps: {
  pages: Pages;
  service: AccountsService;
  signIn: SignInService;
  factors: Factors;
  entrance: Entrance;
  signIns: SignIns;
  frame: AccountFrame;
}): void {
  const { pages, service, signIn, entrance, signIns, frame } = deps;
  addSignInPages(deps);
  addAccountPages(deps);
  addFactorsPages({ ...deps, hasPassword: signIn.hasPassword });
  addSignInsPage(deps);
  addStepUpPage(deps);

  pages.route({
    method: 'POST',
    path: '/sign-out',
    policy: anyone,
    handle: async (context) => {
      if (context.actor.kind === 'account') await service.signOut(context.actor);
      signIns.forget(context.reply);
      entrance.forgetStep(context.reply);
      return { redirect: context.href('/') };
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
        hint: context.t('accounts:password-hint', { count: SHORTEST_PASSWORD.alone }),
        autocomplete: 'new-password',
        dir: 'ltr',
      },
    ],
  });

  const welcomePage = (context: PageContext, form: FormModel): Page =>
    frame.page(context, {
      title: context.t('accounts:first-organiser'),
      current: '',
      template: 'pages/form',
      data: { tabs: undefined, form },
    });

  pages.route({
    path: '/welcome/:secret',
    policy: anyone,
    handle: async (context) => {
      if (!(await service.linkWorks(context.params.secret ?? ''))) throw notFound('link-over');
      return welcomePage(context, welcomeForm(context));
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
        page: (again) => welcomePage(context, again),
        work: async (input) => {
          const account = await service.createFirstOrganiser(context.params.secret ?? '', input);
          await entrance.admit(context, { account, method: 'password' }, undefined);
          // An organiser's rights hold once a second factor is shown: the first thing to do.
          return `${context.href('/account/second-factor')}?next=${encodeURIComponent(context.href('/manage'))}`;
        },
      }),
  });
}
