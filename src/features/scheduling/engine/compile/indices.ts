import type { Instance, InstanceRule, Slot } from '../format.ts';
import { defaultWeights } from '../weights.ts';

/** What ids stand for which numbers. */
export interface Indices {
  readonly slot: ReadonlyMap<string, number>;
  readonly room: ReadonlyMap<string, number>;
  readonly person: ReadonlyMap<string, number>;
  readonly session: ReadonlyMap<string, number>;
  /** In order of time. */
  readonly slots: readonly Slot[];
}

/** The cost of one violation of a rule in this instance. */
export const weightOf = (instance: Instance, rule: InstanceRule): number =>
  instance.weights[rule] ?? defaultWeights[rule];
