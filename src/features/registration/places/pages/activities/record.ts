import type { Page } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import { writeXlsx } from '../../../../../platform/spreadsheet/index.ts';
import type { ActionModel } from '../../../../../platform/views/index.ts';
import { listPlaces } from '../../../store/holders.ts';
import { listReservations } from '../../../store/places.ts';
import { readPlaces } from '../../policy.ts';
import { seatsLeft } from '../../rules/seats.ts';
import type { PlacePages } from '../index.ts';
import { activitiesFrame, activityOf, listHref, whenOf, windowTag } from '../shared.ts';
import { manages, noticesOf } from './done.ts';
import { peopleTable } from './people-table.ts';
import { reservationTable } from './reservation-table.ts';

/** Adds the page of an activity with everybody who asked for a place, and the same as a sheet. */
export function addActivityRecord(deps: PlacePages): void {
  const { shell, database, clock } = deps;

  shell.managed({
    path: '/activities/:activity',
    policy: readPlaces,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const activity = await activityOf(deps, context, whole);
      const places = await listPlaces(database, database.db, activity.id);
      const reservations = await listReservations(database.db, [activity.id]);
      const base = `${listHref(context, whole)}/${activity.id}`;
      const may = manages(context, whole);
      const action = (label: string, path: string, more: Partial<ActionModel> = {}): ActionModel => ({
        label: t(label),
        href: `${base}${path}`,
        ...more,
      });
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: activitiesFrame(deps, context, whole, activity, say(activity.session.title, context), {
          lede: whenOf(context, whole, activity),
          tags: [windowTag(context, activity, clock.now())],
          actions: [
            ...(places.length > 0 ? [action('places:sheet', '/places.xlsx', { icon: 'down' })] : []),
            ...(may
              ? [
                  action('places:settings', '/settings', { icon: 'gear' }),
                  action('places:act', '/people', { icon: 'plus', tone: 'primary' }),
                ]
              : []),
          ],
        }),
        data: {
          notices: noticesOf(context),
          stats: [
            { label: t('places:seats'), value: activity.capacity },
            { label: t('places:left'), value: seatsLeft(activity) },
            { label: t('places:offered'), value: activity.counts.offered ?? 0 },
            { label: t('places:waiting'), value: activity.counts.waiting ?? 0 },
          ],
          tables: [
            {
              title: t('places:list-of'),
              table: peopleTable(context, whole, places, base),
              actions:
                may && (activity.counts.attended ?? 0) > 0 && (activity.counts.confirmed ?? 0) > 0
                  ? [
                      {
                        label: t('places:close-attendance'),
                        action: `${base}/attendance`,
                        fields: { do: 'rest' },
                        size: 'sm' as const,
                      },
                    ]
                  : [],
            },
            {
              title: t('places:reservations'),
              table: await reservationTable(deps, context, whole, reservations),
              actions: may ? [action('places:reserve', '/reservations', { size: 'sm' })] : [],
            },
          ],
        },
      };
    },
  });

  shell.managed({
    path: '/activities/:activity/places.xlsx',
    policy: readPlaces,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const activity = await activityOf(deps, context, whole);
      const places = await listPlaces(database, database.db, activity.id);
      const body = await writeXlsx({
        title: activity.session.code,
        language: context.language,
        headings: ['#', t('places:person'), t('places:party'), t('places:state-label'), t('places:waiting')],
        rows: places.map((place) => [
          place.number,
          say(place.name, context),
          t(`attendees:category.${place.category}`),
          t(`places:state.${place.state}`),
          place.position,
        ]),
      });
      return {
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body,
        headers: { 'content-disposition': `attachment; filename="places-${activity.session.code}.xlsx"` },
      };
    },
  });
}
