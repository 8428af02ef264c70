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
    password: Type.String({ minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max }),
  },
  { additionalProperties: false },
);
export type FirstOrganiserInput = Static<typeof FirstOrganiserInput>;

export const MeView = Type.Object(
  {
    id: IdSchema,
    name: Type.String(),
    language: LanguageSchema,
    grants: Type.Array(
      Type.Object({ role: Choice(roles), scopeKind: Choice(scopeKinds), scopeId: Nullable(IdSchema) }),
    ),
  },
  { title: 'Me' },
);
