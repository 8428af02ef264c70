/** Amendments of delegations, from submission to consolidation. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';

export function createAmendments(_context: OutcomesContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
