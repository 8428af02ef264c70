import { notFound } from '../../../../platform/errors/index.ts';
import type { Policy } from '../../../../platform/http/index.ts';
import { addDays, dayOf, fullDate, gregorianDate, textIn } from '../../../../platform/language/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { idOf } from '../../../../platform/pages/index.ts';
import type { Crumb } from '../../../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionWhole,
  managementPath,
  type OwnPage,
  type PartPages,
} from '../../../series/index.ts';
import type { DelegationWhole } from '../../store/delegations.ts';
import type { NominationsContext } from '../context.ts';
import { asFocalPoint, manageDelegations, readDelegations, speaksFor } from '../policy.ts';

export type NominationPages = NominationsContext & PartPages;

/** A delegation on a page, for whoever may see it. */
export interface Opened {
  readonly whole: DelegationWhole;
  readonly edition: EditionWhole;
  /** Address of the delegation's page. */
  readonly base: string;
}

/** One of the two ways to a delegation's pages: its focal point's own, or the management of the edition. */
export interface Way {
  readonly own: boolean;
  /** Answers an address below a delegation. */
  on(route: {
    readonly method?: 'GET' | 'POST';
    readonly path: string;
    /** What only those who work on all delegations do; absent on the focal point's own way. */
    readonly policy?: Policy;
    readonly handle: (context: PageContext, opened: Opened) => Promise<PageAnswer> | PageAnswer;
  }): void;
  page(context: PageContext, opened: Opened, own: OwnPage): Page['page'];
  /** Of the pages that hold one thing. */
  readonly layout: { readonly layout?: 'public' };
}

/** What a delegation's state or body is called. */
export const partyOf = ({ language }: PageContext, { state, body }: DelegationWhole): string =>
  textIn(
    state?.shortName ??
      body?.name ?? { ar: '', en: '', authentic: 'ar', status: { ar: 'missing', en: 'missing' } },
    language,
  ).text;

export const titleOf = (context: PageContext, whole: DelegationWhole): string =>
  context.t('nominations:of', { party: partyOf(context, whole) });

/** The last day before an instant, as the edition writes dates: what ends at midnight ended the day before. */
export const lastDayOf = (context: PageContext, edition: EditionWhole, at: Date): string =>
  fullDate(new Date(at.getTime() - 1), dateSettingsOf(edition, context.language));

/** The same without its weekday and Hijri twin, for lists. */
export const shortDayOf = (context: PageContext, edition: EditionWhole, at: Date): string =>
  gregorianDate(new Date(at.getTime() - 1), dateSettingsOf(edition, context.language));

export const listPath = (context: PageContext, edition: EditionWhole): string =>
  context.href(`${managementPath(edition)}/delegations`);

export function ownWay({ pages, shell, gate }: NominationPages): Way {
  const crumbs = (context: PageContext, opened: Opened, own: OwnPage): Crumb[] => [
    { label: context.t('accounts:account'), href: context.href('/account') },
    { label: context.t('nominations:mine'), href: context.href('/account/delegations') },
    ...(own.crumbs ?? [{ label: titleOf(context, opened.whole) }]),
  ];
  return {
    own: true,
    layout: { layout: 'public' },
    on: ({ path, handle, policy: _, ...route }) =>
      pages.route({
        ...route,
        path: `/account/delegations/:delegation${path}`,
        policy: asFocalPoint,
        handle: async (context) => {
          const id = idOf(context, 'delegation');
          if (!speaksFor(context.actor, id)) throw notFound('delegation-unknown');
          const found = await gate.find(context.actor, id);
          return handle(context, { ...found, base: context.href(`/account/delegations/${id}`) });
        },
      }),
    page: (context, opened, own) =>
      shell.publicPage(context, opened.edition, {
        ...own,
        private: true,
        crumbs: crumbs(context, opened, own),
      }),
  };
}

export function managedWay({ shell, gate }: NominationPages): Way {
  return {
    own: false,
    layout: {},
    on: ({ path, handle, policy, method }) =>
      shell.managed({
        ...(method === undefined ? {} : { method }),
        path: `/delegations/:delegation${path}`,
        policy: policy ?? (method === 'POST' ? manageDelegations : readDelegations),
        handle: async (context, edition) => {
          const found = await gate.find(context.actor, idOf(context, 'delegation'));
          if (found.whole.participation.editionId !== edition.edition.id)
            throw notFound('delegation-unknown');
          const base = `${listPath(context, edition)}/${found.whole.participation.id}`;
          return handle(context, { ...found, base });
        },
      }),
    page: (context, opened, own) =>
      shell.managementPage(context, opened.edition, {
        ...own,
        current: '/delegations',
        crumbs: [
          { label: context.t('nominations:delegations'), href: listPath(context, opened.edition) },
          ...(own.crumbs ?? [{ label: titleOf(context, opened.whole) }]),
        ],
      }),
  };
}

/** Path of a page below a delegation's. */
export const below = (context: PageContext, { whole, base }: Opened, title: string): Crumb[] => [
  { label: titleOf(context, whole), href: base },
  { label: title },
];

/** A page that holds one form. */
export const formPage = (
  way: Way,
  context: PageContext,
  opened: Opened,
  title: string,
  form: unknown,
  more: Readonly<Record<string, unknown>> & { readonly lede?: string } = {},
): Page => {
  const { lede, ...data } = more;
  return {
    template: 'pages/form',
    digits: opened.edition.edition.digits,
    page: way.page(context, opened, {
      title,
      crumbs: below(context, opened, title),
      ...(lede === undefined ? {} : { lede }),
    }),
    data: { ...way.layout, ...data, form },
  };
};

/** The local day that ends at an instant, for a date field. */
export const dayBefore = (at: Date | null, timeZone: string): string =>
  at === null ? '' : addDays(dayOf(at, timeZone), -1);
