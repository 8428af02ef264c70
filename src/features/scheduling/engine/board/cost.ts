/** Three numbers that never outweigh one another. */
export interface Cost {
  hard: number;
  medium: number;
  soft: number;
}

/** Whether one score is better than another: the first level that differs decides. */
export const isBetter = (one: Cost, other: Cost): boolean =>
  one.hard !== other.hard
    ? one.hard < other.hard
    : one.medium !== other.medium
      ? one.medium < other.medium
      : one.soft < other.soft - 1e-9;
