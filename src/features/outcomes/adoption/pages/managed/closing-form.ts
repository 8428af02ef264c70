import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { DecisionRow } from '../../../store/adoption.ts';
import { isVote, otherEnds } from '../../rules.ts';

/** How a decision is closed: by its votes, by the hands that were counted, or without a result. */
export function closingForm(context: PageContext, base: string, decision: DecisionRow): FormModel {
  const { t } = context;
  const hands = (name: 'for' | 'against' | 'abstaining') => ({
    name: `hands.${name}`,
    kind: 'number' as const,
    width: 's' as const,
    label: t(`adoption:choice.${name}`),
  });
  return {
    action: `${base}/closing`,
    guard: false,
    submit: { label: t('adoption:close') },
    groups: [
      ...(isVote(decision.method)
        ? []
        : [
            {
              fields: [{ name: 'objection', kind: 'checkbox' as const, label: t('adoption:objection') }],
            },
          ]),
      ...(decision.method === 'show-of-hands'
        ? [{ inline: true, fields: [hands('for'), hands('against'), hands('abstaining')] }]
        : []),
      {
        title: t('adoption:other-end'),
        folded: true,
        fields: [
          {
            name: 'end',
            kind: 'select' as const,
            label: t('adoption:end'),
            optional: true,
            options: otherEnds.map((value) => ({ value, label: t(`adoption:result.${value}`) })),
          },
          {
            name: 'note',
            kind: 'bilingual' as const,
            long: true,
            label: t('adoption:note'),
            ar: {},
            en: {},
            optional: true,
          },
        ],
      },
    ],
  };
}
