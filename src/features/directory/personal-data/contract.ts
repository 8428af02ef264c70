import { type Static, Type } from 'typebox';
import { Choice, IdSchema, InstantSchema, Nullable } from '../../../platform/http/schemas.ts';
import { dataClasses } from '../../../platform/personal-data/index.ts';
import { erasureRequestStates } from '../tables.ts';

/** Longest note, reason and answer, in characters. */
export const NOTE_LENGTH = 1_000;

export const SubjectParams = Type.Object({ kind: Choice(['persons', 'accounts'] as const), id: IdSchema });
export const RequestParams = Type.Object({ id: IdSchema });

export const ErasureInput = Type.Object(
  {
    reason: Type.String({
      minLength: 1,
      maxLength: NOTE_LENGTH,
      description: 'Stands in the log of changes for good: it must not name the person',
    }),
    confirmation: Type.String({ maxLength: 300, description: 'The name, typed as it is shown' }),
  },
  { additionalProperties: false },
);
export type ErasureInput = Static<typeof ErasureInput>;

export const ErasureRequestInput = Type.Object(
  { note: Type.Optional(Nullable(Type.String({ maxLength: NOTE_LENGTH }))) },
  { additionalProperties: false },
);
export type ErasureRequestInput = Static<typeof ErasureRequestInput>;

export const RefusalInput = Type.Object(
  { answer: Type.String({ minLength: 1, maxLength: NOTE_LENGTH }) },
  { additionalProperties: false },
);
export type RefusalInput = Static<typeof RefusalInput>;

const fates = ['erased', 'pseudonym', 'kept'] as const;

export const PersonalDataView = Type.Object(
  {
    parts: Type.Array(
      Type.Object({
        key: Type.String(),
        title: Type.String(),
        fate: Choice(fates, { description: 'What an erasure does to it' }),
        rows: Type.Array(Type.Record(Type.String(), Type.Unknown())),
      }),
    ),
    refusals: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  },
  { title: 'PersonalData' },
);

export const ErasureView = Type.Object(
  {
    parts: Type.Array(Type.Object({ key: Type.String(), fate: Choice(fates), count: Type.Integer() })),
    auditTexts: Type.Integer({ description: 'Events of the log of changes that lost texts' }),
    remaining: Type.Array(Type.Object({ table: Type.String(), count: Type.Integer() }), {
      description: 'Where a name still stands, such as in an adopted text',
    }),
  },
  { title: 'Erasure' },
);
export type ErasureView = Static<typeof ErasureView>;

export const ErasureRequestView = Type.Object(
  {
    id: IdSchema,
    state: Choice(erasureRequestStates),
    note: Nullable(Type.String()),
    answer: Nullable(Type.String()),
    createdAt: InstantSchema,
    closedAt: Nullable(InstantSchema),
  },
  { title: 'ErasureRequest' },
);

export const RetentionView = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        kind: Type.String(),
        title: Type.String(),
        class: Choice(dataClasses),
        days: Type.Integer(),
        after: Type.String(),
        reason: Type.String(),
      }),
    ),
  },
  { title: 'RetentionPeriods' },
);
