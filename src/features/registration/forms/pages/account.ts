import { signedIn } from '../../../../platform/http/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { FormsPages } from './index.ts';
import { stateTag } from './shared.ts';

/** Adds what is one's own in the account: registrations of the account, and of the address that it has proved. */
export function addAccountPages({ pages, accountFrame, own }: FormsPages): void {
  accountFrame.addTab({ label: 'registration:mine.title', path: '/account/registrations' });

  pages.route({
    path: '/account/registrations',
    policy: signedIn,
    handle: async (context) => {
      const { t } = context;
      const found = await own.listOwn(context.actor);
      return accountFrame.page(context, {
        title: t('registration:mine.title'),
        lede: t('registration:mine.lede'),
        current: '/account/registrations',
        template: 'pages/record',
        data: {
          tables: [
            {
              table: {
                id: 'registrations',
                caption: t('registration:mine.title'),
                columns: [
                  { key: 'title', label: t('registration:form') },
                  { key: 'code', label: t('registration:code') },
                  { key: 'state', label: t('registration:state-label') },
                ],
                rows: found.map(({ registration, form, position }) => ({
                  id: registration.id,
                  title: say(form.title, context),
                  href: context.href(`/account/registrations/${registration.id}`),
                  sub: t(`attendees:category.${form.category}`),
                  pickable: false,
                  cells: {
                    code: registration.code,
                    state: {
                      tag: stateTag(context, registration.state),
                      ...(position === null ? {} : { sub: t('registration:mine.position', { position }) }),
                    },
                  },
                })),
                ...(found.length === 0
                  ? {
                      empty: {
                        title: t('registration:mine.none'),
                        text: t('registration:mine.none-text'),
                      },
                    }
                  : {}),
              },
            },
          ],
        },
      });
    },
  });
}
