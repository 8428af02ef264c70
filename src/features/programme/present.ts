import type { Static } from 'typebox';
import type {
  AgendaData,
  AgendaPerson,
  AgendaRole,
  AgendaRoom,
  AgendaSession,
  SessionPlanning,
} from './agenda-data.ts';
import type { PersonOnProgramme, RoleView, SessionView } from './contract.ts';
import { needsOfSession } from './filter.ts';

const presentPerson = (person: AgendaPerson): Static<typeof PersonOnProgramme> => ({
  id: person.id,
  slug: person.slug,
  honorific: person.honorific,
  rank: person.rank,
  academicTitle: person.academicTitle,
  name: person.name,
  post: person.post,
  postNamesBody: person.postNamesBody,
  gender: person.gender,
  body: person.body === null ? null : { id: person.body.id, slug: person.body.slug, name: person.body.name },
  state: person.state,
});

export const presentRole = ({ role, person, topic }: AgendaRole): Static<typeof RoleView> => ({
  role,
  person: presentPerson(person),
  topic,
});

const roomRef = (room: AgendaRoom | null) =>
  room === null ? null : { id: room.id, slug: room.slug, name: room.name };

/** RFC 3339 with the offset of UTC. */
const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

const presentPlanning = ({ declined: _, ...planning }: SessionPlanning) => ({
  ...planning,
  equipment: [...planning.equipment],
  allowedRoomIds: [...planning.allowedRoomIds],
  barredRoomIds: [...planning.barredRoomIds],
  preferredRoomIds: [...planning.preferredRoomIds],
  undesiredRoomIds: [...planning.undesiredRoomIds],
});

/** @param data given to those who work on the programme: adds what the session still needs */
export const presentSession = (session: AgendaSession, data?: AgendaData): SessionView => ({
  id: session.id,
  code: session.code,
  slug: session.slug,
  kind: session.kind,
  title: session.title,
  abstract: session.abstract,
  theme: session.theme,
  room: roomRef(session.room),
  place: session.place,
  startsAt: instant(session.startsAt),
  endsAt: instant(session.endsAt),
  day: session.day,
  common: session.common,
  languages: [...session.languages],
  interpretation: [...session.interpretation],
  capacity: session.capacity,
  level: session.level,
  audience: session.audience,
  liveUrl: session.liveUrl,
  links: [...session.links],
  status: session.status,
  cancellationReason: session.cancellationReason,
  movedFrom:
    session.movedFrom === null
      ? null
      : { startsAt: instant(session.movedFrom.startsAt), room: roomRef(session.movedFrom.room) },
  sequence: session.sequence,
  roles: session.roles.map(presentRole),
  papers: session.papers.map(({ authors, startsAt, endsAt, ...paper }) => ({
    ...paper,
    startsAt: instant(startsAt),
    endsAt: instant(endsAt),
    authors: authors.map(presentPerson),
  })),
  ...(session.planning === null ? {} : presentPlanning(session.planning)),
  ...(data === undefined ? {} : { needs: needsOfSession(session, data) }),
  version: session.version,
  updatedAt: session.updatedAt.toISOString(),
});

/** A session among the lists that it refers to: themes, rooms and persons by id. */
function presentInAgenda(session: AgendaSession) {
  const { theme, room, movedFrom, roles, papers, ...own } = presentSession(session);
  return {
    ...own,
    themeId: theme?.id ?? null,
    roomId: room?.id ?? null,
    movedFrom: movedFrom && { startsAt: movedFrom.startsAt, roomId: movedFrom.room?.id ?? null },
    roles: roles.map(({ role, person, topic }) => ({ role, personId: person.id, topic })),
    papers: papers.map(({ authors, ...paper }) => ({ ...paper, authorIds: authors.map(({ id }) => id) })),
  };
}

/**
 * The announced programme as JSON: facts of the edition, days, and each room, theme and person once, to which the
 * sessions refer. Told with every session again, they are four fifths of what a phone has to fetch.
 */
export const presentAgenda = (data: AgendaData) => ({
  series: data.series,
  edition: { ...data.edition, revision: undefined },
  days: data.days,
  rooms: data.rooms,
  themes: data.themes,
  persons: data.persons.map(presentPerson),
  sessions: data.sessions.map(presentInAgenda),
});

/**
 * One day of the announced programme, as its page shows it: the sessions of the day with the rooms, themes and persons
 * they name; without what only a session's own page tells, its abstracts, and without what is empty. So a large programme
 * is fetched day by day, in a fraction of the bytes.
 */
export function presentAgendaDay(data: AgendaData, day: string) {
  const sessions = data.sessions.filter((session) => session.day === day);
  const named = new Set(
    sessions.flatMap(({ theme, room, movedFrom, roles, papers }) => [
      theme?.id,
      room?.id,
      movedFrom?.room?.id,
      ...roles.map(({ person }) => person.id),
      ...papers.flatMap(({ authors }) => authors.map(({ id }) => id)),
    ]),
  );
  const isNamed = ({ id }: { readonly id: string }): boolean => named.has(id);
  const whole = presentAgenda({
    ...data,
    rooms: data.rooms.filter(isNamed),
    themes: data.themes.filter(isNamed),
    persons: data.persons.filter(isNamed),
    sessions,
  });
  return {
    ...whole,
    day,
    sessions: whole.sessions.map(({ abstract: _, papers, roles, ...session }) => ({
      ...filled(session),
      roles: roles.map(filled),
      ...(papers.length === 0 ? {} : { papers: papers.map(({ abstract: __, ...paper }) => filled(paper)) }),
    })),
  };
}

/** A thing without its fields that say nothing: null and empty lists. */
const filled = <T extends object>(thing: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(thing).filter(
      ([, value]) => value !== null && (!Array.isArray(value) || value.length > 0),
    ),
  ) as Partial<T>;
