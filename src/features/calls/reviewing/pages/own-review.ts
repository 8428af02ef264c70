import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { Choice, Nullable } from '../../../../platform/http/schemas.ts';
import { versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { CardModel, FieldModel, FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { type CriterionRow, listCriteria } from '../../store/reviewing-criteria.ts';
import type { ReviewRow } from '../../store/reviewing-reviews.ts';
import type { SeenPaper } from '../access.ts';
import { CommentInput, ReviewPatch, recommendations } from '../contract.ts';
import { readDiscussion } from '../discussion.ts';
import { reviewPapers } from '../policy.ts';
import { isHidden } from '../present.ts';
import { reviewable } from '../rules/decisions.ts';
import { serveFile } from './files.ts';
import { minePath, type ReviewingPages, say, speakerName, stateTag } from './frame.ts';
import { discussionEntries, paperCards } from './paper-model.ts';

type Own = SeenPaper & { readonly review: ReviewRow };

/** Up to this scale scores are ticked; beyond it they are typed. */
const MOST_TICKED = 10;

const Decline = Type.Object(
  { state: Choice(['conflict', 'declined']), reason: Nullable(Type.String({ maxLength: 2_000 })) },
  { additionalProperties: false },
);

/** The form's contract: that of the API, with a field for each criterion. */
const schemaOf = (criteria: readonly CriterionRow[]) => {
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

/** The page on which a reviewer reads a submission, judges it, says something, or gives it back. */
export function addOwnReviewPages(reviewing: ReviewingPages): void {
  const { pages, shell, database, access, reviews, files } = reviewing;

  async function see(context: PageContext, whole: EditionWhole): Promise<Own> {
    const seen = await access.seeReview(context.actor, context.params.review ?? '');
    const own = seen.own?.id === seen.review.id;
    if (!own || seen.whole.edition.id !== whole.edition.id) throw notFound();
    // Whoever decides as well sees here what a reviewer sees.
    return { ...seen, as: 'reviewer' };
  }
  const path = (context: PageContext, whole: EditionWhole, { review }: Own): string =>
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

  const reviewForm = (
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
      action: path(context, whole, seen),
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
        review.state === 'submitted'
          ? []
          : [{ label: t('reviewing:form.draft'), name: 'do', value: 'draft' }],
      cancel: { label: t('common:action.back'), href: minePath(context, whole) },
    };
  };

  const commentForm = ({ t }: PageContext, action: string): FormModel => ({
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

  const declineForm = ({ t }: PageContext, action: string): FormModel => ({
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

  async function page(
    context: PageContext,
    whole: EditionWhole,
    seen: Own,
    forms: Record<string, FormModel> = {},
  ) {
    const t = context.words(whole.edition.digits);
    const { paper, review } = seen;
    const base = path(context, whole, seen);
    const criteria = await listCriteria(database.db, paper.call.id);
    const discussion = await readDiscussion(database, context.actor, seen);
    const { facts, cards } = paperCards(context, whole, seen, (id) => `${base}/files/${id}`);
    const open = reviewable.includes(paper.state);
    const others: CardModel[] = discussion.reviews.map(({ review: other, speaker }) => ({
      title: speakerName(context, speaker),
      tags:
        other.recommendation === null
          ? []
          : [{ text: t(`reviewing:recommendation.${other.recommendation}`) }],
      facts: (['comment', 'confidential'] as const).flatMap((part) => {
        const words = other[part];
        return words === null ? [] : [{ label: t(`reviewing:paper.${part}`), value: words }];
      }),
    }));
    const rendered: Page = {
      template: 'reviewing/paper',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: paper.title,
        current: '/my-reviews',
        tags: open
          ? [{ text: t(`reviewing:review-state.${review.state}`) }]
          : [stateTag(context, paper.state)],
        crumbs: [
          { label: t('reviewing:mine.title'), href: minePath(context, whole) },
          { label: paper.code ?? paper.title },
        ],
      }),
      data: {
        facts,
        cards,
        reviews: others,
        timeline: discussionEntries(context, whole, discussion),
        reviewForm: open ? reviewForm(context, whole, seen, criteria) : undefined,
        commentForm: commentForm(context, base),
        declineForm: open ? declineForm(context, base) : undefined,
        ...forms,
        notices: [
          isHidden(seen) && { title: t('reviewing:paper.hidden'), text: t('reviewing:paper.hidden-text') },
          !open && { tone: 'warn', title: t('reviewing:form.closed') },
          queryValue(context, 'said') !== '' && { tone: 'ok', title: t('reviewing:mine.said'), live: true },
          queryValue(context, 'done') === 'kept' && {
            tone: 'ok',
            title: t('reviewing:mine.kept'),
            live: true,
          },
        ],
      },
    };
    return { rendered, criteria };
  }

  /** The page with one form as it was sent. */
  const withForm =
    (rendered: Page, name: string) =>
    (form: FormModel): Page => ({
      ...rendered,
      data: { ...rendered.data, [name]: form },
    });

  shell.managed({
    path: '/my-reviews/:review',
    policy: reviewPapers,
    handle: async (context, whole) => (await page(context, whole, await see(context, whole))).rendered,
  });

  shell.managed({
    path: '/my-reviews/:review/files/:file',
    policy: reviewPapers,
    handle: async (context, whole) => serveFile(files, await see(context, whole), context.params.file ?? ''),
  });

  shell.managed({
    method: 'POST',
    path: '/my-reviews/:review',
    policy: reviewPapers,
    handle: async (context, whole) => {
      const seen = await see(context, whole);
      const { rendered, criteria } = await page(context, whole, seen);
      return pages.submit(context, {
        schema: schemaOf(criteria),
        form: reviewForm(context, whole, seen, criteria),
        page: withForm(rendered, 'reviewForm'),
        work: async ({ do: act, ...input }, version) => {
          const state = act === 'draft' ? 'draft' : 'submitted';
          const { comment = null, confidential = null, recommendation = null, scores = {} } = input;
          const given = Object.fromEntries(
            Object.entries(scores).flatMap(([id, score]) =>
              score === undefined ? [] : [[id, score as number]],
            ),
          );
          await reviews.write(context.actor, seen.review.id, version, {
            state,
            scores: given,
            recommendation,
            comment,
            confidential,
          });
          return state === 'draft'
            ? `${path(context, whole, seen)}?done=kept`
            : `${minePath(context, whole)}?done=sent`;
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/my-reviews/:review/comments',
    policy: reviewPapers,
    handle: async (context, whole) => {
      const seen = await see(context, whole);
      const { rendered } = await page(context, whole, seen);
      return pages.submit(context, {
        schema: CommentInput,
        form: commentForm(context, path(context, whole, seen)),
        page: withForm(rendered, 'commentForm'),
        work: async (input) => {
          await reviews.comment(context.actor, seen.paper.id, input);
          return `${path(context, whole, seen)}?said=1`;
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/my-reviews/:review/declination',
    policy: reviewPapers,
    handle: async (context, whole) => {
      const seen = await see(context, whole);
      const { rendered } = await page(context, whole, seen);
      return pages.submit(context, {
        schema: Decline,
        form: declineForm(context, path(context, whole, seen)),
        page: withForm(rendered, 'declineForm'),
        work: async (input) => {
          await reviews.write(context.actor, seen.review.id, null, input);
          return `${minePath(context, whole)}?done=declined`;
        },
      });
    },
  });
}
