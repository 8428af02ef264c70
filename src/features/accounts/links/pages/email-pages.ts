import { anyone } from '../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { ownAccount } from '../../factors/index.ts';
import { withFreshProof } from '../../factors/pages/fresh.ts';
import { AddressInput } from '../contract.ts';
import { emailField } from './fields.ts';
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

const EMAIL = '/account/email';

/** Adds changing the address of one's account, and undoing a change. */
export function addEmailPages(deps: LinkPages): void {
  const { pages, frame, services } = deps;
  const { emailChanges } = services;
  frame.addAction({ label: 'accounts-links:email.title', path: EMAIL });

  const formOf = (context: PageContext): FormModel => ({
    action: context.href(EMAIL),
    submit: { label: context.t('accounts-links:email.submit') },
    cancel: { href: context.href('/account') },
    guard: false,
    fields: [emailField(context, { label: context.t('accounts-links:email.new') })],
  });
  const pageOf = (context: PageContext, form: FormModel): Page =>
    frame.page(context, {
      title: context.t('accounts-links:email.title'),
      lede: context.t('accounts-links:email.lede'),
      template: 'pages/form',
      data: { form },
    });

  pages.route({
    path: EMAIL,
    policy: ownAccount,
    handle: (context) =>
      withFreshProof(context, context.href(EMAIL), async () => {
        await services.factors.requireFresh(context.actor);
        return pageOf(context, formOf(context));
      }),
  });
  pages.route({
    method: 'POST',
    path: EMAIL,
    policy: ownAccount,
    limit: asking,
    handle: (context) =>
      withFreshProof(context, context.href(EMAIL), () =>
        pages.submit(context, {
          schema: AddressInput,
          form: formOf(context),
          page: (form) => pageOf(context, form),
          work: async ({ email }) => {
            await emailChanges.request(context.actor, email);
            return context.href(`${EMAIL}/sent`);
          },
        }),
      ),
  });
  pages.route({
    path: `${EMAIL}/sent`,
    policy: ownAccount,
    handle: async (context) => sentPage(deps, context, 'email'),
  });

  /** A link whose page has one button; after it, a page that says what was done. */
  const oneButton = (
    kind: 'email-change' | 'email-change-undo',
    path: string,
    look: (secret: string) => Promise<string>,
    use: (context: PageContext) => Promise<void>,
    after: string,
  ): void => {
    const shown = async (context: PageContext): Promise<Page> => {
      const { t, href } = context;
      const email = await look(secretOf(context));
      return alone(deps, context, {
        title: t(`accounts-links:${kind}.title`),
        lede: t(`accounts-links:${kind}.lede`, { email }),
        form: buttonForm(href(`${path}/${secretOf(context)}`), t(`accounts-links:${kind}.submit`)),
      });
    };
    pages.route({
      path: `${path}/:secret`,
      policy: anyone,
      handle: (context) => withLink(deps, context, kind, () => shown(context)),
    });
    pages.route({
      method: 'POST',
      path: `${path}/:secret`,
      policy: anyone,
      limit: using,
      handle: (context) =>
        withLink(deps, context, kind, async () => {
          await pastForm(() => use(context));
          return { redirect: context.href(`${path}/done`) };
        }),
    });
    pages.route({
      path: `${path}/done`,
      policy: anyone,
      handle: async (context) => {
        const { t, href } = context;
        const title = t(`accounts-links:${kind}.done`);
        return alone(deps, context, {
          title,
          template: 'pages/done',
          data: {
            done: {
              title,
              text: t(`accounts-links:${kind}.done-text`),
              actions: [{ label: t(`accounts-links:${kind}.after`), href: href(after), tone: 'primary' }],
            },
          },
        });
      },
    });
  };
  oneButton(
    'email-change',
    '/email-change',
    emailChanges.look,
    (context) => emailChanges.confirm(context.actor, secretOf(context)),
    '/account',
  );
  oneButton(
    'email-change-undo',
    '/email-change/undo',
    emailChanges.lookUndo,
    (context) => emailChanges.undo(context.actor, secretOf(context)),
    '/reset',
  );
}
