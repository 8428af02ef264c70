/** Seals, embargo and release, and the forms in which an adopted text goes out. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';

export function createPublication(_context: OutcomesContext): Part {
  return {
    addApi() {},
    addPages() {},
  };
}
