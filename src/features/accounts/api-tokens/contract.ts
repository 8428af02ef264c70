import { type Static, Type } from 'typebox';
import { DaySchema, IdSchema, InstantSchema, Nullable } from '../../../platform/http/schemas.ts';

const strict = { additionalProperties: false } as const;

const Scope = Type.String({
  maxLength: 60,
  pattern: '^(?:\\*|[a-z][a-z-]*):(?:read|write)$',
  description:
    '`<area>:read` or `<area>:write`, the areas being the tags of this document; `*` for every area',
});
const Name = Type.String({ minLength: 1, maxLength: 80, description: 'What its owner calls it' });
const Scopes = Type.Array(Scope, { minItems: 1, maxItems: 60, uniqueItems: true });

export const ApiTokenInput = Type.Object(
  {
    name: Name,
    scopes: Scopes,
    edition: Type.Optional(
      Nullable(
        Type.String({
          minLength: 1,
          maxLength: 200,
          description: 'Id, or series:edition: rights outside it do not count',
        }),
      ),
    ),
    expiresAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'At most a year from now; default 90 days' }),
    ),
  },
  strict,
);
export type ApiTokenInput = Static<typeof ApiTokenInput>;

/** The same as a form gives it: the last day. */
export const ApiTokenForm = Type.Object(
  {
    name: Name,
    scopes: Scopes,
    edition: Type.Optional(Nullable(IdSchema)),
    until: DaySchema,
  },
  strict,
);
export type ApiTokenForm = Static<typeof ApiTokenForm>;

export const ApiTokenView = Type.Object(
  {
    id: IdSchema,
    name: Type.String(),
    prefix: Type.String({ description: 'Its first characters' }),
    scopes: Type.Array(Type.String()),
    editionId: Nullable(IdSchema),
    secondFactor: Type.Boolean({
      description: 'Whether a second factor was shown for it; otherwise rights that ask for one do not count',
    }),
    createdAt: InstantSchema,
    expiresAt: InstantSchema,
    lastUsedAt: Nullable(InstantSchema),
  },
  { title: 'ApiToken' },
);

export const NewApiTokenView = Type.Object(
  {
    token: Type.String({ description: 'Shown this once; to be sent as `Authorization: Bearer …`' }),
    ...ApiTokenView.properties,
  },
  { title: 'NewApiToken' },
);

export const ApiTokenParams = Type.Object({ apiToken: IdSchema });
