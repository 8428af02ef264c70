import { type Static, type TSchema, Type } from 'typebox';
import { InstantSchema, Nullable } from '../../../platform/http/schemas.ts';

const base64url = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[A-Za-z0-9_-]+$' });

/** Id of a passkey: WebAuthn allows 1,023 bytes. */
const CredentialId = base64url(1_364);

/** Browsers add members of their own; those that nobody reads are let pass and are not kept. */
const credential = <T extends TSchema>(response: T, title: string) =>
  Type.Object(
    {
      id: CredentialId,
      rawId: CredentialId,
      type: Type.Literal('public-key'),
      response,
      authenticatorAttachment: Type.Optional(Nullable(Type.String({ maxLength: 40 }))),
      clientExtensionResults: Type.Object({}, { additionalProperties: true }),
    },
    { title, additionalProperties: false },
  );

/** What `navigator.credentials.get()` answers, as its `toJSON()` writes it. */
export const PasskeyAnswer = credential(
  Type.Object(
    {
      clientDataJSON: base64url(4_000),
      authenticatorData: base64url(4_000),
      signature: base64url(4_000),
      userHandle: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
    },
    { additionalProperties: false },
  ),
  'PasskeyAnswer',
);
export type PasskeyAnswer = Static<typeof PasskeyAnswer>;

/** What `navigator.credentials.create()` answers, as its `toJSON()` writes it. */
export const PasskeyEnrolment = credential(
  Type.Object(
    {
      clientDataJSON: base64url(4_000),
      attestationObject: base64url(40_000),
      transports: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 10 })),
      authenticatorData: Type.Optional(Type.String({ maxLength: 4_000 })),
      publicKey: Type.Optional(Type.String({ maxLength: 4_000 })),
      publicKeyAlgorithm: Type.Optional(Type.Integer()),
    },
    { additionalProperties: false },
  ),
  'PasskeyEnrolment',
);
export type PasskeyEnrolment = Static<typeof PasskeyEnrolment>;

/** A code as people type it: in Arabic digits or with spaces, too. */
export const Code = Type.String({ minLength: 1, maxLength: 20, description: 'Six digits' });
export const RecoveryCode = Type.String({ minLength: 1, maxLength: 40, description: 'Works once' });

/** A second factor as it is shown: exactly one of the three. */
export const proofParts = {
  code: Type.Optional(Code),
  recoveryCode: Type.Optional(RecoveryCode),
  passkey: Type.Optional(PasskeyAnswer),
};
export const ProofInput = Type.Object(proofParts, {
  additionalProperties: false,
  description: 'Exactly one of the three',
});
export type ProofInput = Static<typeof ProofInput>;

const PasskeyName = Type.String({ minLength: 1, maxLength: 80, description: 'What its owner calls it' });

export const PasskeyView = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    createdAt: InstantSchema,
    lastUsedAt: Nullable(InstantSchema),
    backedUp: Type.Boolean({ description: 'Kept by a provider of passkeys, and so on several devices' }),
  },
  { title: 'Passkey' },
);

export const FactorsView = Type.Object(
  {
    required: Type.Boolean({ description: 'Whether a right of the account asks for one' }),
    totp: Nullable(Type.Object({ since: InstantSchema })),
    passkeys: Type.Array(PasskeyView),
    recoveryCodesLeft: Type.Integer(),
  },
  { title: 'SecondFactors' },
);

export const TotpEnrolmentView = Type.Object(
  {
    secret: Type.String({ description: 'Base 32' }),
    address: Type.String({ description: 'otpauth://, as a QR code shows it to an authenticator app' }),
    enrolment: Type.String({ description: 'To be sent with the first code, within thirty minutes' }),
  },
  { title: 'TotpEnrolment' },
);

export const TotpInput = Type.Object(
  { enrolment: Type.String({ minLength: 1, maxLength: 1_000 }), code: Code },
  { additionalProperties: false },
);
export type TotpInput = Static<typeof TotpInput>;

/** Codes are there when the factor is the account's first: they are shown now and never again. */
export const EnrolledView = Type.Object(
  { recoveryCodes: Type.Array(Type.String(), { description: 'Shown once; empty when there were some' }) },
  { title: 'Enrolled' },
);

export const AddedPasskeyView = Type.Object(
  {
    passkey: PasskeyView,
    recoveryCodes: Type.Array(Type.String(), { description: 'Shown once; empty when there were some' }),
  },
  { title: 'AddedPasskey' },
);

export const PasskeyInput = Type.Object(
  { name: PasskeyName, passkey: PasskeyEnrolment },
  { additionalProperties: false },
);
export type PasskeyInput = Static<typeof PasskeyInput>;
export const PasskeyPatch = Type.Object({ name: PasskeyName }, { additionalProperties: false });
export const PasskeyParams = Type.Object({ passkey: CredentialId });

/** What goes to `navigator.credentials`, by WebAuthn's own JSON form. */
export const PasskeyOptionsView = Type.Object(
  { challenge: Type.String() },
  { title: 'PasskeyOptions', additionalProperties: true },
);
