import type { Describe } from '../../../platform/http/index.ts';
import type { Page, PageContext, Pages } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import {
  type ActionModel,
  type FormModel,
  type NoticeModel,
  type PageModel,
  queryHref,
} from '../../../platform/views/index.ts';
import type { DirectoryFeature } from '../index.ts';

/** What a page of the directory says of itself; `current` is a task's path. */
export type OwnPage = Pick<PageModel, 'title' | 'lede' | 'crumbs' | 'actions' | 'tags'> & {
  readonly current: string;
};

export interface DirectoryPages {
  readonly pages: Pages;
  /** Stands around a management page of the installation: the shell of a higher feature. */
  readonly frame: (context: PageContext, own: OwnPage) => PageModel;
  readonly describe: Describe;
  readonly feature: DirectoryFeature;
}

const results = ['saved', 'created', 'deleted'] as const;

/** Says what the page before this one did, by `?done=`. */
export function doneNotice(context: PageContext): NoticeModel[] {
  const done = results.find((result) => result === queryValue(context, 'done'));
  return done === undefined ? [] : [{ title: context.t(`common:result.${done}`), tone: 'ok', live: true }];
}

/** Links to a list as files, filtered as it is seen. */
export const fileActions = (context: PageContext, list: string): ActionModel[] =>
  (['csv', 'xlsx'] as const).map((format) => ({
    label: format.toUpperCase(),
    href: queryHref(`${list}.${format}`, context.query, { page: null, done: null }),
    icon: 'down',
  }));

/** A page with a form. */
export const formPage = (page: PageModel, form: FormModel, notices: readonly NoticeModel[] = []): Page => ({
  template: 'pages/form',
  page,
  data: { form, notices },
});
