import type { PageContext } from '../../platform/pages/index.ts';
import { editionPath, managementPath } from './shell.ts';
import type { EditionWhole } from './store.ts';

/** An address below an edition's public face, in the page's language. */
export const below = (context: PageContext, whole: EditionWhole, path: string): string =>
  context.href(`${editionPath(whole)}${path}`);

/** An address below an edition's management, in the page's language. */
export const managed = (context: PageContext, whole: EditionWhole, path: string): string =>
  context.href(`${managementPath(whole)}${path}`);
