import { dayOf, gregorianDate, type LocalText, textIn } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { FormModel, PageModel } from '../../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionShell,
  type EditionWhole,
  managementPath,
  placeOf,
} from '../../series/index.ts';
import { manageHonours } from '../policy.ts';

/** Where a part of the management stands: `honours` or `certificates`. */
export const baseOf = (context: PageContext, whole: EditionWhole, part: 'honours' | 'certificates'): string =>
  context.href(`${managementPath(whole)}/${part}`);

export const mayManage = (context: PageContext, { edition }: EditionWhole): boolean =>
  manageHonours.allows(context.actor, placeOf(edition));

/** Text in the page's language. */
export const said = (text: LocalText | null | undefined, context: PageContext): string =>
  text == null ? '' : textIn(text, context.language).text;

/** A day as the edition writes it. */
export const dayIn = (day: string | Date, context: PageContext, whole: EditionWhole): string => {
  const settings = dateSettingsOf(whole, context.language);
  return gregorianDate(typeof day === 'string' ? day : dayOf(day, settings.timeZone), settings);
};

/** A management page with the path back to its list. */
export function below(
  context: PageContext,
  whole: EditionWhole,
  shell: EditionShell,
  part: 'honours' | 'certificates',
  own: Omit<Parameters<EditionShell['managementPage']>[2], 'current' | 'crumbs'>,
  between: NonNullable<PageModel['crumbs']> = [],
): PageModel {
  return shell.managementPage(context, whole, {
    ...own,
    current: `/${part}`,
    crumbs: [
      { label: context.t(`common:nav.management.${part}`), href: baseOf(context, whole, part) },
      ...between,
      { label: own.title },
    ],
  });
}

/** A page that is one form. */
export const formPage = (page: PageModel, whole: EditionWhole, form: FormModel): Page => ({
  template: 'pages/form',
  digits: whole.edition.digits,
  page,
  data: { form },
});
