import { notFound } from '../../../../../platform/errors/index.ts';
import { isId } from '../../../../../platform/http/index.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type { ListRow } from '../../../store/precedence-lists.ts';
import type { SeatingLayout } from '../../rules/seating.ts';
import { findPlan, type PlanRow } from '../../store-plans.ts';
import { listOf, type PrecedencePages, pathOf } from '../common.ts';

/** How the seats of a plan stand. */
export const layoutOf = (plan: PlanRow): SeatingLayout => plan.layout as unknown as SeatingLayout;

/** The plan that the request names, with its list. @throws 404 for one of another list */
export const planOf = async ({ feature }: PrecedencePages, context: PageContext, whole: EditionWhole) => {
  const { list } = await listOf(feature, context, whole);
  const { plan: id = '' } = context.params;
  const plan = isId(id) ? await findPlan(feature.database.db, id) : undefined;
  if (plan === undefined || plan.listId !== list.id) throw notFound();
  return { list, plan };
};
/** The frame around the pages of a plan. */
export const around = (context: PageContext, whole: EditionWhole, list: ListRow, title: string) => ({
  title,
  current: '/precedence',
  crumbs: [
    { label: context.t('precedence:title'), href: pathOf(context, whole) },
    { label: textIn(list.occasion, context.language).text, href: pathOf(context, whole, `/${list.id}`) },
    { label: title },
  ],
});
