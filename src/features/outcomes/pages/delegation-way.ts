import { notFound } from '../../../platform/errors/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import { idOf, type Page, type PageAnswer, type PageContext } from '../../../platform/pages/index.ts';
import type { ActionModel, Crumb, NoticeModel } from '../../../platform/views/index.ts';
import type { EditionWhole, PartPages } from '../../series/index.ts';
import { asDelegation, proposesFor } from '../amendments/policy.ts';
import type { OutcomesContext } from '../context.ts';
import type { BlockModel } from '../drafting/pages/work.ts';
import { participationOf } from '../store/amendments.ts';

/** A delegation on its own pages. */
export interface Opened {
  readonly id: string;
  readonly party: string;
  /** Whether it takes part. */
  readonly accepted: boolean;
  readonly whole: EditionWhole;
  readonly base: string;
}

/** How pages of one delegation are added and what stands around them. */
export type DelegationWay = ReturnType<typeof createDelegationWay>;

/** Pages below `/account/delegations/:delegation` of those who speak for the delegation; of others nobody learns that it exists. */
export function createDelegationWay({
  pages,
  shell,
  database,
  finder,
}: Pick<OutcomesContext & PartPages, 'pages' | 'shell' | 'database' | 'finder'>) {
  const { db } = database;
  return {
    on(
      path: string,
      handle: (context: PageContext, opened: Opened) => Promise<PageAnswer>,
      method: 'GET' | 'POST' = 'GET',
    ): void {
      pages.route({
        method,
        path: `/account/delegations/:delegation${path}`,
        policy: asDelegation,
        handle: async (context) => {
          const id = idOf(context, 'delegation');
          if (!proposesFor(context.actor).includes(id)) throw notFound('delegation-unknown');
          const found = await participationOf(db, id);
          const whole = found && (await finder.find(found.editionId));
          if (found === undefined || whole === undefined) throw notFound('delegation-unknown');
          return handle(context, {
            id,
            whole,
            party: textIn(found.name, context.language).text,
            accepted: found.status === 'accepted',
            base: context.href(`/account/delegations/${id}`),
          });
        },
      });
    },

    page(
      context: PageContext,
      opened: Opened,
      own: {
        readonly title: string;
        readonly lede?: string;
        readonly tags?: Page['page']['tags'];
        readonly actions?: readonly ActionModel[];
        readonly crumbs?: readonly Crumb[];
      },
      data: {
        readonly notices?: readonly NoticeModel[];
        readonly blocks: readonly BlockModel[];
        readonly empty?: object;
      },
    ): Page {
      const { crumbs = [], ...head } = own;
      const isList = own.title === context.t('amendments:texts');
      return {
        template: 'outcomes/text-work',
        digits: opened.whole.edition.digits,
        page: shell.publicPage(context, opened.whole, {
          ...head,
          private: true,
          crumbs: [
            { label: context.t('accounts:account'), href: context.href('/account') },
            { label: context.t('nominations:of', { party: opened.party }) },
            ...(isList ? [] : [{ label: context.t('amendments:texts'), href: `${opened.base}/texts` }]),
            ...crumbs,
            { label: own.title },
          ],
        }),
        data: { layout: 'public', ...data },
      };
    },
  };
}
