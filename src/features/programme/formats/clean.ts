/** Makes every text of a schedule fit for a file, whichever field it stands in. */

import { cleanLine, cleanText, webAddress } from './characters.ts';
import type { ScheduleFile, ScheduleLink } from './model.ts';

/** Fields that keep their line ends. */
const running = new Set(['abstract', 'description', 'biography']);
/** Fields that hold an address: http or https, or nothing. */
const addresses = new Set(['url', 'baseUrl', 'logo', 'feedbackUrl', 'originUrl', 'recordingUrl']);
/** Fields that stay even when there is nothing in them. */
const required = new Set(['title', 'name', 'acronym', 'version', 'start', 'end', 'key', 'person']);

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (isPlain(value) && Object.keys(value).length === 0);

const clean = (value: unknown, name: string, lines: boolean): unknown => {
  // Comes from an edition, which keeps nothing unclean, and has a shape of its own.
  if (name === 'own') return value;
  if (typeof value === 'string') {
    if (addresses.has(name)) return webAddress(value);
    return lines ? cleanText(value) : cleanLine(value);
  }
  if (Array.isArray(value))
    return value.map((item) => clean(item, name, lines)).filter((item) => !isEmpty(item));
  if (!isPlain(value)) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, clean(item, key, lines || running.has(key))] as const)
    .filter(([key, item]) => required.has(key) || !isEmpty(item));
  return Object.fromEntries(entries);
};

const reachable = (links: readonly ScheduleLink[]): ScheduleLink[] =>
  links.filter(({ url }) => url !== undefined);

/**
 * The same schedule with texts trimmed, rid of characters that XML refuses, and without empty optional fields. What is
 * no public web address is dropped, links and attachments to it with it.
 */
export const cleanSchedule = (model: ScheduleFile): ScheduleFile => {
  const cleaned = clean(model, '', false) as ScheduleFile;
  const sessions = cleaned.sessions.map((session) => ({
    ...session,
    links: reachable(session.links),
    attachments: reachable(session.attachments),
  }));
  return { ...cleaned, sessions };
};
