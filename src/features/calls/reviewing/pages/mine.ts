import { dayOf, gregorianDate } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { pageOf, queryValue } from '../../../../platform/pages/workbench.ts';
import { pagesModel, queryHref, type RowModel, type TagModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { OwnReview } from '../../store/reviewing-own.ts';
import { readOwnList } from '../own-list.ts';
import { reviewPapers } from '../policy.ts';
import { reviewable } from '../rules/decisions.ts';
import { minePath, type ReviewingPages, say, stateTag, themeModel } from './frame.ts';

const tones: Readonly<Record<OwnReview['state'], TagModel['tone']>> = {
  assigned: 'line',
  draft: 'warn',
  submitted: 'ok',
  declined: 'silent',
  conflict: 'silent',
};

/** What a reviewer was asked to judge, how far they are, and until when. */
export function addMyReviewsPages({ shell, database, clock }: ReviewingPages): void {
  function dueOf(context: PageContext, whole: EditionWhole, own: OwnReview) {
    if (own.reviewBy === null) return null;
    const at = new Date(own.reviewBy);
    const text = gregorianDate(dayOf(at, whole.edition.timeZone), dateSettingsOf(whole, context.language));
    const late = own.state !== 'submitted' && at < clock.now();
    return late
      ? { tag: { text: context.t('reviewing:mine.overdue', { date: text }), tone: 'bad' as const } }
      : { time: { datetime: at.toISOString(), text } };
  }

  const rowOf = (context: PageContext, whole: EditionWhole, own: OwnReview): RowModel => {
    const theme = themeModel(own.theme, context.language);
    return {
      id: own.id,
      title: own.title,
      href: minePath(context, whole, `/${own.id}`),
      sub: [own.code, context.t(`reviewing:kind.${own.kind}`), say(own.callTitle, context.language)]
        .filter(Boolean)
        .join('\u00a0· '),
      cells: {
        theme: theme === undefined ? null : { theme },
        progress: { tag: { text: context.t(`reviewing:review-state.${own.state}`), tone: tones[own.state] } },
        state: reviewable.includes(own.submissionState)
          ? null
          : { tag: stateTag(context, own.submissionState) },
        due: dueOf(context, whole, own),
      },
    };
  };

  shell.managed({
    path: '/my-reviews',
    policy: reviewPapers,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const own = await readOwnList(database, whole, context.actor);
      const submitted = own.filter(({ state }) => state === 'submitted').length;
      const openOnly = queryValue(context, 'view') === 'open';
      const isOpen = ({ state, submissionState }: OwnReview): boolean =>
        state !== 'submitted' && reviewable.includes(submissionState);
      const shown = openOnly ? own.filter(isOpen) : own;
      const base = minePath(context, whole);
      const page = Math.max(1, Number(queryValue(context, 'page')) || 1);
      const done = queryValue(context, 'done');
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('reviewing:mine.title'),
          lede: t('reviewing:mine.lede'),
          current: '/my-reviews',
        }),
        data: {
          notices: [
            ['kept', 'sent', 'declined'].includes(done) && {
              tone: 'ok',
              title: t(`reviewing:mine.${done}`),
              live: true,
            },
          ],
          table: {
            id: 'my-reviews',
            caption: t('reviewing:mine.title'),
            totals:
              own.length === 0
                ? []
                : [
                    {
                      label: t('reviewing:review-state.submitted'),
                      value: t('reviewing:done', { submitted, assigned: own.length }),
                    },
                  ],
            tabs: [
              {
                label: t('reviewing:mine.all'),
                href: base,
                current: !openOnly,
                count: own.length || undefined,
              },
              {
                label: t('reviewing:mine.open'),
                href: queryHref(base, { view: 'open' }),
                current: openOnly,
                count: own.filter(isOpen).length || undefined,
              },
            ],
            columns: [
              { key: 'paper', label: t('reviewing:column.paper') },
              { key: 'theme', label: t('reviewing:column.theme') },
              { key: 'progress', label: t('reviewing:column.progress') },
              { key: 'state', label: t('reviewing:column.state') },
              { key: 'due', label: t('reviewing:column.due') },
            ],
            rows: pageOf(shown, page).map((one) => rowOf(context, whole, one)),
            pages: pagesModel({
              path: base,
              query: openOnly ? { view: 'open' } : {},
              page,
              size: 50,
              total: shown.length,
              language: context.language,
              digits: whole.edition.digits,
              t,
            }),
            ...(shown.length === 0
              ? { empty: { title: t('reviewing:mine.none'), text: t('reviewing:mine.none-text') } }
              : {}),
          },
        },
      };
    },
  });
}
