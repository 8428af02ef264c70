import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { doorReasons } from '../rules/at-the-door.ts';
import type { CheckInReason } from '../rules/judging.ts';

const checkInDirections = ['in', 'out'] as const;
const checkInResults = ['accepted', 'refused', 'conflict'] as const;

/** Most check-ins in one batch. */
export const BATCH = 200;

export const checkInReasons = [
  ...doorReasons,
  'unknown-serial',
  'unknown-door',
  'unknown-session',
  'two-doors',
  'clock',
  'other-day',
  'device-retired',
] as const satisfies readonly CheckInReason[];

export const DeviceParams = Type.Object({ device: IdSchema });
export const CheckInParams = Type.Object({ checkIn: IdSchema });

export const DeviceInput = Type.Object(
  { name: Type.String({ maxLength: 80, description: 'What people call it: the door, the desk' }) },
  { additionalProperties: false },
);

export const DeviceView = Type.Object(
  {
    id: IdSchema,
    name: Type.String(),
    accountId: IdSchema,
    accountName: Type.String(),
    skewMs: Type.Integer({ description: 'How far its clock is ahead of ours, in milliseconds' }),
    lastSeenAt: InstantSchema,
    retiredAt: Nullable(InstantSchema),
  },
  { title: 'CheckInDevice' },
);
export const DeviceList = ListSchema(DeviceView);

const Serial = Type.Integer({ minimum: 1, maximum: 0xffff_ffff });

export const CheckInInput = Type.Object(
  {
    nonce: Type.String({ format: 'uuid', description: 'Made by the device; the same in every repeat' }),
    code: Type.Optional(Type.String({ maxLength: 400, description: 'As scanned' })),
    serial: Type.Optional(Serial),
    door: IdSchema,
    session: Type.Optional(Nullable(IdSchema)),
    day: Type.Integer({ minimum: 0, maximum: 60, description: 'Of the edition, counted from 0' }),
    direction: Choice(checkInDirections),
    deviceAt: Type.String({ format: 'date-time', description: 'What the device’s clock said' }),
    offline: Type.Boolean({ description: 'Whether the device decided by itself' }),
    opened: Type.Optional(Type.Boolean({ description: 'What it decided, where it did' })),
    reason: Type.Optional(Nullable(Choice(checkInReasons))),
  },
  { additionalProperties: false, title: 'CheckInInput' },
);
export type CheckInInput = Static<typeof CheckInInput>;

export const BatchInput = Type.Object(
  {
    device: IdSchema,
    sentAt: Type.String({
      format: 'date-time',
      description: 'What the device’s clock says now: its skew is measured by it',
    }),
    items: Type.Array(CheckInInput, { maxItems: BATCH }),
    undone: Type.Optional(
      Type.Array(
        Type.Object(
          { nonce: Type.String({ format: 'uuid' }), deviceAt: Type.String({ format: 'date-time' }) },
          { additionalProperties: false },
        ),
        { maxItems: BATCH, description: 'Check-ins that the device takes back, within seconds' },
      ),
    ),
  },
  { additionalProperties: false },
);
export type BatchInput = Static<typeof BatchInput>;

const Words = Type.Object({ ar: Type.String(), en: Type.String() });
export const PersonView = Type.Object({
  serial: Serial,
  name: Words,
  category: Type.String(),
  delegation: Nullable(Words),
});

export const AnswerView = Type.Object({
  nonce: IdSchema,
  result: Choice(checkInResults),
  reason: Nullable(Choice(checkInReasons)),
  at: InstantSchema,
  sequence: Type.Integer(),
  repeated: Type.Boolean({ description: 'Whether it was known before: it counts once' }),
  undone: Type.Boolean(),
  person: Nullable(PersonView),
});
export type AnswerView = Static<typeof AnswerView>;

export const BatchView = Type.Object({
  now: InstantSchema,
  skewMs: Type.Integer(),
  sequence: Type.Integer(),
  retired: Type.Boolean({ description: 'The device keeps nothing any more' }),
  items: Type.Array(AnswerView),
  undone: Type.Array(
    Type.Object({
      nonce: IdSchema,
      done: Type.Boolean({ description: 'False: it is too late, or it is not known' }),
    }),
  ),
});
export type BatchView = Static<typeof BatchView>;

