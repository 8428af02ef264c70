/**
 * A schedule as files know it: the neutral shape between schedule.xml, schedule.json and iCalendar on one side and an
 * edition's programme on the other. Plain data; whoever fills it for publication puts public data in and nothing else.
 *
 * Sessions refer to rooms, tracks and persons by `key`. Optional fields are absent, never empty.
 */

import type { OwnConference, OwnPerson, OwnRoom, OwnSession, OwnTrack } from './own.ts';

/** A text as found in a file: what is in Arabic script under `ar`, everything else under `en`. Empty when untitled. */
export interface FileText {
  ar?: string;
  en?: string;
}

export interface ScheduleConference {
  title: FileText;
  subtitle?: FileText;
  description?: FileText;
  /** Short name used in slugs and by readers' apps to tell conferences apart; empty where the file has none. */
  acronym: string;
  /** First and last day, `YYYY-MM-DD`, in the zone of the conference. */
  start: string;
  end: string;
  /** Days that the file counts, idle ones included. */
  days: number;
  /** IANA name. Absent when the file does not say; a notice `timeZoneMissing` then says so too. */
  timeZone?: string;
  /** Version of the schedule as published; empty where the file has none. */
  version: string;
  /** Grid of the timetable in minutes; 15 where the file has none. */
  slotDuration: number;
  /** Website of the conference. */
  url?: string;
  /** What relative addresses of the file are relative to. */
  baseUrl?: string;
  logo?: string;
  /** Primary colour, `#rrggbb`. */
  color?: string;
  venue?: string;
  city?: string;
  /** The file says that it holds a choice of the sessions: what is not in it is not gone. */
  part?: boolean;
  /** What only our own files hold. */
  own?: OwnConference;
}

export interface ScheduleRoom {
  /** The name as written in the file: two rooms of one file may share a guid (a pretalx fault), never a name. */
  key: string;
  name: FileText;
  guid?: string;
  /** Seats. */
  capacity?: number;
  description?: FileText;
  /** Equipment by name, such as `recording`; the file's own words. */
  features: string[];
  /** What only our own files hold. */
  own?: OwnRoom;
}

/** A track of the file; a theme of the edition. */
export interface ScheduleTrack {
  /** The name as written in the file. */
  key: string;
  name: FileText;
  slug?: string;
  /** `#rrggbb`. */
  color?: string;
  /** What only our own files hold. */
  own?: OwnTrack;
}

/** Somebody on the programme. Never carries an address of any kind but a public page. */
export interface SchedulePerson {
  /** The guid, else `code:…`, `id:…` or `name:…`. */
  key: string;
  name: FileText;
  guid?: string;
  id?: number;
  code?: string;
  /** Public page. */
  url?: string;
  biography?: FileText;
  /** What only our own files hold. */
  own?: OwnPerson;
}

/** One person's part in one session. */
export interface ScheduleRole {
  /** Key of the person. */
  person: string;
  /** The file's own word, such as `chair`; absent where the format has no roles. */
  role?: string;
}

/** A link or an attachment. */
export interface ScheduleLink {
  url: string;
  title?: string;
  /** The file's own word, such as `slides`. */
  type?: string;
}

export interface ScheduleSession {
  /**
   * Identity across deliveries of the file: the guid, else the calendar's UID, else `id:…`, `code:…`, `slug:…`, and as
   * a last resort `at:…` from time, room and title. Unique in a file.
   */
  key: string;
  guid?: string;
  id?: number;
  code?: string;
  slug?: string;
  title: FileText;
  subtitle?: FileText;
  abstract?: FileText;
  description?: FileText;
  /** Language that the session is held in, as the file says it (`ar`, `en`, …). */
  language?: string;
  /** The file's `type`: `plenary`, `workshop`, `Talk` … Absent for a session that the file only calls cancelled. */
  kind?: string;
  /** Key of the track. */
  track?: string;
  /** Key of the room. */
  room?: string;
  start?: Date;
  /** Minutes. */
  duration: number;
  cancelled: boolean;
  roles: ScheduleRole[];
  links: ScheduleLink[];
  attachments: ScheduleLink[];
  /** Public page of the session. */
  url?: string;
  feedbackUrl?: string;
  /** Page in the system that the session was first entered in. */
  originUrl?: string;
  recordingUrl?: string;
  recordingLicense?: string;
  doNotRecord?: boolean;
  logo?: string;
  /** Revision counter for calendars (RFC 5545, 3.8.7.4); 0 when absent. */
  sequence?: number;
  lastModified?: Date;
  /** What only our own files hold. */
  own?: OwnSession;
}

export interface ScheduleFile {
  conference: ScheduleConference;
  rooms: ScheduleRoom[];
  tracks: ScheduleTrack[];
  persons: SchedulePerson[];
  /** In order of start, then room, then key; those without a time last. */
  sessions: ScheduleSession[];
}

/** Languages that a written file shows: one, or Arabic and English side by side. */
export type FileLanguage = 'ar' | 'en' | 'both';

/** Minutes of a timetable's grid where a file does not say. */
export const defaultSlotDuration = 15;

/** Sorts sessions as `ScheduleFile.sessions` promises; rooms count by their place in the list. */
export const orderSessions = (
  sessions: readonly ScheduleSession[],
  rooms: readonly ScheduleRoom[],
): ScheduleSession[] => {
  const place = new Map(rooms.map((room, index) => [room.key, index]));
  const time = (session: ScheduleSession): number => session.start?.getTime() ?? Number.MAX_SAFE_INTEGER;
  const room = (session: ScheduleSession): number => place.get(session.room ?? '') ?? rooms.length;
  return [...sessions].sort(
    (a, b) => time(a) - time(b) || room(a) - room(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
};

/** Those who appear in the sessions, in order of first appearance. */
export const orderPersons = (
  persons: readonly SchedulePerson[],
  sessions: readonly ScheduleSession[],
): SchedulePerson[] => {
  const byKey = new Map(persons.map((person) => [person.key, person]));
  const seen = new Set(sessions.flatMap((session) => session.roles.map((role) => role.person)));
  return [...seen].flatMap((key) => byKey.get(key) ?? []);
};
