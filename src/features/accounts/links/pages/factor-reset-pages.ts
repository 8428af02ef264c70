import { anyone } from '../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { ShownPasswordInput } from '../contract.ts';
import { passwordField } from './fields.ts';
import { alone, type LinkPages, pastForm, secretOf, withLink } from './frame.ts';

const PATH = '/second-factor-reset';

/** Adds confirming, with the password, that one's second factor is taken away. */
export function addFactorResetPages(deps: LinkPages): void {
  const { pages, services } = deps;
  const { factorResets } = services;

  const formOf = (context: PageContext): FormModel => ({
    action: context.href(`${PATH}/${secretOf(context)}`),
    submit: { label: context.t('accounts-links:second-factor-reset.submit'), danger: true },
    guard: false,
    fields: [passwordField(context)],
  });

  const shown = async (context: PageContext): Promise<Page> => {
    const { t, href } = context;
    const { by, reason, hasPassword } = await factorResets.look(secretOf(context));
    return alone(deps, context, {
      title: t('accounts-links:second-factor-reset.title'),
      lede: t('accounts-links:second-factor-reset.lede'),
      template: 'pages/record',
      notices: hasPassword
        ? []
        : [
            {
              title: t('accounts-links:errors.password-missing'),
              tone: 'warn',
              actions: [{ label: t('accounts-links:way.reset'), href: href('/reset') }],
            },
          ],
      data: {
        facts: [
          { label: t('accounts-links:second-factor-reset.by'), value: by },
          { label: t('accounts-links:reason'), value: reason },
        ],
        ...(hasPassword ? { form: formOf(context) } : {}),
      },
    });
  };

  pages.route({
    path: `${PATH}/:secret`,
    policy: anyone,
    handle: (context) => withLink(deps, context, 'second-factor-reset', () => shown(context)),
  });
  pages.route({
    method: 'POST',
    path: `${PATH}/:secret`,
    policy: anyone,
    limit: { max: 10, minutes: 10 },
    handle: (context) =>
      withLink(deps, context, 'second-factor-reset', async () => {
        const page = await shown(context);
        return pages.submit(context, {
          schema: ShownPasswordInput,
          form: formOf(context),
          page: (form) => ({ ...page, data: { ...page.data, form } }),
          work: async ({ password }) => {
            await pastForm(() => factorResets.use(context.actor, secretOf(context), password));
            return context.href(`${PATH}/done`);
          },
        });
      }),
  });
  pages.route({
    path: `${PATH}/done`,
    policy: anyone,
    handle: async (context) => {
      const { t, href } = context;
      const title = t('accounts-links:second-factor-reset.done');
      const next = `${href('/sign-in')}?next=${encodeURIComponent(href('/account/second-factor'))}`;
      return alone(deps, context, {
        title,
        template: 'pages/done',
        data: {
          done: {
            title,
            text: t('accounts-links:second-factor-reset.done-text'),
            actions: [{ label: t('accounts:sign-in'), href: next, tone: 'primary' }],
          },
        },
      });
    },
  });
}
