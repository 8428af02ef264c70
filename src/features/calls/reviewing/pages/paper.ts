import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { IdSchema } from '../../../../platform/http/schemas.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { CardModel, FormModel, TableModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { listCriteria } from '../../store/reviewing-criteria.ts';
import { readInterests } from '../../store/reviewing-interests.ts';
import { listReviewers } from '../../store/reviewing-people.ts';
import type { SeenPaper } from '../access.ts';
import { CommentInput } from '../contract.ts';
import { type Discussion, readDiscussion } from '../discussion.ts';
import { decidePapers } from '../policy.ts';
import { reviewable } from '../rules/decisions.ts';
import { weightedScore } from '../rules/score.ts';
import { serveFile } from './files.ts';
import { boardPath, percent, type ReviewingPages, say, speakerName, stateTag } from './frame.ts';
import { discussionEntries, paperCards } from './paper-model.ts';

const Assign = Type.Object({ reviewerId: IdSchema }, { additionalProperties: false });

/** A submission as those who decide see it: its text, its reviews, what was said, and who else could review it. */
export function addPaperPages(reviewing: ReviewingPages): void {
  const { pages, shell, database, access, reviews, assigning, clock, files } = reviewing;
  const { db } = database;

  async function see(context: PageContext, whole: EditionWhole): Promise<SeenPaper> {
    const seen = await access.seePaper(context.actor, context.params.submission ?? '');
    if (seen.whole.edition.id !== whole.edition.id || seen.as !== 'decider') throw notFound();
    return seen;
  }
  const path = (context: PageContext, whole: EditionWhole, { paper }: SeenPaper): string =>
    boardPath(context, whole, `/papers/${paper.id}`);

  const commentForm = (context: PageContext, whole: EditionWhole, seen: SeenPaper): FormModel => ({
    id: 'comment',
    action: `${path(context, whole, seen)}/comments`,
    fields: [
      {
        name: 'text',
        kind: 'textarea',
        label: context.t('reviewing:paper.say'),
        hint: context.t('reviewing:paper.say-hint'),
        rows: 3,
        dir: 'auto',
        maxlength: 5_000,
      },
    ],
    submit: { label: context.t('reviewing:paper.send') },
  });

  async function assignForm(
    context: PageContext,
    whole: EditionWhole,
    seen: SeenPaper,
    discussion: Discussion,
  ) {
    const { paper } = seen;
    const everybody = await listReviewers(database, db, whole.edition, clock.now());
    const interests = await readInterests(database, db, whole.edition.id, {
      submissionIds: [paper.id],
      accountIds: everybody.map(({ accountId }) => accountId),
    });
    const has = new Set(discussion.reviews.map(({ review }) => review.reviewerId));
    const { t } = context;
    const form: FormModel = {
      id: 'assign',
      action: `${path(context, whole, seen)}/reviewers`,
      fields: [
        {
          name: 'reviewerId',
          kind: 'select',
          label: t('reviewing:column.reviewer'),
          hint: t('reviewing:paper.assign-hint'),
          width: 'm',
          options: everybody
            .filter(({ accountId }) => !has.has(accountId))
            .map(({ accountId, name, load }) => {
              const reasons = interests.between(paper.id, accountId);
              const why = reasons.map((reason) => t(`reviewing:conflict.${reason}`)).join('\u00a0· ');
              return {
                value: accountId,
                label: why === '' ? `${name} (${load})` : `${name}: ${why}`,
                disabled: why !== '',
              };
            }),
        },
      ],
      submit: { label: t('reviewing:paper.assign-action') },
    };
    return form;
  }

  async function page(
    context: PageContext,
    whole: EditionWhole,
    seen: SeenPaper,
    again?: FormModel,
  ): Promise<Page> {
    const t = context.words(whole.edition.digits);
    const { paper } = seen;
    const discussion = await readDiscussion(database, context.actor, seen);
    const criteria = await listCriteria(db, paper.call.id);
    const base = path(context, whole, seen);
    const { facts, cards } = paperCards(context, whole, seen, (id) => `${base}/files/${id}`);
    const assign = await assignForm(context, whole, seen, discussion);
    const open = reviewable.includes(paper.state);
    const said: CardModel[] = discussion.reviews
      .filter(({ review }) => review.state !== 'assigned')
      .map(({ review, speaker }) => ({
        title: speakerName(context, speaker),
        tags: [
          { text: t(`reviewing:review-state.${review.state}`) },
          ...(review.recommendation === null
            ? []
            : [{ text: t(`reviewing:recommendation.${review.recommendation}`), tone: 'brand' as const }]),
          ...(discussion.inConflict.has(review.reviewerId)
            ? [{ text: t('reviewing:conflict.title'), tone: 'bad' as const }]
            : []),
        ],
        facts: [
          ...criteria.flatMap(({ id, label }) => {
            const score = review.scores[id];
            return score === undefined ? [] : [{ label: say(label, context.language), value: score }];
          }),
          ...(['comment', 'confidential', 'reason'] as const).flatMap((part) => {
            const words = review[part];
            return words === null ? [] : [{ label: t(`reviewing:paper.${part}`), value: words }];
          }),
        ],
      }));
    const table: TableModel = {
      id: 'reviews',
      caption: t('reviewing:paper.reviews'),
      columns: [
        { key: 'reviewer', label: t('reviewing:column.reviewer') },
        { key: 'state', label: t('reviewing:column.state') },
        { key: 'score', label: t('reviewing:column.score'), kind: 'number' },
        { key: 'actions', label: t('reviewing:column.actions'), labelHidden: true },
      ],
      rows: discussion.reviews.map(({ review, speaker }) => ({
        id: review.id,
        title: speakerName(context, speaker),
        cells: {
          state: {
            tags: [
              { text: t(`reviewing:review-state.${review.state}`) },
              ...(discussion.inConflict.has(review.reviewerId)
                ? [{ text: t('reviewing:conflict.title'), tone: 'bad' as const }]
                : []),
            ],
          },
          score: percent(context, whole, weightedScore(review.scores, criteria, paper.call.maxScore)),
          actions:
            review.state === 'submitted'
              ? null
              : {
                  actions: [
                    {
                      label: t('reviewing:paper.take-back'),
                      action: `${base}/reviews/${review.id}/withdrawal`,
                      about: speakerName(context, speaker),
                    },
                  ],
                },
        },
      })),
      empty: { title: t('reviewing:paper.no-reviews') },
    };
    const form = again ?? commentForm(context, whole, seen);
    return {
      template: 'reviewing/paper',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: paper.title,
        current: '/reviewing',
        tags: [stateTag(context, paper.state)],
        crumbs: [
          { label: t('reviewing:board.title'), href: boardPath(context, whole) },
          { label: paper.code ?? paper.title },
        ],
      }),
      data: {
        facts,
        cards,
        reviewTable: table,
        reviews: said,
        timeline: discussionEntries(context, whole, discussion),
        commentForm: form.id === 'comment' ? form : commentForm(context, whole, seen),
        assignForm: open ? (form.id === 'assign' ? form : assign) : undefined,
        notices: [
          discussion.inConflict.size > 0 && {
            tone: 'bad',
            title: t('reviewing:conflict.title'),
            text: t('reviewing:conflict.hidden'),
          },
          queryValue(context, 'said') !== '' && { tone: 'ok', title: t('reviewing:mine.said'), live: true },
        ],
      },
    };
  }

  shell.managed({
    path: '/reviewing/papers/:submission',
    policy: decidePapers,
    handle: async (context, whole) => page(context, whole, await see(context, whole)),
  });

  shell.managed({
    path: '/reviewing/papers/:submission/files/:file',
    policy: decidePapers,
    handle: async (context, whole) => serveFile(files, await see(context, whole), context.params.file ?? ''),
  });

  shell.managed({
    method: 'POST',
    path: '/reviewing/papers/:submission/comments',
    policy: decidePapers,
    handle: async (context, whole) => {
      const seen = await see(context, whole);
      const rendered = await page(context, whole, seen);
      return pages.submit(context, {
        schema: CommentInput,
        form: commentForm(context, whole, seen),
        page: (form) => ({ ...rendered, data: { ...rendered.data, commentForm: form } }),
        work: async (input) => {
          await reviews.comment(context.actor, seen.paper.id, input);
          return `${path(context, whole, seen)}?said=1`;
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/reviewing/papers/:submission/reviewers',
    policy: decidePapers,
    handle: async (context, whole) => {
      const seen = await see(context, whole);
      const rendered = await page(context, whole, seen);
      const discussion = await readDiscussion(database, context.actor, seen);
      return pages.submit(context, {
        schema: Assign,
        form: await assignForm(context, whole, seen, discussion),
        page: (form) => ({ ...rendered, data: { ...rendered.data, assignForm: form } }),
        work: async ({ reviewerId }) => {
          await assigning.assignByHand(context.actor, whole.edition.id, seen.paper.call.id, [
            { submissionId: seen.paper.id, reviewerId },
          ]);
          return path(context, whole, seen);
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/reviewing/papers/:submission/reviews/:review/withdrawal',
    policy: decidePapers,
    handle: async (context, whole) => {
      const seen = await see(context, whole);
      const { review } = await access.seeReview(context.actor, context.params.review ?? '');
      if (review.submissionId !== seen.paper.id) throw notFound();
      await assigning.takeBack(context.actor, review.id, null);
      return { redirect: path(context, whole, seen) };
    },
  });
}
