/** Check-in at doors, with and without a connection; attendance. */
import type { Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';

export function createCheckIn(_context: RegistrationContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
