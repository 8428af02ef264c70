import type { InstanceRule } from '../format.ts';

/** Reports a violation; `times`: what it counts, in units of its rule's weight, 1 unless said. */
export type Say = (rule: InstanceRule, sessions: readonly string[], text: string, times?: number) => void;