export const NewsQuery = Type.Object(
  {
    since: Type.Optional(Type.Integer({ minimum: 0, description: 'The last sequence heard' })),
    device: Type.Optional(IdSchema),
  },
  { additionalProperties: false },
);
export const NewsView = Type.Object({
  now: InstantSchema,
  sequence: Type.Integer({ description: 'What to ask for next' }),
  more: Type.Boolean(),
  retired: Type.Boolean(),
  ended: Type.Array(Serial),
  suspended: Type.Array(Serial),
  lastSerial: Type.Integer(),
  checkIns: Type.Array(
    Type.Object({
      nonce: IdSchema,
      serial: Serial,
      door: Nullable(IdSchema),
      session: Nullable(IdSchema),
      day: Type.Integer(),
      direction: Choice(checkInDirections),
      at: InstantSchema,
      counts: Type.Boolean(),
    }),
  ),
});
export type NewsView = Static<typeof NewsView>;

export const KitView = Type.Object({
  now: InstantSchema,
  edition: Type.Object({
    id: IdSchema,
    mark: Type.String({ description: 'How codes of badges name it' }),
    title: Words,
    timeZone: Type.String(),
    digits: Type.String(),
    days: Type.Array(Type.String({ format: 'date' })),
    forgetAt: Type.String({ format: 'date-time', description: 'From when on a device keeps nothing of it' }),
  }),
  keys: Type.Array(Type.Object({ number: Type.Integer(), publicKey: Type.String() })),
  doors: Type.Array(
    Type.Object({
      id: IdSchema,
      name: Words,
      zone: Type.Integer(),
      zoneName: Words,
      roomId: Nullable(IdSchema),
    }),
  ),
  sessions: Type.Array(
    Type.Object({
      id: IdSchema,
      code: Type.String(),
      title: Words,
      day: Type.Integer(),
      startsAt: InstantSchema,
      endsAt: InstantSchema,
      roomId: Nullable(IdSchema),
    }),
  ),
});
export type KitView = Static<typeof KitView>;

export const PeopleQuery = Type.Object(
  { since: Type.Optional(Type.String({ format: 'date-time', description: 'Only what changed since' })) },
  { additionalProperties: false },
);
export const PeopleView = Type.Object({
  until: Nullable(Type.String({ format: 'date-time', description: 'What to ask for next' })),
  people: Type.Array(
    Type.Object({
      serial: Serial,
      name: Words,
      category: Type.String(),
      delegation: Nullable(Words),
      zones: Type.Array(Type.Integer()),
      days: Type.Array(Type.Integer()),
    }),
  ),
});
export type PeopleView = Static<typeof PeopleView>;

export const ResolutionInput = Type.Object(
  {
    resolution: Choice(['kept', 'dropped'] as const),
    note: Type.String({ maxLength: 300, description: 'What was found out' }),
  },
  { additionalProperties: false },
);
export type ResolutionInput = Static<typeof ResolutionInput>;

export const ConflictQuery = Type.Object(
  { state: Type.Optional(Choice(['open', 'resolved'] as const)) },
  { additionalProperties: false },
);
export const ConflictView = Type.Object(
  {
    id: IdSchema,
    serial: Nullable(Serial),
    attendeeId: Nullable(IdSchema),
    name: Nullable(LocalTextSchema),
    doorId: Nullable(IdSchema),
    doorName: Nullable(LocalTextSchema),
    deviceName: Nullable(Type.String()),
    day: Type.Integer(),
    direction: Choice(checkInDirections),
    at: InstantSchema,
    receivedAt: InstantSchema,
    reason: Nullable(Choice(checkInReasons)),
    resolution: Nullable(Choice(['kept', 'dropped'] as const)),
    resolutionNote: Nullable(Type.String()),
    resolvedAt: Nullable(InstantSchema),
  },
  { title: 'CheckInConflict' },
);
export type ConflictView = Static<typeof ConflictView>;
export const ConflictList = ListSchema(ConflictView);

export const CountsQuery = Type.Object(
  {
    day: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 60, description: 'Of the edition, counted from 0' }),
    ),
  },
  { additionalProperties: false },
);
const Count = Type.Integer();
export const CountsView = Type.Object({
  inside: Count,
  people: Count,
  entries: Count,
  conflicts: Count,
  doors: Type.Array(Type.Object({ id: IdSchema, in: Count, out: Count })),
  zones: Type.Array(Type.Object({ number: Count, name: Words, inside: Count, people: Count })),
  sessions: Type.Array(Type.Object({ id: IdSchema, code: Type.String(), title: Words, people: Count })),
  quarters: Type.Array(Type.Object({ from: InstantSchema, entries: Count })),
  days: Type.Array(Type.Object({ day: Count, people: Count })),
});
