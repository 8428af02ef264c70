import { describe, expect, it } from 'vitest';
import { costOf } from '../../../../src/features/scheduling/engine/board.ts';
import { check } from '../../../../src/features/scheduling/engine/check/index.ts';
import { compile } from '../../../../src/features/scheduling/engine/compile/index.ts';
import {
  type Instance,
  type InstanceRule,
  instanceRules,
  type Placement,
} from '../../../../src/features/scheduling/engine/format.ts';
import { createRandom } from '../../../../src/features/scheduling/engine/random.ts';
import { readInstance } from '../../../../src/features/scheduling/engine/read.ts';
import { findViolations } from '../../../../src/features/scheduling/rules/conflicts/index.ts';
import type { ScheduleFacts, Span } from '../../../../src/features/scheduling/rules/facts.ts';
import { buildInstance, placeOfSession } from '../../../../src/features/scheduling/solver/build.ts';
import { at, factsOf, person, room, session } from '../conflicts/generated.ts';

/** Five days of which everything is a whole half hour, from early in the morning to late in the evening. */
function programme(seed: number): ScheduleFacts {
  const random = createRandom(seed);
  const any = <T>(list: readonly T[]): T => list[random.below(list.length)] as T;
  const some = <T>(list: readonly T[], share: number): T[] => list.filter(() => random.next() < share);
  const spans = (share: number): Span[] => {
    if (random.next() >= share) return [];
    const start = at(random.below(5), 8 + random.below(8));
    return [{ start, end: start + 3 * 3_600_000 }];
  };
  const rooms = ['hall', 'small', 'tent'].map((id) => room(id, { capacity: any([20, 60, null]) }));
  const ids = rooms.map(({ id }) => id);
  const persons = Array.from({ length: 8 }, (_, index) =>
    person(`p${index}`, { preferred: spans(0.3), undesired: spans(0.3) }),
  );
  const people = (): string[] => some(persons, 0.2).map(({ id }) => id);
  const common = (id: string, day: number, hour: number) =>
    session(id, {
      kind: 'ceremony',
      common: true,
      people: people(),
      at: { start: at(day, hour), end: at(day, hour + 1), roomId: null },
      elsewhere: true,
    });
  const pinned = (id: string, day: number, hour: number) =>
    session(id, {
      pinned: true,
      languages: ['fr'],
      at: { start: at(day, hour), end: at(day, hour + 1), roomId: 'hall' },
    });
  const sessions = Array.from({ length: 30 }, (_, index) =>
    session(`s${index}`, {
      kind: any(['panel', 'workshop', 'screening', 'exhibition-hours']),
      minutes: any([30, 60, 90]),
      themeId: random.next() < 0.2 ? null : any(['water', 'energy', 'health']),
      level: any([null, 1, 2, 3]),
      languages: some(['ar', 'en', 'fr'], 0.4),
      people: people(),
      expected: any([null, 18, 21, 22, 61]),
      preferredRooms: some(ids, 0.2),
      undesiredRooms: some(ids, 0.2),
      preferred: spans(0.2),
      undesired: spans(0.2),
    }),
  );
  const shared = sessions.flatMap((one, index) =>
    sessions
      .slice(index + 1)
      .filter(() => random.next() < 0.1)
      .map((other) => ({
        kind: 'shared' as const,
        first: one.id,
        second: other.id,
        weight: 1 + random.below(9),
      })),
  );
  return factsOf({
    length: 5,
    rooms,
    persons,
    sessions: [
      common('opening', 0, 9),
      common('closing', 4, 17),
      pinned('early', 1, 6),
      pinned('late', 2, 21),
      ...sessions,
    ],
    relations: shared,
  });
}

/** Every session somewhere, without looking at anything but that it fits before the next break. */
function placedAnywhere(instance: Instance, facts: ScheduleFacts, seed: number) {
  const random = createRandom(seed);
  const placements: Record<string, Placement> = {};
  for (const { id, pinned, slots } of instance.sessions) {
    for (let tries = 0; tries < 50 && placements[id] === undefined; tries += 1) {
      const from = random.below(instance.slots.length - slots + 1);
      const run = instance.slots.slice(from, from + slots);
      const touch = run.every((slot, index) => index === 0 || slot.start === run[index - 1]?.end);
      const where = instance.rooms[random.below(instance.rooms.length)];
      if (touch && where !== undefined) placements[id] = { slot: run[0]?.id ?? '', room: where.id };
    }
    if (pinned !== null) placements[id] = pinned;
  }
  const sessions = facts.sessions.map((one) => {
    const placement = placements[one.id];
    return placement === undefined || one.pinned
      ? one
      : { ...one, at: placeOfSession(placement, one.minutes) };
  });
  return { placements, facts: { ...facts, sessions } };
}

/** What a rule costs by itself. */
const only = (instance: Instance, rule: InstanceRule): Instance => ({
  ...instance,
  weights: Object.fromEntries(
    [...instanceRules.hard, ...instanceRules.medium, ...instanceRules.soft].map((one) => [
      one,
      one === rule ? (instance.weights[one] ?? 1) : 0,
    ]),
  ),
});

describe('a wish', () => {
  const drawn = Array.from({ length: 12 }, (_, index) => {
    const facts = programme(index + 1);
    const instance = readInstance(buildInstance(facts, 'unpinned'));
    return { instance, ...placedAnywhere(instance, facts, index + 100) };
  });

  it.each(instanceRules.soft)('%s costs the search and the judge what the conflicts say', (rule) => {
    const costs = drawn.map(({ instance, placements, facts }) => {
      const alone = only(instance, rule);
      const { problem, toPlacing } = compile(alone);
      // What is for everybody is not the solver's to place.
      const found = findViolations(facts).filter(
        (violation) =>
          violation.rule === rule &&
          (violation.sessions.length > 1 || placements[violation.sessions[0] ?? ''] !== undefined),
      );
      return {
        conflicts: found.reduce((sum, { cost }) => sum + cost, 0),
        judge: check(alone, placements).soft,
        search: costOf(problem, toPlacing(placements)).soft,
      };
    });

    expect(costs.map(({ judge, search }) => [judge, search])).toEqual(
      costs.map(({ conflicts }) => [conflicts, conflicts]),
    );
    expect(costs.filter(({ conflicts }) => conflicts > 0)).not.toEqual([]);
  });
});
