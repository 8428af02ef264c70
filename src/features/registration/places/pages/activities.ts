import { textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import { pickedNotice } from '../../../../platform/pages/workbench.ts';
import { writeXlsx } from '../../../../platform/spreadsheet/index.ts';
import type { ActionModel, NoticeModel, RowModel, TableModel } from '../../../../platform/views/index.ts';
import { listParticipations } from '../../../delegations/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import { doneOf } from '../../forms/pages/shared.ts';
import { type ActivityWhole, countedActivities } from '../../store/activities.ts';
import { listPlaces, type PlaceWhole } from '../../store/holders.ts';
import { listReservations, type ReservationRow } from '../../store/places.ts';
import { managePlaces, readPlaces } from '../policy.ts';
import { seatsLeft } from '../rules/seats.ts';
import type { PlacePages } from './index.ts';
import {
  activitiesFrame,
  activityOf,
  fillCell,
  instantText,
  listHref,
  placeTag,
  whenCell,
  whenOf,
  windowTag,
} from './shared.ts';

const notices = [
  'opened',
  'saved',
  'reserved',
  'cancelled',
  'moved',
  'asked',
  'waiting',
  'attendance',
] as const;

/** What the page before this one did. */
const noticesOf = (context: PageContext): (NoticeModel | false)[] => {
  const done = notices.find((one) => one === doneOf(context));
  return [
    done !== undefined && { title: context.t(`places:done.${done}`), tone: 'ok', live: true },
    pickedNotice(context),
  ];
};

/** Adds the overview of an edition's activities, and the page of each with everybody who asked for a place. */
export function addManagedActivities(deps: PlacePages): void {
  const { shell, database, clock } = deps;
  const manages = (context: PageContext, whole: EditionWhole): boolean =>
    managePlaces.allows(context.actor, placeOf(whole.edition));

  shell.managed({
    path: '/activities',
    policy: readPlaces,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const found = await countedActivities(database, whole.edition.id);
      const base = listHref(context, whole);
      const add: ActionModel[] = manages(context, whole)
        ? [{ label: t('places:open'), href: `${base}/new`, icon: 'plus', tone: 'primary' }]
        : [];
      const sum = (of: (activity: ActivityWhole) => number): number =>
        found.reduce((all, one) => all + of(one), 0);
      const table: TableModel = {
        id: 'activities',
        caption: t('places:title'),
        totals:
          found.length === 0
            ? []
            : [
                { label: t('places:audience.activities'), value: found.length },
                { label: t('places:seats'), value: sum(({ capacity }) => capacity) },
                { label: t('places:left'), value: sum(seatsLeft) },
                { label: t('places:waiting'), value: sum(({ counts }) => counts.waiting ?? 0) },
              ],
        columns: [
          { key: 'title', label: t('places:activity') },
          { key: 'when', label: t('places:when-label') },
          { key: 'fill', label: t('places:fill') },
          { key: 'reserved', label: t('places:reserved'), kind: 'number' },
          { key: 'offered', label: t('places:offered'), kind: 'number' },
          { key: 'waiting', label: t('places:waiting'), kind: 'number' },
          { key: 'window', label: t('places:window.label') },
        ],
        rows: found.map((activity) => ({
          id: activity.id,
          title: say(activity.session.title, context),
          href: `${base}/${activity.id}`,
          sub: `${activity.session.code}\u00a0· ${t(`common:kind.session.${activity.session.kind}`)}`,
          pickable: false,
          cells: {
            when: whenCell(context, whole, activity),
            fill: fillCell(context, whole, activity),
            reserved: activity.reservedLeft,
            offered: activity.counts.offered ?? 0,
            waiting: activity.counts.waiting ?? 0,
            window: { tag: windowTag(context, activity, clock.now()) },
          },
        })),
        empty: {
          title: t('places:none-open'),
          text: t('places:none-open-text'),
          ...(add[0] === undefined ? {} : { action: add[0] }),
        },
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('places:title'),
          lede: t('places:lede'),
          current: '/activities',
          actions: found.length === 0 ? [] : add,
        }),
        data: { table, notices: noticesOf(context) },
      };
    },
  });

  const historyOf = (context: PageContext, whole: EditionWhole, place: PlaceWhole): string[] => {
    const at = (key: string, instant: Date | null): string[] =>
      instant === null
        ? []
        : [context.t(`places:history-${key}`, { at: instantText(context, whole, instant) })];
    return [
      ...at('asked', place.createdAt),
      ...at('offered', place.offeredAt),
      ...(place.state === 'offered' ? at('until', place.offerExpiresAt) : []),
      ...at('confirmed', place.confirmedAt),
      ...at('ended', place.endedAt),
    ];
  };

  const rowOf = (context: PageContext, whole: EditionWhole, place: PlaceWhole, base: string): RowModel => {
    const t = context.words(whole.edition.digits);
    const about = say(place.name, context);
    const open = ['waiting', 'offered', 'confirmed'].includes(place.state);
    return {
      id: place.id,
      title: about,
      sub: [t(`attendees:category.${place.category}`), say(place.organisation, context)]
        .filter(Boolean)
        .join('\u00a0· '),
      pickable: ['confirmed', 'attended', 'absent'].includes(place.state),
      cells: {
        state: {
          tag: placeTag(context, place.state),
          sub:
            place.position === null
              ? [place.reserved ? t('places:from-reserved') : '', place.reason ?? '']
                  .filter(Boolean)
                  .join(' · ')
              : t('places:position', { position: place.position }),
        },
        history: { links: historyOf(context, whole, place).map((text) => ({ text })) },
        act:
          open && manages(context, whole)
            ? {
                actions: (['move', 'cancel'] as const).map((act) => ({
                  label: t(`places:${act}`),
                  href: `${base}/places/${place.id}/${act === 'cancel' ? 'cancellation' : 'move'}`,
                  size: 'sm' as const,
                  tone: 'plain' as const,
                  about,
                })),
              }
            : null,
      },
    };
  };

  const peopleTable = (
    context: PageContext,
    whole: EditionWhole,
    places: readonly PlaceWhole[],
    base: string,
  ): TableModel => {
    const t = context.words(whole.edition.digits);
    const ranks = ['offered', 'waiting', 'confirmed', 'attended', 'absent', 'expired', 'cancelled'];
    const sorted = places.toSorted(
      (one, other) => ranks.indexOf(one.state) - ranks.indexOf(other.state) || one.number - other.number,
    );
    return {
      id: 'places',
      caption: t('places:list-of'),
      columns: [
        { key: 'title', label: t('places:person') },
        { key: 'state', label: t('places:state-label') },
        { key: 'history', label: t('places:history') },
        { key: 'act', label: t('common:list.actions'), labelHidden: true },
      ],
      rows: sorted.map((place) => rowOf(context, whole, place, base)),
      ...(manages(context, whole)
        ? {
            bulk: {
              action: `${base}/attendance`,
              actions: [
                { label: t('places:attended'), value: 'attended', icon: 'check' as const },
                { label: t('places:absent'), value: 'absent' },
              ],
            },
          }
        : {}),
      empty: { title: t('places:people-none'), text: t('places:people-none-text') },
    };
  };

  const reservationTable = async (
    context: PageContext,
    whole: EditionWhole,
    reservations: readonly ReservationRow[],
  ): Promise<TableModel> => {
    const t = context.words(whole.edition.digits);
    const parties = reservations.every(({ participationId }) => participationId === null)
      ? []
      : await listParticipations(database.db, whole.edition.id, context.language, {}, { limit: 1_000 });
    const nameOf = ({ participationId, category }: ReservationRow): string => {
      if (category !== null) return t(`attendees:category.${category}`);
      const party = parties.find(({ participation }) => participation.id === participationId);
      const name = party?.state?.shortName ?? party?.body?.name;
      return name === undefined ? '' : textIn(name, context.language).text;
    };
    return {
      id: 'reservations',
      caption: t('places:reservations'),
      columns: [
        { key: 'party', label: t('places:party') },
        { key: 'fill', label: t('places:fill') },
        { key: 'releases', label: t('places:releasesAt') },
      ],
      rows: reservations.map((one) => {
        const label = t('places:fill-of', { taken: one.taken, capacity: one.seats });
        return {
          id: one.id,
          title: nameOf(one),
          pickable: false,
          cells: {
            fill: { text: label, progress: { value: one.taken, max: Math.max(1, one.seats), label } },
            releases:
              one.releasedAt !== null
                ? { tag: { text: t('places:released'), tone: 'line' as const } }
                : one.releasesAt === null
                  ? null
                  : instantText(context, whole, one.releasesAt),
          },
        };
      }),
      empty: { title: t('places:reservations-none') },
    };
  };

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
              table: await reservationTable(context, whole, reservations),
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
