/** Search over the published texts of all editions. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';

export function createSearch(_context: OutcomesContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
