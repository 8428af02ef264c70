import type { Policy } from '../../platform/http/index.ts';
import type { Page, PageContext } from '../../platform/pages/index.ts';
import type { ActionModel, PageModel, TabModel } from '../../platform/views/index.ts';

/** Stands around a page that belongs to no edition; the shell of a higher feature. */
export type SitePage = (
  context: PageContext,
  own: { readonly title: string; readonly lede?: string; readonly private: true } & Pick<
    PageModel,
    'scripts' | 'crumbs'
  >,
) => PageModel;

/** A part of one's own account that has a page of its own. */
export interface AccountTab {
  /** Message key of the label. */
  readonly label: string;
  /** Without the language, such as `/account/sign-ins`. */
  readonly path: string;
  /** Whom it concerns; default: everybody with an account. */
  readonly policy?: Policy;
}

/** Another way to sign in, offered below the form. */
export interface SignInWay {
  /** The words of its button. */
  readonly label: (context: PageContext) => string;
  /** Without the language; `?next=` is added. */
  readonly path: string;
}

/** Something to be done about one's own account, offered on its first page. */
export interface AccountAction {
  /** Message key of the label. */
  readonly label: string;
  /** Without the language. */
  readonly path: string;
}

/** What stands around the pages of one's own account: the same title and tabs on each. */
export interface AccountFrame {
  /** Adds a tab; done before the application is ready. */
  addTab(tab: AccountTab): void;
  tabs(context: PageContext, current: string): readonly TabModel[];
  /** Adds something to be done; done before the application is ready. */
  addAction(action: AccountAction): void;
  actions(context: PageContext): readonly ActionModel[];
  /** Adds a way to sign in; done before the application is ready. */
  addWay(way: SignInWay): void;
  ways(): readonly SignInWay[];
  /**
   * A page of the account.
   * @param own.current path of the tab that it belongs to; without one it stands alone and leads back to `own.back`
   */
  page(
    context: PageContext,
    own: {
      readonly title: string;
      readonly lede?: string;
      readonly current?: string;
      readonly template: string;
      readonly data: Readonly<Record<string, unknown>>;
      readonly scripts?: readonly string[];
      readonly status?: number;
    },
  ): Page;
}

export function createAccountFrame(sitePage: SitePage): AccountFrame {
  const tabs: AccountTab[] = [];
  const ways: SignInWay[] = [];
  const actions: AccountAction[] = [];
  const tabsOf: AccountFrame['tabs'] = (context, current) =>
    tabs
      .filter(({ policy, path }) => policy === undefined || path === current || policy.admits(context.actor))
      .map(({ label, path }) => ({
        label: context.t(label),
        href: context.href(path),
        current: path === current,
      }));
  return {
    addTab: (tab) => void tabs.push(tab),
    tabs: tabsOf,
    addAction: (action) => void actions.push(action),
    actions: ({ t, href }) => actions.map(({ label, path }) => ({ label: t(label), href: href(path) })),
    addWay: (way) => void ways.push(way),
    ways: () => ways,
    page(context, { title, lede, current, template, data, scripts, status }) {
      const crumbs =
        current === undefined
          ? [{ label: context.t('accounts:account'), href: context.href('/account') }, { label: title }]
          : undefined;
      return {
        template,
        page: sitePage(context, {
          title,
          private: true,
          ...(lede === undefined ? {} : { lede }),
          ...(scripts === undefined ? {} : { scripts }),
          ...(crumbs === undefined ? {} : { crumbs }),
        }),
        ...(status === undefined ? {} : { status }),
        data: {
          layout: 'public',
          ...(current === undefined ? {} : { tabs: tabsOf(context, current) }),
          ...data,
        },
      };
    },
  };
}
