/** Releases: frozen versions of the schedule, what they changed and who was told. */
import type { Part } from '../../programme/index.ts';
import type { AboveSchedule } from '../above.ts';
import { addReleasesApi } from './api.ts';
import { type Affected, createNotices } from './notices.ts';
import { addReleasesPages } from './pages/index.ts';
import { addPublicReleases } from './public.ts';
import { createReadReleases } from './read.ts';
import { createReleasesPartService } from './service.ts';

export { releasesMails } from './mails.ts';
export type { Affected } from './notices.ts';

/** @param context.affected who wants to attend which sessions: what higher features know. Default: nobody */
export function createReleases(context: AboveSchedule & { readonly affected?: readonly Affected[] }) {
  const service = createReleasesPartService(context);
  const notices = createNotices({ ...context, affected: context.affected ?? [] });
  const read = createReadReleases(context);
  const deps = { ...context, service, notices, read };
  return {
    service,
    notices,
    read,
    addApi: (api) => addReleasesApi(api, deps),
    addPages: (pages) => {
      addReleasesPages(pages, deps);
      addPublicReleases(pages, deps);
    },
  } satisfies Part & Record<string, unknown>;
}
