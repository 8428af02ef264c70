import { Type } from 'typebox';
import { Choice, IdSchema, Nullable } from '../../../platform/http/schemas.ts';
import { solverStates } from '../tables.ts';
import { scopes } from './build.ts';

/** How a run is started. */
export const RunInput = Type.Object(
  {
    scope: Choice(scopes, {
      description:
        'unscheduled: only what waits in the pool; unpinned: everything not pinned; minimal: the same, with a cost for every move',
    }),
    seconds: Type.Integer({ minimum: 5, maximum: 120, default: 30 }),
    seed: Type.Integer({ minimum: 0, maximum: 2_147_483_647, default: 1 }),
  },
  { additionalProperties: false },
);

/** Which of the proposed places are taken over. */
export const AcceptanceInput = Type.Object(
  {
    sessions: Type.Optional(
      Nullable(
        Type.Array(IdSchema, {
          minItems: 1,
          maxItems: 10_000,
          description: 'Session ids; without: all of them',
        }),
      ),
    ),
  },
  { additionalProperties: false },
);

const Score = Type.Object({ hard: Type.Number(), medium: Type.Number(), soft: Type.Number() });
const State = Type.Union(solverStates.map((state) => Type.Literal(state)));

/** A run in a list. */
export const RunItem = Type.Object({
  id: Type.String(),
  state: State,
  scope: Type.String(),
  seconds: Type.Integer(),
  seed: Type.Integer(),
  sessions: Type.Integer(),
  score: Nullable(Score),
  createdAt: Type.String(),
});

const Place = Nullable(
  Type.Object({ startsAt: Type.String(), endsAt: Type.String(), roomId: Nullable(Type.String()) }),
);
const Counts = Type.Object({ blocking: Type.Integer(), warning: Type.Integer(), wish: Type.Integer() });

/** A run whole: the best so far or the answer, and what it would change. */
export const RunView = Type.Object({
  id: Type.String(),
  state: State,
  scope: Type.String(),
  seconds: Type.Integer(),
  seed: Type.Integer(),
  sessions: Type.Integer(),
  score: Nullable(Score),
  proven: Type.Boolean({ description: 'Whether no answer can be better' }),
  createdAt: Type.String(),
  endedAt: Nullable(Type.String()),
  acceptedAt: Nullable(Type.String()),
  progress: Type.Array(
    Type.Object({
      seconds: Type.Number(),
      hard: Type.Number(),
      medium: Type.Number(),
      soft: Type.Number(),
      iterations: Type.Number(),
    }),
  ),
  moves: Type.Array(
    Type.Object({
      sessionId: Type.String(),
      from: Place,
      to: Place,
      accepted: Type.Boolean(),
      stale: Type.Boolean({ description: 'Changed by somebody since the run began: not taken over' }),
    }),
  ),
  conflicts: Type.Object({ before: Counts, after: Counts }),
  unplaced: Type.Array(
    Type.Object({
      sessionId: Type.String(),
      reasons: Type.Array(Type.Unknown({ description: 'code, and what it names' })),
    }),
  ),
});

export const AcceptanceView = Type.Object({
  accepted: Type.Array(Type.String()),
  stale: Type.Array(
    Type.String({ description: 'Codes of sessions that were left, changed since the run began' }),
  ),
});
