import { notFound } from '../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { CardModel, FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { listCriteria } from '../../store/reviewing-criteria.ts';
import { CommentInput } from '../contract.ts';
import { readDiscussion } from '../discussion.ts';
import { reviewPapers } from '../policy.ts';
import { isHidden } from '../present.ts';
import { reviewable } from '../rules/decisions.ts';
import { serveFile } from './files.ts';
import { minePath, type ReviewingPages, speakerName, stateTag } from './frame.ts';
import {
  commentForm,
  Decline,
  declineForm,
  type Own,
  ownPath,
  reviewForm,
  schemaOf,
} from './own-review-forms.ts';
import { discussionEntries, paperCards } from './paper-model.ts';

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
  async function page(
    context: PageContext,
    whole: EditionWhole,
    seen: Own,
    forms: Record<string, FormModel> = {},
  ) {
    const t = context.words(whole.edition.digits);
    const { paper, review } = seen;
    const base = ownPath(context, whole, seen);
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
            ? `${ownPath(context, whole, seen)}?done=kept`
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
        form: commentForm(context, ownPath(context, whole, seen)),
        page: withForm(rendered, 'commentForm'),
        work: async (input) => {
          await reviews.comment(context.actor, seen.paper.id, input);
          return `${ownPath(context, whole, seen)}?said=1`;
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
        form: declineForm(context, ownPath(context, whole, seen)),
        page: withForm(rendered, 'declineForm'),
        work: async (input) => {
          await reviews.write(context.actor, seen.review.id, null, input);
          return `${minePath(context, whole)}?done=declined`;
        },
      });
    },
  });
}
