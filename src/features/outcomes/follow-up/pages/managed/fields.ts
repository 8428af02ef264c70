import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FieldOption } from '../../../../../platform/views/index.ts';
import { answererName, type FollowUpItem } from '../../standing.ts';

/** The bodies that answer for a recommendation, to choose one of. */
export const bodyChoices = (context: PageContext, item: FollowUpItem): FieldOption[] =>
  item.standings.map(({ body }) => ({ value: body.id, label: answererName(body, context.language) }));
