import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
} from '../../../../platform/http/schemas.ts';
import { attendeeCategories, attendeeFields } from '../../../delegations/index.ts';
import { badgeStates, registrationStates } from '../../tables.ts';
import { checkInReasons } from '../contract.ts';

/** Most people whom somebody new was told apart from. */
const APART = 100;
/** Most consents of a form. */
const CONSENTS = 40;

export const WalkInInput = Type.Object(
  {
    form: IdSchema,
    ...attendeeFields,
    consents: Type.Optional(
      Type.Array(IdSchema, {
        maxItems: CONSENTS,
        uniqueItems: true,
        description: 'Questions of the form that are consents, and were agreed to',
      }),
    ),
    apartFrom: Type.Optional(
      Type.Array(IdSchema, {
        maxItems: APART,
        uniqueItems: true,
        description:
          'Attendees who are alike, and whom the desk found to be somebody else. Without them it is answered 409 `walk-in-known`, whose `people` are `WalkInAlike`',
      }),
    ),
    door: Type.Optional(
      Nullable({ ...IdSchema, description: 'Checks them in at once, where they get a badge that opens it' }),
    ),
  },
  { additionalProperties: false, title: 'WalkInInput' },
);
export type WalkInInput = Static<typeof WalkInInput>;

const WalkInRegistration = Nullable(
  Type.Object({ id: IdSchema, code: Nullable(Type.String()), state: Choice(registrationStates) }),
);
const WalkInBadge = Nullable(
  Type.Object({ id: IdSchema, serial: Type.Integer(), state: Choice(badgeStates) }),
);

export const WalkInView = Type.Object(
  {
    registration: WalkInRegistration,
    attendeeId: IdSchema,
    name: LocalTextSchema,
    category: Choice(attendeeCategories),
    accreditation: Nullable(
      Type.String({ description: 'State of the request; null: the registration waits' }),
    ),
    badge: WalkInBadge,
    checkIn: Nullable(
      Type.Object({
        door: Nullable(IdSchema),
        result: Choice(['accepted', 'refused', 'conflict'] as const),
        reason: Nullable(Choice(checkInReasons)),
      }),
    ),
  },
  { title: 'WalkIn' },
);

/** Somebody of the edition whom somebody new may be: what `walk-in-known` names as `people`. */
export const AlikeView = Type.Object(
  {
    id: IdSchema,
    name: LocalTextSchema,
    category: Choice(attendeeCategories),
    party: Nullable(LocalTextSchema),
    signs: Type.Array(Choice(['name', 'email', 'phone'] as const)),
    registration: WalkInRegistration,
    accreditationId: Nullable(IdSchema),
    badge: WalkInBadge,
  },
  { title: 'WalkInAlike' },
);
export type AlikeView = Static<typeof AlikeView>;

export const WalkInFormView = Type.Object(
  {
    id: IdSchema,
    slug: Type.String(),
    title: LocalTextSchema,
    category: Choice(attendeeCategories),
    approval: Type.Boolean({ description: 'Somebody approves it first' }),
    left: Nullable(Type.Integer({ description: 'Places that are left; null: no limit' })),
    accredited: Type.Boolean({ description: 'The category is accredited before it gets a badge' }),
    consents: Type.Array(Type.Object({ id: IdSchema, label: LocalTextSchema, required: Type.Boolean() })),
  },
  { title: 'WalkInForm' },
);
export const WalkInFormList = ListSchema(WalkInFormView);

export type WalkInView = Static<typeof WalkInView>;
