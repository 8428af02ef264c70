import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, managementPath, type PartPages } from '../../../series/index.ts';
import type { GovernanceContext } from '../index.ts';

export type GovernancePages = GovernanceContext & PartPages;

export const listPath = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/governance`);

/** A form below the page of all bodies. */
export const formPage = (
  { shell }: GovernancePages,
  context: PageContext,
  whole: EditionWhole,
  title: string,
  form: FormModel,
  lede?: string,
): Page => ({
  template: 'pages/form',
  digits: whole.edition.digits,
  page: shell.managementPage(context, whole, {
    title,
    current: '/governance',
    ...(lede === undefined ? {} : { lede }),
    crumbs: [{ label: context.t('governance:governance'), href: listPath(context, whole) }, { label: title }],
  }),
  data: { form },
});
