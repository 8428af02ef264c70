/** What a reader could not make sense of, and the one error that ends a reading. */

import { AppError } from '../../../platform/errors/index.ts';

/**
 * Why a place of the file is listed.
 * - `unknownElement`, `unknownAttribute`, `unknownProperty`: no place for it in a programme; left out.
 * - `invalidValue`: known, but the value makes no sense; left out or replaced as the message says.
 * - `timeZoneMissing`: no zone in the file; times without an offset were read as UTC.
 * - `duplicateKey`: a second session under one identity; both are kept, the second under another key.
 * - `identityMissing`: nothing that names the session for good; a key was made of its time, room and title.
 * - `timeMissing`: a session without a time; kept unplaced.
 * - `repetition`: a repeating event; its first occurrence was read.
 */
export type NoticeCode =
  | 'unknownElement'
  | 'unknownAttribute'
  | 'unknownProperty'
  | 'invalidValue'
  | 'timeZoneMissing'
  | 'duplicateKey'
  | 'identityMissing'
  | 'timeMissing'
  | 'repetition';

/** What a value had to be that made no sense; with `invalidValue`, and a key of the messages. */
export const expectations = [
  'web-address',
  'time-zone',
  'date',
  'date-time',
  'time-of-day',
  'duration',
  'one-theme',
  'property',
  'kind-of-value',
  'supplement',
  'session-length',
  'session-kind',
  'session-role',
  'session-language',
  'session-title',
] as const;
export type Expectation = (typeof expectations)[number];

/** Where something stands in a file. */
export interface Place {
  /** Line of the file, from 1; null for what concerns the file as a whole. */
  readonly line: number | null;
  /** In the manner of the format: `schedule/day/room/event/start`, `/schedule/conference/days/0`, `VCALENDAR/VEVENT/GEO`. */
  readonly path: string;
}

export interface Notice {
  code: NoticeCode;
  /** Line of the file, from 1; null for what concerns the file as a whole. */
  line: number | null;
  /** Where, in the manner of the format: `schedule/day/room/event/@x`, `/schedule/conference/days/0`, `VCALENDAR/VEVENT/GEO`. */
  path: string;
  /** What stood there, shortened to 120 characters, e-mail addresses hidden. */
  value: string;
  /** One English sentence for logs and reports; translate by `code` and `expected`. */
  message: string;
  /** What the value had to be. */
  expected?: Expectation;
  /** How often the same value stands in the file, where it is listed once: at its first place. */
  times?: number;
}

/** Where a session stands in the file: fields, and each word for a role where it stands first. */
export interface SessionPlaces {
  readonly start?: Place;
  readonly kind?: Place;
  readonly duration?: Place;
  readonly title?: Place;
  readonly language?: Place;
  readonly roles?: ReadonlyMap<string, Place>;
}

/** Gathers notices. */
export interface NoticeList {
  readonly all: Notice[];
  /** Where sessions stand, by their keys: for what is found out about them later. */
  readonly places: Map<string, SessionPlaces>;
  add(
    code: NoticeCode,
    line: number | null,
    path: string,
    value: string,
    message: string,
    expected?: Expectation,
  ): void;
}

const shownLength = 120;

/** Reports travel further than files: what looks like a mailbox is hidden, and long values are cut. */
export const shown = (value: string): string => {
  const text = value
    .replace(/[^\s@:;,<>"']+@[^\s@:;,<>"']+/g, '…@…')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > shownLength ? `${text.slice(0, shownLength - 1)}…` : text;
};

export const createNoticeList = (): NoticeList => {
  const all: Notice[] = [];
  return {
    all,
    places: new Map(),
    add: (code, line, path, value, message, expected) => {
      const notice: Notice = { code, line, path, value: shown(value), message };
      all.push(expected === undefined ? notice : { ...notice, expected });
    },
  };
};

/** Stable codes of the errors that end a reading; they double as message keys. */
export type ScheduleFormatCode =
  | 'schedule-file-unknown'
  | 'schedule-file-encoding'
  | 'schedule-file-malformed'
  | 'schedule-file-unsafe'
  | 'schedule-file-empty';

/** 422: the file cannot be read at all. `message` is one English line; `params` has `line` and `detail` for translations. */
export class ScheduleFormatError extends AppError {
  override readonly name: string = 'ScheduleFormatError';
  /** Line of the file, from 1; null where it has none. */
  readonly line: number | null;

  constructor(code: ScheduleFormatCode, detail: string, line: number | null = null) {
    const params = { line: line ?? 0, detail };
    super(422, code, { params, errors: [{ field: 'file', code, params }] });
    this.line = line;
    this.message = line === null ? detail : `line ${line}: ${detail}`;
  }
}
