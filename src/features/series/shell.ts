import type { Actor } from '../../platform/actor/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import { anyone, type Policy, permit, type Rendered } from '../../platform/http/index.ts';
import { type DateSettings, dayOf, gregorianRange, ordinal, textIn } from '../../platform/language/index.ts';
import type { Page, PageContext, Pages } from '../../platform/pages/index.ts';
import type { IconName, NavGroup, NavItem, PageModel } from '../../platform/views/index.ts';
import type { EditionFinder } from './finder.ts';
import { placeOf, workInEdition } from './policy.ts';
import { sentence } from './sentence.ts';
import type { EditionWhole } from './store.ts';

/** A page of an edition's public face that its navigation names. */
export interface PublicSection {
  /** Message key of the label. */
  readonly label: string;
  /** Below the edition: `/agenda`; empty for its home. */
  readonly path: string;
  /** Only editions that are run here have it: of another host's, texts and facts alone are recorded. */
  readonly ownOnly?: true;
}

/** A task of the management menu. Each feature contributes its own; they are grouped by `group`. */
export interface ManagementTask {
  readonly group: 'edition' | 'programme' | 'participants' | 'outcomes' | 'installation';
  /** Message key of the label. */
  readonly label: string;
  /** Below the edition's management, or below `/manage` for the installation. */
  readonly path: string;
  readonly icon: IconName;
  readonly policy: Policy;
}

const groups = ['edition', 'programme', 'participants', 'outcomes', 'installation'] as const;

/** What a page says of itself; the shell adds brand, menus, faces and the account. */
export type OwnPage = Omit<PageModel, 'brand' | 'nav' | 'menu' | 'account' | 'footer' | 'faces'>;

/** An edition's public path without the language: `/forums/national-forum/2016`. */
export const editionPath = ({ series, edition }: EditionWhole): string =>
  `/forums/${series.slug}/${edition.slug}`;
/** An edition's management path without the language. */
export const managementPath = ({ series, edition }: EditionWhole): string =>
  `/manage/forums/${series.slug}/${edition.slug}`;

/** How the edition writes dates and digits, in a language. */
export const dateSettingsOf = ({ edition }: EditionWhole, language: 'ar' | 'en'): DateSettings => ({
  language,
  timeZone: edition.timeZone,
  digits: edition.digits,
  monthNames: edition.monthNames,
  hijri: { show: true, first: edition.hijriFirst, adjust: edition.hijriAdjustment as -1 | 0 | 1 },
});

export interface EditionShell {
  /** The page model of an edition's public face. `current` is a section's path. */
  publicPage(
    context: PageContext,
    whole: EditionWhole,
    own: OwnPage & { readonly current?: string },
  ): PageModel;
  /** The page model of the management face; without an edition, of the installation. `current` is a task's path. */
  managementPage(
    context: PageContext,
    whole: EditionWhole | null,
    own: OwnPage & { readonly current?: string },
  ): PageModel;
  /** The page model of a public page outside any edition. */
  sitePage(context: PageContext, own: OwnPage): PageModel;
  /**
   * Where somebody's management of an edition begins, without the language: its overview, or for those who have one
   * task there, such as reviewers, that task. Undefined: they manage nothing of it.
   */
  entranceOf(actor: Actor, whole: EditionWhole): string | undefined;
  /** A public page or file of an edition, kept as bytes until anything of the edition changes. */
  published(route: {
    /** Below the edition: `/agenda`. */
    readonly path: string;
    /** What it says depends on the day: it is made anew when that of the edition's zone begins. Default false. */
    readonly daily?: boolean;
    readonly handle: (context: PageContext, whole: EditionWhole) => Promise<Page | Rendered>;
  }): void;
  /** A management page of an edition; the handler gets the edition, or the caller gets 404. */
  managed(route: {
    readonly method?: 'GET' | 'POST';
    /** Below the edition's management. */
    readonly path: string;
    readonly policy: Policy;
    readonly handle: (
      context: PageContext,
      whole: EditionWhole,
    ) => ReturnType<Parameters<Pages['route']>[0]['handle']>;
  }): void;
}

/** More than there will be days since 1970: revisions of a page that is made anew each day lie so far apart. */
const DAYS_APART = 1_000_000;

const dayNumber = (at: Date, timeZone: string): number => Date.parse(dayOf(at, timeZone)) / 86_400_000;

