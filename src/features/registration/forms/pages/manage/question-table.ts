import type { PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { TableModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type * as store from '../../../store/forms.ts';
import { conditionWords } from './questions.ts';
import { formHref, manages } from './way.ts';

/** The questions of a form in their order, each with its steps up and down. */
export const questionTable = (
  context: PageContext,
  whole: EditionWhole,
  rows: readonly store.QuestionRow[],
): TableModel => {
  const { t } = context;
  const base = `${formHref(context, whole)}/questions`;
  const may = manages(context, whole);
  return {
    id: 'questions',
    caption: t('registration:manage.questions'),
    columns: [
      { key: 'title', label: t('registration:manage.question') },
      { key: 'type', label: t('registration:manage.type') },
      { key: 'condition', label: t('registration:manage.condition') },
      ...(may ? [{ key: 'acts', label: t('registration:manage.order'), labelHidden: true }] : []),
    ],
    rows: rows.map((row, index) => {
      const parent = rows.find(({ id }) => id === row.condition?.questionId);
      const title = say(row.label, context);
      const move = (to: number, word: 'up' | 'down') => ({
        label: t(`registration:manage.${word}`),
        about: title,
        action: `${base}/${row.id}/place`,
        fields: { position: String(to) },
        size: 'sm' as const,
        tone: 'plain' as const,
      });
      return {
        id: row.id,
        title,
        ...(may ? { href: `${base}/${row.id}` } : {}),
        sub: t(`registration:manage.${row.required ? 'needed' : 'not-needed'}`),
        pickable: false,
        cells: {
          type: t(`registration:type.${row.type}`),
          condition:
            parent === undefined
              ? null
              : t('registration:manage.condition-words', {
                  question: say(parent.label, context),
                  answers: (row.condition?.answers ?? [])
                    .map((key) => conditionWords(context, parent, key))
                    .join(context.language === 'ar' ? ' أو ' : ' or '),
                }),
          acts: {
            actions: [
              ...(index > 0 ? [move(index, 'up')] : []),
              ...(index < rows.length - 1 ? [move(index + 2, 'down')] : []),
              {
                label: t('common:action.delete'),
                about: title,
                action: `${base}/${row.id}/deletion`,
                fields: { version: String(row.version) },
                size: 'sm' as const,
                tone: 'plain' as const,
              },
            ],
          },
        },
      };
    }),
    ...(rows.length === 0
      ? {
          empty: {
            title: t('registration:manage.no-questions'),
            text: t('registration:manage.no-questions-text'),
          },
        }
      : {}),
  };
};
