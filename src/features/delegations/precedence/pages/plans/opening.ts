import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type { ListRow } from '../../../store/precedence-lists.ts';
import { managePrecedence } from '../../policy.ts';
import { SeatingPlanInput } from '../../service/plans.ts';
import { listOf, type PrecedencePages, pathOf } from '../common.ts';
import { planForm } from './form.ts';
import { around } from './plan.ts';

/** Adds the page by which a list gets a seating plan. */
export function addPlanOpening({ pages, shell, feature }: PrecedencePages): void {
  const { plans } = feature;

  const newPage = (context: PageContext, whole: EditionWhole, list: ListRow, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(
      context,
      whole,
      around(context, whole, list, context.t('precedence:new-plan')),
    ),
    data: { form },
  });
  shell.managed({
    path: '/precedence/:list/plans/new',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list } = await listOf(feature, context, whole);
      return newPage(context, whole, list, planForm(context, whole, list, null));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/precedence/:list/plans/new',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list } = await listOf(feature, context, whole);
      return pages.submit(context, {
        schema: SeatingPlanInput,
        form: planForm(context, whole, list, null),
        page: (form) => newPage(context, whole, list, form),
        work: async (input) => {
          const plan = await plans.create(context.actor, list.id, input);
          return `${pathOf(context, whole, `/${list.id}/plans/${plan.id}`)}?done=saved`;
        },
      });
    },
  });
}
