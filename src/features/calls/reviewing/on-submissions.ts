import { placeOf } from '../../series/index.ts';
import type { Extensions } from '../submissions/index.ts';
import { boardPath } from './pages/frame.ts';
import { decidePapers } from './policy.ts';

/** Adds to the pages of submissions what reviewing does with them: decisions on many, and the ways to the reviews. */
export function showOnSubmissions(extensions: Extensions): void {
  extensions.addBulk((context, whole) =>
    decidePapers.allows(context.actor, placeOf(whole.edition))
      ? [
          {
            label: context.t('reviewing:board.accept'),
            value: 'accepted',
            icon: 'check',
            formaction: boardPath(context, whole, '/decide'),
          },
          {
            label: context.t('reviewing:board.reject'),
            value: 'rejected',
            icon: 'x',
            formaction: boardPath(context, whole, '/decide'),
          },
        ]
      : [],
  );

  extensions.addPaperActions((context, whole, { submission }) =>
    submission.state !== 'draft' && decidePapers.allows(context.actor, placeOf(whole.edition))
      ? [
          {
            label: context.t('reviewing:paper.reviews'),
            href: boardPath(context, whole, `/papers/${submission.id}`),
            tone: 'plain',
          },
        ]
      : [],
  );

  extensions.addCallActions((context, whole, { id }) =>
    decidePapers.allows(context.actor, placeOf(whole.edition))
      ? [
          {
            label: context.t('reviewing:board.criteria'),
            href: boardPath(context, whole, `/calls/${id}/criteria`),
            tone: 'plain',
          },
        ]
      : [],
  );
}
