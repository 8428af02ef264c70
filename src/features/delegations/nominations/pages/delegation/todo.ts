import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { NoticeModel } from '../../../../../platform/views/index.ts';
import { missingOf } from '../../rules/missing.ts';
import { nameOf } from '../people-table.ts';
import { lastDayOf, type Way } from '../way.ts';
import { present, type Shown } from './shown.ts';

/** What is to be done next, the most urgent first. */
export function todo(way: Way, context: PageContext, shown: Shown): NoticeModel[] {
  const t = context.words(shown.edition.edition.digits);
  const { base, frozen } = shown;
  const here = present(shown);
  const returned = here.filter(({ accreditation }) => accreditation?.state === 'returned');
  const waiting = here.filter(({ nomination }) => nomination.state === 'nominated');
  const lacking = here.filter(
    ({ nomination, attendee, fileKinds }) =>
      nomination.state !== 'draft' && missingOf(attendee, fileKinds, shown.asked).length > 0,
  );
  const point = shown.points.find(
    ({ row }) => context.actor.kind === 'account' && row.accountId === context.actor.accountId,
  );
  const soon =
    point !== undefined && way.own && point.row.expiresAt.getTime() - shown.now.getTime() < 14 * 86_400_000;
  return [
    ...(frozen
      ? [
          {
            title: t('nominations:todo.frozen'),
            text: t(`nominations:todo.${way.own ? 'frozen-text' : 'frozen-staff'}`),
            tone: 'info' as const,
            icon: 'lock' as const,
          },
        ]
      : []),
    ...(returned.length > 0
      ? [
          {
            title: t('nominations:todo.returned', { count: returned.length }),
            lines: returned.map((one) =>
              t('nominations:todo.returned-line', {
                name: nameOf(context, one).text,
                reason: one.accreditation?.reason ?? '',
              }),
            ),
            tone: 'warn' as const,
            actions: [
              {
                label: t('nominations:todo.correct-now'),
                href: `${base}/nominations/${returned[0]?.nomination.id}`,
              },
            ],
          },
        ]
      : []),
    ...(waiting.length > 0
      ? [
          {
            title: t('nominations:todo.unconfirmed', { count: waiting.length }),
            text: t('nominations:todo.unconfirmed-text'),
            tone: 'info' as const,
            actions:
              frozen && way.own
                ? []
                : [{ label: t('nominations:action.confirm-all'), href: `${base}/confirmation` }],
          },
        ]
      : []),
    ...(lacking.length > 0
      ? [
          {
            title: t('nominations:todo.missing', { count: lacking.length }),
            text: t('nominations:todo.missing-text'),
            actions:
              lacking[0] === undefined || (frozen && way.own)
                ? []
                : [
                    {
                      label: t('nominations:action.complete'),
                      href: `${base}/nominations/${lacking[0].nomination.id}`,
                    },
                  ],
            tone: 'info' as const,
          },
        ]
      : []),
    ...(soon
      ? [
          {
            title: t('nominations:todo.ends', {
              when: lastDayOf(context, shown.edition, point.row.expiresAt),
            }),
            tone: 'warn' as const,
          },
        ]
      : []),
  ];
}
