/** What those who were there say of sessions and the edition. */
import type { Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';

export function createFeedback(_context: RegistrationContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
