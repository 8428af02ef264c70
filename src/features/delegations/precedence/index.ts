/** Orders of precedence and what reads them: seats, flags, speaking, signing. */
import type { Part } from '../../series/index.ts';
import type { DelegationsPartContext } from '../context.ts';

export function createPrecedence(_context: DelegationsPartContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
