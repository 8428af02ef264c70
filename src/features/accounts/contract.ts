import { type Static, Type } from 'typebox';
import { roles, scopeKinds } from '../../platform/actor/index.ts';
import { Choice, IdSchema, LanguageSchema, Nullable } from '../../platform/http/schemas.ts';
import { PASSWORD_LENGTH } from './rules.ts';

const Email = Type.String({ format: 'email', maxLength: 254 });

export const SignInInput = Type.Object(
  {
    email: Type.String({ minLength: 1, maxLength: 254 }),
    password: Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH.max }),
  },
  { additionalProperties: false },
);
export type SignInInput = Static<typeof SignInInput>;

export const TokenView = Type.Object(
  {
    accessToken: Type.String(),
    refreshToken: Type.Optional(Type.String({ description: 'Brings new tokens once' })),
    tokenType: Type.Literal('Bearer'),
    expiresIn: Type.Integer({ description: 'Seconds' }),
  },
  { title: 'Token' },
);

export const FirstOrganiserInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    email: Email,
    // How long it must be is told by name, not by the form of the contract.
    password: Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH.max }),
  },
  { additionalProperties: false },
);
export type FirstOrganiserInput = Static<typeof FirstOrganiserInput>;

const Grants = Type.Array(
  Type.Object({ role: Choice(roles), scopeKind: Choice(scopeKinds), scopeId: Nullable(IdSchema) }),
);

export const MeView = Type.Object(
  {
    id: IdSchema,
    email: Type.String(),
    name: Type.String(),
    language: LanguageSchema,
    grants: Grants,
    asleep: { ...Grants, description: 'Held, and asleep until a second factor is shown' },
    version: Type.Integer(),
  },
  { title: 'Me' },
);
