/** Session reports of rapporteurs, versions of provisions, comments, and texts brought in from elsewhere. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';

export function createDrafting(_context: OutcomesContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
