import type { Translate } from '../../../platform/i18n/index.ts';
import { gregorianDate, type Language, time, wallClock } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { AgendaModel, SessionCardModel, TagModel } from '../../../platform/views/index.ts';
import { type AgendaData, type AgendaSession, agendaDates } from '../agenda-data.ts';
import { leadingRoles } from '../rules/statuses.ts';
import { say, shortPerson, themeModel, timeModel } from '../say.ts';
import { type Cut, cutsOf, rowAfter } from './agenda-cuts.ts';
import type { Stars } from './stars.ts';

/** What a page of the agenda is written with. */
export interface AgendaWords {
  readonly language: Language;
  /** In the edition's digits. */
  readonly t: Translate;
  /** Address of a session's page. */
  readonly hrefOf: (session: AgendaSession) => string;
  /** Absent where sessions can't be marked. */
  readonly starOf?: Stars;
}

/** A session in the grid; `room` is its column from 1, null for one that spans them all. */
export interface GridItem {
  /** Row from 1, and rows taken: quarters of an hour. */
  readonly at: number;
  readonly for: number;
  readonly room: number | null;
  /** Breaks and prayers stand back. */
  readonly break: boolean;
  readonly session: SessionCardModel;
}

/** One day of the agenda: a grid of quarter hours by rooms where there is width for it, a list otherwise. */
export interface AgendaDay extends Pick<AgendaModel, 'rooms' | 'ticks' | 'start' | 'zone' | 'rows'> {
  /** In order of time. */
  readonly items: readonly GridItem[];
  /** What runs alongside the rest for hours, such as the exhibition: shown above the grid. */
  readonly alongside: readonly SessionCardModel[];
  /** Hours left out, for the line of the present moment. */
  readonly cuts: readonly Cut[];
  /** Too many rooms for a grid: the day is a list on every screen. */
  readonly wide: boolean;
}

const QUARTER = 15 * 60_000;
/** Rows that the stylesheet has places for: a whole day. */
const MOST_ROWS = 96;
/** Rooms side by side that can still be read. */
export const MOST_COLUMNS = 8;

/** A session that has its time. */
export type TimedSession = AgendaSession & { readonly startsAt: Date; readonly endsAt: Date };

export const isTimed = (session: AgendaSession): session is TimedSession =>
  session.startsAt !== null && session.endsAt !== null;

/** A session in rows: its first, and the first after it. */
interface Placed {
  readonly session: TimedSession;
  readonly from: number;
  readonly until: number;
}

const meetInTime = (one: Placed, other: Placed): boolean =>
  one.session.startsAt < other.session.endsAt && other.session.startsAt < one.session.endsAt;
const meetInRows = (one: Placed, other: Placed): boolean => one.from < other.until && other.from < one.until;

/** For everybody at once: it spans all rooms. */
const isCommon = ({ common, kind, room }: AgendaSession): boolean =>
  common || (kind === 'break' && room === null);

/**
 * Rows of the sessions, counted from the quarter of an hour in which the first one starts. Times are taken to the nearest
 * quarter: what follows without a pause stays without one, and never overlaps.
 */
function place(sessions: readonly TimedSession[]): { placed: Placed[]; base: number } {
  const base = Math.floor(Math.min(...sessions.map(({ startsAt }) => startsAt.getTime())) / QUARTER);
  const row = (instant: Date): number => Math.round(instant.getTime() / QUARTER) - base + 1;
  const placed = sessions.map((session) => {
    const from = Math.min(row(session.startsAt), MOST_ROWS);
    const until = Math.min(row(session.endsAt), MOST_ROWS + 1);
    return { session, from, until: Math.max(until, from + 1) };
  });
  return { placed, base: base * QUARTER };
}

