import { signedIn } from '../../../platform/http/index.ts';
import {
  defaultDateSettings,
  gregorianRange,
  shortDate,
  textIn,
  time,
} from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { listAgendaEditions } from '../store/editions.ts';
import type { PersonalPages } from './pages.ts';
import { accountOf } from './service.ts';
import { OWN_PATH, PART_PATH } from './stars.ts';

const PATH = '/account/agendas';

/** Adds the tab of one's account that leads to one's own agendas, whatever the edition. */
export function addAccountAgendas({ pages, accountFrame, database, sources }: PersonalPages): void {
  accountFrame.addTab({ label: 'my-agenda:agendas', path: PATH });

  const moment = ({ language, t }: PageContext, at: Date) => {
    const settings = { ...defaultDateSettings, language, timeZone: 'UTC' };
    return {
      datetime: at.toISOString(),
      text: t('my-agenda:moment-utc', { day: shortDate(at, settings), time: time(at, settings) }),
    };
  };

  pages.route({
    path: PATH,
    policy: signedIn,
    async handle(context) {
      const { t, href, language } = context;
      const { accountId } = accountOf(context.actor);
      const others = await Promise.all(sources.map((source) => source.editions(database, accountId)));
      const editions = await listAgendaEditions(database, accountId, others.flat());
      return accountFrame.page(context, {
        title: t('accounts:account'),
        lede: t('my-agenda:account-lede'),
        current: PATH,
        template: 'pages/record',
        data: {
          tables: [
            {
              title: t('my-agenda:agendas'),
              table: {
                id: 'agendas',
                caption: t('my-agenda:agendas'),
                columns: [
                  { key: 'edition', label: t('my-agenda:edition') },
                  { key: 'favourites', label: t('my-agenda:favourites'), kind: 'number' },
                  { key: 'roles', label: t('my-agenda:roles'), kind: 'number' },
                  { key: 'feed', label: t('my-agenda:feed.title') },
                  { key: 'part', label: t('my-agenda:part'), labelHidden: true },
                ],
                rows: editions.map((own) => ({
                  id: own.id,
                  title: textIn(own.title, language).text,
                  href: href(`/forums/${own.series}/${own.edition}${OWN_PATH}`),
                  sub: gregorianRange(own.startsOn, own.endsOn, {
                    ...defaultDateSettings,
                    language,
                    timeZone: 'UTC',
                  }),
                  cells: {
                    favourites: own.favourites,
                    roles: own.roles,
                    feed:
                      own.feed === null
                        ? t('my-agenda:feed.none')
                        : own.feed.lastReadAt === null
                          ? t('my-agenda:feed.never')
                          : { time: moment(context, own.feed.lastReadAt) },
                    part: own.part
                      ? {
                          actions: [
                            {
                              label: t('my-agenda:part'),
                              href: href(`/forums/${own.series}/${own.edition}${PART_PATH}`),
                              size: 'sm' as const,
                            },
                          ],
                        }
                      : null,
                  },
                })),
                empty: { title: t('my-agenda:no-agendas'), text: t('my-agenda:no-agendas-text') },
              },
            },
          ],
        },
      });
    },
  });
}
