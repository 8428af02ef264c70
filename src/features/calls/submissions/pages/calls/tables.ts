import type { PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { TableModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { shortMoment } from '../../../../series/index.ts';
import type * as store from '../../../store/calls.ts';
import { graceFault } from '../../rules/deadline.ts';
import { type Asked, askedAction } from '../asked.ts';
import { comma } from '../say.ts';

/** What is asked before a question is removed. @param base address of the call */
export const questionRemoval = (
  context: PageContext,
  base: string,
  { id, label, version }: Pick<store.QuestionRow, 'id' | 'label' | 'version'>,
): Asked => ({
  confirm: {
    title: context.t('calls:manage.remove-question-title'),
    text: `${say(label, context)}. ${context.t('calls:manage.remove-question-text')}`,
    label: context.t('calls:manage.remove'),
  },
  action: `${base}/questions/${id}/removal`,
  version,
});

/** What is asked before a grace link stops. @param base address of the call */
export const graceRevocation = (
  { t }: PageContext,
  base: string,
  { id, note }: Pick<store.GraceRow, 'id' | 'note'>,
): Asked => ({
  confirm: {
    title: t('calls:manage.revoke-title'),
    text: `${note}. ${t('calls:manage.revoke-text')}`,
    label: t('calls:manage.revoke'),
  },
  action: `${base}/grace-links/${id}/revocation`,
});

/** What a call asks, with what may be done about it. @param base address of the call */
export function questionTable(
  context: PageContext,
  base: string,
  questions: readonly store.QuestionRow[],
  writes: boolean,
): TableModel {
  const { t } = context;
  return {
    id: 'questions',
    caption: t('calls:manage.questions'),
    columns: [
      { key: 'title', label: t('calls:manage.question') },
      { key: 'type', label: t('calls:manage.type') },
      { key: 'required', label: t('calls:manage.required') },
      { key: 'kinds', label: t('calls:manage.asked-of') },
      ...(writes ? [{ key: 'act', label: t('calls:manage.up'), labelHidden: true }] : []),
    ],
    rows: questions.map((question, index) => ({
      id: question.id,
      title: say(question.label, context),
      ...(writes ? { href: `${base}/questions/${question.id}` } : {}),
      pickable: false,
      cells: {
        type: t(`calls:manage.question-type.${question.type}`),
        required: question.required ? t('calls:manage.required-yes') : null,
        kinds:
          question.kinds.map((kind) => t(`calls:kinds.${kind}`)).join(comma(context)) ||
          t('calls:manage.everybody'),
        act: {
          actions: [
            ...(index === 0
              ? []
              : [
                  {
                    label: t('calls:manage.up'),
                    about: say(question.label, context),
                    action: `${base}/questions/${question.id}/move`,
                    fields: { position: String(index) },
                    size: 'sm' as const,
                  },
                ]),
            ...(index === questions.length - 1
              ? []
              : [
                  {
                    label: t('calls:manage.down'),
                    about: say(question.label, context),
                    action: `${base}/questions/${question.id}/move`,
                    fields: { position: String(index + 2) },
                    size: 'sm' as const,
                  },
                ]),
            askedAction(questionRemoval(context, base, question), {
              label: t('calls:manage.remove'),
              about: say(question.label, context),
              size: 'sm',
            }),
          ],
        },
      },
    })),
    ...(questions.length === 0 ? { empty: { title: t('calls:manage.no-questions') } } : {}),
  };
}

/** Links that open a call after its deadline. @param base address of the call */
export function graceTable(
  context: PageContext,
  whole: EditionWhole,
  base: string,
  links: readonly store.GraceRow[],
  now: Date,
): TableModel {
  const { t } = context;
  return {
    id: 'grace',
    caption: t('calls:manage.grace'),
    columns: [
      { key: 'title', label: t('calls:manage.note') },
      { key: 'expires', label: t('calls:manage.expires') },
      { key: 'left', label: t('calls:manage.remaining'), kind: 'number' },
      { key: 'state', label: t('calls:manage.window') },
      { key: 'act', label: t('calls:manage.revoke'), labelHidden: true },
    ],
    rows: links.map((link) => {
      const fault = graceFault(link, now);
      const state =
        fault === 'grace-revoked'
          ? 'revoked'
          : fault === 'grace-over'
            ? 'over'
            : link.remaining === 0
              ? 'used'
              : 'valid';
      return {
        id: link.id,
        title: link.note,
        pickable: false,
        cells: {
          expires: shortMoment(context, whole, link.expiresAt),
          left: link.remaining,
          state: {
            tag: {
              text: t(`calls:manage.grace-state.${state}`),
              tone: state === 'valid' ? 'ok' : undefined,
            },
          },
          act:
            link.revokedAt !== null
              ? null
              : {
                  actions: [
                    askedAction(graceRevocation(context, base, link), {
                      label: t('calls:manage.revoke'),
                      about: link.note,
                      size: 'sm',
                    }),
                  ],
                },
        },
      };
    }),
    ...(links.length === 0
      ? { empty: { title: t('calls:manage.no-grace'), text: t('calls:manage.grace-text') } }
      : {}),
  };
}
