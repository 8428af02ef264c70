/**
 * What a format has no field for travels beside it: in schedule.xml as a processing instruction, in schedule.json below
 * `conference.meta`; other readers pass both by. Each entry names the value that a reader without it sees, as a hash,
 * and the value that is meant. It holds only while the file still says the former: whoever edits the file by hand is
 * not overruled.
 */

import { createHash } from 'node:crypto';
import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { ScheduleFile } from './model.ts';
import type { NoticeList } from './notices.ts';
import { ownSchemas } from './own.ts';
import { isTimeZone } from './times.ts';

/** Name of the processing instruction, and of the property below `meta`. */
export const supplementTarget = 'multaqa';

const closed = { additionalProperties: false };
const text = Type.Object({ ar: Type.Optional(Type.String()), en: Type.Optional(Type.String()) }, closed);
const string = Type.String();
const count = Type.Integer({ minimum: 0 });
const address = Type.String({ pattern: '^https?://' });
const links = Type.Array(
  Type.Object({ url: address, title: Type.Optional(string), type: Type.Optional(string) }, closed),
);
const roles = Type.Array(Type.Object({ person: string, role: Type.Optional(string) }, closed));
const instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$' });

/** Fields that may be supplemented. Keys, times and rooms are not among them: every format carries those. */
const fields = {
  conference: {
    ...{
      title: text,
      subtitle: text,
      description: text,
      version: string,
      timeZone: string,
      slotDuration: count,
    },
    ...{ url: address, baseUrl: address, logo: address, color: string, venue: string, city: string },
    own: ownSchemas.conference,
  },
  rooms: {
    name: text,
    guid: string,
    capacity: count,
    description: text,
    features: Type.Array(string),
    own: ownSchemas.rooms,
  },
  tracks: { name: text, slug: string, color: string, own: ownSchemas.tracks },
  persons: {
    name: text,
    id: Type.Integer(),
    code: string,
    url: address,
    biography: text,
    own: ownSchemas.persons,
  },
  sessions: {
    ...{ title: text, subtitle: text, abstract: text, description: text, language: string, kind: string },
    ...{ duration: count, cancelled: Type.Boolean(), roles, links, attachments: links, logo: address },
    ...{
      url: address,
      feedbackUrl: address,
      originUrl: address,
      recordingUrl: address,
      recordingLicense: string,
    },
    ...{ doNotRecord: Type.Boolean(), sequence: count, lastModified: instant, own: ownSchemas.sessions },
  },
} as const satisfies Record<string, Record<string, TSchema>>;

/** Fields that a model cannot be without. */
const required = new Set([
  'title',
  'name',
  'version',
  'slotDuration',
  'duration',
  'cancelled',
  'roles',
  'links',
  'attachments',
  'features',
]);

type Section = keyof typeof fields;
const sections = Object.keys(fields) as Section[];

/** Hash of the value seen, and the value meant; null where nothing is meant. */
type Entry = [seen: string, meant: unknown];
type Supplement = { [S in Section]?: Record<string, Record<string, Entry>> };

const entryShape = Type.Tuple([Type.String(), Type.Unknown()]);
const shape = Type.Object(
  Object.fromEntries(
    sections.map((section) => [
      section,
      Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), entryShape))),
    ]),
  ),
);

/** JSON with sorted names: two equal values give the same text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );

const fingerprint = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex').slice(0, 8);

type Item = Record<string, unknown>;

/** The items of a section by key; the conference is the only one of its kind. */
const itemsOf = (model: ScheduleFile, section: Section): Map<string, Item> =>
  section === 'conference'
    ? new Map([['', { ...model.conference }]])
    : new Map(model[section].map((item) => [item.key, { ...item }]));

/** What has to be said beside the file so that a reader who sees `seen` arrives at `meant`; undefined if nothing. */
export const supplementOf = (meant: ScheduleFile, seen: ScheduleFile): Supplement | undefined => {
  const supplement: Supplement = {};
  for (const section of sections) {
    const visible = itemsOf(seen, section);
    for (const [key, item] of itemsOf(meant, section)) {
      const shown = visible.get(key);
      // What a reader does not find cannot be completed for him.
      if (shown === undefined) continue;
      const missing = Object.keys(fields[section]).filter(
        (name) => canonical(item[name]) !== canonical(shown[name]),
      );
      if (missing.length === 0) continue;
      supplement[section] ??= {};
      supplement[section][key] = Object.fromEntries(
        missing.map((name): [string, Entry] => [
          name,
          [fingerprint(shown[name]), JSON.parse(canonical(item[name]))],
        ]),
      );
    }
  }
  return Object.keys(supplement).length === 0 ? undefined : supplement;
};

/** Whether a value may stand in a field; null takes the field away. */
const fits = (section: Section, name: string, meant: unknown): boolean => {
  if (meant === null) return name in fields[section] && !required.has(name);
  if (name === 'timeZone') return typeof meant === 'string' && isTimeZone(meant);
  const schema = (fields[section] as Record<string, TSchema>)[name];
  return schema !== undefined && Value.Check(schema, meant);
};

const revived = (name: string, meant: unknown): unknown =>
  name === 'lastModified' ? new Date(String(meant)) : meant;

/** Completes a model by what travelled beside it. What does not hold or makes no sense is listed or passed by. */
export const applySupplement = (
  model: ScheduleFile,
  supplement: unknown,
  line: number,
  notices: NoticeList,
): ScheduleFile => {
  const refuse = (path: string, value: unknown): void =>
    notices.add(
      'invalidValue',
      line,
      `${supplementTarget}/${path}`,
      JSON.stringify(value),
      'not a supplement of ours',
      'supplement',
    );
  if (!Value.Check(shape, supplement)) {
    refuse('', supplement);
    return model;
  }
  const completed = (section: Section): Item[] =>
    [...itemsOf(model, section)].map(([key, item]) => {
      for (const [name, [seen, meant]] of Object.entries((supplement as Supplement)[section]?.[key] ?? {})) {
        if (!fits(section, name, meant)) refuse(`${section}/${name}`, meant);
        else if (fingerprint(item[name]) !== seen) continue;
        else if (meant === null) delete item[name];
        else item[name] = revived(name, meant);
      }
      return item;
    });
  // Every field was checked above, and none that a model needs was taken away.
  const whole = {
    ...model,
    conference: completed('conference')[0],
    rooms: completed('rooms'),
    tracks: completed('tracks'),
    persons: completed('persons'),
    sessions: completed('sessions'),
  } as unknown as ScheduleFile;
  const persons = new Set(whole.persons.map((person) => person.key));
  for (const session of whole.sessions) {
    session.roles = session.roles.filter((role) => persons.has(role.person));
  }
  return whole;
};
