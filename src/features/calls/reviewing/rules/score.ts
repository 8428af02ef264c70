/** A criterion as the score reads it. */
export interface WeighedCriterion {
  readonly id: string;
  /** Against the others' weights, from 1. */
  readonly weight: number;
}

/** Scores by criterion id, each from 0 to the call's greatest. */
export type Scores = Readonly<Record<string, number>>;

/**
 * The score of one review in percent of what could be reached: the mean of its criteria by their weights. A criterion
 * without a score does not count, neither above nor below; null where nothing was scored.
 * @example weightedScore({ a: 5, b: 0 }, [{ id: 'a', weight: 3 }, { id: 'b', weight: 1 }], 5) // 75
 */
export function weightedScore(
  scores: Scores,
  criteria: readonly WeighedCriterion[],
  maxScore: number,
): number | null {
  let reached = 0;
  let weights = 0;
  for (const { id, weight } of criteria) {
    const score = scores[id];
    if (score === undefined) continue;
    reached += weight * score;
    weights += weight;
  }
  return weights === 0 || maxScore <= 0 ? null : (100 * reached) / (weights * maxScore);
}

/** What several reviews say together. */
export interface ScoreSummary {
  /** Reviews with a score. */
  readonly count: number;
  /** Mean in percent; null without any. */
  readonly average: number | null;
  /** From the lowest to the highest, in percentage points; null below two. A wide one asks for a discussion. */
  readonly spread: number | null;
}

/** Average and spread of the scores of a submission's reviews. */
export function summariseScores(scores: readonly (number | null)[]): ScoreSummary {
  const known = scores.filter((score) => score !== null);
  if (known.length === 0) return { count: 0, average: null, spread: null };
  return {
    count: known.length,
    average: known.reduce((sum, score) => sum + score, 0) / known.length,
    spread: known.length < 2 ? null : Math.max(...known) - Math.min(...known),
  };
}
