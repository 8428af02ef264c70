/** Participant lists: provisional, revised, final. */
import type { Part } from '../../series/index.ts';
import type { DelegationsPartContext } from '../context.ts';

export function createParticipantLists(_context: DelegationsPartContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
