import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { type SpeakerState, speakerStates } from '../rules/confirmations.ts';
import { confirmationStates, sessionRoles } from '../tables.ts';
import { NOTE } from './availability.ts';

/** Most pairs of person and session asked at once. */
export const ASKED_AT_ONCE = 500;

const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  description: 'Default: the account’s, or where it went before',
});
const Answer = Choice(['confirmed', 'declined'] as const);
const Note = Nullable(Type.String({ maxLength: NOTE }));

export const AskInput = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        { sessionId: IdSchema, personId: IdSchema, email: Type.Optional(Email) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: ASKED_AT_ONCE },
    ),
    language: Type.Optional(LanguageSchema),
  },
  { additionalProperties: false },
);
export type AskInput = Static<typeof AskInput>;

export const AskReply = Type.Object({
  asked: Type.Integer({ description: 'Pairs of person and session that were asked or reminded' }),
  left: Type.Integer({ description: 'Pairs that had confirmed already' }),
  mails: Type.Integer(),
});

export const RecordInput = Type.Object(
  { sessionId: IdSchema, personId: IdSchema, state: Answer, note: Type.Optional(Note) },
  { additionalProperties: false },
);
export type RecordInput = Static<typeof RecordInput>;

export const SpeakersQuery = Type.Object(
  {
    state: Type.Optional(Choice(speakerStates as readonly ['none', ...SpeakerState[]])),
    person: Type.Optional(IdSchema),
    session: Type.Optional(IdSchema),
  },
  { additionalProperties: false },
);

const personal = {
  email: Type.Optional(Nullable(Type.String())),
  note: Type.Optional(Nullable(Type.String())),
  requirements: Type.Optional(Nullable(Type.String())),
};

export const ConfirmationView = Type.Object(
  {
    id: Nullable(IdSchema),
    session: Type.Object({
      id: IdSchema,
      code: Type.String(),
      title: LocalTextSchema,
      startsAt: Nullable(InstantSchema),
      endsAt: Nullable(InstantSchema),
    }),
    person: Type.Object({ id: IdSchema, slug: Type.String(), name: LocalTextSchema }),
    roles: Type.Array(Choice(sessionRoles)),
    state: Choice(['none', ...confirmationStates] as const),
    askedAt: Nullable(InstantSchema),
    answeredAt: Nullable(InstantSchema),
    reminders: Type.Integer(),
    version: Type.Integer({ description: 'What If-Match names; 0 where nobody was asked or has answered' }),
    ...personal,
  },
  { title: 'SpeakerConfirmation', description: 'Address, note and needs: for those who set the programme' },
);
export type ConfirmationView = Static<typeof ConfirmationView>;
export const ConfirmationList = ListSchema(ConfirmationView);
