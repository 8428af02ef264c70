import { dayLabel, dayOf, textIn, time } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { AgendaItem, AgendaModel, SessionCardModel, TagModel } from '../../../platform/views/index.ts';
import { type AgendaData, type AgendaRoom, type AgendaSession, agendaDates } from '../agenda-data.ts';
import { whoOf } from './words.ts';

/** One row of the grid, in minutes. */
const ROW_MINUTES = 15;
const MINUTE = 60_000;

/** A session that has its time. */
export type TimedSession = AgendaSession & { readonly startsAt: Date; readonly endsAt: Date };

export const isTimed = (session: AgendaSession): session is TimedSession =>
  session.startsAt !== null && session.endsAt !== null;

/** An instant as the `datetime` of a `<time>`: UTC, without milliseconds. */
export const instantText = (instant: Date): string => instant.toISOString().replace('.000Z', 'Z');

/** What is to be said of a session's state beside its title. */
export function tagsOf(context: PageContext, data: AgendaData, session: AgendaSession): TagModel[] {
  const { t, language } = context;
  const tags: TagModel[] = [];
  if (session.status === 'cancelled') tags.push({ text: t('agenda:cancelled'), tone: 'bad' });
  const from = session.movedFrom;
  if (from !== null && session.status !== 'cancelled') {
    const settings = agendaDates(data, language);
    const sameDay = from.startsAt !== null && dayOf(from.startsAt, settings.timeZone) === session.day;
    const parts = [
      from.startsAt === null
        ? ''
        : `${sameDay ? '' : `${dayLabel(from.startsAt, settings)} `}${time(from.startsAt, settings)}`,
      from.room === null || from.room.id === session.room?.id ? '' : textIn(from.room.name, language).text,
    ].filter((part) => part !== '');
    tags.push({ text: t('agenda:moved-from', { from: parts.join(' · ') }), tone: 'info' });
  }
  if (session.audience === 'invitation')
    tags.push({ text: t('common:kind.audience.invitation'), tone: 'line', icon: 'lock' });
  if (session.kind === 'workshop' && session.capacity !== null && session.status !== 'cancelled') {
    tags.push({ text: t('common:count.seat', { count: session.capacity }), tone: 'line' });
  }
  return tags;
}

/** A session as a card of the agenda. */
export function cardOf(
  context: PageContext,
  data: AgendaData,
  session: TimedSession,
  base: string,
): SessionCardModel {
  const { t, language } = context;
  const settings = agendaDates(data, language);
  const at = (instant: Date) => ({ datetime: instantText(instant), text: time(instant, settings) });
  return {
    title: textIn(session.title, language).text,
    href: `${base}/sessions/${session.slug}`,
    kind: t(`common:kind.session.${session.kind}`),
    theme:
      session.theme === null
        ? undefined
        : { number: session.theme.number, name: textIn(session.theme.title, language).text },
    start: at(session.startsAt),
    end: at(session.endsAt),
    room: session.room === null ? undefined : textIn(session.room.name, language).text,
    who: whoOf(context, session),
    tags: tagsOf(context, data, session),
    ...(session.status === 'cancelled' ? { state: 'cancelled' as const } : {}),
  };
}

/** Whether a session spans all rooms as one strip: breaks, and what is common and in no room. */
const isStrip = (session: AgendaSession): boolean =>
  session.kind === 'break' || (session.common && session.room === null);

/** The rooms that a day uses, in their order; null stands for what is in no room. */
export function roomsOf(data: AgendaData, sessions: readonly TimedSession[]): (AgendaRoom | null)[] {
  const used = new Set(sessions.filter((session) => !isStrip(session)).map(({ room }) => room?.id ?? null));
  const rooms = data.rooms.filter(({ id }) => used.has(id));
  return used.has(null) ? [...rooms, null] : rooms;
}

/**
 * One day as a grid of quarter hours by rooms, and as a list in order of time. Rows count from the first session's
 * quarter hour; a session that ends on no quarter takes the row that it ends in.
 */
export function agendaModel(
  context: PageContext,
  data: AgendaData,
  sessions: readonly TimedSession[],
  base: string,
): AgendaModel {
  const { t, language } = context;
  const settings = agendaDates(data, language);
  const rooms = roomsOf(data, sessions);
  const first = Math.min(...sessions.map(({ startsAt }) => startsAt.getTime()));
  const origin = Math.floor(first / (ROW_MINUTES * MINUTE)) * ROW_MINUTES * MINUTE;
  const rowOf = (instant: Date): number =>
    Math.floor((instant.getTime() - origin) / (ROW_MINUTES * MINUTE)) + 1;
  const lengthOf = ({ startsAt, endsAt }: TimedSession): number =>
    Math.max(1, Math.ceil((endsAt.getTime() - origin) / (ROW_MINUTES * MINUTE)) + 1 - rowOf(startsAt));
  const clock = (instant: Date) => ({ datetime: instantText(instant), text: time(instant, settings) });

  const items = sessions.map((session): AgendaItem => {
    const place = { at: rowOf(session.startsAt), for: lengthOf(session) };
    if (isStrip(session) && session.status !== 'cancelled') {
      return {
        kind: 'break',
        ...place,
        title: textIn(session.title, language).text,
        start: clock(session.startsAt),
        end: clock(session.endsAt),
      };
    }
    const column = rooms.findIndex((room) => (room?.id ?? null) === (session.room?.id ?? null));
    return {
      kind: 'session',
      ...place,
      room: Math.max(column, 0) + 1,
      session: cardOf(context, data, session, base),
    };
  });
  const starts = new Map(sessions.map(({ startsAt }) => [rowOf(startsAt), startsAt]));
  const strips = new Set(items.flatMap((item) => (item.kind === 'break' ? [item.at] : [])));
  const shared = new Set(items.flatMap((item) => (item.kind === 'session' ? [item.at] : [])));
  return {
    rooms: rooms.map((room) =>
      room === null
        ? { label: t('agenda:elsewhere') }
        : {
            label: textIn(room.name, language).text,
            note: room.capacity === null ? undefined : t('common:count.seat', { count: room.capacity }),
          },
    ),
    ticks: [...starts]
      .toSorted(([one], [other]) => one - other)
      .map(([at, instant]) => ({ at, ...clock(instant), break: strips.has(at) && !shared.has(at) })),
    items,
    start: instantText(new Date(origin)),
    zone: data.edition.timeZone,
    rows: Math.max(...items.map((item) => item.at + item.for - 1)),
  };
}
