/**
 * Owns sessions with their roles and papers: the programme of an edition. It books rooms and persons through the
 * timetable, and hands the whole programme as one structure to pages, documents, calendars and files.
 */
import type { Changes } from '../../platform/changes/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { EditionFinder } from '../series/index.ts';
import type { Bookings, BookingTitles } from '../timetable/index.ts';
import { addProgrammeApi } from './api.ts';
import { createSessionsService, type SessionsService } from './service/sessions.ts';
import { sessionTitles } from './store/sessions.ts';

export * from './agenda-data.ts';
export { manageProgramme, readProgramme } from './policy.ts';
export { addPublicProgramme, lastChangeOf, type SessionLinks, type SessionOutcome, scheduleFileOf } from './public/index.ts';
export { readAgenda } from './store/agenda.ts';

/** Titles of sessions, for errors of the timetable. */
export const sessionBookings: BookingTitles = { kind: 'session', titles: sessionTitles };

export interface ProgrammeFeature {
  readonly database: Database;
  readonly finder: EditionFinder;
  readonly sessions: SessionsService;
  addApi(api: Api): void;
}

export function createProgrammeFeature(deps: {
  database: Database;
  changes: Changes;
  finder: EditionFinder;
  bookings: Bookings;
}): ProgrammeFeature {
  const { database, changes, finder, bookings } = deps;
  const feature: ProgrammeFeature = {
    database,
    finder,
    sessions: createSessionsService({ database, changes, bookings }),
    addApi: (api) => addProgrammeApi(api, feature),
  };
  return feature;
}
