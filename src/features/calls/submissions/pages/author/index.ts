import { behindWall } from '../../../../../platform/database/index.ts';
import { ownHistory } from '../history.ts';
import type { SubmissionPages } from '../index.ts';
import { addAuthorEdit } from './edit.ts';
import { addAuthorParts } from './parts.ts';
import { recordPage } from './record.ts';
import { addAuthorSteps } from './steps.ts';
import { onSubmission, ways } from './way.ts';

/** Adds the pages on which authors see and change what is their own. */
export function addAuthorPages(deps: SubmissionPages): void {
  for (const way of ways) {
    const own = { ...deps, way };
    onSubmission(own, {
      path: '',
      handle: async (context, opened) =>
        recordPage(own, context, opened, {
          history: await behindWall(deps.database, (tx) =>
            ownHistory(tx, context, opened.whole, opened.found),
          ),
        }),
    });
    addAuthorEdit(own);
    addAuthorSteps(own);
    addAuthorParts(own);
  }
}
