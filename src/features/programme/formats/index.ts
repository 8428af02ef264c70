/**
 * Schedule formats: schedule.xml, schedule.json and iCalendar to and from one neutral model. Pure: no database, no
 * files, no clock, no zone of the process.
 */

export { type CompleteSchedule, completeSchedule, type PlacedSession } from './complete.ts';
export type { ReadHint } from './event.ts';
export { type CalendarOptions, writeCalendar } from './ics/write.ts';
export { writeScheduleJson } from './json/write.ts';
export type {
  FileLanguage,
  FileText,
  ScheduleConference,
  ScheduleFile,
  ScheduleLink,
  SchedulePerson,
  ScheduleRole,
  ScheduleRoom,
  ScheduleSession,
  ScheduleTrack,
} from './model.ts';
export {
  type Expectation,
  type Notice,
  type NoticeCode,
  type Place,
  type ScheduleFormatCode,
  ScheduleFormatError,
  shown,
} from './notices.ts';
export type { OwnConference, OwnPerson, OwnRoom, OwnSession, OwnTrack, TextMarks } from './own.ts';
export { type ReadSchedule, readSchedule, type ScheduleFormat } from './read.ts';
export type { WriteOptions } from './write-options.ts';
export { writeScheduleXml } from './xml/write.ts';
