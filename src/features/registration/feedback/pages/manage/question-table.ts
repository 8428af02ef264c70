import type { PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { TableModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type * as store from '../../../store/feedback.ts';
import { formHref, manages } from '../shared.ts';

/** The questions of a feedback form in their order, each with its steps up and down. */
export const questionTable = (
  context: PageContext,
  whole: EditionWhole,
  form: store.FeedbackFormRow,
): TableModel => {
  const { t } = context;
  const base = `${formHref(context, whole)}/questions`;
  const may = manages(context, whole);
  const version = String(form.version);
  return {
    id: 'questions',
    caption: t('registration:manage.questions'),
    columns: [
      { key: 'title', label: t('registration:manage.question') },
      { key: 'type', label: t('registration:manage.type') },
      ...(may ? [{ key: 'acts', label: t('registration:manage.order'), labelHidden: true }] : []),
    ],
    rows: form.questions.map((row, index) => {
      const title = say(row.label, context);
      const act = (label: string, action: string, fields: Record<string, string> = {}) => ({
        label,
        about: title,
        action: `${base}/${row.id}/${action}`,
        fields: { version, ...fields },
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
          type: t(`feedback:type.${row.type}`),
          acts: {
            actions: [
              ...(index > 0
                ? [act(t('registration:manage.up'), 'place', { position: String(index - 1) })]
                : []),
              ...(index < form.questions.length - 1
                ? [act(t('registration:manage.down'), 'place', { position: String(index + 1) })]
                : []),
              act(t('common:action.delete'), 'deletion'),
            ],
          },
        },
      };
    }),
    empty: {
      title: t('registration:manage.no-questions'),
      text: t('feedback:manage.no-questions-text'),
    },
  };
};
