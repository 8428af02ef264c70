/**
 * What an edition's schedule holds and no format has a field for. It travels in the supplement of our own files, so that
 * a schedule taken in elsewhere, or again, is the one that was written: codes, addresses, papers, who may come.
 */

import { type Static, Type } from 'typebox';
import {
  Choice,
  LanguageSchema,
  LocalTextSchema,
  SlugSchema as slug,
} from '../../../platform/http/schemas.ts';

const closed = { additionalProperties: false };
const languages = Type.Array(LanguageSchema, { maxItems: 2, uniqueItems: true });
const status = Choice(['missing', 'draft', 'reviewed', 'stale']);
const string = Type.String({ maxLength: 20_000 });
const guid = Type.String({ maxLength: 60 });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$' });
const address = Type.String({ pattern: '^https?://', maxLength: 2_000 });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** How far each language of a text that stands in the file may be trusted, and which is the authentic one. */
const marks = Type.Object({ authentic: LanguageSchema, ar: status, en: status }, closed);
export type TextMarks = Static<typeof marks>;

/** A text that stands nowhere else in the file. */
const text = LocalTextSchema;

const fileText = Type.Object({ ar: Type.Optional(string), en: Type.Optional(string) }, closed);

const ownConference = Type.Object(
  {
    title: marks,
    /** How often the forum was held, this time included. */
    number: Type.Integer({ minimum: 1, maximum: 999 }),
    slogan: orNull(text),
    city: orNull(text),
    /** Days of the edition; sessions may lie outside. */
    startsOn: day,
    endsOn: day,
    languages,
    authenticLanguage: LanguageSchema,
    digits: Choice(['latn', 'arab']),
    monthNames: Choice(['gulf', 'levant', 'maghreb', 'morocco', 'joint']),
    hijriAdjustment: Type.Integer({ minimum: -1, maximum: 1 }),
    hijriFirst: Type.Boolean(),
    series: Type.Object({ acronym: string, name: text }, closed),
  },
  closed,
);
export type OwnConference = Static<typeof ownConference>;

const ownRoom = Type.Object(
  {
    name: marks,
    slug,
    position: Type.Integer({ minimum: 1, maximum: 999 }),
    interpretationBooths: Type.Integer({ minimum: 0, maximum: 30 }),
    /** The venue; address and map only where whoever wrote the file had them. */
    venue: orNull(
      Type.Object(
        { name: text, address: Type.Optional(orNull(text)), mapUrl: Type.Optional(orNull(address)) },
        closed,
      ),
    ),
  },
  closed,
);
export type OwnRoom = Static<typeof ownRoom>;

const ownTrack = Type.Object(
  {
    title: marks,
    slug,
    number: Type.Integer({ minimum: 1, maximum: 99 }),
    description: Type.Optional(orNull(text)),
  },
  closed,
);
export type OwnTrack = Static<typeof ownTrack>;

const ownPerson = Type.Object({ slug, name: fileText }, closed);
export type OwnPerson = Static<typeof ownPerson>;

const ownSession = Type.Object(
  {
    /** What people quote, and the address: both stay as they are printed and linked. */
    code: Type.String({ pattern: '^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$', maxLength: 20 }),
    slug,
    title: marks,
    abstract: orNull(marks),
    common: Type.Boolean(),
    /** All of them; the file's own field has the first. */
    languages,
    interpretation: languages,
    capacity: orNull(Type.Integer({ minimum: 1, maximum: 200_000 })),
    audience: Choice(['public', 'participants', 'invitation']),
    /** Absent where readers of the file may not know. */
    liveUrl: Type.Optional(orNull(address)),
    cancellationReason: orNull(text),
    /** Place in words, and what it takes for granted; absent where nobody said it. */
    place: Type.Optional(text),
    level: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
    /** `room` is the guid of a room of the file. */
    movedFrom: orNull(Type.Object({ startsAt: orNull(instant), room: orNull(guid) }, closed)),
    /** What somebody presents; `person` is the guid of a person of the session. */
    topics: Type.Array(Type.Object({ person: guid, role: string, topic: text }, closed)),
    /** Authors need not stand in the file otherwise. */
    papers: Type.Array(
      Type.Object(
        {
          title: text,
          abstract: orNull(text),
          authors: Type.Array(Type.Object({ guid, slug, name: fileText }, closed)),
          /** When it is read, where somebody said it: minutes after the start, and how many. */
          startsAfter: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_440 })),
          minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_440 })),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type OwnSession = Static<typeof ownSession>;

/** Schemas of the field `own`, by section of the file. */
export const ownSchemas = {
  conference: ownConference,
  rooms: ownRoom,
  tracks: ownTrack,
  persons: ownPerson,
  sessions: ownSession,
} as const;
