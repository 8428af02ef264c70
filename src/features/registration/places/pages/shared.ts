import { notFound } from '../../../../platform/errors/index.ts';
import { fullDate, shortDate, time, timeRange } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { idOf, say } from '../../../../platform/pages/index.ts';
import type { ActionModel, CellModel, TagModel } from '../../../../platform/views/index.ts';
import { type AgendaData, isTimed } from '../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole, managed } from '../../../series/index.ts';
import { comma } from '../../forms/pages/shared.ts';
import { type ActivityWhole, activitiesById } from '../../store/activities.ts';
import type { PlaceWhole } from '../../store/holders.ts';
import type { PlaceState } from '../../tables.ts';
import { clashesWith } from '../rules/holders.ts';
import { hoursOf, seatsLeft, type Window, windowOf } from '../rules/seats.ts';
import type { PlacePages } from './index.ts';

const stateTones: Readonly<Record<PlaceState, TagModel['tone']>> = {
  waiting: 'warn',
  offered: 'info',
  confirmed: 'ok',
  expired: 'line',
  cancelled: 'line',
  attended: 'deep',
  absent: 'bad',
};

/** The state of a place as a tag. */
export const placeTag = ({ t }: Pick<PageContext, 't'>, state: PlaceState): TagModel => ({
  text: t(`places:state.${state}`),
  tone: stateTones[state],
});

const windowTones: Readonly<Record<Window, TagModel['tone']>> = {
  soon: 'info',
  open: 'ok',
  closed: 'line',
  over: 'silent',
  cancelled: 'bad',
};

/** Whether one may sign up now, as a tag. */
export function windowTag({ t }: Pick<PageContext, 't'>, activity: ActivityWhole, now: Date): TagModel {
  const window = windowOf(hoursOf(activity), now);
  return { text: t(`places:window.${window}`), tone: windowTones[window] };
}

/** Day and hours of an activity's session; empty before it has any. */
export function whenOf(context: PageContext, whole: EditionWhole, { session }: ActivityWhole): string {
  const settings = dateSettingsOf(whole, context.language);
  const { startsAt, endsAt } = session;
  return startsAt === null || endsAt === null
    ? ''
    : context.words(whole.edition.digits)('places:when', {
        day: fullDate(startsAt, settings),
        time: timeRange(startsAt, endsAt, settings),
      });
}

/** The same as a cell of a list. */
export function whenCell(context: PageContext, whole: EditionWhole, { session }: ActivityWhole): CellModel {
  const settings = dateSettingsOf(whole, context.language);
  const { startsAt, endsAt } = session;
  return startsAt === null || endsAt === null
    ? null
    : {
        time: { datetime: startsAt.toISOString(), text: shortDate(startsAt, settings) },
        sub: timeRange(startsAt, endsAt, settings),
      };
}

/** Day and time of an instant in the edition's zone. */
export function instantText(context: PageContext, whole: EditionWhole, at: Date): string {
  const settings = dateSettingsOf(whole, context.language);
  return context.words(whole.edition.digits)('places:moment', {
    day: shortDate(at, settings),
    time: time(at, settings),
  });
}

/** Seats that are held or set aside, of all: the bar of a chart that is its own table. */
export const fillCell = (context: PageContext, whole: EditionWhole, activity: ActivityWhole): CellModel => {
  const t = context.words(whole.edition.digits);
  const taken = activity.capacity - seatsLeft(activity) - activity.reservedLeft;
  const label = t('places:fill-of', { taken, capacity: activity.capacity });
  return { text: label, progress: { value: taken, max: Math.max(1, activity.capacity), label } };
};

/** The activity that the request names. @throws 404 for one of another edition */
export async function activityOf(
  { database }: PlacePages,
  context: PageContext,
  whole: EditionWhole,
): Promise<ActivityWhole> {
  const [found] = await activitiesById(database, [idOf(context, 'activity')]);
  if (found === undefined || found.editionId !== whole.edition.id) throw notFound('activity-unknown');
  return found;
}

/** Address of the list of activities. */
export const listHref = (context: PageContext, whole: EditionWhole): string =>
  managed(context, whole, '/activities');

/** The frame of a management page of activities. */
export const activitiesFrame = (
  { shell }: PlacePages,
  context: PageContext,
  whole: EditionWhole,
  activity: ActivityWhole | null,
  title: string,
  more: object = {},
): Page['page'] =>
  shell.managementPage(context, whole, {
    title,
    current: '/activities',
    crumbs: [
      { label: context.t('places:title'), href: listHref(context, whole) },
      // The page of the activity itself ends in it.
      ...(activity === null || title === say(activity.session.title, context)
        ? []
        : [
            {
              label: say(activity.session.title, context),
              href: `${listHref(context, whole)}/${activity.id}`,
            },
          ]),
      { label: title },
    ],
    ...more,
  });

/** Titles of the announced sessions that run at the same time as an activity, among those that are somebody's. */
export function clashText(
  context: PageContext,
  data: AgendaData,
  activityId: string,
  own: ReadonlySet<string>,
): string {
  const timed = data.sessions.filter(isTimed).filter(({ status }) => status !== 'cancelled');
  const one = timed.find(({ id }) => id === activityId);
  if (one === undefined) return '';
  const others = timed.filter(
    ({ id, kind }) => own.has(id) && kind !== 'break' && kind !== 'exhibition-hours',
  );
  const titles = clashesWith(one, others).map(({ title }) => say(title, context));
  return titles.length === 0 ? '' : context.t('places:clash', { sessions: titles.join(comma(context)) });
}

/** What somebody may do with a place of theirs: take an offer, give it up. */
export function actsOf(
  context: PageContext,
  place: Pick<PlaceWhole, 'id' | 'state' | 'version'>,
  activity: ActivityWhole,
  action: string,
  now: Date,
): ActionModel[] {
  const { t } = context;
  const title = say(activity.session.title, context);
  const fields = { place: place.id, version: String(place.version) };
  const begun = activity.session.startsAt !== null && now >= activity.session.startsAt;
  const giveUp = (kind: 'give-up' | 'leave', label: string): ActionModel => ({
    label,
    action,
    fields: { ...fields, do: 'cancel' },
    size: 'sm',
    about: title,
    confirm: { title: t(`places:${kind}-title`, { activity: title }), text: t(`places:${kind}-text`) },
  });
  if (begun) return [];
  if (place.state === 'waiting') return [giveUp('leave', t('places:leave'))];
  if (place.state === 'confirmed') return [giveUp('give-up', t('places:give-up'))];
  if (place.state !== 'offered') return [];
  return [
    {
      label: t('places:confirm'),
      action,
      fields: { ...fields, do: 'confirm' },
      size: 'sm',
      tone: 'primary',
      about: title,
    },
    giveUp('give-up', t('places:decline')),
  ];
}
