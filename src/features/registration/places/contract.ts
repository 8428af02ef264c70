import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
  TEXT_LENGTH,
} from '../../../platform/http/schemas.ts';
import { attendeeCategories } from '../../delegations/index.ts';
import { sessionKinds } from '../../programme/index.ts';
import { placeStates } from '../tables.ts';

/** Most people for whom one request asks or of whom it notes the attendance. */
export const PEOPLE = 500;

const Categories = Type.Array(Choice(attendeeCategories), {
  uniqueItems: true,
  maxItems: attendeeCategories.length,
});

const activity = {
  capacity: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  opensAt: Type.Optional(Nullable(InstantSchema)),
  closesAt: Type.Optional(Nullable(InstantSchema)),
  offerMinutes: Type.Optional(
    Type.Integer({ minimum: 5, maximum: 43_200, description: 'How long an offer holds. Default 1440' }),
  ),
  freezesAt: Type.Optional(Nullable(InstantSchema)),
  waitingCap: Type.Optional(
    Nullable(Type.Integer({ minimum: 0, maximum: 100_000, description: 'Longest waiting list; 0: none' })),
  ),
  mostPerPerson: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 1_000 }))),
  categories: Type.Optional(Nullable(Categories)),
};
export const ActivityInput = Type.Object(
  { sessionId: IdSchema, ...activity },
  { additionalProperties: false },
);
export type ActivityInput = Static<typeof ActivityInput>;
export const ActivityPatch = Type.Object(activity, { additionalProperties: false });
export type ActivityPatch = Static<typeof ActivityPatch>;

export const ReservationInput = Type.Object(
  {
    participationId: Type.Optional(Nullable(IdSchema)),
    category: Type.Optional(Nullable(Choice(attendeeCategories))),
    seats: Type.Integer({ minimum: 0, maximum: 100_000, description: '0 gives all of them back' }),
    releasesAt: Type.Optional(Nullable(InstantSchema)),
  },
  { additionalProperties: false },
);
export type ReservationInput = Static<typeof ReservationInput>;

const Reservation = Type.Object({
  id: IdSchema,
  participationId: Nullable(IdSchema),
  category: Nullable(Choice(attendeeCategories)),
  seats: Type.Integer(),
  taken: Type.Integer(),
  releasesAt: Nullable(InstantSchema),
  releasedAt: Nullable(InstantSchema),
});

export const ActivityView = Type.Object(
  {
    id: IdSchema,
    session: Type.Object({
      code: Type.String(),
      slug: Type.String(),
      kind: Choice(sessionKinds),
      title: LocalTextSchema,
      startsAt: Nullable(InstantSchema),
      endsAt: Nullable(InstantSchema),
    }),
    capacity: Type.Integer(),
    seatsLeft: Type.Integer({ description: 'Free seats of the general share' }),
    waiting: Type.Integer({ description: 'How many wait' }),
    room: Choice(['seats', 'waiting', 'none'] as const, { description: 'What whoever asks now gets' }),
    window: Choice(['soon', 'open', 'closed', 'over', 'cancelled'] as const),
    opensAt: Nullable(InstantSchema),
    closesAt: Nullable(InstantSchema),
    categories: Nullable(Categories),
    version: Type.Integer(),
    taken: Type.Optional(Type.Integer({ description: 'Of the general share, offers included' })),
    reserved: Type.Optional(Type.Integer()),
    offerMinutes: Type.Optional(Type.Integer()),
    freezesAt: Type.Optional(Nullable(InstantSchema)),
    waitingCap: Type.Optional(Nullable(Type.Integer())),
    mostPerPerson: Type.Optional(Nullable(Type.Integer())),
    reservations: Type.Optional(Type.Array(Reservation)),
  },
  { title: 'Activity' },
);
export type ActivityView = Static<typeof ActivityView>;
export const ActivityList = ListSchema(ActivityView);

export const PlaceView = Type.Object(
  {
    id: IdSchema,
    activityId: IdSchema,
    attendeeId: IdSchema,
    name: LocalTextSchema,
    category: Choice(attendeeCategories),
    delegationId: Nullable(IdSchema),
    state: Choice(placeStates),
    position: Nullable(Type.Integer({ description: 'In the waiting list, from 1' })),
    reserved: Type.Boolean({ description: 'The seat is one of those set aside' }),
    askedAt: InstantSchema,
    offeredAt: Nullable(InstantSchema),
    offerExpiresAt: Nullable(InstantSchema),
    confirmedAt: Nullable(InstantSchema),
    endedAt: Nullable(InstantSchema),
    reason: Nullable(Type.String()),
    version: Type.Integer(),
  },
  { title: 'Place' },
);
export type PlaceView = Static<typeof PlaceView>;
export const PlaceList = ListSchema(PlaceView);

export const AskInput = Type.Object(
  {
    attendeeIds: Type.Optional(
      Type.Array(IdSchema, {
        minItems: 1,
        maxItems: PEOPLE,
        uniqueItems: true,
        description: 'All of them, or none. Default: whom the secret of a registration is of, or oneself',
      }),
    ),
  },
  { additionalProperties: false },
);
export type AskInput = Static<typeof AskInput>;

export const ReasonInput = Type.Object(
  { reason: Type.Optional(Nullable(Type.String({ maxLength: TEXT_LENGTH }))) },
  { additionalProperties: false },
);
export const MoveInput = Type.Object({ activityId: IdSchema }, { additionalProperties: false });

export const AttendanceInput = Type.Object(
  {
    attendeeIds: Type.Array(IdSchema, { minItems: 1, maxItems: PEOPLE, uniqueItems: true }),
    attended: Type.Boolean(),
  },
  { additionalProperties: false },
);
export const AttendanceView = Type.Object({
  marked: Type.Integer(),
  without: Type.Array(IdSchema, { description: 'Who has no place there' }),
});

export const ActivityParams = Type.Object({ activity: IdSchema });
export const PlaceParams = Type.Object({ place: IdSchema });
