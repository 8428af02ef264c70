import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
  SlugSchema,
  TextInput,
  UrlSchema,
} from '../../platform/http/schemas.ts';
import { roomFeatures } from '../series/index.ts';
import { needs } from './rules/statuses.ts';
import { sessionAudiences, sessionKinds, sessionRoles, sessionStatuses } from './tables.ts';

const Languages = Type.Array(LanguageSchema, { uniqueItems: true });
const CodeSchema = Type.String({
  pattern: '^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$',
  maxLength: 20,
  description: 'What people quote, such as D1-04',
});
const Capacity = Type.Integer({ minimum: 1, maximum: 200_000 });

export const RoleInput = Type.Object(
  {
    personId: IdSchema,
    role: Choice(sessionRoles),
    topic: Type.Optional(Nullable(LineInput)),
  },
  { additionalProperties: false },
);
export type RoleInput = Static<typeof RoleInput>;

export const PaperInput = Type.Object(
  {
    id: Type.Optional(IdSchema),
    title: LineInput,
    abstract: Type.Optional(Nullable(TextInput)),
    authorIds: Type.Optional(Type.Array(IdSchema, { maxItems: 40, uniqueItems: true })),
    startsAfter: Type.Optional(
      Nullable(
        Type.Integer({
          minimum: 0,
          maximum: 1_440,
          description: 'Minutes after the session’s start; null: after the paper before it',
        }),
      ),
    ),
    minutes: Type.Optional(
      Nullable(Type.Integer({ minimum: 1, maximum: 1_440, description: 'Null: its share of what is left' })),
    ),
  },
  { additionalProperties: false },
);
export type PaperInput = Static<typeof PaperInput>;

const LinkInput = Type.Object(
  { title: Type.String({ minLength: 1, maxLength: 300 }), url: UrlSchema },
  { additionalProperties: false },
);

const Rooms = Type.Array(IdSchema, { maxItems: 100, uniqueItems: true });

/** What whoever schedules a session has to know; for those who work on the programme. */
const planning = {
  minutes: Nullable(
    Type.Integer({ minimum: 5, maximum: 1_440, description: 'Minutes that it is meant to last' }),
  ),
  pinned: Type.Boolean({ description: 'It stays where and when it is' }),
  equipment: Type.Array(Choice(roomFeatures), {
    uniqueItems: true,
    description: 'What its room must have, beside booths for what is interpreted',
  }),
  expected: Nullable(Type.Integer({ minimum: 0, maximum: 200_000, description: 'People expected' })),
  pauseMinutes: Type.Integer({
    minimum: 0,
    maximum: 480,
    description: 'Minutes that its people need before their next session',
  }),
  allowedRoomIds: Type.Array(IdSchema, {
    ...{ maxItems: 100, uniqueItems: true },
    description: 'The rooms it may be in; empty: any',
  }),
  barredRoomIds: Rooms,
  preferredRoomIds: Type.Array(IdSchema, {
    ...{ maxItems: 100, uniqueItems: true },
    description: 'The rooms it would rather be in; empty: no wish',
  }),
  undesiredRoomIds: Type.Array(IdSchema, {
    ...{ maxItems: 100, uniqueItems: true },
    description: 'Rooms that it would rather not be in',
  }),
};
const Level = Nullable(
  Type.Integer({
    minimum: 1,
    maximum: 3,
    description: 'What it takes for granted: 1 introductory, 2 intermediate, 3 advanced',
  }),
);

/** Most roles, papers and links of one session. */
export const ROLES = 60;
export const PAPERS = 30;
export const LINKS = 30;

export const SessionInput = Type.Object(
  {
    code: Type.Optional(CodeSchema),
    slug: Type.Optional(SlugSchema),
    kind: Choice(sessionKinds),
    title: LineInput,
    abstract: Type.Optional(Nullable(TextInput)),
    themeId: Type.Optional(Nullable(IdSchema)),
    roomId: Type.Optional(Nullable(IdSchema)),
    startsAt: Type.Optional(Nullable(InstantSchema)),
    endsAt: Type.Optional(Nullable(InstantSchema)),
    place: Type.Optional(Nullable(LineInput)),
    level: Type.Optional(Level),
    minutes: Type.Optional(planning.minutes),
    pinned: Type.Optional(planning.pinned),
    equipment: Type.Optional(planning.equipment),
    expected: Type.Optional(planning.expected),
    pauseMinutes: Type.Optional(planning.pauseMinutes),
    allowedRoomIds: Type.Optional(planning.allowedRoomIds),
    barredRoomIds: Type.Optional(planning.barredRoomIds),
    preferredRoomIds: Type.Optional(planning.preferredRoomIds),
    undesiredRoomIds: Type.Optional(planning.undesiredRoomIds),
    common: Type.Optional(Type.Boolean({ description: 'For everybody at once, whatever the room' })),
    languages: Type.Optional(Languages),
    interpretation: Type.Optional(Languages),
    capacity: Type.Optional(Nullable(Capacity)),
    audience: Type.Optional(Choice(sessionAudiences)),
    liveUrl: Type.Optional(Nullable(UrlSchema)),
    links: Type.Optional(Type.Array(LinkInput, { maxItems: LINKS })),
    status: Type.Optional(
      Choice(['draft', 'scheduled'] as const, {
        description: 'A session is cancelled through its cancellation',
      }),
    ),
    roles: Type.Optional(Type.Array(RoleInput, { maxItems: ROLES })),
    papers: Type.Optional(Type.Array(PaperInput, { maxItems: PAPERS })),
  },
  { additionalProperties: false },
);
export type SessionInput = Static<typeof SessionInput>;
export const SessionPatch = Type.Partial(SessionInput, { additionalProperties: false });
export type SessionPatch = Static<typeof SessionPatch>;

