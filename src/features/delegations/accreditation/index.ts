/** Who may come: the queue, its checks and decisions. */
import type { Part } from '../../series/index.ts';
import type { DelegationsPartContext } from '../context.ts';

export function createAccreditation(_context: DelegationsPartContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
