import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  LanguageSchema,
  LineInput,
  LocalTextSchema,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { StateCodeSchema } from '../../directory/index.ts';
import { attendeeCategories, attendeeSources, listFields } from '../tables.ts';

export const AttendeeCategorySchema = Choice(attendeeCategories);
const Gender = Choice(['m', 'f', 'unstated']);

/** What is told of somebody, by whoever names or registers them. */
export const attendeeFields = {
  honorific: Type.Optional(Nullable(LineInput)),
  name: Type.Optional(LineInput),
  post: Type.Optional(Nullable(LineInput)),
  organisation: Type.Optional(Nullable(LineInput)),
  bodyId: Type.Optional(Nullable(IdSchema)),
  stateCode: Type.Optional(Nullable(StateCodeSchema)),
  nationality: Type.Optional(Nullable(StateCodeSchema)),
  birthDate: Type.Optional(
    Nullable(
      Type.String({
        maxLength: 20,
        description: 'YYYY-MM-DD; Hijri years and digits of either script are taken',
      }),
    ),
  ),
  gender: Type.Optional(Gender),
  email: Type.Optional(Nullable(Type.String({ maxLength: 254 }))),
  phone: Type.Optional(Nullable(Type.String({ maxLength: 40 }))),
  language: Type.Optional(LanguageSchema),
  listed: Type.Optional(
    Nullable(
      Type.Array(Choice(listFields), {
        uniqueItems: true,
        description: 'What lists may show beside the name',
      }),
    ),
  ),
};

export const AttendeeInput = Type.Object(attendeeFields, { additionalProperties: false });
export type AttendeeInput = Static<typeof AttendeeInput>;

export const AttendeeView = Type.Object(
  {
    id: IdSchema,
    category: AttendeeCategorySchema,
    source: Choice(attendeeSources),
    delegationId: Nullable(IdSchema),
    personId: Nullable(IdSchema),
    honorific: Nullable(LocalTextSchema),
    name: LocalTextSchema,
    post: Nullable(LocalTextSchema),
    organisation: Nullable(LocalTextSchema),
    bodyId: Nullable(IdSchema),
    stateCode: Nullable(Type.String()),
    nationality: Nullable(Type.String()),
    birthDate: Nullable(Type.String()),
    gender: Gender,
    email: Nullable(Type.String()),
    phone: Nullable(Type.String()),
    language: LanguageSchema,
    hasPhoto: Type.Boolean(),
    listed: Nullable(Type.Array(Choice(listFields))),
    cancelled: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Attendee' },
);
export type AttendeeView = Static<typeof AttendeeView>;
