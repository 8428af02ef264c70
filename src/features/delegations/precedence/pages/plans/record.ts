import { Type } from 'typebox';
import { textIn } from '../../../../../platform/language/index.ts';
import { deletionAction, deletionPage } from '../../../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { type EditionWhole, placeOf, workInEdition } from '../../../../series/index.ts';
import type { ListRow } from '../../../store/precedence-lists.ts';
import { managePrecedence } from '../../policy.ts';
import { SeatingPlanInput } from '../../service/plans.ts';
import type { PlanRow } from '../../store-plans.ts';
import { doneNotices, type PrecedencePages, pathOf } from '../common.ts';
import { drawing } from './drawing.ts';
import { planForm } from './form.ts';
import { around, layoutOf, planOf } from './plan.ts';

/** What is asked before a plan goes. */
const deletionOf = (context: PageContext, whole: EditionWhole, plan: PlanRow) => ({
  confirm: {
    title: context.t('precedence:delete-plan-question', { name: textIn(plan.name, context.language).text }),
    text: context.t('precedence:delete-plan-text'),
    label: context.t('common:action.delete'),
  },
  action: `${pathOf(context, whole, `/${plan.listId}/plans/${plan.id}`)}/delete`,
  version: plan.version,
});

/** Adds the page of a plan: its drawing, its form, and its end. */
export function addPlanRecord(deps: PrecedencePages): void {
  const { pages, shell, feature } = deps;
  const { database, plans } = feature;

  const page = async (
    context: PageContext,
    whole: EditionWhole,
    list: ListRow,
    plan: PlanRow,
    form?: FormModel,
  ): Promise<Page> => {
    const t = context.words(whole.edition.digits);
    const own = pathOf(context, whole, `/${list.id}/plans/${plan.id}`);
    const mayManage = managePrecedence.allows(context.actor, placeOf(whole.edition));
    const drawn = await drawing(deps, context, plan);
    return {
      template: 'precedence/plan',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        ...around(context, whole, list, textIn(plan.name, context.language).text),
        lede:
          drawn.number === null
            ? t('precedence:plan-waits')
            : t('precedence:plan-follows', { number: drawn.number }),
        actions: [
          ...(drawn.number === null
            ? []
            : [
                {
                  label: t(
                    layoutOf(plan).shape === 'flags' ? 'precedence:flags-pdf' : 'precedence:seats-pdf',
                  ),
                  href: `${own}/plan.pdf`,
                  icon: 'down' as const,
                },
                { label: t('precedence:plates'), href: `${own}/plates.pdf`, icon: 'down' as const },
              ]),
          ...(mayManage
            ? [deletionAction(t('precedence:delete-plan'), deletionOf(context, whole, plan))]
            : []),
        ],
      }),
      data: {
        notices: [
          ...doneNotices(context, whole),
          ...(drawn.without > 0
            ? [{ title: t('precedence:without-seat', { count: drawn.without }), tone: 'warn' as const }]
            : []),
        ],
        plan: drawn,
        ...(mayManage
          ? { formTitle: t('precedence:edit-plan'), form: form ?? planForm(context, whole, list, plan) }
          : {}),
      },
    };
  };

  shell.managed({
    path: '/precedence/:list/plans/:plan',
    policy: workInEdition,
    handle: async (context, whole) => {
      const { list, plan } = await planOf(deps, context, whole);
      return page(context, whole, list, plan);
    },
  });
  shell.managed({
    method: 'POST',
    path: '/precedence/:list/plans/:plan',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list, plan } = await planOf(deps, context, whole);
      const blank = await page(context, whole, list, plan);
      return pages.submit(context, {
        schema: SeatingPlanInput,
        form: planForm(context, whole, list, plan),
        page: (form) => ({ ...blank, data: { ...blank.data, form } }),
        work: async (input, version) => {
          await plans.edit(context.actor, plan.id, version, input);
          return `${pathOf(context, whole, `/${list.id}/plans/${plan.id}`)}?done=saved`;
        },
      });
    },
  });

  shell.managed({
    path: '/precedence/:list/plans/:plan/delete',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list, plan } = await planOf(deps, context, whole);
      return deletionPage(database, {
        ...deletionOf(context, whole, plan),
        page: shell.managementPage(
          context,
          whole,
          around(context, whole, list, context.t('precedence:delete-plan')),
        ),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back: pathOf(context, whole, `/${list.id}/plans/${plan.id}`),
        row: { table: 'seating_plans', id: plan.id },
      });
    },
  });
  shell.managed({
    method: 'POST',
    path: '/precedence/:list/plans/:plan/delete',
    policy: managePrecedence,
    handle: async (context, whole) => {
      const { list, plan } = await planOf(deps, context, whole);
      const blank = await page(context, whole, list, plan);
      return pages.submit(context, {
        schema: Type.Object({}),
        form: planForm(context, whole, list, plan),
        page: (form) => ({ ...blank, data: { ...blank.data, form } }),
        work: async (_input, version) => {
          await plans.remove(context.actor, plan.id, version);
          return `${pathOf(context, whole, `/${list.id}`)}?done=deleted`;
        },
      });
    },
  });
}
