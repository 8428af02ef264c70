/** Responses, actions, indicators, progress reports and assessments of recommendations. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';

export function createFollowUp(_context: OutcomesContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
