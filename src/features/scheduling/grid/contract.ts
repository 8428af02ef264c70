import { Type } from 'typebox';
import { IdSchema, Nullable } from '../../../platform/http/schemas.ts';

const Id = IdSchema;
const Instant = Type.String({ format: 'date-time' });

export const PlaceInput = Type.Object(
  {
    startsAt: Instant,
    endsAt: Instant,
    roomId: Nullable(Id),
  },
  { additionalProperties: false },
);

const Versions = Type.Optional(
  Type.Record(Type.String(), Type.Integer({ minimum: 1 }), {
    description:
      'Versions that were read, by session. A session that has changed since refuses the step with 412.',
  }),
);
const strict = { additionalProperties: false } as const;

/** What is done on the board, as one step. */
export const StepInput = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('move'),
      sessionId: Id,
      /** Null: back to the pool of the unscheduled. */
      at: Nullable(PlaceInput),
      versions: Versions,
    },
    strict,
  ),
  Type.Object({ kind: Type.Literal('shift'), sessionId: Id, startsAt: Instant, versions: Versions }, strict),
  Type.Object({ kind: Type.Literal('swap'), sessionId: Id, otherId: Id, versions: Versions }, strict),
  Type.Object({ kind: Type.Literal('copy-break'), sessionId: Id, versions: Versions }, strict),
  Type.Object(
    {
      kind: Type.Literal('pin'),
      sessionIds: Type.Array(Id, { minItems: 1, maxItems: 2_000 }),
      pinned: Type.Boolean(),
      versions: Versions,
    },
    strict,
  ),
]);

const Place = Nullable(
  Type.Object({ startsAt: Type.String(), endsAt: Type.String(), roomId: Nullable(Type.String()) }),
);

export const StepView = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  kind: Type.String(),
  undone: Type.Boolean(),
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      code: Type.String(),
      version: Type.Integer(),
      status: Type.String(),
      pinned: Type.Boolean(),
      at: Place,
    }),
    { description: 'Those that it moved, as they are now' },
  ),
  revision: Type.Integer({ description: 'Of the schedule after the step; also its ETag' }),
  undo: Nullable(Type.String()),
  redo: Nullable(Type.String()),
  moves: Type.Array(
    Type.Object({
      sessionId: Type.String(),
      before: Place,
      after: Place,
      pinned: Type.Optional(Type.Object({ before: Type.Boolean(), after: Type.Boolean() })),
      status: Type.Optional(Type.Object({ before: Type.String(), after: Type.String() })),
      copyOf: Type.Optional(Type.String()),
    }),
  ),
});

const Named = Type.Object({ id: Type.String(), name: Type.Unknown() });

/** The working schedule as the board shows it: what its rules read, and names. */
export const ScheduleView = Type.Object({
  revision: Type.Integer(),
  facts: Type.Unknown({
    description: 'Sessions, rooms, persons, days and rules as the schedule’s rules read them',
  }),
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.Unknown(),
      status: Type.String(),
      theme: Nullable(Type.Integer()),
      people: Type.Array(Type.String()),
    }),
  ),
  rooms: Type.Array(Named),
  persons: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.Unknown(),
      titled: Type.Object(
        { ar: Type.String(), en: Type.String() },
        { description: 'With titles, as sentences name them' },
      ),
    }),
  ),
  themes: Type.Array(Type.Object({ id: Type.String(), number: Type.Integer(), title: Type.Unknown() })),
  mayChange: Type.Boolean(),
  lastStep: Type.Integer(),
  undo: Nullable(Type.String()),
  redo: Nullable(Type.String()),
});
