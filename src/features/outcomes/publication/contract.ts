import { type Static, Type } from 'typebox';
import { IdSchema, InstantSchema, Nullable } from '../../../platform/http/schemas.ts';

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
