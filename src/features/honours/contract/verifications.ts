/** What whoever verifies a code is told. */
import { type Static, Type } from 'typebox';
import { Choice, DaySchema, LocalTextSchema, Nullable } from '../../../platform/http/schemas.ts';
import { certificateStatuses } from '../tables.ts';

export const CodeParams = Type.Object({
  code: Type.String({
    maxLength: 60,
    description: 'As printed; lower case, spaces and hyphens do not matter',
  }),
});

export const VerificationView = Type.Object(
  {
    subject: Type.String({ description: '`certificate`, or another kind of document' }),
    code: Type.String(),
    kind: Type.String(),
    name: Type.Object({ ...LocalTextSchema.properties }, { description: 'Holder, or title of the document' }),
    serial: Nullable(Type.String()),
    edition: Type.Object({
      series: Type.String(),
      slug: Type.String(),
      number: Type.Integer(),
      title: LocalTextSchema,
    }),
    status: Choice(certificateStatuses),
    issuedOn: DaySchema,
    revokedOn: Nullable(DaySchema),
    revocationReason: Nullable(LocalTextSchema),
    replacement: Nullable(Type.Object({ serial: Type.String(), code: Type.String() })),
  },
  { title: 'Verification' },
);
export type VerificationView = Static<typeof VerificationView>;
