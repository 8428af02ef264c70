/** Governing bodies, their seats and tenures. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';

export function createGovernance(_context: OutcomesContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
