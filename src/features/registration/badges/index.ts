/** Zones, doors, badges and their signed codes. */
import type { Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';

export function createBadges(_context: RegistrationContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
