import { type Static, Type } from 'typebox';
import { Choice, IdSchema, InstantSchema, LanguageSchema, Nullable } from '../../../platform/http/schemas.ts';
import { PasskeyAnswer, proofParts } from '../factors/contract.ts';
import { PASSWORD_LENGTH } from '../rules.ts';
import { secondFactors, signInMethods } from '../tables.ts';

/** A password as it is chosen: what it must be is told by name, not by the form of the contract. */
export const NewPassword = Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH.max });

/** The secret of a step is 32 characters; what is longer is none of ours. */
const Step = Type.String({ minLength: 1, maxLength: 64, description: 'As POST /auth/tokens answered it' });

/** What can be shown next; a recovery code is offered where one is left. */
const shownNext = ['totp', 'passkey', 'recovery-code'] as const;
export type ShownNext = (typeof shownNext)[number];

export const StepView = Type.Object(
  {
    step: Type.String({ description: 'To be sent with the second factor' }),
    factors: Type.Array(Choice(shownNext), { description: 'Each of them will do' }),
    expiresIn: Type.Integer({ description: 'Seconds' }),
  },
  { title: 'Step' },
);

export const SecondFactorInput = Type.Object(
  { step: Step, ...proofParts },
  { additionalProperties: false, description: 'Exactly one of code, recoveryCode and passkey' },
);
export type SecondFactorInput = Static<typeof SecondFactorInput>;

/** The same on a page: the step is in a cookie, the passkey in a field as text. */
export const SecondFactorForm = Type.Object(
  {
    code: proofParts.code,
    recoveryCode: proofParts.recoveryCode,
    passkey: Type.Optional(Type.String({ maxLength: 20_000 })),
  },
  { additionalProperties: false },
);
export type SecondFactorForm = Static<typeof SecondFactorForm>;

export const PasskeySignInInput = Type.Object({ passkey: PasskeyAnswer }, { additionalProperties: false });
export const PasskeyChallengeInput = Type.Object(
  { step: Type.Optional(Step) },
  { additionalProperties: false },
);
export const RefreshInput = Type.Object(
  { refreshToken: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);

export const SignInView = Type.Object(
  {
    id: IdSchema,
    present: Type.Boolean({ description: 'The one that this request came by' }),
    method: Choice(signInMethods),
    secondFactor: Nullable(Choice(secondFactors)),
    ip: Nullable(Type.String()),
    userAgent: Nullable(Type.String()),
    createdAt: InstantSchema,
    lastSeenAt: InstantSchema,
    expiresAt: InstantSchema,
  },
  { title: 'SignIn' },
);
export const SignInParams = Type.Object({ signIn: IdSchema });

export const PasswordInput = Type.Object(
  {
    current: Type.Optional(
      Type.String({ maxLength: PASSWORD_LENGTH.max, description: 'Left out by who has none yet' }),
    ),
    password: NewPassword,
  },
  { additionalProperties: false },
);
export type PasswordInput = Static<typeof PasswordInput>;

export const MePatch = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    language: Type.Optional(LanguageSchema),
  },
  { additionalProperties: false },
);
export type MePatch = Static<typeof MePatch>;