export function createEditionShell(deps: {
  pages: Pages;
  finder: EditionFinder;
  sections: readonly PublicSection[];
  tasks: readonly ManagementTask[];
  clock: Clock;
}): EditionShell {
  const { pages, finder, sections, tasks, clock } = deps;
  const referenceOf = ({ params }: PageContext): string => `${params.series}:${params.edition}`;

  const brandOf = (context: PageContext, whole: EditionWhole, management: boolean): PageModel['brand'] => {
    const { language } = context;
    const managed = entranceOf(context.actor, whole) ?? managementPath(whole);
    return {
      name: textIn(whole.series.name, language).text,
      href: context.href(management ? managed : editionPath(whole)),
      edition: sentence(
        context.t('series:edition-ordinal', { ordinal: ordinal(whole.edition.number, 'f', 'nom', language) }),
      ),
      dates: gregorianRange(whole.edition.startsOn, whole.edition.endsOn, dateSettingsOf(whole, language)),
    };
  };

  const siteBrand = (context: PageContext): PageModel['brand'] => ({
    name: context.t('series:product'),
    href: context.href('/'),
  });

  const accountOf = (context: PageContext): NonNullable<PageModel['account']> =>
    context.actor.kind === 'account'
      ? { name: context.actor.name, href: context.href('/account'), signOutAction: context.href('/sign-out') }
      : { signInHref: context.href('/sign-in') };

  const entranceOf = (actor: Actor, whole: EditionWhole): string | undefined => {
    const place = placeOf(whole.edition);
    if (workInEdition.allows(actor, place)) return managementPath(whole);
    const task = tasks.find(({ group, policy }) => group !== 'installation' && policy.allows(actor, place));
    return task && `${managementPath(whole)}${task.path}`;
  };

  const menuOf = (
    context: PageContext,
    whole: EditionWhole | null,
    current: string | undefined,
  ): NavGroup[] =>
    groups.flatMap((group) => {
      const items = tasks.flatMap((task): NavItem[] => {
        const ofInstallation = task.group === 'installation';
        if (task.group !== group || (whole === null && !ofInstallation)) return [];
        const allowed =
          ofInstallation || whole === null
            ? task.policy.admits(context.actor)
            : task.policy.allows(context.actor, placeOf(whole.edition));
        if (!allowed) return [];
        const base = ofInstallation || whole === null ? '/manage' : managementPath(whole);
        return [
          {
            label: context.t(task.label),
            href: context.href(`${base}${task.path}`),
            icon: task.icon,
            current: current === task.path && (whole === null) === ofInstallation,
          },
        ];
      });
      return items.length === 0 ? [] : [{ title: context.t(`series:menu.${group}`), items }];
    });

  const footerOf = (context: PageContext, whole: EditionWhole | null): NonNullable<PageModel['footer']> => ({
    title: whole === null ? context.t('series:product') : textIn(whole.series.name, context.language).text,
    text: context.t('series:footer-text'),
    groups: [
      {
        title: context.t('series:footer-site'),
        items: [
          { label: context.t('series:all-forums'), href: context.href('/') },
          { label: context.t('search:title'), href: context.href('/search') },
          { label: context.t('series:verify-certificate'), href: context.href('/verify') },
          { label: context.t('series:help'), href: context.href('/help') },
          { label: context.t('common:nav.public.accessibility'), href: context.href('/accessibility') },
          { label: context.t('personal-data:privacy'), href: context.href('/privacy') },
          { label: context.t('series:api-documentation'), href: '/api/v1/docs' },
        ],
      },
    ],
  });

  return {
    entranceOf,

    publicPage(context, whole, { current, ...own }) {
      const base = editionPath(whole);
      const entrance = entranceOf(context.actor, whole);
      return {
        ...own,
        brand: brandOf(context, whole, false),
        nav: sections
          .filter(({ ownOnly }) => !(ownOnly && whole.edition.external))
          .map(({ label, path }) => ({
            label: context.t(label),
            href: context.href(`${base}${path}`),
            current: current === path,
          })),
        account: accountOf(context),
        ...(entrance === undefined
          ? {}
          : { faces: { publicHref: context.href(base), managementHref: context.href(entrance) } }),
        footer: footerOf(context, whole),
        canonicalHref: context.request.url.split('?')[0],
      };
    },

    managementPage(context, whole, { current, ...own }) {
      return {
        ...own,
        brand: whole === null ? siteBrand(context) : brandOf(context, whole, true),
        menu: menuOf(context, whole, current),
        account: accountOf(context),
        faces: {
          publicHref: context.href(whole === null ? '/' : editionPath(whole)),
          managementHref: context.href(
            whole === null ? '/manage' : (entranceOf(context.actor, whole) ?? managementPath(whole)),
          ),
        },
      };
    },

    sitePage: (context, own) => ({
      ...own,
      brand: siteBrand(context),
      account: accountOf(context),
      footer: footerOf(context, null),
    }),

    published({ path, daily = false, handle }) {
      pages.published({
        path: `/forums/:series/:edition${path}`,
        policy: anyone,
        depends: async (context) => {
          const reference = referenceOf(context);
          const kept = finder.peek(reference);
          const { edition } =
            kept?.edition.visibility === 'public' ? kept : await finder.visible(context.actor, reference);
          const { revision, timeZone } = edition;
          const today = daily ? dayNumber(clock.now(), timeZone) : 0;
          const stands = (): boolean => {
            const now = finder.peek(reference)?.edition;
            return (
              now?.revision === revision &&
              now.visibility === 'public' &&
              (!daily || dayNumber(clock.now(), timeZone) === today)
            );
          };
          return { revision: daily ? revision * DAYS_APART + today : revision, stands };
        },
        handle: async (context) => handle(context, await finder.visible(context.actor, referenceOf(context))),
      });
    },

    managed({ method = 'GET', path, policy, handle }) {
      pages.route({
        method,
        path: `/manage/forums/:series/:edition${path}`,
        policy,
        handle: async (context) => {
          const whole = await finder.visible(context.actor, referenceOf(context));
          permit(policy, context.actor, placeOf(whole.edition));
          return handle(context, whole);
        },
      });
    },
  };
}
