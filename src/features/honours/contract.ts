import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
  TextInput,
} from '../../platform/http/schemas.ts';
import { LARGEST_BATCH, recordedKinds } from './rules.ts';
import { certificateBases, certificateKinds, certificateStatuses } from './tables.ts';

export const awards = ['certificate', 'shield', 'medal'] as const;

export const HonourInput = Type.Object(
  {
    award: Choice(awards),
    personId: Type.Optional(Nullable(IdSchema)),
    bodyId: Type.Optional(Nullable(IdSchema)),
    citation: TextInput,
    position: Type.Optional(Type.Integer({ minimum: 1, maximum: 9_999, description: 'Order of conferral' })),
    conferredOn: Type.Optional(Nullable(DaySchema)),
  },
  { additionalProperties: false },
);
export type HonourInput = Static<typeof HonourInput>;
export const HonourPatch = Type.Partial(HonourInput, { additionalProperties: false });
export type HonourPatch = Static<typeof HonourPatch>;

const Holder = Type.Object({
  kind: Choice(['person', 'body']),
  id: IdSchema,
  slug: Type.String(),
  name: LocalTextSchema,
  line: Nullable(LocalTextSchema),
});

export const HonourView = Type.Object(
  {
    id: IdSchema,
    award: Choice(awards),
    holder: Holder,
    citation: LocalTextSchema,
    position: Type.Integer(),
    conferredOn: Nullable(DaySchema),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Honour' },
);
export type HonourView = Static<typeof HonourView>;
export const HonourList = ListSchema(HonourView);

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
const issueFields = {
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

export const CertificateQuery = Type.Object(
  {
    ...listQuery,
    kind: Type.Optional(Choice(certificateKinds)),
    status: Type.Optional(Choice(certificateStatuses)),
  },
  { additionalProperties: false },
);
export const FactQuery = Type.Object(
  { lang: listQuery.lang, kind: Choice(recordedKinds) },
  { additionalProperties: false },
);

const SessionRef = Type.Object({ id: IdSchema, code: Type.String(), title: LocalTextSchema });

export const CertificateView = Type.Object(
  {
    id: IdSchema,
    kind: Choice(certificateKinds),
    holder: Type.Object({
      kind: Choice(['person', 'body']),
      id: IdSchema,
      name: LocalTextSchema,
      line: Nullable(LocalTextSchema),
      gender: Choice(['m', 'f', 'unstated']),
    }),
    basis: Choice(certificateBases),
    statement: Nullable(Type.String()),
    session: Nullable(SessionRef),
    honourId: Nullable(IdSchema),
    hours: Nullable(Type.Integer()),
    serial: Type.String(),
    code: Type.String({ description: 'In groups of four' }),
    verifyUrl: Type.String(),
    issuedOn: DaySchema,
    signatories: Type.Array(Type.Object({ name: LocalTextSchema, post: LocalTextSchema })),
    status: Choice(certificateStatuses),
    revokedAt: Nullable(InstantSchema),
    revocationReason: Nullable(LocalTextSchema),
    replacedById: Nullable(IdSchema),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Certificate' },
);
export type CertificateView = Static<typeof CertificateView>;
export const CertificateList = ListSchema(CertificateView);

export const FactView = Type.Object(
  {
    kind: Choice(recordedKinds),
    basis: Choice(certificateBases),
    holder: Holder,
    session: Nullable(SessionRef),
    honourId: Nullable(IdSchema),
    stands: Type.Array(Type.String()),
    citation: Nullable(LocalTextSchema),
    certificate: Nullable(
      Type.Object({ id: IdSchema, serial: Type.String(), status: Choice(certificateStatuses) }),
    ),
  },
  { title: 'CertificateFact' },
);
export type FactView = Static<typeof FactView>;
export const FactList = ListSchema(FactView);

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
