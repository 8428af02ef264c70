import type { Api, Describe } from '../../platform/http/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import type { AccountFrame } from '../accounts/index.ts';
import type { EditionShell } from './shell.ts';

/** What the pages are made with. */
export interface PartPages {
  readonly pages: Pages;
  readonly shell: EditionShell;
  /** For what somebody finds in their own account. */
  readonly accountFrame: AccountFrame;
  readonly describe: Describe;
}

/** One part of such a feature, with its two faces. */
export interface Part {
  addApi(api: Api): void;
  addPages(deps: PartPages): void;
}
