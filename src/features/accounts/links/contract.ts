import { type Static, Type } from 'typebox';
import { roles, scopeKinds } from '../../../platform/actor/index.ts';
import {
  Choice,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  ListSchema,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { Code, RecoveryCode } from '../factors/contract.ts';
import { PASSWORD_LENGTH } from '../rules.ts';
import { NewPassword } from '../sign-in/contract.ts';

const strict = { additionalProperties: false } as const;
const Email = Type.String({ format: 'email', maxLength: 254 });
const Name = Type.String({ minLength: 1, maxLength: 200 });
const Password = Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH.max });

/** A link's secret as it may stand in an address: what is too long for one of ours is answered like an unknown one. */
export const SecretParams = Type.Object({ secret: Type.String({ maxLength: 200 }) });

export const RegistrationInput = Type.Object({ name: Name, email: Email, language: LanguageSchema }, strict);
export type RegistrationInput = Static<typeof RegistrationInput>;

export const AddressInput = Type.Object({ email: Email }, strict);
export const AddressAndLanguageInput = Type.Object(
  { email: Email, language: Type.Optional(LanguageSchema) },
  strict,
);
export const NewPasswordInput = Type.Object({ password: NewPassword }, strict);
export const ShownPasswordInput = Type.Object({ password: Password }, strict);

/** Accepting: a new person says their name and sets a password; whoever has an account says nothing. */
export const AcceptanceInput = Type.Object(
  { name: Type.Optional(Name), password: Type.Optional(NewPassword) },
  strict,
);

const proof = {
  code: Type.Optional(Code),
  recoveryCode: Type.Optional(RecoveryCode),
};
export const MergeInput = Type.Object({ email: Email, password: Password, ...proof }, strict);
export const MergeProofInput = Type.Object(proof, strict);

export const FactorResetInput = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 300, description: 'The person reads it' }) },
  strict,
);

/** A right that is given: at a scope of which the giver is organiser, or a delegation's. */
export const GivenRightInput = Type.Object(
  {
    role: Choice(roles),
    scopeKind: Choice(scopeKinds),
    scopeId: Nullable(IdSchema),
    endsAt: Type.Optional(Nullable(InstantSchema)),
  },
  strict,
);
export type GivenRightInput = Static<typeof GivenRightInput>;

const Note = Type.Optional(Nullable(Type.String({ maxLength: 300, description: 'Why, for the log' })));

export const InvitationInput = Type.Object(
  {
    email: Email,
    name: Name,
    language: LanguageSchema,
    grants: Type.Array(GivenRightInput, { minItems: 1, maxItems: 20 }),
    note: Note,
  },
  strict,
);
export type InvitationInput = Static<typeof InvitationInput>;

export const LoanInput = Type.Object(
  {
    grantId: IdSchema,
    email: Email,
    name: Name,
    language: LanguageSchema,
    scope: Type.Optional(
      Nullable(Type.Object({ scopeKind: Choice(scopeKinds), scopeId: Nullable(IdSchema) }, strict)),
    ),
    until: InstantSchema,
  },
  strict,
);
export type LoanInput = Static<typeof LoanInput>;

const RightOffered = Type.Object({
  role: Choice(roles),
  scopeKind: Choice(scopeKinds),
  scopeId: Nullable(IdSchema),
  endsAt: Nullable(InstantSchema),
  words: Type.Object({ ar: Type.String(), en: Type.String() }),
});

export const InvitationView = Type.Object(
  {
    id: IdSchema,
    email: Type.String(),
    name: Type.String(),
    language: LanguageSchema,
    rights: Type.Array(RightOffered),
    invitedBy: Nullable(Type.Object({ id: IdSchema, name: Type.String() })),
    loan: Type.Boolean(),
    createdAt: InstantSchema,
    expiresAt: InstantSchema,
  },
  { title: 'AccountInvitation' },
);
export const InvitationList = ListSchema(InvitationView);

/** What the holder of a link may know of its invitation. */
export const OfferView = Type.Object(
  {
    email: Type.String(),
    name: Type.String(),
    invitedBy: Nullable(Type.String()),
    rights: Type.Array(RightOffered),
    hasAccount: Type.Boolean({ description: 'It is accepted after signing in to it' }),
    expiresAt: InstantSchema,
  },
  { title: 'Offer' },
);

export const InvitationParams = Type.Object({ invitation: IdSchema });
export const AccountParams = Type.Object({ account: IdSchema });
export const EditionReference = Type.Object({
  edition: Type.String({ maxLength: 200, description: 'Id, or series:edition such as national-forum:2016' }),
});
