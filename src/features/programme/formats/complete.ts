/**
 * Brings a schedule into the form that a file can hold: cleaned, identified, placed, ordered. Reading a written file
 * gives back exactly this.
 */

import { present } from './assembly.ts';
import { cleanSchedule } from './clean.ts';
import { acronymOf, elsewhere, guidOf, identifySessions, validGuid } from './identifiers.ts';
import {
  defaultSlotDuration,
  type FileLanguage,
  type FileText,
  orderPersons,
  orderSessions,
  type ScheduleFile,
  type SchedulePerson,
  type ScheduleRoom,
  type ScheduleSession,
} from './model.ts';
import { joinText, nameKey, splitText } from './text.ts';
import { dayOf, daysOf, isTimeZone, parseDay } from './times.ts';

/** A session that a file can hold. */
export interface PlacedSession extends ScheduleSession {
  guid: string;
  id: number;
  code: string;
  slug: string;
  room: string;
  start: Date;
}

/** A schedule that a file can hold. */
export interface CompleteSchedule extends ScheduleFile {
  conference: ScheduleFile['conference'] & { timeZone: string };
  rooms: (ScheduleRoom & { guid: string })[];
  sessions: PlacedSession[];
}

/** Names as they will be written, numbered where two are the same: files know rooms and tracks by name only. */
const writtenKeys = (
  items: readonly { key: string; name: FileText }[],
  language: FileLanguage,
): Map<string, string> => {
  const taken = new Set<string>();
  const keys = new Map<string, string>();
  for (const { key, name } of items) {
    const written = joinText(name, 'line', language) || key;
    let unique = nameKey(splitText(written, 'line'));
    for (let number = 2; taken.has(unique); number += 1) {
      unique = nameKey(splitText(`${written} (${number})`, 'line'));
    }
    taken.add(unique);
    keys.set(key, unique);
  }
  return keys;
};

/** Guids in lower case; made from the key where there is none, and anew where two sessions share one. */
const withGuids = <T extends ScheduleSession>(sessions: readonly T[]): (T & { guid: string })[] => {
  const taken = new Set<string>();
  return sessions.map((session) => {
    const own = validGuid(session.guid) ?? guidOf('session', session.key);
    let guid = own;
    for (let number = 2; taken.has(guid); number += 1) guid = guidOf('session', `${own}#${number}`);
    taken.add(guid);
    return { ...session, key: guid, guid };
  });
};

const wholeNumber = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isSafeInteger(value) ? value : undefined;

const withPersonKey = (person: SchedulePerson): SchedulePerson => {
  const guid = validGuid(person.guid) ?? guidOf('person', person.key);
  const { id: _, ...rest } = person;
  return present<SchedulePerson>({ ...rest, id: wholeNumber(person.id), key: guid, guid });
};

const toSecond = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000);

/** Sessions with a time, under the keys that their rooms, tracks and persons will have in the file. */
const placeSessions = (
  model: ScheduleFile,
  rooms: Map<string, string>,
  tracks: Map<string, string>,
  persons: Map<string, SchedulePerson>,
): (ScheduleSession & { room: string; start: Date })[] =>
  model.sessions.flatMap(({ track, ...session }) => {
    const room = rooms.get(session.room ?? '') ?? rooms.get(elsewhere.guid);
    if (session.start === undefined || room === undefined) return [];
    const roles = session.roles.flatMap((role) => {
      const person = persons.get(role.person);
      return person ? [{ ...role, person: person.key }] : [];
    });
    const trackKey = tracks.get(track ?? '');
    const placed = {
      ...session,
      room,
      start: toSecond(session.start),
      duration: Math.max(0, Math.round(session.duration)),
      roles,
    };
    return [trackKey === undefined ? placed : { ...placed, track: trackKey }];
  });

/** The rooms of a schedule, and one more where a session that has its time is in none of them. */
const roomsFor = ({ rooms, sessions }: ScheduleFile): ScheduleRoom[] => {
  const keys = new Set(rooms.map(({ key }) => key));
  const complete = sessions.every(({ start, room }) => start === undefined || keys.has(room ?? ''));
  if (complete) return rooms;
  return [...rooms, { key: elsewhere.guid, guid: elsewhere.guid, name: { ...elsewhere.name }, features: [] }];
};

/**
 * Completes a schedule for writing. Sessions without a time are left out, and with them whoever appears in no other;
 * those without a room stand in one that says so, see `elsewhere`. Identifiers that are missing or that the schemas refuse are derived, see `identifySessions`. `days` counts
 * the days from first to last, and those outside on which there is a session.
 */
export const completeSchedule = (source: ScheduleFile, language: FileLanguage = 'both'): CompleteSchedule => {
  const cleaned = cleanSchedule(source);
  const model = { ...cleaned, rooms: roomsFor(cleaned) };
  const { conference } = model;
  const timeZone =
    conference.timeZone !== undefined && isTimeZone(conference.timeZone) ? conference.timeZone : 'UTC';
  const roomKeys = writtenKeys(model.rooms, language);
  const trackKeys = writtenKeys(model.tracks, language);
  const persons = new Map(model.persons.map((person) => [person.key, withPersonKey(person)]));
  const acronym = acronymOf(conference.acronym || (conference.title.en ?? ''));

  const rooms = model.rooms.map((room) => {
    const key = roomKeys.get(room.key) ?? room.key;
    return { ...room, key, guid: validGuid(room.guid) ?? guidOf('room', key) };
  });
  const placed = withGuids(placeSessions(model, roomKeys, trackKeys, persons));
  const sessions = orderSessions(identifySessions(placed, acronym), rooms) as PlacedSession[];
  const dates = sessions.map((session) => dayOf(session.start, timeZone)).sort();
  const start = parseDay(conference.start) ?? dates[0] ?? '1970-01-01';
  const end = parseDay(conference.end) ?? dates.at(-1) ?? start;
  return {
    conference: {
      ...conference,
      acronym,
      start,
      end,
      days: daysOf(start, end, dates).length,
      timeZone,
      slotDuration: Math.round(conference.slotDuration) || defaultSlotDuration,
    },
    rooms,
    tracks: model.tracks.map((track) => ({ ...track, key: trackKeys.get(track.key) ?? track.key })),
    persons: orderPersons([...persons.values()], sessions),
    sessions,
  };
};

/** The days to write, each with its sessions; rooms stay in the order of the list, empty ones included. */
export const daysOfSchedule = (
  model: CompleteSchedule,
): { date: string; rooms: { room: CompleteSchedule['rooms'][number]; sessions: PlacedSession[] }[] }[] => {
  const { start, end, timeZone } = model.conference;
  const dated = model.sessions.map((session) => ({ session, date: dayOf(session.start, timeZone) }));
  const dates = daysOf(
    start,
    end,
    dated.map(({ date }) => date),
  );
  const places = new Map<string, PlacedSession[]>();
  for (const { date, session } of dated) {
    const place = `${date} ${session.room}`;
    places.set(place, [...(places.get(place) ?? []), session]);
  }
  return dates.map((date) => ({
    date,
    rooms: model.rooms.map((room) => ({
      room,
      sessions: places.get(`${date} ${room.key}`) ?? [],
    })),
  }));
};
