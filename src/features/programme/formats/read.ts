/** Reads a schedule of any of the formats. */

import type { ReadHint } from './event.ts';
import { readCalendarFile } from './ics/read.ts';
import { readScheduleJson } from './json/read.ts';
import type { ScheduleFile } from './model.ts';
import {
  createNoticeList,
  type Notice,
  type NoticeList,
  ScheduleFormatError,
  type SessionPlaces,
} from './notices.ts';
import { readScheduleXml } from './xml/read.ts';

/** A format that schedules come in. */
export type ScheduleFormat = 'schedule.xml' | 'schedule.json' | 'ics';

export interface ReadSchedule {
  format: ScheduleFormat;
  model: ScheduleFile;
  /** Where the file has its sessions, by their keys in the model. */
  places: ReadonlyMap<string, SessionPlaces>;
  /** Everything that has no place in the model or was doubtful, in order of lines. */
  notUnderstood: Notice[];
}

const readers = {
  'schedule.xml': readScheduleXml,
  'schedule.json': readScheduleJson,
  ics: readCalendarFile,
} as const satisfies Record<
  ScheduleFormat,
  (text: string, hint: ReadHint, notices: NoticeList) => ScheduleFile
>;

/** Encodings by their first bytes. */
const marks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The mark, else what an XML declaration says (Arabic files in windows-1256 are still about), else UTF-8. */
const encodingOf = (bytes: Uint8Array): string => {
  const mark = marks.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (mark) return mark[0];
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
};

const decode = (bytes: Uint8Array): string => {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ScheduleFormatError(
      'schedule-file-encoding',
      `the file is not in ${encoding}, as it says or must be`,
    );
  }
};

const formatOf = (text: string): ScheduleFormat => {
  if (/^\s*</.test(text)) return 'schedule.xml';
  if (/^\s*[{[]/.test(text)) return 'schedule.json';
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return 'ics';
  const detail = 'neither schedule.xml nor schedule.json nor iCalendar';
  throw new ScheduleFormatError('schedule-file-unknown', detail, 1);
};

/**
 * Reads schedule.xml, schedule.json or iCalendar, recognised by what they hold. Tolerant: what is odd is read as well
 * as can be and listed. Throws `ScheduleFormatError` for a file that is broken, unsafe, empty or something else.
 */
export const readSchedule = (source: Uint8Array | string, hint: ReadHint = {}): ReadSchedule => {
  const text = (typeof source === 'string' ? source : decode(source)).replace(/^\ufeff/, '');
  const format = formatOf(text);
  const notices = createNoticeList();
  const model = readers[format](text, hint, notices);
  const notUnderstood = [...notices.all].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { format, model, places: notices.places, notUnderstood };
};