/** What spans all rooms, what is in one of them, and what runs beside the rest. */
function sortOut(placed: readonly Placed[]): { across: Placed[]; inRooms: Placed[]; beside: Placed[] } {
  const across: Placed[] = [];
  const beside: Placed[] = [];
  const inRooms: Placed[] = [];
  for (const item of placed.filter(({ session }) => isCommon(session))) {
    (across.some((other) => meetInTime(item, other)) ? beside : across).push(item);
  }
  for (const item of placed.filter(({ session }) => !isCommon(session))) {
    const alone = !placed.some((other) => other !== item && meetInTime(item, other));
    if (item.session.room === null) (alone ? across : beside).push(item);
    else if (across.some((other) => isCommon(other.session) && meetInTime(item, other))) beside.push(item);
    else inRooms.push(item);
  }
  // Shorter than a row, a session takes one: where that reaches into a strip it gives way.
  const giveWay = (item: Placed): Placed => {
    const strip = across.find((other) => meetInRows(item, other));
    if (strip === undefined) return item;
    const from = strip.from <= item.from ? strip.until : item.from;
    const until = strip.from <= item.from ? item.until : strip.from;
    return { ...item, from, until: Math.max(until, from + 1) };
  };
  return { across, inRooms: inRooms.map(giveWay), beside };
}

/** Columns of a room: one, and more only where two of its sessions meet. */
function lanesOf(placed: readonly Placed[]): Placed[][] {
  const lanes: Placed[][] = [];
  for (const item of placed) {
    const free = lanes.find((lane) => !lane.some((other) => meetInRows(item, other)));
    if (free === undefined) lanes.push([item]);
    else free.push(item);
  }
  return lanes;
}

/**
 * The model of one day; undefined for a day without sessions.
 * @param sessions those of the day, in order of time, narrowed already
 */
export function agendaDay(
  data: AgendaData,
  sessions: readonly AgendaSession[],
  words: AgendaWords,
): AgendaDay | undefined {
  const timed = sessions.filter(isTimed);
  if (timed.length === 0) return undefined;
  const { language, t } = words;
  const settings = agendaDates(data, language);
  const { placed, base } = place(timed);
  const sorted = sortOut(placed);
  const { beside } = sorted;
  const cuts = cutsOf(sorted.inRooms, sorted.across);
  const cut = (item: Placed): Placed => ({
    ...item,
    from: rowAfter(item.from, cuts),
    until: rowAfter(item.until, cuts),
  });
  const across = sorted.across.map(cut);
  const inRooms = sorted.inRooms.map(cut);

  const columns = data.rooms.flatMap((room) =>
    lanesOf(inRooms.filter(({ session }) => session.room?.id === room.id)).map((lane) => ({ room, lane })),
  );
  const columnOf = new Map(
    columns.flatMap(({ lane }, index) => lane.map(({ session }) => [session.id, index + 1] as const)),
  );
  const shown = [...across, ...inRooms];
  const items = shown
    .map(
      (item): GridItem => ({
        at: item.from,
        for: item.until - item.from,
        room: columnOf.get(item.session.id) ?? null,
        break: item.session.kind === 'break',
        session: sessionCard(data, item.session, words),
      }),
    )
    .sort((a, b) => a.at - b.at || (a.room ?? 0) - (b.room ?? 0));

  const ticks = [...new Set(items.map(({ at }) => at))].map((at) => {
    const here = shown.filter(({ from }) => from === at);
    const start = new Date(Math.min(...here.map(({ session }) => session.startsAt.getTime())));
    return {
      at,
      ...timeModel(start, settings),
      break: here.every(({ session }) => session.kind === 'break'),
    };
  });

  return {
    rooms: columns.map(({ room }) => ({
      label: say(room.name, language),
      ...(room.capacity === null ? {} : { note: t('common:count.seat', { count: room.capacity }) }),
    })),
    ticks,
    items,
    alongside: beside.sort((a, b) => a.from - b.from).map(({ session }) => sessionCard(data, session, words)),
    start: new Date(base).toISOString(),
    zone: data.edition.timeZone,
    rows: Math.max(...shown.map(({ until }) => until), 1) - 1,
    cuts,
    wide: columns.length > MOST_COLUMNS,
  };
}

