import type { PartPages } from '../../../programme/index.ts';
import type { ReleasesDeps } from '../deps.ts';
import { addDiffPage } from './diff.ts';
import { addReleaseList } from './list.ts';
import { addNewRelease } from './new.ts';
import { addReleaseRecord } from './record.ts';
import { addRestorePages } from './restore.ts';
import type { ReleasePages } from './shared.ts';

/** Adds the management pages of releases. */
export function addReleasesPages(pages: PartPages, deps: ReleasesDeps): void {
  const all: ReleasePages = { ...pages, ...deps };
  addReleaseList(all);
  addNewRelease(all);
  addDiffPage(all);
  addReleaseRecord(all);
  addRestorePages(all);
}
