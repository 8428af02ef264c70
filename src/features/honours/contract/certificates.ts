/** Certificates as they stand, to the organiser and to their holders, and the facts that have none yet. */
import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { recordedKinds } from '../rules.ts';
import { certificateBases, certificateKinds, certificateStatuses } from '../tables.ts';
import { Holder } from './honours.ts';

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
