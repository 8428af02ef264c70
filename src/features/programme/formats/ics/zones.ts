/** Instants of calendar times, whatever the zone of the process. */

import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import type { NoticeList } from '../notices.ts';
import { isTimeZone } from '../times.ts';
import type { CalendarComponent, CalendarProperty } from './lines.ts';
import { parameterOf } from './properties.ts';

export interface CalendarZones {
  /** The instant of a date or date-time property; a date is its first moment. Undefined when it holds none. */
  instant(found: CalendarProperty): Date | undefined;
  /** The IANA name behind a property's TZID, where there is one. */
  nameOf(found: CalendarProperty): string | undefined;
}

/** `/freeassociation.sourceforge.net/Asia/Riyadh` and the like end in a name of the IANA database. */
const ianaName = (id: string): string | undefined => {
  if (isTimeZone(id)) return id;
  const tail = /[A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_+-]+)?$/.exec(id)?.[0];
  return tail !== undefined && isTimeZone(tail) ? tail : undefined;
};

/**
 * Zones of one calendar. An IANA name is believed before the file's own definition, which is often out of date; names
 * of other makers (`Arab Standard Time`) are read by the definition. `fallback` is the zone of floating times.
 */
export const createCalendarZones = (
  calendar: CalendarComponent,
  fallback: string,
  notices: NoticeList,
): CalendarZones => {
  const definitions = new Map(
    calendar.components
      .filter((component) => component.name === 'VTIMEZONE')
      .map((component) => [
        String(component.raw.getFirstPropertyValue('tzid') ?? ''),
        new ICAL.Timezone(component.raw),
      ]),
  );
  const lost = new Set<string>();

  const names = new Map<string, string | undefined>();

  const nameOf: CalendarZones['nameOf'] = (found) => {
    const id = parameterOf(found, 'tzid');
    if (id === undefined) return undefined;
    if (!names.has(id)) names.set(id, ianaName(id));
    return names.get(id);
  };

  const instant: CalendarZones['instant'] = (found) => {
    const value: unknown = found.property.getFirstValue();
    if (!(value instanceof ICAL.Time)) return undefined;
    const { year, month, day, hour, minute, second } = value;
    const wall = { year, month, day, hour, minute, second };
    if (found.written.trim().endsWith('Z')) return valid(DateTime.fromObject(wall, { zone: 'utc' }));
    const id = parameterOf(found, 'tzid');
    const name = nameOf(found);
    const definition = id === undefined ? undefined : definitions.get(id);
    if (name === undefined && definition !== undefined && !value.isDate) {
      const offset = definition.utcOffset(value);
      return valid(DateTime.fromObject(wall, { zone: 'utc' }).minus({ seconds: offset }));
    }
    if (id !== undefined && name === undefined && !lost.has(id)) {
      lost.add(id);
      const message = `the time zone is neither known nor defined in the file; ${fallback} assumed`;
      notices.add('invalidValue', found.line, `VEVENT/${found.name};TZID`, id, message, 'time-zone');
    }
    return valid(DateTime.fromObject(wall, { zone: name ?? fallback }));
  };

  return { instant, nameOf };
};

const valid = (time: DateTime): Date | undefined => (time.isValid ? time.toJSDate() : undefined);
