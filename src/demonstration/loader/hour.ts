import type { Clock } from '../../platform/clock/index.ts';
import type { Instant } from '../model.ts';

/** A clock that the loader turns back, so that what happened in 2016 is recorded as of its hour. */
export interface Hour extends Clock {
  /** From now on it is that instant; null: the present again. */
  turnTo(instant: Instant | null): void;
}

export function createHour(present: Clock): Hour {
  let turned: Date | null = null;
  return {
    now: () => turned ?? present.now(),
    turnTo: (instant) => {
      turned = instant === null ? null : new Date(instant);
    },
  };
}
