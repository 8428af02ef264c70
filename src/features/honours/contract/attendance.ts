/** Certificates by a threshold of attendance. */
import { type Static, Type } from 'typebox';
import { Choice, IdSchema, LocalTextSchema, Nullable } from '../../../platform/http/schemas.ts';
import { measures } from '../attendance-rules.ts';
import { issueFields } from './issuing.ts';

const threshold = {
  measure: Choice(measures, {
    description: 'Days, per cent of the edition’s days, or hours of workshops',
  }),
  least: Type.Integer({ minimum: 1, maximum: 999 }),
};
export const ThresholdQuery = Type.Object(threshold, { additionalProperties: false });

const PresentView = Type.Object({
  attendeeId: IdSchema,
  personId: Nullable(IdSchema),
  name: LocalTextSchema,
  post: Nullable(LocalTextSchema),
  days: Type.Integer(),
  sessions: Type.Integer(),
  workshopHours: Type.Number(),
});

/** Who passes a threshold of attendance, who just misses it, and who has a certificate. */
export const AttendanceView = Type.Object(
  {
    present: Type.Integer({ description: 'Everybody who was there' }),
    enough: Type.Array(PresentView, { description: 'Those who pass and have no certificate' }),
    nearly: Type.Array(PresentView, { description: 'Those whom one day or hour more would let pass' }),
    certified: Type.Integer(),
  },
  { title: 'AttendancePreview' },
);
export type AttendanceView = Static<typeof AttendanceView>;

export const AttendanceInput = Type.Object(
  {
    ...threshold,
    ...issueFields,
    mail: Type.Optional(
      Type.Boolean({ description: 'Mails each certificate to its holder; not, where it is left out' }),
    ),
  },
  { additionalProperties: false },
);