export const CancellationInput = Type.Object({ reason: TextInput }, { additionalProperties: false });
export type CancellationInput = Static<typeof CancellationInput>;

export const RolesInput = Type.Object(
  { items: Type.Array(RoleInput, { maxItems: ROLES, description: 'In the order of the programme' }) },
  { additionalProperties: false },
);

export const SessionsQuery = Type.Object(
  {
    ...listQuery,
    day: Type.Optional(DaySchema),
    theme: Type.Optional(Type.String({ maxLength: 80, description: 'Id or slug' })),
    room: Type.Optional(Type.String({ maxLength: 80, description: 'Id or slug' })),
    kind: Type.Optional(Choice(sessionKinds)),
    language: Type.Optional(LanguageSchema),
    status: Type.Optional(Choice(sessionStatuses)),
  },
  { additionalProperties: false },
);

export const PersonOnProgramme = Type.Object(
  {
    id: IdSchema,
    slug: Type.String(),
    honorific: Nullable(LocalTextSchema),
    rank: Nullable(LocalTextSchema),
    academicTitle: Nullable(LocalTextSchema),
    name: LocalTextSchema,
    post: Nullable(LocalTextSchema),
    postNamesBody: Type.Boolean(),
    gender: Choice(['m', 'f', 'unstated'] as const),
    body: Nullable(Type.Object({ id: IdSchema, slug: Type.String(), name: LocalTextSchema })),
    state: Nullable(Type.Object({ code: Type.String(), shortName: LocalTextSchema })),
  },
  { title: 'PersonOnProgramme' },
);

export const RoleView = Type.Object({
  role: Choice(sessionRoles),
  person: PersonOnProgramme,
  topic: Nullable(LocalTextSchema),
});
export const RoleList = ListSchema(RoleView);

const RoomRef = Type.Object({ id: IdSchema, slug: Type.String(), name: LocalTextSchema });

export const SessionView = Type.Object(
  {
    id: IdSchema,
    code: Type.String(),
    slug: Type.String(),
    kind: Choice(sessionKinds),
    title: LocalTextSchema,
    abstract: Nullable(LocalTextSchema),
    theme: Nullable(
      Type.Object({ id: IdSchema, number: Type.Integer(), slug: Type.String(), title: LocalTextSchema }),
    ),
    room: Nullable(RoomRef),
    place: Nullable(LocalTextSchema),
    startsAt: Nullable(InstantSchema),
    endsAt: Nullable(InstantSchema),
    day: Nullable(DaySchema),
    common: Type.Boolean(),
    languages: Type.Array(LanguageSchema),
    interpretation: Type.Array(LanguageSchema),
    capacity: Nullable(Type.Integer()),
    level: Level,
    audience: Choice(sessionAudiences),
    liveUrl: Nullable(Type.String()),
    links: Type.Array(Type.Object({ title: Type.String(), url: Type.String() })),
    status: Choice(sessionStatuses),
    cancellationReason: Nullable(LocalTextSchema),
    movedFrom: Nullable(Type.Object({ startsAt: Nullable(InstantSchema), room: Nullable(RoomRef) })),
    sequence: Type.Integer({ description: 'Grows when time, room or status change' }),
    roles: Type.Array(RoleView),
    papers: Type.Array(
      Type.Object({
        id: IdSchema,
        title: LocalTextSchema,
        abstract: Nullable(LocalTextSchema),
        authors: Type.Array(PersonOnProgramme),
        startsAfter: Nullable(Type.Integer()),
        minutes: Nullable(Type.Integer()),
        startsAt: Nullable(InstantSchema),
        endsAt: Nullable(InstantSchema),
      }),
    ),
    ...(Object.fromEntries(
      Object.entries(planning).map(([name, schema]) => [name, Type.Optional(schema)]),
    ) as {
      [K in keyof typeof planning]: ReturnType<typeof Type.Optional<(typeof planning)[K]>>;
    }),
    needs: Type.Optional(
      Type.Array(Choice(needs), {
        description: 'What is still to be done; for those who work on the programme',
      }),
    ),
    version: Type.Integer(),
    updatedAt: InstantSchema,
  },
  { title: 'Session' },
);
export type SessionView = Static<typeof SessionView>;
export const SessionList = ListSchema(SessionView);
