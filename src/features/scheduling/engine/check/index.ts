/**
 * The judge of a solution: finds every violation from the ids and times of the file alone. It shares no code with what
 * the search counts by, so that each proves the other.
 */
import type { CheckReport, Instance, InstanceRule, InstanceViolation, Score, Solution } from '../format.ts';
import { instanceRules } from '../format.ts';
import { defaultWeights } from '../weights.ts';
import { pairViolations } from './pairs.ts';
import { placedSessions } from './placed.ts';
import type { Say } from './say.ts';
import { sessionViolations } from './sessions.ts';
import { togetherViolations } from './together.ts';

/** A violation with what it counts, in units of its rule's weight. */
export interface Finding extends InstanceViolation {
  readonly times: number;
}

/**
 * Judges placements that `readSolution` let pass.
 * @returns the score and every violation, hard ones first
 */
export function check(instance: Instance, placements: Solution['placements']): CheckReport {
  const costs = new Map(
    Object.entries(defaultWeights).map(([rule, usual]) => [
      rule,
      instance.weights[rule as InstanceRule] ?? usual,
    ]),
  );
  const findings: Finding[] = [];
  const say: Say = (rule, sessions, text, times = 1) => {
    if ((costs.get(rule) ?? 0) * times > 0) findings.push({ rule, sessions, text, times });
  };
  const placed = placedSessions(instance, placements);
  for (const { id } of instance.sessions) {
    if (placements[id] === undefined) say('unplaced', [id], `“${id}” has no place`);
  }
  sessionViolations(instance, placed, say);
  pairViolations(instance, placed, say);
  togetherViolations(instance, placed, say);

  const score: Record<keyof Score, number> = { hard: 0, medium: 0, soft: 0 };
  const violations: InstanceViolation[] = [];
  for (const level of ['hard', 'medium', 'soft'] as const) {
    const rules: readonly InstanceRule[] = instanceRules[level];
    for (const { rule, sessions, text, times } of findings) {
      if (!rules.includes(rule)) continue;
      score[level] += (costs.get(rule) ?? 0) * times;
      violations.push({ rule, sessions, text });
    }
    score[level] = Math.round(score[level] * 1e6) / 1e6;
  }
  return { ...score, violations };
}
