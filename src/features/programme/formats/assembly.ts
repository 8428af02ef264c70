/** Puts together what the readers find: rooms, tracks and persons once each, sessions under unique keys. */

import { elsewhere, validGuid } from './identifiers.ts';
import {
  type FileText,
  orderPersons,
  orderSessions,
  type ScheduleConference,
  type ScheduleFile,
  type SchedulePerson,
  type ScheduleRoom,
  type ScheduleSession,
  type ScheduleTrack,
} from './model.ts';
import type { NoticeList, SessionPlaces } from './notices.ts';
import { hasText, joinText, nameKey } from './text.ts';
import { dayOf, daysOf } from './times.ts';

/** Drops the fields that are undefined, so that optional fields are absent. */
export const present = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T => {
  const kept: Partial<T> = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept as T;
};

/** A text, or undefined where it says nothing. */
export const someText = (text: FileText | undefined): FileText | undefined =>
  hasText(text) ? text : undefined;

/** A session as found: everything but the key and the references, which the assembly settles. */
export interface FoundSession extends Omit<ScheduleSession, 'key' | 'room' | 'track'> {
  line: number | null;
  path: string;
  /** Where its fields stand, as far as the format tells. */
  places: SessionPlaces;
  /** Identity from a calendar. */
  uid?: string;
  room?: FileText;
  track?: FileText;
}

/** A person as found: everything but the key. */
export type FoundPerson = Omit<SchedulePerson, 'key'>;

/** What is known of the conference before its sessions; the rest follows from them. */
export type FoundConference = Omit<ScheduleConference, 'start' | 'end' | 'days'> &
  Partial<Pick<ScheduleConference, 'start' | 'end' | 'days'>>;

export interface Assembly {
  /** Notes a room, or what more is known of it. Returns its key; undefined for an empty name. */
  room(name: FileText | undefined, details?: Partial<Omit<ScheduleRoom, 'key' | 'name'>>): string | undefined;
  track(
    name: FileText | undefined,
    details?: Partial<Omit<ScheduleTrack, 'key' | 'name'>>,
  ): string | undefined;
  /** Returns the key; undefined for somebody without a name. */
  person(person: FoundPerson): string | undefined;
  session(session: FoundSession): void;
  finish(conference: FoundConference): ScheduleFile;
}

const personKey = (person: FoundPerson): string =>
  person.guid ??
  (person.code === undefined ? undefined : `code:${person.code}`) ??
  (person.id === undefined ? undefined : `id:${person.id}`) ??
  `name:${joinText(person.name, 'line', 'both')}`;

/** Identity of a session, and whether the file gave one. */
const sessionKey = (session: FoundSession): { key: string; given: boolean } => {
  const given =
    validGuid(session.guid) ??
    session.uid ??
    (session.id === undefined ? undefined : `id:${session.id}`) ??
    (session.code === undefined ? undefined : `code:${session.code}`) ??
    (session.slug === undefined ? undefined : `slug:${session.slug}`);
  const time = session.start?.toISOString() ?? 'unplaced';
  const made = `at:${time}/${nameKey(session.room ?? {})}/${joinText(session.title, 'line', 'both')}`;
  return { key: given ?? made, given: given !== undefined };
};

/** Starts an assembly; what is doubtful goes to the notices. */
export const createAssembly = (notices: NoticeList): Assembly => {
  const rooms = new Map<string, ScheduleRoom>();
  const tracks = new Map<string, ScheduleTrack>();
  const persons = new Map<string, SchedulePerson>();
  const sessions = new Map<string, ScheduleSession>();

  const uniqueKey = (key: string): string => {
    let number = 2;
    while (sessions.has(`${key}#${number}`)) number += 1;
    return `${key}#${number}`;
  };

  const room: Assembly['room'] = (name, details = {}) => {
    const key = nameKey(name ?? {});
    if (key === '') return undefined;
    rooms.set(key, { key, name: name ?? {}, features: [], ...rooms.get(key), ...details });
    return key;
  };

  const track: Assembly['track'] = (name, details = {}) => {
    const key = nameKey(name ?? {});
    if (key === '') return undefined;
    tracks.set(key, { key, name: name ?? {}, ...tracks.get(key), ...details });
    return key;
  };

  const person: Assembly['person'] = (found) => {
    if (!hasText(found.name)) return undefined;
    const key = personKey(found);
    persons.set(key, { key, ...found, ...persons.get(key) });
    return key;
  };

  const session: Assembly['session'] = (found) => {
    const { line, path, places: stands, uid, room: roomName, track: trackName, ...fields } = found;
    const { key: wanted, given } = sessionKey(found);
    const taken = sessions.has(wanted);
    const key = taken ? uniqueKey(wanted) : wanted;
    const title = joinText(found.title, 'line', 'both');
    if (taken) {
      notices.add('duplicateKey', line, path, wanted, `“${title}” has the identity of an earlier session`);
    } else if (!given) {
      notices.add(
        'identityMissing',
        line,
        path,
        title,
        'a change of its time, room or title makes it a new session',
      );
    }
    if (found.start === undefined) {
      notices.add('timeMissing', line, path, title, 'the session has no time and stays unplaced');
    }
    const places = present<Pick<ScheduleSession, 'room' | 'track'>>({
      room: room(roomName),
      track: track(trackName),
    });
    sessions.set(key, { key, ...fields, ...places });
    notices.places.set(key, stands);
  };

  const finish: Assembly['finish'] = (found) => {
    const zone = found.timeZone ?? 'UTC';
    const nowhere = [...rooms.values()].find(({ guid }) => guid === elsewhere.guid)?.key;
    if (nowhere !== undefined) {
      rooms.delete(nowhere);
      for (const one of sessions.values()) if (one.room === nowhere) delete one.room;
    }
    const ordered = orderSessions([...sessions.values()], [...rooms.values()]);
    const placed = ordered.flatMap(({ start }) => (start === undefined ? [] : dayOf(start, zone))).sort();
    const start = found.start ?? placed[0] ?? '';
    const end = found.end ?? placed.at(-1) ?? start;
    const days = found.days ?? daysOf(start, end, placed).length;
    return {
      conference: { ...found, start, end, days },
      rooms: [...rooms.values()],
      tracks: [...tracks.values()],
      persons: orderPersons([...persons.values()], ordered),
      sessions: ordered,
    };
  };

  return { room, track, person, session, finish };
};
