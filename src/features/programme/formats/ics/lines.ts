/**
 * Content lines and components of iCalendar (RFC 5545, 3.1 and 3.6) with the lines of the file that they stand on.
 * Property values are read by ical.js, which keeps no lines.
 */

import ICAL from 'ical.js';
import { type NoticeList, ScheduleFormatError } from '../notices.ts';

export interface CalendarProperty {
  /** Upper case. */
  name: string;
  property: ICAL.Property;
  /** The value as written, unescaped by nobody. */
  written: string;
  line: number;
}

export interface CalendarComponent {
  /** Upper case. */
  name: string;
  properties: CalendarProperty[];
  components: CalendarComponent[];
  line: number;
  /** The component as ical.js knows it, for time zones. */
  raw: ICAL.Component;
}

/** Calendars are three deep. */
const deepest = 16;

const malformed = (detail: string, line: number): ScheduleFormatError =>
  new ScheduleFormatError('schedule-file-malformed', `not a whole iCalendar file: ${detail}`, line);

/** Joins folded lines; each keeps the number of its first line. */
const unfold = (text: string): { text: string; line: number }[] => {
  const lines: { text: string; line: number }[] = [];
  for (const [index, part] of text.split(/\r\n|\n|\r/).entries()) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(part) && last) last.text += part.slice(1);
    else if (part.trim() !== '') lines.push({ text: part, line: index + 1 });
  }
  return lines;
};

const parseProperty = (text: string): ICAL.Property | undefined => {
  try {
    return new ICAL.Property(ICAL.parse.property(text) as unknown[]);
  } catch {
    return undefined;
  }
};

/** The calendars of a file. Lines that are none are listed; a component that is never closed ends the reading. */
export const parseCalendars = (text: string, notices: NoticeList): CalendarComponent[] => {
  const calendars: CalendarComponent[] = [];
  const open: CalendarComponent[] = [];
  for (const { text: content, line } of unfold(text)) {
    const [, name = '', written = ''] =
      /^([A-Za-z0-9-]+)(?:;(?:"[^"]*"|[^":])*)?:([\s\S]*)$/.exec(content) ?? [];
    const current = open.at(-1);
    const path = open.map((component) => component.name).join('/');
    const value = written.trim().toUpperCase();
    if (name.toUpperCase() === 'BEGIN') {
      if (open.length >= deepest) throw malformed('components are nested too deeply', line);
      if (!current && value !== 'VCALENDAR') throw malformed(`${value} stands outside of any calendar`, line);
      const raw = new ICAL.Component(value.toLowerCase());
      const component = { name: value, properties: [], components: [], line, raw };
      current?.components.push(component);
      current?.raw.addSubcomponent(raw);
      if (!current) calendars.push(component);
      open.push(component);
    } else if (name.toUpperCase() === 'END') {
      if (current?.name !== value) throw malformed(`END:${value} closes ${current?.name ?? 'nothing'}`, line);
      open.pop();
    } else if (!current) {
      throw malformed('a line outside of any calendar', line);
    } else {
      const property = name === '' ? undefined : parseProperty(content);
      if (property) {
        current.raw.addProperty(property);
        current.properties.push({ name: name.toUpperCase(), property, written, line });
      } else {
        notices.add('invalidValue', line, path, content, 'the line is no property', 'property');
      }
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw malformed(`${unclosed.name} is never closed`, unclosed.line);
  return calendars;
};
