/** How calendars of ours are told from others, and what they say that no standard property holds. */

import { plainText } from '../characters.ts';
import type { FileText } from '../model.ts';
import type { CalendarProperties } from './properties.ts';

/**
 * What stands behind the `@` of every UID. The session's UUID alone makes a UID unique (RFC 7986, 5.3); the name is the
 * same for every installation and every address of one, since subscribers would see each session twice if it changed.
 */
export const uidDomain = 'multaqa';

export const ownProperties = {
  /** Zone of the calendar, as many apps read it. */
  zone: 'X-WR-TIMEZONE',
  /** Of a calendar that holds a choice of the sessions only: `TRUE`. */
  part: 'X-MULTAQA-PART',
  /** Names at the end of a DESCRIPTION, once for each language: they are no part of the abstract. */
  people: 'X-MULTAQA-PEOPLE',
} as const;

/** The text of an unknown property: ical.js leaves the escapes of text in it (RFC 5545, 3.3.11). */
const textOf = (written: string): string =>
  written.replace(/\\(.)/gs, (_, escaped: string) => (/[nN]/.test(escaped) ? '\n' : escaped));

/** What an event of ours describes, without the names that stand below it. Other events keep all that they say. */
export const withoutPeople = (
  event: CalendarProperties,
  description: FileText | undefined,
): FileText | undefined => {
  const names = event.all(ownProperties.people).map(({ written }) => plainText(textOf(written)));
  if (description === undefined || names.length === 0) return description;
  const kept: FileText = {};
  for (const language of ['ar', 'en'] as const) {
    const text = description[language];
    const end = names.find((one) => text === one || text?.endsWith(`\n\n${one}`));
    const own = end === undefined ? text : text?.slice(0, -end.length).trimEnd();
    if (own) kept[language] = own;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
};
