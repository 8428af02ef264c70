/** Places in workshops, visits and ceremonies, and their waiting lists. */
import type { Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';

export function createPlaces(_context: RegistrationContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
