import type { PageContext } from '../../../platform/pages/index.ts';
import type { ActionModel, BulkModel } from '../../../platform/views/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import type { SubmissionWhole } from '../store/submissions.ts';

/** Acts on ticked submissions, shown to those who manage calls; each names its own address. */
type MakeBulk = (context: PageContext, whole: EditionWhole) => BulkModel['actions'];
/** Links on the page of a submission. */
type MakePaperActions = (
  context: PageContext,
  whole: EditionWhole,
  found: SubmissionWhole,
) => readonly ActionModel[];
/** Links on the page of a call. */
type MakeCallActions = (
  context: PageContext,
  whole: EditionWhole,
  call: { readonly id: string },
) => readonly ActionModel[];

/** What another part of this feature adds to the pages of submissions. */
export interface Extensions {
  addBulk(make: MakeBulk): void;
  addPaperActions(make: MakePaperActions): void;
  addCallActions(make: MakeCallActions): void;
}

/** Keeps what was added; done before the application is ready. */
export function createExtensions(): Extensions & {
  readonly bulk: readonly MakeBulk[];
  readonly paperActions: readonly MakePaperActions[];
  readonly callActions: readonly MakeCallActions[];
} {
  const bulk: MakeBulk[] = [];
  const paperActions: MakePaperActions[] = [];
  const callActions: MakeCallActions[] = [];
  return {
    bulk,
    paperActions,
    callActions,
    addBulk: (make) => void bulk.push(make),
    addPaperActions: (make) => void paperActions.push(make),
    addCallActions: (make) => void callActions.push(make),
  };
}
