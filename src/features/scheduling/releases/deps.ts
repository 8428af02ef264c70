import type { AboveProgramme } from '../../programme/index.ts';
import type { Notices } from './notices.ts';
import type { ReadReleases } from './read.ts';
import type { ReleasesPartService } from './service.ts';

/** What the faces of releases are made with. */
export type ReleasesDeps = AboveProgramme & {
  readonly service: ReleasesPartService;
  readonly notices: Notices;
  readonly read: ReadReleases;
};
