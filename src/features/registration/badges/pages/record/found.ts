import { notFound } from '../../../../../platform/errors/index.ts';
import { isId } from '../../../../../platform/http/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import * as store from '../../../store/badges.ts';
import type { BadgePages } from '../index.ts';
import { baseOf } from '../shared.ts';

/** The badge that the request names. @throws 404 for one of another edition */
export const badgeOf = async (
  { database }: BadgePages,
  context: PageContext,
  whole: EditionWhole,
): Promise<store.BadgeWhole> => {
  const id = context.params.badge;
  const found = isId(id) ? await store.findBadge(database.db, id) : undefined;
  if (found === undefined || found.badge.editionId !== whole.edition.id) throw notFound();
  return found;
};
/** Address of a badge's page. */
export const hereOf = (context: PageContext, whole: EditionWhole, id: string): string =>
  `${baseOf(context, whole, '/badges')}/${id}`;
