/** What a certificate attests, and how one or many are issued, replaced, revoked and mailed. */
import { type Static, Type } from 'typebox';
import { Choice, IdSchema, LineInput, Nullable } from '../../../platform/http/schemas.ts';
import { LARGEST_BATCH } from '../rules.ts';
import { certificateKinds } from '../tables.ts';

const actFields = {
  kind: Choice(certificateKinds),
  personId: Type.Optional(Nullable(IdSchema)),
  bodyId: Type.Optional(Nullable(IdSchema)),
  sessionId: Type.Optional(Nullable(IdSchema)),
  honourId: Type.Optional(Nullable(IdSchema)),
  hours: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 999 }))),
  statement: Type.Optional(
    Nullable(
      Type.String({
        minLength: 1,
        maxLength: 1_000,
        description: 'What the organiser states and why, where nothing records the act; not public',
      }),
    ),
  ),
};
export const issueFields = {
  signatoryIds: Type.Optional(
    Type.Array(IdSchema, {
      minItems: 1,
      maxItems: 2,
      uniqueItems: true,
      description: 'Persons who sign; those of the last certificate by default',
    }),
  ),
  issuedOn: Type.Optional(
    Type.String({ format: 'date', description: 'YYYY-MM-DD; today in the edition’s zone by default' }),
  ),
};

export const IssueOptions = Type.Object(issueFields, { additionalProperties: false });
export type IssueOptions = Static<typeof IssueOptions>;

/** One certificate: what it attests, and how it is issued. */
export const CertificateInput = Type.Object(
  { ...actFields, ...issueFields },
  { additionalProperties: false },
);
export const ActInput = Type.Object(actFields, { additionalProperties: false });
export type ActInput = Static<typeof ActInput>;
export const CertificateBatchInput = Type.Object(
  {
    certificates: Type.Array(ActInput, { minItems: 1, maxItems: LARGEST_BATCH }),
    ...issueFields,
  },
  { additionalProperties: false },
);

export const RevocationInput = Type.Object(
  { reason: LineInput },
  { additionalProperties: false, description: 'Whoever verifies the certificate reads the reason' },
);
export type RevocationInput = Static<typeof RevocationInput>;

export const ReplacementInput = Type.Object(
  { reason: Type.Optional(Nullable(LineInput)), ...issueFields },
  { additionalProperties: false, description: 'A valid certificate needs a reason; a revoked one has it' },
);
export type ReplacementInput = Static<typeof ReplacementInput>;

export const MailingInput = Type.Object(
  {
    ids: Type.Optional(
      Type.Array(IdSchema, {
        minItems: 1,
        maxItems: LARGEST_BATCH,
        uniqueItems: true,
        description: 'Certificates to mail; all of the edition, where they are left out',
      }),
    ),
    kind: Type.Optional(Choice(certificateKinds, { description: 'Only of this kind; not along with ids' })),
  },
  { additionalProperties: false },
);

export const MailingView = Type.Object(
  {
    mailed: Type.Integer(),
    already: Type.Integer({ description: 'Mailed before' }),
    unreachable: Type.Integer({ description: 'Of bodies, and of people whose address nobody knows' }),
    left: Type.Integer({ description: 'One call mails 2,000 at most' }),
  },
  { title: 'CertificateMailing' },
);
