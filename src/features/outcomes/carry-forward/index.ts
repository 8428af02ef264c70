/** Dispositions, the closing of an edition, and the history of a recommendation through editions. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';

export function createCarryForward(_context: OutcomesContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
