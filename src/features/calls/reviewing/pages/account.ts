import { signedIn } from '../../../../platform/http/index.ts';
import { defaultDateSettings, gregorianRange } from '../../../../platform/language/index.ts';
import { listReviewedEditions } from '../../store/reviewing-own.ts';
import { reviewPapers } from '../policy.ts';
import { type ReviewingPages, say } from './frame.ts';

const PATH = '/account/reviews';

/** Adds the tab of a reviewer's account that leads to what they review, whatever the edition. */
export function addAccountReviews({ pages, accountFrame, database }: ReviewingPages): void {
  accountFrame.addTab({ label: 'reviewing:mine.tab', path: PATH, policy: reviewPapers });

  pages.route({
    path: PATH,
    policy: signedIn,
    handle: async (context) => {
      const { t, href, language, actor } = context;
      const found =
        actor.kind === 'account' ? await listReviewedEditions(database, database.db, actor.accountId) : [];
      return accountFrame.page(context, {
        title: t('accounts:account'),
        lede: t('reviewing:mine.tab-lede'),
        current: PATH,
        template: 'pages/record',
        data: {
          tables: [
            {
              title: t('reviewing:mine.tab'),
              table: {
                id: 'reviews',
                caption: t('reviewing:mine.tab'),
                columns: [
                  { key: 'edition', label: t('reviewing:mine.edition') },
                  { key: 'progress', label: t('reviewing:review-state.submitted') },
                ],
                rows: found.map(({ id, series, edition, title, startsOn, endsOn, submitted, assigned }) => ({
                  id,
                  title: say(title, language),
                  href: href(`/manage/forums/${series}/${edition}/my-reviews`),
                  sub: gregorianRange(startsOn, endsOn, {
                    ...defaultDateSettings,
                    language,
                    timeZone: 'UTC',
                  }),
                  cells: { progress: t('reviewing:done', { submitted, assigned }) },
                })),
                ...(found.length === 0
                  ? { empty: { title: t('reviewing:mine.no-editions'), text: t('reviewing:mine.none-text') } }
                  : {}),
              },
            },
          ],
        },
      });
    },
  });
}
