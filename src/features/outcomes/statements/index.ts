/** Statements of a constituency and their signatures. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';

export function createStatements(_context: OutcomesContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
