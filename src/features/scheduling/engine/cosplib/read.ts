import * as xlsx from '@e965/xlsx';
import { FormatError } from '../read/format-error.ts';
import { type Conference, type Term, type Timetable, terms, unread } from './problem.ts';

type Row = readonly unknown[];
type Sheets = (name: string) => readonly Row[];

const fault = (path: string, message: string): FormatError =>
  new FormatError('instance', [{ path, message }]);
const text = (cell: unknown): string => String(cell ?? '').trim();
const amount = (cell: unknown): number => (text(cell) === '' ? 0 : Number(cell));
const names = (cell: unknown): string[] =>
  text(cell)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function openSheets(bytes: Uint8Array): Sheets {
  let book: xlsx.WorkBook;
  try {
    book = xlsx.read(bytes, { type: 'array' });
  } catch {
    throw fault('/', 'this is no spreadsheet; give an XLSX file of the benchmark');
  }
  return (name) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined)
      throw fault(`/${name}`, `the file has no sheet “${name}”; it has ${book.SheetNames.join(', ')}`);
    return xlsx.utils.sheet_to_json<Row>(sheet, { header: 1, blankrows: true });
  };
}

/** A square or oblong of penalties below and beside its headings. */
function matrix(sheet: readonly Row[], rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_column, column) => amount(sheet[row + 1]?.[column + 1])),
  );
}

/**
 * Reads an instance of the CoSPLib benchmark from its workbook.
 * @throws FormatError naming the sheet, also for weights on what is not read
 */
export function readConference(bytes: Uint8Array): Conference {
  const sheets = openSheets(bytes);
  const filled = (name: string): Row[] =>
    sheets(name).filter((row, index) => index > 0 && text(row[0]) !== '');
  const parameters = new Map(sheets('parameters').map((row) => [text(row[3]), amount(row[4])]));
  for (const name of unread) {
    if ((parameters.get(name) ?? 0) > 0)
      throw fault(`/parameters/${name}`, 'its weight must be 0, it is not scored');
  }
  const weights = Object.fromEntries(
    (Object.keys(terms) as Term[]).map((term) => {
      const weight = parameters.get(term);
      if (weight === undefined || Number.isNaN(weight))
        throw fault(`/parameters/${term}`, 'the weight is missing');
      return [term, weight];
    }),
  ) as Conference['weights'];
  const sessions = filled('sessions').map((row) => ({ id: text(row[0]), slots: amount(row[1]) }));
  const rooms = filled('rooms').map((row) => text(row[0]));
  const tracks = filled('tracks').map((row) => ({ id: text(row[0]), chairs: names(row[1]) }));
  const known = new Set(tracks.map(({ id }) => id));
  const submissions = filled('submissions').map((row, index) => {
    const track = text(row[1]);
    if (!known.has(track)) throw fault(`/submissions/${index + 2}`, `there is no track “${track}”`);
    return {
      id: text(row[0]),
      track,
      slots: Math.max(1, amount(row[2])),
      order: amount(row[3]),
      presenters: names(row[5]),
      attendees: names(row[6]),
      sessionPenalty: sessions.map((_, session) => amount(row[7 + session])),
      roomPenalty: rooms.map((_, room) => amount(row[7 + sessions.length + room])),
    };
  });
  const given = matrix(sheets('similar tracks'), tracks.length, tracks.length);
  return {
    weights,
    sessions,
    rooms,
    tracks,
    submissions,
    trackSession: matrix(sheets('tracks_sessions|penalty'), tracks.length, sessions.length),
    trackRoom: matrix(sheets('tracks_rooms|penalty'), tracks.length, rooms.length),
    sessionRoom: matrix(sheets('sessions_rooms|penalty'), sessions.length, rooms.length),
    // Only one half of the square is written.
    similar: given.map((row, one) => row.map((value, other) => Math.max(value, given[other]?.[one] ?? 0))),
  };
}

/** Reads a published solution: below the table of tracks, one row for each time slot. */
export function readTimetable(bytes: Uint8Array, { sessions, rooms }: Conference): Timetable {
  const rows = openSheets(bytes)('sol');
  const gap = rows.findIndex((row, index) => index > 0 && text(row[0]) === '');
  if (gap < 0) throw fault('/sol', 'the rows of time slots are missing below the table of tracks');
  const headings = (rows[0] ?? []).slice(1).map(text);
  const table = sessions.map(() => rooms.map((): string[] => []));
  for (const row of rows.slice(gap + 1)) {
    const session = sessions.findIndex(({ id }) => id === text(row[0]));
    if (session < 0) continue;
    for (const [column, heading] of headings.entries()) {
      const id = text(row[column + 1]);
      const cell = table[session]?.[rooms.indexOf(heading)];
      // A longer submission is written in each of its slots.
      if (id !== '' && cell !== undefined && cell.at(-1) !== id) cell.push(id);
    }
  }
  return table;
}
