/** Pledges, their partners and what becomes of them. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';

export function createPledges(_context: OutcomesContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
