/** Letters that invite states and bodies, and what they answer. */
import type { Part } from '../../series/index.ts';
import type { DelegationsPartContext } from '../context.ts';

export function createInvitations(_context: DelegationsPartContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
