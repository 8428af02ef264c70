import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  LineInput,
  Nullable,
  TextInput,
} from '../../../platform/http/schemas.ts';
import { LINKS, PAPERS, PaperInput, ROLES, SessionInput } from '../contract.ts';
import { sessionRoles } from '../tables.ts';

const { properties } = SessionInput;
const { properties: PaperProperties } = PaperInput;
/** A name as typed, or «name (slug)» as the list of persons offers it. */
const PersonText = Type.String({ maxLength: 400 });
const TimeText = Type.String({ maxLength: 20 });

/**
 * A session as its form sends it: the fields of the JSON contract, but for what a person writes in another way: the
 * time as a day and two times of day, persons by name, rows with a number for their order.
 */
export const SessionForm = Type.Object({
  kind: properties.kind,
  title: LineInput,
  abstract: Type.Optional(TextInput),
  themeId: properties.themeId,
  roomId: properties.roomId,
  day: Type.Optional(Nullable(DaySchema)),
  start: Type.Optional(Nullable(TimeText)),
  end: Type.Optional(Nullable(TimeText)),
  endDay: Type.Optional(Nullable(DaySchema)),
  place: Type.Optional(LineInput),
  level: properties.level,
  minutes: properties.minutes,
  pinned: properties.pinned,
  equipment: properties.equipment,
  expected: properties.expected,
  pauseMinutes: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 480 }))),
  allowedRoomIds: properties.allowedRoomIds,
  barredRoomIds: properties.barredRoomIds,
  preferredRoomIds: properties.preferredRoomIds,
  undesiredRoomIds: properties.undesiredRoomIds,
  common: properties.common,
  languages: properties.languages,
  interpretation: properties.interpretation,
  capacity: properties.capacity,
  audience: properties.audience,
  liveUrl: properties.liveUrl,
  status: properties.status,
  code: properties.code,
  slug: properties.slug,
  roles: Type.Optional(
    Type.Array(
      Type.Object({
        person: Type.Optional(PersonText),
        role: Type.Optional(Choice(sessionRoles)),
        position: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
      }),
      { maxItems: ROLES },
    ),
  ),
  papers: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.Optional(IdSchema),
        title: Type.Optional(LineInput),
        abstract: Type.Optional(TextInput),
        authors: Type.Optional(Type.String({ maxLength: 4_000 })),
        startsAfter: PaperProperties.startsAfter,
        minutes: PaperProperties.minutes,
      }),
      { maxItems: PAPERS },
    ),
  ),
  links: Type.Optional(
    Type.Array(
      Type.Object({
        title: Type.Optional(Type.String({ maxLength: 300 })),
        url: Type.Optional(Type.String()),
      }),
      { maxItems: LINKS },
    ),
  ),
});
export type SessionForm = Static<typeof SessionForm>;
