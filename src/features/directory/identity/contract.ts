import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { StateCodeSchema, StateRef } from '../contract.ts';
import { documentKinds } from '../tables.ts';
import { remarks } from './rules.ts';

export const IdentityEditionParams = Type.Object({ edition: Type.String({ maxLength: 200 }) });
export const IdentityParams = Type.Object({ edition: Type.String({ maxLength: 200 }), id: IdSchema });

export const IdentityQuery = Type.Object(
  {
    ...listQuery,
    person: Type.Optional(IdSchema),
    kind: Type.Optional(Choice(documentKinds)),
    remark: Type.Optional(Choice(remarks)),
  },
  { additionalProperties: false },
);

const NumberInput = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'As printed; spaces and hyphens do not count. It is never answered but by an unmasking',
});
const NamesInput = Type.String({ maxLength: 120, description: 'As printed, in Latin letters' });

export const IdentityInput = Type.Object(
  {
    personId: IdSchema,
    kind: Choice(documentKinds),
    issuingState: StateCodeSchema,
    number: NumberInput,
    names: Type.Optional(Nullable(NamesInput)),
    expiresOn: Type.Optional(Nullable(DaySchema)),
  },
  { additionalProperties: false },
);
export type IdentityInput = Static<typeof IdentityInput>;

/** A document stays its holder's: another person's is another document. */
export const IdentityPatch = Type.Partial(Type.Omit(IdentityInput, ['personId']), {
  additionalProperties: false,
});
export type IdentityPatch = Static<typeof IdentityPatch>;

/** Shortest and longest reason, in characters. */
export const REASON = { min: 5, max: 300 } as const;

export const UnmaskingInput = Type.Object(
  {
    reason: Type.String({
      minLength: 1,
      maxLength: REASON.max,
      description:
        'At least 5 characters. Stands in the log of changes for good. Name the need, never the number',
    }),
  },
  { additionalProperties: false },
);
export type UnmaskingInput = Static<typeof UnmaskingInput>;

export const IdentityView = Type.Object(
  {
    id: IdSchema,
    person: Type.Object({ id: IdSchema, slug: Type.String(), name: LocalTextSchema }),
    kind: Choice(documentKinds),
    issuingState: StateRef,
    number: Type.String({ description: 'Masked: its last characters' }),
    namesTaken: Type.Boolean({ description: 'Whether the names as printed are kept' }),
    expiresOn: Nullable(DaySchema),
    remarks: Type.Array(Choice(remarks)),
    version: Type.Integer(),
  },
  { title: 'IdentityDocument' },
);
export type IdentityView = Static<typeof IdentityView>;
export const IdentityList = ListSchema(IdentityView);

export const UnmaskedView = Type.Object(
  { id: IdSchema, number: Type.String(), names: Nullable(Type.String()) },
  { title: 'UnmaskedIdentityDocument' },
);
