import type { Actor } from '../../../../platform/actor/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/index.ts';
import { findEdition, listThemes, placeOf } from '../../../series/index.ts';
import * as store from '../../store/reviewing-people.ts';
import type { ReviewingContext } from '../context.ts';
import type { ReviewerInput } from '../contract.ts';
import { decidePapers } from '../policy.ts';

const brokenRules = {
  reviewers_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'body-unknown' }),
  reviewers_state_code_states_code_fk: () => ruleBroken({ field: 'stateCode', code: 'state-unknown' }),
};

/** What reviewers take on. Who is one, the rights say: they are given on the page of people. */
export function createReviewersService({ database, changes }: ReviewingContext) {
  return {
    /** @throws 404 for an account without the right of a reviewer in the edition */
    put(actor: Actor, editionId: string, accountId: string, input: ReviewerInput) {
      return changes.run(actor, decidePapers.name, (change) =>
        guarded(brokenRules, async () => {
          const whole = await findEdition(change.tx, editionId);
          if (whole === undefined) throw notFound('edition-unknown');
          permit(decidePapers, actor, placeOf(whole.edition));
          const known = await store.listReviewers(database, change.tx, whole.edition, change.now);
          if (!known.some((one) => one.accountId === accountId)) throw notFound('reviewer-unknown');
          const before = await store.lockReviewer(change.tx, editionId, accountId);
          const themes = new Set((await listThemes(change.tx, editionId)).map(({ id }) => id));
          const themeIds = [...new Set(input.themeIds ?? before?.themeIds ?? [])];
          const entry = createEntry();
          entry.check(
            themeIds.every((id) => themes.has(id)),
            'themeIds',
            'theme-unknown',
          );
          entry.done();
          const after = await store.putReviewer(change.tx, {
            editionId,
            accountId,
            themeIds,
            mostReviews: input.mostReviews === undefined ? (before?.mostReviews ?? null) : input.mostReviews,
            bodyId: input.bodyId === undefined ? (before?.bodyId ?? null) : input.bodyId,
            stateCode: input.stateCode === undefined ? (before?.stateCode ?? null) : input.stateCode,
          });
          await change.record({
            action: 'reviewer.edited',
            subject: { kind: 'reviewer', id: accountId },
            editionId,
            before: before ?? null,
            after,
            quiet: true,
          });
          return after;
        }),
      );
    },
  };
}
export type ReviewersService = ReturnType<typeof createReviewersService>;
