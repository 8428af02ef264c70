import { addBodyPages } from './bodies.ts';
import { addExports } from './exports.ts';
import type { DirectoryPages } from './frame.ts';
import { addImportPages } from './imports.ts';
import { addPersonPages } from './persons.ts';
import { addStatePages } from './states.ts';

/** Adds the management pages of states, bodies and persons. */
export function addDirectoryPages(deps: DirectoryPages): void {
  addStatePages(deps);
  addExports(deps);
  addImportPages(deps);
  addBodyPages(deps);
  addPersonPages(deps);
}
