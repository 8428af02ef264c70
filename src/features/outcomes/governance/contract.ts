import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  Nullable,
  TextInput,
} from '../../../platform/http/schemas.ts';
import { BodyRef, StateCodeSchema } from '../../directory/index.ts';
import { PartyView } from '../parties.ts';
import { seatKinds } from '../tables.ts';

const closed = { additionalProperties: false } as const;

export const GoverningBodyInput = Type.Object(
  {
    bodyId: IdSchema,
    mandate: Type.Optional(Nullable(TextInput)),
    foundedOn: Type.Optional(Nullable(DaySchema)),
    dissolvedOn: Type.Optional(Nullable(DaySchema)),
  },
  closed,
);
export type GoverningBodyInput = Static<typeof GoverningBodyInput>;
export const NewGoverningBody = Type.Object(
  { ...GoverningBodyInput.properties, series: Type.String({ maxLength: 80, description: 'Id or slug' }) },
  closed,
);
export const GoverningBodyPatch = Type.Partial(GoverningBodyInput, closed);
export type GoverningBodyPatch = Static<typeof GoverningBodyPatch>;

export const SeatInput = Type.Object(
  {
    name: LineInput,
    kind: Choice(seatKinds),
    founding: Type.Optional(Type.Boolean()),
    grounds: Type.Optional(Nullable(TextInput)),
    termMonths: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 1_200 }))),
    officeSeatId: Type.Optional(Nullable(IdSchema)),
    createdOn: Type.Optional(Nullable(DaySchema)),
    abolishedOn: Type.Optional(Nullable(DaySchema)),
  },
  closed,
);
export type SeatInput = Static<typeof SeatInput>;
export const NewSeat = Type.Object({ ...SeatInput.properties, governingBodyId: IdSchema }, closed);
export const SeatPatch = Type.Partial(SeatInput, closed);
export type SeatPatch = Static<typeof SeatPatch>;

export const TenureInput = Type.Object(
  {
    stateCode: Type.Optional(Nullable(StateCodeSchema)),
    bodyId: Type.Optional(Nullable(IdSchema)),
    personId: Type.Optional(Nullable(IdSchema)),
    alternatePersonId: Type.Optional(Nullable(IdSchema)),
    startsOn: DaySchema,
    endsOn: Type.Optional(
      Nullable(Type.String({ format: 'date', description: 'The first day after it; left out: by the term' })),
    ),
    basis: Type.Optional(Nullable(LineInput)),
    endReason: Type.Optional(Nullable(LineInput)),
  },
  closed,
);
export type TenureInput = Static<typeof TenureInput>;
export const NewTenure = Type.Object({ ...TenureInput.properties, seatId: IdSchema }, closed);
/** Who holds it stays; when it ends and why, and whom the holder sends, may change. */
export const TenurePatch = Type.Partial(
  Type.Pick(TenureInput, ['personId', 'alternatePersonId', 'endsOn', 'basis', 'endReason']),
  closed,
);
export type TenurePatch = Static<typeof TenurePatch>;

export const GovernanceQuery = Type.Object(
  { series: Type.String({ maxLength: 80, description: 'Id or slug' }), on: Type.Optional(DaySchema) },
  closed,
);
export const OnQuery = Type.Object({ on: Type.Optional(DaySchema) }, closed);

const PersonRef = Type.Object({ id: IdSchema, slug: Type.String(), name: LocalTextSchema });
export const TenureView = Type.Object(
  {
    id: IdSchema,
    seatId: IdSchema,
    holder: PartyView,
    person: Nullable(PersonRef),
    alternate: Nullable(PersonRef),
    startsOn: DaySchema,
    /** The first day after it; null: open. */
    endsOn: Nullable(DaySchema),
    basis: Nullable(LocalTextSchema),
    endReason: Nullable(LocalTextSchema),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Tenure' },
);
export type TenureView = Static<typeof TenureView>;

export const SeatView = Type.Object(
  {
    id: IdSchema,
    governingBodyId: IdSchema,
    position: Type.Integer(),
    name: LocalTextSchema,
    kind: Choice(seatKinds),
    founding: Type.Boolean(),
    grounds: Nullable(LocalTextSchema),
    termMonths: Nullable(Type.Integer()),
    officeSeatId: Nullable(IdSchema),
    createdOn: Nullable(DaySchema),
    abolishedOn: Nullable(DaySchema),
    /** Who sits there on the day asked for; null: nobody. Of a seat that follows an office, whoever holds the office. */
    tenure: Nullable(TenureView),
    vacant: Type.Boolean(),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Seat' },
);
export type SeatView = Static<typeof SeatView>;

export const GoverningBodyView = Type.Object(
  {
    id: IdSchema,
    seriesId: IdSchema,
    body: BodyRef,
    mandate: Nullable(LocalTextSchema),
    foundedOn: Nullable(DaySchema),
    dissolvedOn: Nullable(DaySchema),
    asOf: DaySchema,
    seats: Type.Array(SeatView),
    /** Seats without a holder on that day: as many as the list has. */
    vacant: Type.Integer(),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'GoverningBody' },
);
export type GoverningBodyView = Static<typeof GoverningBodyView>;
export const GoverningBodyList = ListSchema(GoverningBodyView);
