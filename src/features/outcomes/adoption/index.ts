/** Decisions, votes, reservations, and the text on the screen while it is decided. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';

export function createAdoption(_context: OutcomesContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
