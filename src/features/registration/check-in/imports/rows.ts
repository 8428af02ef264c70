import type { FieldError } from '../../../../platform/errors/index.ts';
import { ruleBroken } from '../../../../platform/errors/index.ts';
import { searchKey } from '../../../../platform/language/index.ts';
import type { Sheet } from '../../../../platform/spreadsheet/index.ts';
import { type OfSession, readMinutes, readMoment, type Span } from './times.ts';

/** Most rows of one file: a person has one for each time that they joined. */
export const MOST_ROWS = 8_000;
/** Rows above the headings: what some software says of the meeting first. */
const PREAMBLE = 20;

const columns = {
  name: [
    'name',
    'full name',
    'participant',
    'participant name',
    'attendee',
    'attendee name',
    'user name',
    'display name',
    'name (original name)',
    'الاسم',
    'الاسم الكامل',
    'اسم المشارك',
    'المشارك',
    'الاسم (الاسم الأصلي)',
  ],
  email: [
    'email',
    'e-mail',
    'user email',
    'email address',
    'attendee email',
    'participant id (upn)',
    'البريد الإلكتروني',
    'البريد',
    'عنوان البريد الإلكتروني',
  ],
  join: [
    'join time',
    'joined',
    'first join',
    'time joined',
    'join',
    'وقت الانضمام',
    'الانضمام',
    'وقت الدخول',
  ],
  leave: ['leave time', 'left', 'last leave', 'time left', 'leave', 'وقت المغادرة', 'المغادرة', 'وقت الخروج'],
  minutes: [
    'duration (minutes)',
    'duration',
    'in-meeting duration',
    'attendance duration',
    'minutes',
    'المدة (بالدقائق)',
    'المدة (دقائق)',
    'المدة بالدقائق',
    'المدة',
    'الدقائق',
  ],
} as const;
type Column = keyof typeof columns;

/** One row of the file, as far as it can be read. */
export interface ReadRow {
  /** As the spreadsheet program numbers it. */
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly span: Span | null;
  /** Where the file says how long, and not when. */
  readonly minutes: number | null;
  readonly errors: readonly FieldError[];
}

const key = (text: string): string => searchKey(text).toLowerCase().replace(/\s+/g, ' ').trim();
const known = new Map<string, Column>(
  (Object.entries(columns) as [Column, readonly string[]][]).flatMap(([column, names]) =>
    names.map((name): [string, Column] => [key(name), column]),
  ),
);

const placesIn = (cells: readonly string[]): Map<Column, number> => {
  const places = new Map<Column, number>();
  for (const [index, cell] of cells.entries()) {
    const column = known.get(key(cell));
    if (column !== undefined && !places.has(column)) places.set(column, index);
  }
  return places;
};
const suffices = (places: ReadonlyMap<Column, number>): boolean =>
  (places.has('name') || places.has('email')) && (places.has('join') || places.has('minutes'));

/** Reads the rows of a file. @throws 422 without the columns that are needed, or with too many rows */
export function readRows(sheet: Sheet, session: OfSession, ends: Date): ReadRow[] {
  const lines = [{ number: 1, cells: sheet.headings }, ...sheet.rows];
  const at = lines.slice(0, PREAMBLE).findIndex(({ cells }) => suffices(placesIn(cells)));
  if (at < 0) throw ruleBroken({ field: 'file', code: 'attendance-columns' });
  const places = placesIn(lines[at]?.cells ?? []);
  const below = lines.slice(at + 1);
  if (below.length > MOST_ROWS) {
    throw ruleBroken({ field: 'file', code: 'attendance-too-many', params: { limit: MOST_ROWS } });
  }
  return below.map(({ number, cells }): ReadRow => {
    const cell = (column: Column): string => (cells[places.get(column) ?? -1] ?? '').trim();
    const errors: FieldError[] = [];
    const [name, email, join, leave, duration] = [
      cell('name'),
      cell('email').toLowerCase(),
      cell('join'),
      cell('leave'),
      cell('minutes'),
    ];
    if (name === '' && email === '') errors.push({ field: 'name', code: 'attendance-nobody' });
    const minutes = duration === '' ? null : (readMinutes(duration) ?? null);
    if (duration !== '' && minutes === null) {
      errors.push({ field: 'minutes', code: 'attendance-minutes', params: { value: duration } });
    }
    const from = join === '' ? undefined : readMoment(join, session);
    if (places.has('join') && from === undefined && (join !== '' || minutes === null)) {
      errors.push({ field: 'join', code: 'attendance-join', params: { value: join } });
    }
    const left = leave === '' ? undefined : readMoment(leave, session);
    const wrong = leave !== '' && (left === undefined || (from !== undefined && left < from));
    if (wrong) errors.push({ field: 'leave', code: 'attendance-leave', params: { value: leave } });
    // Whoever was there when the software ended the meeting has no time of leaving.
    const until =
      left?.getTime() ??
      (from === undefined ? 0 : minutes === null ? ends.getTime() : from.getTime() + minutes * 60_000);
    return {
      row: number,
      name,
      email,
      span: from === undefined || wrong ? null : { from: from.getTime(), until },
      minutes: from === undefined ? minutes : null,
      errors,
    };
  });
}
