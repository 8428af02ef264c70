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

const strict = { additionalProperties: false } as const;
const Person = Type.Object({ id: IdSchema, name: Type.String() });
const Reason = Type.Optional(Nullable(Type.String({ maxLength: 300, description: 'Why, for the log' })));

export const GrantInput = Type.Object(
  {
    accountId: IdSchema,
    role: Choice(roles),
    delegationId: Type.Optional(
      Nullable(Type.Union([IdSchema], { description: 'For focal points and delegates: their delegation' })),
    ),
    endsAt: Type.Optional(Nullable(InstantSchema)),
    note: Reason,
  },
  strict,
);
export type GrantInput = Static<typeof GrantInput>;

/** A right of an account, at any scope. */
export const AccountGrantInput = Type.Object(
  {
    role: Choice(roles),
    scopeKind: Choice(scopeKinds),
    scopeId: Type.Optional(Nullable(IdSchema)),
    endsAt: Type.Optional(Nullable(InstantSchema)),
    note: Reason,
  },
  strict,
);

export const GrantPatch = Type.Object(
  { endsAt: Nullable(Type.Union([InstantSchema], { description: 'Null: no end' })) },
  strict,
);

export const GrantView = Type.Object(
  {
    id: IdSchema,
    account: Person,
    role: Choice(roles),
    scopeKind: Choice(scopeKinds),
    scopeId: Nullable(IdSchema),
    words: Type.Object({ ar: Type.String(), en: Type.String() }),
    endsAt: Nullable(InstantSchema),
    lentBy: Nullable(Person),
    givenBy: Nullable(Person),
    note: Nullable(Type.String()),
    createdAt: InstantSchema,
  },
  { title: 'Grant' },
);
export type GrantView = Static<typeof GrantView>;
export const GrantList = ListSchema(GrantView);
export const GrantParams = Type.Object({ grant: IdSchema });

export const AccountView = Type.Object(
  {
    id: IdSchema,
    name: Type.String(),
    email: Type.String(),
    language: LanguageSchema,
    disabled: Type.Boolean(),
    mergedInto: Nullable(IdSchema),
    hasSecondFactor: Type.Boolean(),
    lastSeenAt: Nullable(InstantSchema),
    createdAt: InstantSchema,
    version: Type.Integer(),
    grants: Type.Array(GrantView),
  },
  { title: 'Account' },
);
export const AccountList = Type.Object({ items: Type.Array(AccountView), total: Type.Integer() });
export const AccountsQuery = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, default: 1 })),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    lang: Type.Optional(LanguageSchema),
  },
  strict,
);
export const AccountPatch = Type.Object({ disabled: Type.Boolean(), reason: Reason }, strict);

export const RightView = Type.Object(
  {
    id: IdSchema,
    role: Choice(roles),
    scopeKind: Choice(scopeKinds),
    scopeId: Nullable(IdSchema),
    words: Type.Object({ ar: Type.String(), en: Type.String() }),
    endsAt: Nullable(InstantSchema),
    lentBy: Nullable(Person),
    asleep: Type.Boolean({ description: 'It counts once a second factor was shown' }),
    loans: Type.Array(Type.Object({ id: IdSchema, to: Person, endsAt: InstantSchema })),
  },
  { title: 'Right' },
);
export const RightList = ListSchema(RightView);
