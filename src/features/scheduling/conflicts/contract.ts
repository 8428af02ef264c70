import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  LanguageQuerySchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
} from '../../../platform/http/index.ts';
import { levels, type RuleName, scheduleRuleDefaults } from '../rules/facts.ts';
import { HEAVIEST } from './service.ts';

const ruleNames = Object.keys(scheduleRuleDefaults) as RuleName[];
const shownLevels = levels.filter((level) => level !== 'off');

export const ConflictsQuery = Type.Object(
  {
    ...LanguageQuerySchema.properties,
    rule: Type.Optional(Choice(ruleNames)),
    level: Type.Optional(Choice(shownLevels)),
    day: Type.Optional(DaySchema),
    room: Type.Optional(IdSchema),
    person: Type.Optional(IdSchema),
    session: Type.Optional(IdSchema),
    ignored: Type.Optional(
      Type.Boolean({ description: 'Those that were ignored, or those that were not; without it both' }),
    ),
  },
  { additionalProperties: false },
);

const ConflictSide = Type.Object({
  id: IdSchema,
  code: Type.String(),
  title: LocalTextSchema,
  startsAt: Nullable(InstantSchema),
  endsAt: Nullable(InstantSchema),
});

const Named = Type.Object({ id: IdSchema, name: LocalTextSchema });

const Ignored = Type.Object({
  id: IdSchema,
  reason: Type.String(),
  by: Nullable(Type.String()),
  at: InstantSchema,
});

export const ConflictView = Type.Object(
  {
    fingerprint: Type.String({ description: 'The same as long as it is the same conflict' }),
    rule: Choice(ruleNames),
    level: Choice(shownLevels),
    sentence: Type.Object({ ar: Type.String(), en: Type.String() }),
    sessions: Type.Array(ConflictSide, { description: 'The one that should move last' }),
    persons: Type.Array(Named),
    rooms: Type.Array(Named),
    from: Nullable(InstantSchema),
    to: Nullable(InstantSchema),
    cost: Type.Number({ description: 'Weight times size; 0 where it blocks' }),
    ignored: Nullable(Ignored),
    ignorable: Type.Boolean({
      description:
        'Whether it can be ignored with a reason. Two sessions in one room at one time cannot: no release may have them',
    }),
    resource: Nullable(
      Type.Object(
        { kind: Choice(['room', 'person'] as const), ...Named.properties },
        {
          description: 'The room or person that two sessions want; of room-twice and person-twice alone',
        },
      ),
    ),
    session: Nullable(ConflictSide),
    with: Nullable(ConflictSide),
  },
  { title: 'Conflict' },
);
export type ConflictView = Static<typeof ConflictView>;
export const ConflictList = ListSchema(ConflictView);

export const AcceptanceInput = Type.Object(
  {
    fingerprint: Type.String({ minLength: 3, maxLength: 4_000 }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false, title: 'IgnoredConflictInput' },
);

export const AcceptanceView = Type.Object(
  {
    ...Ignored.properties,
    rule: Choice(ruleNames),
    fingerprint: Type.String(),
    sessionIds: Type.Array(IdSchema),
    stands: Type.Boolean({ description: 'Whether the conflict still occurs' }),
  },
  { title: 'IgnoredConflict' },
);
export const AcceptanceList = ListSchema(AcceptanceView);

const Weight = Type.Integer({ minimum: 0, maximum: HEAVIEST });

export const RuleView = Type.Object(
  {
    rule: Choice(ruleNames),
    level: Choice(levels),
    weight: Weight,
    default: Type.Object({ level: Choice(levels), weight: Weight }),
    about: Type.Object({ ar: Type.String(), en: Type.String() }),
  },
  { title: 'ScheduleRule' },
);
export const RuleList = ListSchema(RuleView);

export const RulesInput = Type.Object(
  {
    rules: Type.Array(
      Type.Object(
        { rule: Choice(ruleNames), level: Choice(levels), weight: Weight },
        { additionalProperties: false },
      ),
      { maxItems: ruleNames.length },
    ),
  },
  { additionalProperties: false, title: 'ScheduleRulesInput' },
);
