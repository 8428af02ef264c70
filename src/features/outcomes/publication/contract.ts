import { type Static, Type } from 'typebox';
import { DaySchema, IdSchema, InstantSchema, Nullable } from '../../../platform/http/schemas.ts';

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
