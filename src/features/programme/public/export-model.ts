import type { LocalText } from '../../../platform/language/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import type { AgendaData, AgendaPerson, AgendaRoom, AgendaSession } from '../agenda-data.ts';
import type {
  FileText,
  OwnConference,
  OwnRoom,
  OwnSession,
  ScheduleFile,
  SchedulePerson,
  ScheduleRoom,
  ScheduleSession,
  ScheduleTrack,
  TextMarks,
} from '../formats/index.ts';
import { fullPerson } from '../say.ts';
import { isTimed } from './agenda-model.ts';

/** Where the public pages lie: `https://forum.example.org/ar/forums/national-forum/2016`. */
export interface PublicAddress {
  readonly edition: string;
  /** Names stand as the directory has them, without titles: so another installation finds them again. Default false. */
  readonly plainNames?: boolean;
}

/** What an edition knows of its parts beyond what its agenda shows: for files that are to bring all of it back. */
export interface PartsKnown {
  readonly themes: readonly { readonly id: string; readonly description: LocalText | null }[];
  readonly rooms: readonly {
    readonly id: string;
    readonly venueId: string | null;
    readonly position: number;
  }[];
  readonly venues: readonly {
    readonly id: string;
    readonly name: LocalText;
    readonly address: LocalText | null;
    readonly mapUrl: string | null;
  }[];
}

const marksOf = ({ authentic, status }: LocalText): TextMarks => ({ authentic, ...status });

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
  own: { slug: person.slug, name: fileText(person.name) },
});

const ownSession = (session: AgendaSession): OwnSession => ({
  code: session.code,
  slug: session.slug,
  title: marksOf(session.title),
  abstract: session.abstract && marksOf(session.abstract),
  common: session.common,
  languages: [...session.languages],
  interpretation: [...session.interpretation],
  capacity: session.capacity,
  audience: session.audience,
  // The public is not told the address of what is not for the public: that is no statement about it.
  ...(session.audience === 'public' || session.liveUrl !== null ? { liveUrl: session.liveUrl } : {}),
  cancellationReason: session.cancellationReason,
  movedFrom: session.movedFrom && {
    startsAt: session.movedFrom.startsAt?.toISOString() ?? null,
    room: session.movedFrom.room?.id ?? null,
  },
  topics: session.roles.flatMap(({ person, role, topic }) =>
    topic === null ? [] : [{ person: person.id, role, topic }],
  ),
  ...(session.place === null ? {} : { place: session.place }),
  ...(session.level === null ? {} : { level: session.level }),
  papers: session.papers.map(({ title, abstract, authors, startsAfter, minutes }) => ({
    title,
    abstract,
    ...(startsAfter === null ? {} : { startsAfter }),
    ...(minutes === null ? {} : { minutes }),
    authors: authors.map(({ id, slug, name }) => ({ guid: id, slug, name: fileText(name) })),
  })),
});

function ownConference({ edition, series }: AgendaData): OwnConference {
  const { title, number, slogan, city, startsOn, endsOn, languages, authenticLanguage } = edition;
  const { digits, monthNames, hijriAdjustment, hijriFirst } = edition;
  return {
    ...{ title: marksOf(title), number, slogan, city, startsOn, endsOn, languages: [...languages] },
    ...{ authenticLanguage, digits, monthNames, hijriAdjustment, hijriFirst },
    series: { acronym: series.acronym, name: series.name },
  };
}

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
    own: ownSession(session),
  };
}

/**
 * The programme as the neutral model that files and calendars are written from.
 * @param known what the agenda does not show of its parts; without it a file says nothing about that
 */
export function scheduleFileOf(data: AgendaData, address: PublicAddress, known?: PartsKnown): ScheduleFile {
  const { edition, series } = data;
  const descriptions = new Map(known?.themes.map(({ id, description }) => [id, description]));
  const placeOf = new Map(known?.rooms.map((room) => [room.id, room]));
  const venues = new Map(known?.venues.map((venue) => [venue.id, venue]));
  const venueOf = ({ id, venue }: AgendaRoom): OwnRoom['venue'] => {
    const whole = venues.get(placeOf.get(id)?.venueId ?? '');
    return whole === undefined
      ? venue && { name: venue }
      : { name: whole.name, address: whole.address, mapUrl: whole.mapUrl };
  };
  const rooms = data.rooms.map(
    (room, index): ScheduleRoom => ({
      key: room.id,
      guid: room.id,
      name: fileText(room.name),
      features: [...room.features],
      ...(room.capacity === null ? {} : { capacity: room.capacity }),
      own: {
        name: marksOf(room.name),
        slug: room.slug,
        position: placeOf.get(room.id)?.position ?? index + 1,
        interpretationBooths: room.interpretationBooths,
        venue: venueOf(room),
      },
    }),
  );
  const tracks = data.themes.map(
    ({ id, slug, number, title }): ScheduleTrack => ({
      key: id,
      name: fileText(title),
      slug,
      own: {
        title: marksOf(title),
        slug,
        number,
        ...(known === undefined ? {} : { description: descriptions.get(id) ?? null }),
      },
    }),
  );
  return {
    conference: {
      title: fileText(edition.title),
      acronym: `${series.slug}-${edition.slug}`,
      start: data.days[0] ?? edition.startsOn,
      end: data.days.at(-1) ?? edition.endsOn,
      days: data.days.length,
      timeZone: edition.timeZone,
      version: data.release?.version ?? String(edition.revision),
      slotDuration: 15,
      url: address.edition,
      ...(edition.city === null ? {} : { city: textIn(edition.city, edition.authenticLanguage).text }),
      own: ownConference(data),
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
