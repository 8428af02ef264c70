/** Delegations: quotas, focal points, nominations, substitution, confirmation. */
import type { Part } from '../../series/index.ts';
import type { DelegationsPartContext } from '../context.ts';

export function createNominations(_context: DelegationsPartContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
