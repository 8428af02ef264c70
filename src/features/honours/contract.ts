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
import { measures } from './attendance-rules.ts';
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

/** A certificate as its holder has it. */
export const OwnCertificate = Type.Object(
  {
    id: IdSchema,
    kind: Choice(certificateKinds),
    edition: Type.Object({ id: IdSchema, title: LocalTextSchema }),
    serial: Type.String(),
    code: Type.String({ description: 'In groups of four' }),
    status: Choice(certificateStatuses),
    issuedOn: DaySchema,
    verifyUrl: Type.String(),
    files: Type.Array(Type.Object({ language: Choice(['ar', 'en', 'ar-en']), href: Type.String() }), {
      description: 'The certificate as PDF; none, once it is not valid any more',
    }),
  },
  { title: 'OwnCertificate' },
);
export type OwnCertificate = Static<typeof OwnCertificate>;
export const OwnCertificateList = ListSchema(OwnCertificate);

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
