import { describe, expect, it } from 'vitest';
import { findViolations, violationsOf } from '../../../../src/features/scheduling/rules/conflicts/index.ts';
import {
  type RuleName,
  type ScheduleFacts,
  scheduleRuleDefaults,
  type Violation,
} from '../../../../src/features/scheduling/rules/facts.ts';
import { countByForce } from './brute-force.ts';
import { at, factsOf, merged, plants, randomFacts, room, seeded, session } from './generated.ts';

const rules = Object.keys(scheduleRuleDefaults) as RuleName[];
const countsOf = (violations: readonly Violation[]) => {
  const counts: Partial<Record<RuleName, number>> = {};
  for (const { rule } of violations) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
};
const moved = (
  facts: ScheduleFacts,
  id: string,
  to: ScheduleFacts['sessions'][number]['at'],
): ScheduleFacts => ({
  ...facts,
  sessions: facts.sessions.map((one) => (one.id === id ? { ...one, at: to } : one)),
});

describe('finding what breaks a rule', () => {
  it.each(rules)('finds one %s that was planted, and nothing else but a move of what is pinned', (rule) => {
    const facts = merged([plants[rule](1, 'x')]);

    expect(countsOf(findViolations(facts))).toEqual({
      [rule]: 1,
      ...(rule === 'pinned' ? { 'moved-after-release': 1 } : {}),
    });
    expect(countByForce(facts)).toEqual(countsOf(findViolations(facts)));
  });

  it('finds as many of every rule as were planted in one programme', () => {
    const many = rules.filter((rule) => !['opening-first', 'closing-last', 'outside-edition'].includes(rule));
    const facts = merged([
      ...many.flatMap((rule, index) => [
        plants[rule](2 + index, `${rule}1`),
        plants[rule](2 + index, `${rule}2`),
      ]),
      plants['opening-first'](0, 'opening'),
      plants['closing-last'](0, 'closing'),
    ]);

    const counts = countsOf(findViolations(facts));

    expect(counts).toEqual(countByForce(facts));
    // Two plants on a day share its halves: the other rules stand apart by room, people and theme.
    expect(counts).toMatchObject({
      ...Object.fromEntries(many.filter((rule) => rule !== 'language-unbalanced').map((rule) => [rule, 2])),
      'moved-after-release': 4,
      break: 2 * 2,
      'opening-first': 1,
      'closing-last': 1,
    });
  });

  it('counts as a count by force does, in programmes where everything is drawn', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 60; seed += 1) {
      const facts = randomFacts(seed, 20 + seed);
      const counts = countsOf(findViolations(facts));
      expect(counts, `seed ${seed}`).toEqual(countByForce(facts));
      for (const rule of Object.keys(counts)) seen.add(rule);
    }
    expect([...seen].sort()).toEqual([...rules].sort());
  });

  it('names what one session would break at a place: what there is with it and not without it', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const facts = randomFacts(seed);
      const random = seeded(seed * 7919);
      for (let turn = 0; turn < 25; turn += 1) {
        const { id } = facts.sessions[Math.floor(random() * facts.sessions.length)] ?? { id: '' };
        const start = at(Math.floor(random() * 4), 7 + Math.floor(random() * 56) / 4);
        const place = {
          start,
          end: start + (1 + Math.floor(random() * 6)) * 1_800_000,
          roomId: random() < 0.1 ? null : `room${Math.floor(random() * 5)}`,
        };

        const before = new Set(findViolations(moved(facts, id, null)).map(({ fingerprint }) => fingerprint));
        const expected = findViolations(moved(facts, id, place)).filter(
          ({ fingerprint }) => !before.has(fingerprint),
        );

        expect(violationsOf(facts, id, place), `seed ${seed}, ${id}`).toEqual(expected);
      }
    }
  });

  it('gives the same whatever order things came in', () => {
    const facts = randomFacts(5);
    const turned: ScheduleFacts = {
      ...facts,
      sessions: facts.sessions.toReversed(),
      rooms: facts.rooms.toReversed(),
      persons: facts.persons.toReversed(),
      relations: facts.relations.toReversed(),
      busy: facts.busy.toReversed(),
    };

    expect(findViolations(turned)).toEqual(findViolations(facts));
  });

  it('gives each violation a fingerprint of its own', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const prints = findViolations(randomFacts(seed)).map(({ fingerprint }) => fingerprint);
      expect(new Set(prints).size, `seed ${seed}`).toBe(prints.length);
    }
  });

  it('lets pool and cancelled sessions break nothing', () => {
    const facts = randomFacts(3);
    expect(
      findViolations({ ...facts, sessions: facts.sessions.map((one) => ({ ...one, at: null })) }),
    ).toEqual([]);
    expect(
      findViolations({ ...facts, sessions: facts.sessions.map((one) => ({ ...one, cancelled: true })) }),
    ).toEqual([]);
    expect(violationsOf(facts, 'unknown', null)).toEqual([]);
  });

  it('takes rules as the edition does: off is not looked at, a wish costs its weight, and a room taken twice blocks', () => {
    const facts = randomFacts(3);
    const off = Object.fromEntries(rules.map((rule) => [rule, { level: 'off', weight: 1 }]));
    const left = findViolations({ ...facts, rules: off as ScheduleFacts['rules'] });
    expect(new Set(left.map(({ rule, level }) => `${rule} ${level}`))).toEqual(
      new Set(['room-twice blocking']),
    );

    const [shared] = findViolations({
      ...merged([plants['shared-audience'](1, 'x')]),
      rules: { ...scheduleRuleDefaults, 'shared-audience': { level: 'warning', weight: 3 } },
    });
    expect(shared).toMatchObject({ level: 'warning', cost: 21, params: { people: 7 } });
    expect(findViolations(merged([plants['room-twice'](1, 'x')]))).toMatchObject([
      { level: 'blocking', cost: 0 },
    ]);
  });
});

