import type { LocalText } from '../../../platform/language/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import type { AgendaData, AgendaPerson, AgendaSession } from '../agenda-data.ts';
import type {
  FileText,
  ScheduleFile,
  SchedulePerson,
  ScheduleRoom,
  ScheduleSession,
  ScheduleTrack,
} from '../formats/index.ts';
import { fullPerson } from '../say.ts';
import { isTimed } from './agenda-model.ts';

/** Where the public pages lie: `https://forum.example.org/ar/forums/national-forum/2016`. */
export interface PublicAddress {
  readonly edition: string;
  /** Names stand as the directory has them, without titles: so another installation finds them again. Default false. */
  readonly plainNames?: boolean;
}

const fileText = (text: LocalText): FileText => ({
  ...(text.ar === '' ? {} : { ar: text.ar }),
  ...(text.en === '' ? {} : { en: text.en }),
});

const personOf = (person: AgendaPerson, { edition, plainNames = false }: PublicAddress): SchedulePerson => ({
  key: person.id,
  guid: person.id,
  name: {
    ...(person.name.ar === '' ? {} : { ar: plainNames ? person.name.ar : fullPerson(person, 'ar') }),
    ...(person.name.en === '' ? {} : { en: plainNames ? person.name.en : fullPerson(person, 'en') }),
  },
  url: `${edition}/speakers/${person.slug}`,
  ...(person.biography === null ? {} : { biography: fileText(person.biography) }),
});

function sessionOf(session: AgendaSession, { edition }: PublicAddress): ScheduleSession {
  const [language] = session.languages;
  return {
    key: session.id,
    guid: session.id,
    slug: session.slug,
    title: fileText(session.title),
    ...(session.abstract === null ? {} : { abstract: fileText(session.abstract) }),
    ...(language === undefined ? {} : { language }),
    kind: session.kind,
    ...(session.theme === null ? {} : { track: session.theme.id }),
    ...(session.room === null ? {} : { room: session.room.id }),
    ...(session.startsAt === null ? {} : { start: session.startsAt }),
    duration: isTimed(session) ? (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000 : 0,
    cancelled: session.status === 'cancelled',
    roles: session.roles.map(({ person, role }) => ({ person: person.id, role })),
    links: session.links.map(({ url, title }) => ({ url, title })),
    attachments: [],
    url: `${edition}/sessions/${session.slug}`,
    sequence: session.sequence,
    lastModified: session.updatedAt,
  };
}

/** The programme as the neutral model that files and calendars are written from. */
export function scheduleFileOf(data: AgendaData, address: PublicAddress): ScheduleFile {
  const { edition, series } = data;
  const rooms = data.rooms.map(
    (room): ScheduleRoom => ({
      key: room.id,
      guid: room.id,
      name: fileText(room.name),
      features: [...room.features],
      ...(room.capacity === null ? {} : { capacity: room.capacity }),
    }),
  );
  const tracks = data.themes.map(
    (theme): ScheduleTrack => ({ key: theme.id, name: fileText(theme.title), slug: theme.slug }),
  );
  return {
    conference: {
      title: fileText(edition.title),
      acronym: `${series.slug}-${edition.slug}`,
      start: data.days[0] ?? edition.startsOn,
      end: data.days.at(-1) ?? edition.endsOn,
      days: data.days.length,
      timeZone: edition.timeZone,
      version: String(edition.revision),
      slotDuration: 15,
      url: address.edition,
      ...(edition.city === null ? {} : { city: textIn(edition.city, edition.authenticLanguage).text }),
    },
    rooms,
    tracks,
    persons: data.persons.map((person) => personOf(person, address)),
    sessions: data.sessions.map((session) => sessionOf(session, address)),
  };
}

/** The newest change of anything on the programme: what a calendar is stamped with, so that its bytes stay. */
export const lastChangeOf = (data: AgendaData): Date =>
  new Date(Math.max(0, ...data.sessions.map(({ updatedAt }) => updatedAt.getTime())));
