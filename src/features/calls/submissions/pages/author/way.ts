import { type Policy, type RouteLimit, signedIn } from '../../../../../platform/http/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../../platform/pages/index.ts';
import { idOf } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { SubmissionKey } from '../../context.ts';
import { ownSubmission } from '../../policy.ts';
import type { Opened } from '../../service/opening.ts';
import type { SubmissionPages } from '../index.ts';
import { callCrumbs } from '../shared.ts';

/** One of the two ways to one's own submission: the secret of its link, or the account that it belongs to. */
export interface Way {
  readonly path: string;
  readonly policy: Policy;
  readonly keyOf: (context: PageContext) => SubmissionKey;
  readonly baseOf: (context: PageContext) => string;
}

/** The two ways. */
export const ways: readonly Way[] = [
  {
    path: '/papers/:secret',
    policy: ownSubmission,
    keyOf: ({ params }) => ({ secret: params.secret ?? '' }),
    baseOf: (context) => context.href(`/papers/${context.params.secret}`),
  },
  {
    path: '/account/papers/:paper',
    policy: signedIn,
    keyOf: (context) => ({ id: idOf(context, 'paper') }),
    baseOf: (context) => context.href(`/account/papers/${context.params.paper}`),
  },
];

/** What the pages of one way are made with. */
export interface AuthorPages extends SubmissionPages {
  readonly way: Way;
}

/** The frame of a page of a submission. */
export const authorFrame = (
  { shell }: AuthorPages,
  context: PageContext,
  opened: Opened,
  title: string,
  more: object = {},
): Page['page'] =>
  shell.publicPage(context, opened.whole, {
    title,
    private: true,
    crumbs: callCrumbs(
      context,
      opened.whole,
      opened.found.call,
      opened.found.submission.code ?? context.t('calls:state.draft'),
    ),
    ...more,
  });

/** Answers an address below a submission, with the submission opened. */
export function onSubmission(
  { pages, opening, way }: AuthorPages,
  route: {
    readonly method?: 'GET' | 'POST';
    readonly path: string;
    readonly limit?: RouteLimit;
    readonly handle: (context: PageContext, opened: Opened) => Promise<PageAnswer> | PageAnswer;
  },
): void {
  pages.route({
    ...route,
    path: `${way.path}${route.path}`,
    policy: way.policy,
    handle: async (context) => route.handle(context, await opening.read(context.actor, way.keyOf(context))),
  });
}

/** A page that asks for one thing: a form, or a question without fields. */
export const authorForm = (
  pages: AuthorPages,
  context: PageContext,
  opened: Opened,
  form: FormModel,
  { title, lede }: { readonly title: string; readonly lede?: string | undefined },
): Page => ({
  template: 'pages/form',
  digits: opened.whole.edition.digits,
  page: authorFrame(pages, context, opened, title, lede === undefined ? {} : { lede }),
  data: { layout: 'public', form },
});
