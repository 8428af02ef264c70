import { anyone } from '../../../../platform/http/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { askingForMail } from '../../limits.ts';
import { AddressAndLanguageInput, NewPasswordInput, RegistrationInput } from '../contract.ts';
import { emailField, nameField, newPasswordField, ownerField } from './fields.ts';
import { alone, buttonForm, type LinkPages, pastForm, secretOf, sentPage, using, withLink } from './frame.ts';

const hiddenLanguage = ({ language }: PageContext) =>
  ({ name: 'language', kind: 'hidden', label: '', value: language }) as const;

/** Adds what is there for everybody: an account of one's own, a new password, a link to sign in. */
export function addOpenPages(deps: LinkPages): void {
  const { pages, frame, entrance, services } = deps;
  const { registration, resets, signInLinks } = services;
  frame.addWay({ label: ({ t }) => t('accounts-links:way.sign-in-link'), path: '/sign-in/link' });
  frame.addWay({ label: ({ t }) => t('accounts-links:way.reset'), path: '/reset' });
  frame.addWay({ label: ({ t }) => t('accounts-links:way.register'), path: '/register' });

  /** A page that asks for an address, and the one after it. */
  const asks = (
    kind: 'register' | 'reset' | 'sign-in-link',
    path: string,
    fields: (context: PageContext) => FormModel['fields'],
    schema: typeof RegistrationInput | typeof AddressAndLanguageInput,
    work: (input: never, context: PageContext) => Promise<void>,
  ): void => {
    const formOf = (context: PageContext): FormModel => ({
      action: context.href(path),
      submit: { label: context.t(`accounts-links:${kind}.submit`) },
      guard: false,
      fields: fields(context) ?? [],
    });
    const pageOf = (context: PageContext, form: FormModel) =>
      alone(deps, context, {
        title: context.t(`accounts-links:${kind}.title`),
        lede: context.t(`accounts-links:${kind}.lede`),
        form,
      });
    pages.route({ path, policy: anyone, handle: async (context) => pageOf(context, formOf(context)) });
    pages.route({
      method: 'POST',
      path,
      policy: anyone,
      limit: askingForMail,
      handle: (context) =>
        pages.submit(context, {
          schema,
          form: formOf(context),
          page: (form) => pageOf(context, form),
          work: async (input) => {
            await work(input as never, context);
            return context.href(`${path}/sent`);
          },
        }),
    });
    pages.route({
      path: `${path}/sent`,
      policy: anyone,
      handle: async (context) => sentPage(deps, context, kind),
    });
  };

  asks(
    'register',
    '/register',
    (context) => [nameField(context), emailField(context), hiddenLanguage(context)],
    RegistrationInput,
    (input) => registration.request(input),
  );
  asks(
    'reset',
    '/reset',
    (context) => [emailField(context, { autocomplete: 'username' }), hiddenLanguage(context)],
    AddressAndLanguageInput,
    ({ email }: { email: string }, { language }) => resets.request(email, language),
  );
  asks(
    'sign-in-link',
    '/sign-in/link',
    (context) => [emailField(context, { autocomplete: 'username' }), hiddenLanguage(context)],
    AddressAndLanguageInput,
    ({ email }: { email: string }, { language }) => signInLinks.request(email, language),
  );

  const confirmForm = async (context: PageContext): Promise<FormModel> => {
    const { email, name } = await registration.look(secretOf(context));
    return {
      action: context.href(`/registration/${secretOf(context)}`),
      submit: { label: context.t('accounts-links:registration.submit') },
      guard: false,
      fields: [
        { name: 'who', kind: 'static', label: context.t('accounts:name'), value: name },
        ownerField(context, email),
        newPasswordField(context),
      ],
    };
  };
  const confirmPage = (context: PageContext, form: FormModel) =>
    alone(deps, context, { title: context.t('accounts-links:registration.title'), form });

  pages.route({
    path: '/registration/:secret',
    policy: anyone,
    handle: (context) =>
      withLink(deps, context, 'registration', async () => confirmPage(context, await confirmForm(context))),
  });
  pages.route({
    method: 'POST',
    path: '/registration/:secret',
    policy: anyone,
    limit: using,
    handle: (context) =>
      withLink(deps, context, 'registration', async () =>
        pages.submit(context, {
          schema: NewPasswordInput,
          form: await confirmForm(context),
          page: (form) => confirmPage(context, form),
          work: async ({ password }) => {
            const account = await pastForm(() =>
              registration.confirm(context.actor, secretOf(context), password),
            );
            return entrance.admit(context, { account, method: 'link' }, `/${account.language}/account`);
          },
        }),
      ),
  });

  const resetForm = async (context: PageContext): Promise<FormModel> => {
    const { email, hasFactor } = await resets.look(secretOf(context));
    return {
      action: context.href(`/reset/${secretOf(context)}`),
      submit: { label: context.t('accounts-links:new-password.submit') },
      guard: false,
      fields: [ownerField(context, email), newPasswordField(context, { hasFactor })],
    };
  };
  const resetPage = (context: PageContext, form: FormModel) =>
    alone(deps, context, {
      title: context.t('accounts-links:new-password.title'),
      lede: context.t('accounts-links:new-password.lede'),
      form,
    });

  pages.route({
    path: '/reset/:secret',
    policy: anyone,
    handle: (context) =>
      withLink(deps, context, 'password-reset', async () => resetPage(context, await resetForm(context))),
  });
  pages.route({
    method: 'POST',
    path: '/reset/:secret',
    policy: anyone,
    limit: using,
    handle: (context) =>
      withLink(deps, context, 'password-reset', async () =>
        pages.submit(context, {
          schema: NewPasswordInput,
          form: await resetForm(context),
          page: (form) => resetPage(context, form),
          work: async ({ password }) => {
            await pastForm(() => resets.use(context.actor, secretOf(context), password));
            return context.href('/reset/done');
          },
        }),
      ),
  });
  pages.route({
    path: '/reset/done',
    policy: anyone,
    handle: async (context) => {
      const { t, href } = context;
      const title = t('accounts-links:new-password.done');
      return alone(deps, context, {
        title,
        template: 'pages/done',
        data: {
          done: {
            title,
            text: t('accounts-links:new-password.done-text'),
            actions: [{ label: t('accounts:sign-in'), href: href('/sign-in'), tone: 'primary' }],
          },
        },
      });
    },
  });

  pages.route({
    path: '/sign-in/link/:secret',
    policy: anyone,
    handle: (context) =>
      withLink(deps, context, 'sign-in', async () => {
        await signInLinks.look(secretOf(context));
        return alone(deps, context, {
          title: context.t('accounts:sign-in'),
          lede: context.t('accounts-links:sign-in-link.press'),
          form: buttonForm(context.href(`/sign-in/link/${secretOf(context)}`), context.t('accounts:sign-in')),
        });
      }),
  });
  pages.route({
    method: 'POST',
    path: '/sign-in/link/:secret',
    policy: anyone,
    limit: using,
    handle: (context) =>
      withLink(deps, context, 'sign-in', async () => {
        const account = await signInLinks.use(context.actor, secretOf(context));
        return {
          redirect: await entrance.admit(
            context,
            { account, method: 'link' },
            `/${account.language}/account`,
          ),
        };
      }),
  });
}
