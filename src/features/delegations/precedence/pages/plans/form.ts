import { textField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type { ListRow } from '../../../store/precedence-lists.ts';
import { fillings, type SeatingShape, seatingShapes } from '../../rules/seating.ts';
import type { PlanRow } from '../../store-plans.ts';
import { pathOf } from '../common.ts';
import { layoutOf } from './plan.ts';

/** The form of a plan. */
export function planForm(
  context: PageContext,
  whole: EditionWhole,
  list: ListRow,
  plan: PlanRow | null,
): FormModel {
  const { t } = context;
  const base = pathOf(context, whole, `/${list.id}`);
  const layout = plan === null ? null : layoutOf(plan);
  const number = (name: 'rows' | 'seats' | 'head' | 'side' | 'each', usual: number | null) => ({
    name,
    kind: 'number' as const,
    label: t(`precedence:field.${name}`),
    value: layout?.[name] || usual,
    width: 's' as const,
    optional: true,
  });
  /** Without a script all are shown; a shape takes no notice of what it does not have. */
  const of = (...values: readonly SeatingShape[]) => ({ field: 'shape', values, shut: false });
  return {
    action: plan === null ? `${base}/plans/new` : `${base}/plans/${plan.id}`,
    submit: { label: t(plan === null ? 'common:action.add' : 'common:action.save') },
    cancel: { href: base },
    ...(plan === null ? {} : { hidden: { version: String(plan.version) } }),
    groups: [
      {
        fields: [
          textField('name', t('precedence:field.name'), plan?.name),
          {
            name: 'shape',
            kind: 'radios',
            label: t('precedence:field.shape'),
            options: seatingShapes.map((value) => ({ value, label: t(`precedence:shape.${value}`) })),
            value: layout?.shape ?? 'hall',
          },
          {
            name: 'filling',
            kind: 'radios',
            label: t('precedence:field.filling'),
            options: fillings.map((value) => ({ value, label: t(`precedence:filling.${value}`) })),
            value: layout?.filling ?? 'middle',
          },
        ],
      },
      { when: of('hall'), fields: [number('rows', null)] },
      { when: of('hall', 'round', 'flags'), fields: [number('seats', null)] },
      {
        when: of('u-table', 'rectangular'),
        inline: true,
        fields: [number('head', null), number('side', null)],
      },
      { fields: [number('each', 1)] },
    ],
  };
}
