/** What the pages of certificates post. */
import { type Static, Type } from 'typebox';
import { Choice, DaySchema, IdSchema, LineInput, Nullable } from '../../../platform/http/schemas.ts';

/** How certificates are issued, as forms post it. */
const issueForm = {
  signatory1: IdSchema,
  signatory2: Type.Optional(Nullable(IdSchema)),
  issuedOn: DaySchema,
  files: Choice(['none', 'ar', 'en', 'ar-en']),
};

/** Acts that were ticked, one key a line, and how their certificates are issued. */
export const ReviewForm = Type.Object(
  { acts: Type.String({ minLength: 1 }), ...issueForm },
  { additionalProperties: false },
);
export type ReviewForm = Static<typeof ReviewForm>;

/** A statement of the organiser about persons, as the form posts it. */
export const StatementForm = Type.Object(
  {
    personIds: Type.Array(IdSchema, { minItems: 1, maxItems: 500, uniqueItems: true }),
    sessionId: Type.Optional(Nullable(IdSchema)),
    hours: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 999 }))),
    statement: Type.String({ minLength: 1, maxLength: 1_000 }),
    ...issueForm,
  },
  { additionalProperties: false },
);
export type StatementForm = Static<typeof StatementForm>;

/** A replacement, as its form posts it. */
export const ReplacementForm = Type.Object(
  {
    reason: Type.Optional(Nullable(LineInput)),
    signatory1: IdSchema,
    signatory2: Type.Optional(Nullable(IdSchema)),
    issuedOn: DaySchema,
  },
  { additionalProperties: false },
);

/** In which languages files of certificates are made, as the form posts it. */
export const FilesForm = Type.Object(
  {
    do: Choice(['ar', 'en', 'ar-en']),
    q: Type.Optional(Type.String()),
    kind: Type.Optional(Type.String()),
    status: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
