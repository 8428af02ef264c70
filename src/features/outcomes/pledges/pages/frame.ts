import { notFound } from '../../../../platform/errors/index.ts';
import type { Policy } from '../../../../platform/http/index.ts';
import { shortDate } from '../../../../platform/language/index.ts';
import { idOf, type Page, type PageAnswer, type PageContext, say } from '../../../../platform/pages/index.ts';
import type { TagModel } from '../../../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionWhole,
  managementPath,
  type OwnPage,
  type PartPages,
} from '../../../series/index.ts';
import { manageOutcomes } from '../../policy.ts';
import * as store from '../../store/pledges.ts';
import type { PledgesContext } from '../index.ts';
import { asParty } from '../policy.ts';
import type { PledgeStatus } from '../rules.ts';

export type PledgePages = PledgesContext & PartPages;

/** A pledge on a page, for whoever may see it. */
export interface Opened {
  readonly whole: store.PledgeWhole;
  readonly edition: EditionWhole;
  /** Address of the pledge's page. */
  readonly base: string;
}

/** One of the two ways to a pledge's pages: a party's own, or the management of the edition. */
export interface Way {
  readonly own: boolean;
  on(route: {
    readonly method?: 'GET' | 'POST';
    readonly path: string;
    readonly handle: (context: PageContext, opened: Opened) => Promise<PageAnswer>;
  }): void;
  page(
    context: PageContext,
    opened: Opened,
    own: { readonly template: string; readonly data: Readonly<Record<string, unknown>> } & OwnPage,
  ): Page;
  listPath(context: PageContext, edition: EditionWhole): string;
}

export const OWN = '/account/pledges';

export const dayIn = (
  context: Pick<PageContext, 'language'>,
  whole: EditionWhole,
  day: string | null,
): string => (day === null ? '' : shortDate(day, dateSettingsOf(whole, context.language)));

const tones: Readonly<Record<PledgeStatus, TagModel['tone']>> = {
  draft: 'line',
  submitted: 'info',
  verified: 'info',
  announced: 'brand',
  active: 'brand',
  fulfilled: 'ok',
  partly: 'warn',
  lapsed: 'bad',
  withdrawn: 'line',
};

export const statusTag = ({ t }: Pick<PageContext, 't'>, status: PledgeStatus): TagModel => ({
  text: t(`pledges:status.${status}`),
  tone: tones[status],
});

export function managedWay({ shell, database: { db } }: PledgePages): Way {
  const listPath = (context: PageContext, edition: EditionWhole): string =>
    context.href(`${managementPath(edition)}/pledges`);
  return {
    own: false,
    listPath,
    on: ({ method, path, handle }) =>
      shell.managed({
        ...(method === undefined ? {} : { method }),
        path: `/pledges/:pledge${path}`,
        policy: manageOutcomes,
        handle: async (context, edition) => {
          const whole = await store.findPledge(db, idOf(context, 'pledge'));
          if (whole === undefined || whole.pledge.editionId !== edition.edition.id) throw notFound();
          return handle(context, {
            whole,
            edition,
            base: `${listPath(context, edition)}/${whole.pledge.id}`,
          });
        },
      }),
    page: (context, opened, { template, data, ...own }) => ({
      template,
      digits: opened.edition.edition.digits,
      page: shell.managementPage(context, opened.edition, {
        ...own,
        current: '/pledges',
        crumbs: [
          { label: context.t('pledges:pledges'), href: listPath(context, opened.edition) },
          ...(own.title === say(opened.whole.pledge.title, context)
            ? []
            : [{ label: say(opened.whole.pledge.title, context), href: opened.base }]),
          { label: own.title },
        ],
      }),
      data,
    }),
  };
}

export function ownWay(deps: PledgePages): Way {
  const { pages, accountFrame, finder } = deps;
  return {
    own: true,
    listPath: (context) => context.href(OWN),
    on: ({ path, handle, ...route }) =>
      pages.route({
        ...route,
        path: `${OWN}/:pledge${path}`,
        policy: asParty satisfies Policy,
        handle: async (context) => {
          const id = idOf(context, 'pledge');
          if (!(await deps.ownIds(context.actor)).includes(id)) throw notFound();
          const [whole] = await deps.own([id]);
          const edition = whole && (await finder.find(whole.pledge.editionId));
          if (whole === undefined || edition === undefined) throw notFound();
          return handle(context, { whole, edition, base: context.href(`${OWN}/${id}`) });
        },
      }),
    page: (context, _opened, { template, data, title, lede }) =>
      accountFrame.page(context, {
        title,
        ...(lede === undefined ? {} : { lede }),
        current: OWN,
        template,
        data,
      }),
  };
}
