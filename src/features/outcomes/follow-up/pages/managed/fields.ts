import { textIn } from '../../../../../platform/language/index.ts';
import { choiceField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FollowUpItem } from '../../standing.ts';

/** One of the bodies that answer for a recommendation. */
export const bodyField = (context: PageContext, item: FollowUpItem) =>
  choiceField(
    'bodyId',
    context.t('outcomes:body'),
    item.standings.map(({ body }) => ({ value: body.id, label: textIn(body.name, context.language).text })),
    item.standings.length === 1 ? item.standings[0]?.body.id : '',
  );
/** A day that may be left out. */
export const dayField = (context: PageContext, name: string, label: string, value = '') => ({
  name,
  kind: 'date' as const,
  width: 's' as const,
  label: context.t(label),
  value,
  optional: true,
});
