import { anyone } from '../../../../platform/http/index.ts';
import type { Page } from '../../../../platform/pages/index.ts';
import { type PersonalDataPages, periodsTable } from './shared.ts';

/** Adds the public page that says what is kept, for how long and why, and what everybody may ask for. */
export function addPrivacyPage({ pages, sitePage, retention }: PersonalDataPages): void {
  pages.route({
    path: '/privacy',
    policy: anyone,
    handle: async (context): Promise<Page> => {
      const { t, href } = context;
      return {
        template: 'pages/record',
        page: sitePage(context, { title: t('personal-data:privacy'), lede: t('personal-data:privacy-lede') }),
        data: {
          layout: 'public',
          cards: (['what', 'rights', 'identity'] as const).map((part) => ({
            title: t(`personal-data:notice.${part}.title`),
            text: t(`personal-data:notice.${part}.text`),
            ...(part === 'rights'
              ? { actions: [{ label: t('personal-data:my-data'), href: href('/account/data') }] }
              : {}),
          })),
          tables: [{ table: periodsTable(context, retention) }],
        },
      };
    },
  });
}
