/** The properties of one component; remembers what was asked for, so that the rest can be listed. */

import { webAddress } from '../characters.ts';
import type { NoticeList } from '../notices.ts';
import type { CalendarComponent, CalendarProperty } from './lines.ts';

export interface CalendarProperties {
  all(name: string): CalendarProperty[];
  /** First property of the first of these names that is there. */
  first(...names: string[]): CalendarProperty | undefined;
  /** Its value as text, trimmed; undefined where it is missing or empty. */
  string(...names: string[]): string | undefined;
  /** All values, of every property of the name and of lists in one property. */
  strings(name: string): string[];
  /** A public web address; anything else is listed and left out. */
  address(found: CalendarProperty | undefined): string | undefined;
  /** Lists what nobody asked for. */
  finish(): void;
}

/** Properties that say how a calendar travels, not what it holds. */
const transport = new Set([
  ...[
    'PRODID',
    'VERSION',
    'CALSCALE',
    'REFRESH-INTERVAL',
    'X-PUBLISHED-TTL',
    'TIMEZONE-ID',
    'X-WR-RELCALID',
    'SOURCE',
  ],
  ...['DTSTAMP', 'CREATED', 'TRANSP', 'X-MICROSOFT-CDO-BUSYSTATUS', 'X-MICROSOFT-CDO-ALLDAYEVENT'],
  'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT',
]);

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value).trim();

/** A parameter's value; the first where there are several. */
export const parameterOf = (found: CalendarProperty, name: string): string | undefined => {
  const value = found.property.getParameter(name);
  return typeof value === 'string' ? value : value?.[0];
};

export const createCalendarProperties = (
  component: CalendarComponent,
  path: string,
  notices: NoticeList,
): CalendarProperties => {
  const asked = new Set<string>();
  const all: CalendarProperties['all'] = (name) => {
    asked.add(name);
    return component.properties.filter((property) => property.name === name);
  };
  const first: CalendarProperties['first'] = (...names) => names.flatMap(all)[0];
  return {
    all,
    first,
    string: (...names) =>
      names
        .flatMap(all)
        .map(({ property }) => textOf(property.getFirstValue()))
        .find((value) => value !== ''),
    strings: (name) =>
      all(name)
        .flatMap(({ property }) => property.getValues() as unknown[])
        .map(textOf)
        .filter((value) => value !== ''),
    address: (found) => {
      const url = found && webAddress(textOf(found.property.getFirstValue()));
      if (found && url === undefined) {
        notices.add(
          'invalidValue',
          found.line,
          `${path}/${found.name}`,
          found.written,
          'no public web address',
          'web-address',
        );
      }
      return url;
    },
    finish: () => {
      for (const { name, written, line } of component.properties) {
        if (asked.has(name) || transport.has(name) || written === '') continue;
        notices.add(
          'unknownProperty',
          line,
          `${path}/${name}`,
          written,
          `property ${name} is not understood`,
        );
      }
      for (const { name, line } of component.components) {
        if (name === 'VEVENT' || name === 'VTIMEZONE') continue;
        notices.add('unknownElement', line, `${path}/${name}`, name, `component ${name} is not understood`);
      }
    },
  };
};