describe('a conflict that was accepted', () => {
  const facts = factsOf({
    rooms: [
      room('hall', { capacity: 100 }),
      room('studio', { capacity: 100 }),
      room('gallery', { capacity: 100 }),
    ],
    sessions: [
      session('a', { at: { start: at(0, 9), end: at(0, 10), roomId: 'hall' }, expected: 120 }),
      session('b', { at: { start: at(0, 9.5), end: at(0, 10.5), roomId: 'hall' } }),
      session('c', { at: { start: at(0, 9.5), end: at(0, 10.5), roomId: 'gallery' } }),
    ],
    relations: [{ kind: 'apart', first: 'b', second: 'c', weight: 1 }],
  });
  const accepted: ScheduleFacts = {
    ...facts,
    ignored: Object.fromEntries(findViolations(facts).map(({ fingerprint }) => [fingerprint, 'agreed'])),
  };
  const ignoredIn = (more: ScheduleFacts) => findViolations(more).map(({ rule, ignored }) => [rule, ignored]);
  const place = (id: string, day: number, from: number, roomId = 'hall') =>
    moved(accepted, id, { start: at(day, from), end: at(day, from + 1), roomId });

  it('stays accepted while the two meet, and while as many are expected; but never where a room is taken twice', () => {
    const both = [
      ['capacity', 'agreed'],
      ['room-twice', null],
      ['apart', 'agreed'],
    ];
    expect(ignoredIn(accepted)).toEqual(both);
    expect(ignoredIn(place('b', 0, 9.25))).toEqual(both);
  });

  it('is not accepted in a new shape: another room, more people, another session', () => {
    const elsewhere = {
      ...accepted,
      sessions: accepted.sessions.map((one) => ({
        ...one,
        expected: one.expected && 300,
        at: one.at && { ...one.at, roomId: one.at.roomId === 'hall' ? 'studio' : one.at.roomId },
      })),
    };
    expect(ignoredIn(elsewhere)).toEqual([
      ['capacity', null],
      ['room-twice', null],
      ['apart', 'agreed'],
    ]);
  });
});
