import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  LineInput,
  Nullable,
  SlugSchema,
} from '../../../platform/http/schemas.ts';
import { correctionKinds } from '../tables.ts';

export const ReleaseInput = Type.Object(
  {
    embargoUntil: Type.Optional(
      Type.Union([InstantSchema, Type.Null()], {
        description:
          'Nobody outside the secretariat reads or infers the text before. Default: with the approval.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ReleaseInput = Static<typeof ReleaseInput>;

export const ReleaseView = Type.Object(
  {
    documentId: IdSchema,
    requestedAt: Nullable(InstantSchema),
    approvedAt: Nullable(InstantSchema),
    embargoUntil: Nullable(InstantSchema),
    publishedAt: Nullable(InstantSchema),
    version: Type.Integer(),
  },
  { title: 'Release' },
);
export type ReleaseView = Static<typeof ReleaseView>;

/** What the form of a release sends: a day and a time in the edition's zone; neither: at once. */
export const ReleaseForm = Type.Object({
  embargoDay: Type.Optional(Nullable(DaySchema)),
  embargoTime: Type.Optional(Nullable(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }))),
});

export const CorrectionInput = Type.Object(
  {
    correction: Choice(correctionKinds, {
      description: 'A corrigendum mends a slip of the same text; a revision words it anew',
    }),
    title: LineInput,
    authority: LineInput,
    slug: Type.Optional(SlugSchema),
  },
  { additionalProperties: false },
);
export type CorrectionInput = Static<typeof CorrectionInput>;

export const CorrectionView = Type.Object(
  {
    id: IdSchema,
    slug: Type.String(),
    correctsDocumentId: IdSchema,
    correction: Choice(correctionKinds),
  },
  { title: 'Correction' },
);
