import type { Actor } from '../../../platform/actor/index.ts';
import type { Jobs } from '../../../platform/jobs/index.ts';
import type { ReleaseRow } from '../../programme/index.ts';
import { NOTICES_TASK, type NoticesInput } from './notices.ts';

/** Queues the notices of a release. Queued twice, it tells nobody twice. */
export async function tellLater(
  { jobs }: { readonly jobs: Jobs },
  actor: Actor,
  { editionId, id }: ReleaseRow,
): Promise<void> {
  const input: NoticesInput = { editionId, releaseId: id };
  await jobs.queue(actor, { kind: NOTICES_TASK, editionId, input });
}
