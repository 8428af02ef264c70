import { Type } from 'typebox';
import { Choice, Nullable } from '../../../../platform/http/schemas.ts';
import { versionField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FieldModel, FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { CriterionRow } from '../../store/reviewing-criteria.ts';
import type { ReviewRow } from '../../store/reviewing-reviews.ts';
import type { SeenPaper } from '../access.ts';
import { ReviewPatch, recommendations } from '../contract.ts';
import { minePath, say } from './frame.ts';

/** A submission as its reviewer sees it, with their own review. */
export type Own = SeenPaper & { readonly review: ReviewRow };

/** Up to this scale scores are ticked; beyond it they are typed. */
const MOST_TICKED = 10;

/** Why somebody gives a submission back. */
export const Decline = Type.Object(
  { state: Choice(['conflict', 'declined']), reason: Nullable(Type.String({ maxLength: 2_000 })) },
  { additionalProperties: false },
);

/** The form's contract: that of the API, with a field for each criterion. */
export const schemaOf = (criteria: readonly CriterionRow[]) => {
  const { recommendation, comment, confidential } = ReviewPatch.properties;
  return Type.Object(
    {
      do: Type.Optional(Choice(['submit', 'draft'])),
      scores: Type.Optional(
        Type.Object(
          Object.fromEntries(
            criteria.map(({ id }) => [id, Type.Optional(Type.Integer({ minimum: 0, maximum: 100 }))]),
          ),
        ),
      ),
      recommendation,
      comment,
      confidential,
    },
    { additionalProperties: false },
  );
};

/** The page of an assignment. */
export const ownPath = (context: PageContext, whole: EditionWhole, { review }: Own): string =>
  minePath(context, whole, `/${review.id}`);

function scoreField(
  { t, language }: PageContext,
  criterion: CriterionRow,
  { paper, review }: Own,
): FieldModel {
  const { maxScore } = paper.call;
  const shared = {
    name: `scores.${criterion.id}`,
    label: say(criterion.label, language),
    value: review.scores[criterion.id] === undefined ? '' : String(review.scores[criterion.id]),
    hint: [say(criterion.hint, language), t('reviewing:form.scores-hint', { most: maxScore })]
      .filter(Boolean)
      .join(' '),
  };
  if (maxScore > MOST_TICKED) return { ...shared, kind: 'number' };
  const options = Array.from({ length: maxScore + 1 }, (_, score) => ({
    value: String(score),
    label: String(score),
  }));
  return { ...shared, kind: 'radios', inline: true, options };
}

/** Scores, what is recommended, and in which words. */
export const reviewForm = (
  context: PageContext,
  whole: EditionWhole,
  seen: Own,
  criteria: readonly CriterionRow[],
): FormModel => {
  const { t } = context;
  const { review } = seen;
  const words = (name: 'comment' | 'confidential'): FieldModel => ({
    name,
    kind: 'textarea',
    label: t(`reviewing:form.${name}`),
    hint: t(`reviewing:form.${name}-hint`),
    value: review[name] ?? '',
    rows: 5,
    dir: 'auto',
    optional: true,
  });
  return {
    id: 'review-form',
    action: ownPath(context, whole, seen),
    groups: [
      {
        title: t('reviewing:form.scores'),
        fields: criteria.map((criterion) => scoreField(context, criterion, seen)),
      },
      {
        fields: [
          {
            name: 'recommendation',
            kind: 'radios',
            inline: true,
            label: t('reviewing:form.recommendation'),
            value: review.recommendation ?? '',
            options: recommendations.map((value) => ({
              value,
              label: t(`reviewing:recommendation.${value}`),
            })),
          },
          words('comment'),
          words('confidential'),
          versionField(review.version),
        ],
      },
    ],
    submit: { label: t('reviewing:form.submit'), name: 'do', value: 'submit' },
    alternatives:
      review.state === 'submitted' ? [] : [{ label: t('reviewing:form.draft'), name: 'do', value: 'draft' }],
    cancel: { label: t('common:action.back'), href: minePath(context, whole) },
  };
};

/** Something said to the other reviewers and to those who decide. */
export const commentForm = ({ t }: PageContext, action: string): FormModel => ({
  id: 'comment',
  action: `${action}/comments`,
  fields: [
    {
      name: 'text',
      kind: 'textarea',
      label: t('reviewing:paper.say'),
      hint: t('reviewing:paper.say-hint'),
      rows: 3,
      dir: 'auto',
      maxlength: 5_000,
    },
  ],
  submit: { label: t('reviewing:paper.send') },
});

/** The way out: a conflict of interest, or no time. */
export const declineForm = ({ t }: PageContext, action: string): FormModel => ({
  id: 'decline-form',
  action: `${action}/declination`,
  groups: [
    {
      title: t('reviewing:form.decline'),
      hint: t('reviewing:form.decline-text'),
      folded: true,
      fields: [
        {
          name: 'state',
          kind: 'radios',
          label: t('reviewing:form.decline-kind'),
          options: (['conflict', 'declined'] as const).map((value) => ({
            value,
            label: t(`reviewing:form.decline-${value}`),
          })),
        },
        {
          name: 'reason',
          kind: 'textarea',
          rows: 2,
          label: t('reviewing:form.decline-reason'),
          dir: 'auto',
        },
      ],
    },
  ],
  submit: { label: t('reviewing:form.decline-submit'), danger: true },
});
