import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
  TextInput,
} from '../../../platform/http/schemas.ts';
import { StateRef } from '../../directory/index.ts';
import { badgeSizes, badgeStates } from '../tables.ts';
import { badgeCategories, MOST_DAYS, MOST_ZONES } from './rules.ts';

export const CategorySchema = Choice(badgeCategories);

const ZoneNumber = Type.Integer({
  minimum: 0,
  maximum: MOST_ZONES - 1,
  description: 'Its place in the signed code; it never changes once badges open it',
});
const ZoneNumbers = Type.Array(Type.Integer({ minimum: 0, maximum: MOST_ZONES - 1 }), {
  uniqueItems: true,
  maxItems: MOST_ZONES,
  description: 'Numbers of zones that it opens',
});
const Days = Type.Array(Type.Integer({ minimum: 0, maximum: MOST_DAYS - 1 }), {
  uniqueItems: true,
  maxItems: MOST_DAYS,
  description: 'Days of the edition on which it opens them, counted from 0; empty: all',
});

export const ZoneInput = Type.Object(
  { name: LineInput, number: Type.Optional(ZoneNumber) },
  { additionalProperties: false },
);
export type ZoneInput = Static<typeof ZoneInput>;
export const ZonePatch = Type.Partial(ZoneInput, { additionalProperties: false });
export type ZonePatch = Static<typeof ZonePatch>;
export const ZoneView = Type.Object(
  { id: IdSchema, number: Type.Integer(), name: LocalTextSchema, version: Type.Integer() },
  { title: 'Zone' },
);
export type ZoneView = Static<typeof ZoneView>;
export const ZoneList = ListSchema(ZoneView);

export const DoorInput = Type.Object(
  { name: LineInput, zoneId: IdSchema, roomId: Type.Optional(Nullable(IdSchema)) },
  { additionalProperties: false },
);
export type DoorInput = Static<typeof DoorInput>;
export const DoorPatch = Type.Partial(DoorInput, { additionalProperties: false });
export type DoorPatch = Static<typeof DoorPatch>;
export const DoorView = Type.Object(
  {
    id: IdSchema,
    name: LocalTextSchema,
    zoneId: IdSchema,
    zoneNumber: Type.Integer(),
    roomId: Nullable(IdSchema),
    version: Type.Integer(),
  },
  { title: 'Door' },
);
export type DoorView = Static<typeof DoorView>;
export const DoorList = ListSchema(DoorView);

export const DesignPatch = Type.Object(
  {
    size: Type.Optional(Choice(badgeSizes)),
    colour: Type.Optional(Type.Integer({ minimum: 1, maximum: 6, description: 'As of themes' })),
    zones: Type.Optional(ZoneNumbers),
    days: Type.Optional(Days),
    back: Type.Optional(Nullable(TextInput)),
    photo: Type.Optional(Type.Boolean({ description: 'Prints the photo, where there is one' })),
    automatic: Type.Optional(
      Type.Boolean({ description: 'Issues a badge as soon as somebody of the category is approved' }),
    ),
  },
  { additionalProperties: false },
);
export type DesignPatch = Static<typeof DesignPatch>;
export const DesignView = Type.Object(
  {
    category: CategorySchema,
    size: Choice(badgeSizes),
    colour: Type.Integer(),
    zones: Type.Array(Type.Integer()),
    days: Type.Array(Type.Integer()),
    back: Nullable(LocalTextSchema),
    photo: Type.Boolean(),
    automatic: Type.Boolean(),
    version: Type.Integer({ description: '0: as it is before anybody drew it' }),
  },
  { title: 'BadgeDesign' },
);
export type DesignView = Static<typeof DesignView>;
export const DesignList = ListSchema(DesignView);

export const KeyList = Type.Object({
  edition: Type.String({ description: 'How codes name the edition: 16 hexadecimal digits' }),
  items: Type.Array(
    Type.Object(
      {
        number: Type.Integer(),
        algorithm: Type.Literal('ES256'),
        publicKey: Type.String({ description: 'Raw point of 65 bytes, base64url' }),
        createdAt: InstantSchema,
      },
      { title: 'BadgeKey' },
    ),
  ),
});

export const RevocationList = Type.Object(
  {
    lastSerial: Type.Integer({ description: 'Highest serial issued so far' }),
    ended: Type.Array(Type.Integer(), { description: 'Serials that open nothing any more' }),
    suspended: Type.Array(Type.Integer(), { description: 'Serials that open nothing for now' }),
  },
  { title: 'BadgeRevocations' },
);

export const BadgeView = Type.Object(
  {
    id: IdSchema,
    serial: Type.Integer(),
    state: Choice(badgeStates),
    category: CategorySchema,
    holder: Type.Object({
      attendeeId: IdSchema,
      name: LocalTextSchema,
      post: Nullable(LocalTextSchema),
      delegationId: Nullable(IdSchema),
      delegation: Nullable(LocalTextSchema),
      state: Nullable(StateRef),
    }),
    zones: Type.Array(Type.Integer()),
    days: Type.Array(Type.Integer()),
    keyNumber: Type.Integer(),
    code: Nullable(
      Type.String({ description: 'As its QR shows it; null once its holder’s data were erased' }),
    ),
    prints: Type.Integer(),
    printedAt: Nullable(InstantSchema),
    collectedAt: Nullable(InstantSchema),
    endedAt: Nullable(InstantSchema),
    reason: Nullable(Type.String()),
    replacedById: Nullable(IdSchema),
    createdAt: InstantSchema,
    version: Type.Integer(),
  },
  { title: 'Badge' },
);
export type BadgeView = Static<typeof BadgeView>;
export const BadgeList = ListSchema(BadgeView);

export const BadgeQuery = Type.Object(
  {
    ...listQuery,
    category: Type.Optional(CategorySchema),
    state: Type.Optional(Choice(badgeStates)),
    delegationId: Type.Optional(IdSchema),
    printing: Type.Optional(
      Choice(['never', 'stale', 'due'], {
        description: 'Not printed yet; printed before the data of its holder changed; either',
      }),
    ),
  },
  { additionalProperties: false },
);

const issuing = {
  zones: Type.Optional(ZoneNumbers),
  days: Type.Optional(Days),
};
export const BadgeInput = Type.Object({ attendeeId: IdSchema, ...issuing }, { additionalProperties: false });
export type BadgeInput = Static<typeof BadgeInput>;

export const IssueInput = Type.Object(
  {
    category: Type.Optional(CategorySchema),
    delegationId: Type.Optional(IdSchema),
    attendeeIds: Type.Optional(Type.Array(IdSchema, { maxItems: 5_000, uniqueItems: true })),
    ...issuing,
  },
  { additionalProperties: false },
);
export type IssueInput = Static<typeof IssueInput>;
export const IssueReply = Type.Object(
  { issued: Type.Integer(), firstSerial: Nullable(Type.Integer()), lastSerial: Nullable(Type.Integer()) },
  { title: 'BadgesIssued' },
);

const Reason = Type.String({ maxLength: 300 });
export const ReasonInput = Type.Object({ reason: Type.Optional(Reason) }, { additionalProperties: false });
export type ReasonInput = Static<typeof ReasonInput>;