/** A session as a card: what it is, when, where, who, and what changed. */
export function sessionCard(data: AgendaData, session: AgendaSession, words: AgendaWords): SessionCardModel {
  const { language, t, hrefOf } = words;
  const settings = agendaDates(data, language);
  return {
    title: say(session.title, language),
    href: hrefOf(session),
    kind: t(`common:kind.session.${session.kind}`),
    ...(session.theme === null ? {} : { theme: themeModel(session.theme, language) }),
    ...(session.startsAt === null ? {} : { start: timeModel(session.startsAt, settings) }),
    ...(session.endsAt === null ? {} : { end: timeModel(session.endsAt, settings) }),
    ...(session.room === null && session.place === null
      ? {}
      : { room: say(session.room?.name ?? session.place, language) }),
    ...(whoOf(session, words) === '' ? {} : { who: whoOf(session, words) }),
    tags: tagsOf(data, session, words),
    ...(words.starOf === undefined ? {} : { star: words.starOf(session) }),
    ...(session.status === 'cancelled' ? { state: 'cancelled' as const } : {}),
  };
}

/** Who leads, and how many speak: «رئاسة الجلسة: د. … · 4 متحدثين». */
function whoOf(session: AgendaSession, { language, t }: AgendaWords): string {
  const leader = leadingRoles[session.kind]
    .map((role) => session.roles.find((held) => held.role === role))
    .find((held) => held !== undefined);
  const speakers = session.roles.filter(({ role }) => role === 'speaker' || role === 'panellist');
  const names =
    leader === undefined && speakers.length <= 2
      ? speakers.map(({ person }) => shortPerson(person, language)).join(language === 'ar' ? '، ' : ', ')
      : '';
  return [
    leader === undefined
      ? names
      : `${t(`common:session-role.${leader.role}.group`)}: ${shortPerson(leader.person, language)}`,
    names === '' && speakers.length > 0 ? t('common:count.speaker', { count: speakers.length }) : '',
    session.papers.length > 0 ? t('common:count.paper', { count: session.papers.length }) : '',
  ]
    .filter((part) => part !== '')
    .join('\u00a0· ');
}

/** Cancelled, moved from where, interpreted, how many places, for whom. */
function tagsOf(data: AgendaData, session: AgendaSession, words: AgendaWords): TagModel[] {
  const { t } = words;
  const from = movedText(data, session, words);
  return [
    ...(session.status === 'cancelled'
      ? [{ text: t('common:status.session.cancelled'), tone: 'bad' as const }]
      : []),
    ...(from === '' || session.status === 'cancelled' ? [] : [{ text: from, tone: 'info' as const }]),
    ...(session.interpretation.length > 0
      ? [{ text: t('agenda:interpreted'), tone: 'line' as const, icon: 'head' as const }]
      : []),
    ...(session.capacity !== null && session.status !== 'cancelled'
      ? [{ text: t('common:count.seat', { count: session.capacity }) }]
      : []),
    ...(session.audience === 'invitation'
      ? [{ text: t('agenda:by-invitation'), icon: 'lock' as const }]
      : []),
  ];
}

/** «نُقلت من القاعة … ، 09:00»: the room and the time that are no longer so; empty for what never moved. */
export function movedText(data: AgendaData, session: AgendaSession, { language, t }: AgendaWords): string {
  const { movedFrom, startsAt } = session;
  if (movedFrom === null || startsAt === null) return '';
  const settings = agendaDates(data, language);
  const sameRoom = movedFrom.room === null || movedFrom.room.id === session.room?.id;
  const before = movedFrom.startsAt;
  const sameTime = before === null || before.getTime() === startsAt.getTime();
  const day = (date: Date): string => wallClock(date, settings.timeZone).day;
  const when =
    before === null || sameTime
      ? ''
      : day(before) === day(startsAt)
        ? time(before, settings)
        : `${gregorianDate(before, settings, { year: false })} ${time(before, settings)}`;
  const from = [sameRoom ? '' : say(movedFrom.room?.name, language), when]
    .filter((part) => part !== '')
    .join(language === 'ar' ? '، ' : ', ');
  return from === '' ? '' : t('agenda:moved-from', { from });
}

/** {@link sessionCard} for a page of another feature. `base` is the address of the edition's public face. */
export const cardOf = (
  context: Pick<PageContext, 'language' | 't'>,
  data: AgendaData,
  session: AgendaSession,
  base: string,
  starOf?: Stars,
): SessionCardModel =>
  sessionCard(data, session, {
    language: context.language,
    t: context.t,
    hrefOf: ({ slug }) => `${base}/sessions/${slug}`,
    ...(starOf === undefined ? {} : { starOf }),
  });
