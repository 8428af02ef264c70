import { notFound } from '../../../../../platform/errors/index.ts';
import { isolateLtr, textIn } from '../../../../../platform/language/index.ts';
import { idOf, type Page, type PageContext } from '../../../../../platform/pages/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { ActionModel, FormModel, NoticeModel } from '../../../../../platform/views/index.ts';
import { type EditionWhole, managementPath, placeOf } from '../../../../series/index.ts';
import type { FollowUpPages } from '../../context.ts';
import { manageFollowUp } from '../../policy.ts';
import { readFollowUp } from '../../reading.ts';
import type { FollowUpItem } from '../../standing.ts';

export type ManagedFrame = ReturnType<typeof createManagedFrame>;

/** What the pages of managing a follow-up have in common: their addresses, their head, the recommendation they are about. */
export function createManagedFrame(deps: FollowUpPages) {
  const { pages, shell } = deps;
  const listPath = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/follow-up`);
  const manages = (context: PageContext, whole: EditionWhole): boolean =>
    manageFollowUp.allows(context.actor, placeOf(whole.edition));

  const done = (context: PageContext): NoticeModel | false => {
    const what = queryValue(context, 'done');
    return (
      [
        'plan',
        'returned',
        'accepted',
        'published',
        'response',
        'action',
        'action-edited',
        'indicator',
        'indicator-edited',
        'measured',
        'hidden',
        'shown',
        'asked',
        'assessed',
      ].includes(what) && { tone: 'ok', title: context.t(`follow-up:done.${what}`), live: true }
    );
  };

  const framed = (
    context: PageContext,
    whole: EditionWhole,
    title: string,
    crumbs: readonly { readonly label: string; readonly href?: string }[],
    more: { readonly actions?: readonly ActionModel[]; readonly lede?: string } = {},
  ) =>
    shell.managementPage(context, whole, {
      title,
      current: '/follow-up',
      crumbs: [{ label: context.t('follow-up:title'), href: listPath(context, whole) }, ...crumbs],
      ...more,
    });

  /** The recommendation that an address names, if it is the edition's and published. */
  const itemOf = async (context: PageContext, whole: EditionWhole): Promise<FollowUpItem> => {
    const id = idOf(context, 'provision');
    const item = (await readFollowUp(deps, whole)).find(({ recommendation }) => recommendation.id === id);
    if (item === undefined) throw notFound('recommendation-unknown');
    return item;
  };
  const titleOf = (context: PageContext, { recommendation }: FollowUpItem): string =>
    textIn(recommendation.title ?? recommendation.text, context.language).text;

  /** A code keeps the order of its parts within Arabic. */
  const crumbOf = (context: PageContext, item: FollowUpItem): string =>
    item.recommendation.code === null ? titleOf(context, item) : isolateLtr(item.recommendation.code);

  /** A page with one form below a recommendation's record. */
  const formPages = <S extends Parameters<typeof pages.submit>[1]['schema']>(
    path: string,
    make: (
      context: PageContext,
      whole: EditionWhole,
      item: FollowUpItem,
      base: string,
    ) => Promise<{
      readonly title: string;
      readonly lede?: string;
      readonly form: FormModel;
      readonly schema: S;
      readonly work: (input: never, version: number | null) => Promise<string>;
    }>,
  ): void => {
    const open = async (context: PageContext, whole: EditionWhole) => {
      const item = await itemOf(context, whole);
      const base = `${listPath(context, whole)}/${item.recommendation.id}`;
      const made = await make(context, whole, item, base);
      const page = (form: FormModel): Page => ({
        template: 'pages/form',
        digits: whole.edition.digits,
        page: framed(
          context,
          whole,
          made.title,
          [{ label: crumbOf(context, item), href: base }, { label: made.title }],
          { lede: made.lede ?? titleOf(context, item) },
        ),
        data: { form },
      });
      return { made, page, base };
    };
    shell.managed({
      path,
      policy: manageFollowUp,
      handle: async (context, whole) => {
        const { made, page } = await open(context, whole);
        return page(made.form);
      },
    });
    shell.managed({
      method: 'POST',
      path,
      policy: manageFollowUp,
      handle: async (context, whole) => {
        const { made, page, base } = await open(context, whole);
        return pages.submit(context, {
          schema: made.schema,
          form: made.form,
          page,
          work: async (input, version) => `${base}?done=${await made.work(input as never, version)}`,
        });
      },
    });
  };

  return { listPath, manages, done, framed, itemOf, titleOf, crumbOf, formPages };
}
