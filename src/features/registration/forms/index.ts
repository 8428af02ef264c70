/** Registration forms and registrations. */
import type { Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';

export function createForms(_context: RegistrationContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
