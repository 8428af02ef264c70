/** Writes schedule.json, valid against c3voc's schema (schedule.schema.json). The same model gives the same bytes. */

import { present } from '../assembly.ts';
import { type CompleteSchedule, completeSchedule, daysOfSchedule, type PlacedSession } from '../complete.ts';
import type { FileLanguage, FileText, ScheduleFile, ScheduleLink, ScheduleRole } from '../model.ts';
import { createNoticeList } from '../notices.ts';
import { supplementOf, supplementTarget } from '../supplement.ts';
import { joinText } from '../text.ts';
import { boundsOf, clockOf, formatDuration, rfc3339 } from '../times.ts';
import type { WriteOptions } from '../write-options.ts';
import { readScheduleJson } from './read.ts';

/** The schema's types of links and attachments; any other is told in the supplement. */
const linkTypes = new Set(['slides', 'paper', 'web', 'blog', 'article', 'media', 'related', 'activitypub']);
/** The schema's idea of a zone's name. */
const zoneName = /^(?:[A-Z][a-z]+\/[A-Z][a-z]+)|UTC$/;
const slug = /^[a-z0-9_-]+[a-z0-9]$/;
const code = /^[A-Z0-9]+$/;
const hexColor = /^#[0-9a-f]{6}$/i;

const matching = (text: string | undefined, pattern: RegExp): string | undefined =>
  text !== undefined && pattern.test(text) ? text : undefined;

const link = ({ url, title, type }: ScheduleLink): object =>
  present({ url, title, type: type !== undefined && linkTypes.has(type) ? type : undefined });

const endOf = (session: PlacedSession): Date => new Date(session.start.getTime() + session.duration * 60_000);

const build = (model: CompleteSchedule, language: FileLanguage, supplement: unknown): object => {
  const { conference } = model;
  const zone = conference.timeZone;
  const persons = new Map(model.persons.map((person) => [person.key, person]));
  const line = (text: FileText | undefined): string => joinText(text, 'line', language);
  const block = (text: FileText | undefined): string => joinText(text, 'block', language);
  const some = (text: string): string | undefined => text || undefined;

  const person = ({ person: key, role }: ScheduleRole): object[] => {
    const found = persons.get(key);
    if (!found) return [];
    const { guid, id, url } = found;
    const biography = some(block(found.biography));
    // `public_name` beside `id` would make it a person of two kinds, which the schema refuses.
    return [
      present({ guid, id, code: matching(found.code, code), name: line(found.name), url, biography, role }),
    ];
  };

  const event = (session: PlacedSession): object =>
    present({
      guid: session.guid,
      code: session.code,
      id: session.id,
      logo: session.logo,
      date: rfc3339(session.start, zone),
      start: clockOf(session.start, zone),
      end: rfc3339(endOf(session), zone),
      duration: formatDuration(session.duration),
      room: session.room,
      slug: session.slug,
      // The schema demands an address; one that names the session and leads nowhere is honest.
      url: session.url ?? `urn:uuid:${session.guid}`,
      title: line(session.title),
      subtitle: line(session.subtitle),
      track: session.track ?? null,
      // The schema has no field for it, and readers' apps show the type.
      type: session.cancelled ? 'cancelled' : (session.kind ?? ''),
      language: session.language ?? null,
      abstract: block(session.abstract),
      description: block(session.description),
      recording_license: session.recordingLicense,
      do_not_record: session.doNotRecord,
      persons: session.roles.flatMap(person),
      links: session.links.map(link),
      feedback_url: session.feedbackUrl,
      origin_url: session.originUrl,
      attachments: session.attachments.map(link),
    });

  const room = (found: CompleteSchedule['rooms'][number]): object => {
    const features = found.features.map((name) => [name, name === 'recording' ? 'record_by_default' : true]);
    return present({
      name: found.key,
      guid: found.guid,
      capacity: found.capacity,
      description: some(block(found.description)),
      features: features.length === 0 ? undefined : Object.fromEntries(features),
    });
  };

  const days = daysOfSchedule(model).map(({ date, rooms }, index) => {
    const { start, end } = boundsOf(date, zone);
    const filled = rooms.filter(({ sessions }) => sessions.length > 0);
    return {
      index: index + 1,
      date,
      day_start: rfc3339(start, zone),
      day_end: rfc3339(end, zone),
      rooms: Object.fromEntries(filled.map((place) => [place.room.key, place.sessions.map(event)])),
    };
  });

  return {
    generator: { name: 'multaqa' },
    schedule: present({
      version: conference.version,
      base_url: conference.baseUrl,
      conference: present({
        acronym: conference.acronym,
        title: line(conference.title),
        description: some(block(conference.description)),
        start: conference.start,
        end: conference.end,
        daysCount: conference.days,
        timeslot_duration: formatDuration(conference.slotDuration),
        time_zone_name: matching(zone, zoneName),
        logo: conference.logo,
        colors: matching(conference.color, hexColor) && { primary: conference.color },
        url: conference.url,
        tracks: model.tracks.map((track) =>
          present({
            name: track.key,
            slug: matching(track.slug, slug),
            color: matching(track.color, hexColor),
          }),
        ),
        rooms: model.rooms.map(room),
        meta: supplement === undefined ? undefined : { [supplementTarget]: supplement },
        days,
      }),
    }),
  };
};

/** Writes a schedule; sessions without a time are left out, those without a room stand `elsewhere`. */
export const writeScheduleJson = (model: ScheduleFile, { language = 'both' }: WriteOptions = {}): string => {
  const complete = completeSchedule(model, language);
  const text = (supplement?: unknown): string =>
    `${JSON.stringify(build(complete, language, supplement), null, 2)}\n`;
  const plain = text();
  if (language !== 'both' || complete.sessions.length === 0) return plain;
  const supplement = supplementOf(complete, readScheduleJson(plain, {}, createNoticeList()));
  return supplement ? text(supplement) : plain;
};
