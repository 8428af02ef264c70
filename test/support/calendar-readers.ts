import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';

/** What a program reads of an event, with instants in UTC to the second. */
export interface ReadEvent {
  readonly uid: string;
  readonly start: string;
  readonly end: string;
  readonly cancelled: boolean;
}

/** With what only those tell that show an event's properties. */
export interface ReadRevision extends ReadEvent {
  readonly sequence: number;
  readonly modified: string;
}

const byId = <Event extends ReadEvent>(events: readonly Event[]): Event[] =>
  events.toSorted((one, other) => (one.uid < other.uid ? -1 : 1));

/** As ical.js reads it, with the file's own definition of its zone. */
export function readByIcalJs(text: string): ReadRevision[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const defined = calendar.getFirstSubcomponent('vtimezone');
  const zone = defined ? new ICAL.Timezone(defined) : ICAL.Timezone.utcTimezone;
  const instant = (time: ICAL.Time): string => {
    if (time.zone !== ICAL.Timezone.utcTimezone) time.zone = zone;
    return new Date(time.toUnixTime() * 1000).toISOString();
  };
  return byId(
    calendar.getAllSubcomponents('vevent').map((event) => {
      const time = (name: string): string => instant(event.getFirstPropertyValue(name) as ICAL.Time);
      return {
        uid: String(event.getFirstPropertyValue('uid')),
        start: time('dtstart'),
        end: time('dtend'),
        cancelled: event.getFirstPropertyValue('status') === 'CANCELLED',
        sequence: Number(event.getFirstPropertyValue('sequence')),
        modified: time('last-modified'),
      };
    }),
  );
}

const PYTHON = `
import json, sys
from datetime import timezone
from icalendar import Calendar

def instant(event, name):
    return event.decoded(name).astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')

print(json.dumps([{
    'uid': str(event['uid']),
    'start': instant(event, 'dtstart'),
    'end': instant(event, 'dtend'),
    'cancelled': str(event['status']) == 'CANCELLED',
    'sequence': int(event['sequence']),
    'modified': instant(event, 'last-modified'),
} for event in Calendar.from_ical(sys.stdin.buffer.read()).walk('VEVENT')]))
`;

/** Debian's packages belong to its own interpreter, whichever comes first on the path. */
const python = ['/usr/bin/python3', 'python3'].find(
  (program) => spawnSync(program, ['-c', 'import icalendar']).status === 0,
);
const khal = spawnSync('khal', ['--version']).error === undefined;
if (python === undefined)
  console.warn('python3-icalendar is not installed: what it would read is not tested');
if (!khal) console.warn('khal is not installed: what it would read is not tested');

/** Whether each program is installed. */
export const calendarReaders = { icalendar: python !== undefined, khal } as const;

const ran = (program: string, args: readonly string[], input = ''): string => {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
};

/** As python3-icalendar reads it. */
export const readByIcalendar = (text: string): ReadRevision[] =>
  byId(JSON.parse(ran(python ?? 'python3', ['-c', PYTHON], text)) as ReadRevision[]);

/** A calendar of khal's in a directory of its own. */
export interface KhalCalendar {
  /** Takes a feed in, as a subscription does each time. */
  sync(text: string): void;
  /** What it shows of the days from the first, so many of them. */
  list(first: string, days: number): ReadEvent[];
  /** What it has stored, by file. */
  stored(): Readonly<Record<string, string>>;
  remove(): void;
}

/** A new calendar of khal's, which tells times in UTC. */
export function openKhal(): KhalCalendar {
  const folder = mkdtempSync(join(tmpdir(), 'khal-'));
  const [kept, config, feed] = ['kept', 'config', 'feed.ics'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(kept);
  const formats = ['date', 'longdate'].map((name) => `${name}format = %Y-%m-%d`);
  const moments = ['datetime', 'longdatetime'].map((name) => `${name}format = %Y-%m-%dT%H:%M`);
  writeFileSync(
    config,
    [
      ...['[calendars]', '[[forum]]', `path = ${kept}`, 'type = calendar', '[locale]'],
      ...['local_timezone = UTC', 'default_timezone = UTC', 'timeformat = %H:%M', ...formats, ...moments],
      ...['[default]', 'default_calendar = forum', '[sqlite]', `path = ${join(folder, 'khal.db')}`, ''],
    ].join('\n'),
  );
  const khalDoes = (...args: string[]): string => ran('khal', ['-c', config, ...args]);
  return {
    sync(text) {
      writeFileSync(feed, text);
      khalDoes('import', '--batch', '-a', 'forum', feed);
    },
    list: (first, days) =>
      byId(
        khalDoes(
          ...['list', '--once', '-df', '', '--format', '{uid} {start} {end} {status}', first, `${days}d`],
        )
          .split('\n')
          .filter((line) => line.includes('@'))
          .map((line) => {
            const [uid = '', start = '', end = '', status = ''] = line.trim().split(' ');
            const whole = (time: string): string => `${time}:00.000Z`;
            return { uid, start: whole(start), end: whole(end), cancelled: status === 'CANCELLED' };
          }),
      ),
    stored: () =>
      Object.fromEntries(
        (existsSync(kept) ? readdirSync(kept) : [])
          .sort()
          .map((name) => [name, readFileSync(join(kept, name), 'utf8')]),
      ),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
