import { dayOf, gregorianDate } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { FieldOption, FormModel, PageModel } from '../../../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionShell,
  type EditionWhole,
  managementPath,
  placeOf,
} from '../../../series/index.ts';
import { manageBadges } from '../policy.ts';
import { zoneMark } from '../render/index.ts';
import { badgeCategories, dayAt, daysOf } from '../rules.ts';
import type { ZoneRow } from '../store/venue.ts';

/** Where a part of the management stands. */
export const baseOf = (context: PageContext, whole: EditionWhole, path: string): string =>
  context.href(`${managementPath(whole)}${path}`);

export const mayManage = (context: PageContext, { edition }: EditionWhole): boolean =>
  manageBadges.allows(context.actor, placeOf(edition));

/** A day as the edition writes it. */
export const dayIn = (day: string | Date, context: PageContext, whole: EditionWhole): string => {
  const settings = dateSettingsOf(whole, context.language);
  return gregorianDate(typeof day === 'string' ? day : dayOf(day, settings.timeZone), settings);
};

/** A page below one of the part's lists, with the path back to it. */
export function below(
  context: PageContext,
  whole: EditionWhole,
  shell: EditionShell,
  list: { readonly path: string; readonly label: string },
  own: Omit<Parameters<EditionShell['managementPage']>[2], 'current' | 'crumbs'>,
): PageModel {
  return shell.managementPage(context, whole, {
    ...own,
    current: list.path,
    crumbs: [{ label: list.label, href: baseOf(context, whole, list.path) }, { label: own.title }],
  });
}

export const badgesList = (context: PageContext) => ({
  path: '/badges',
  label: context.t('common:nav.management.badges'),
});

/** A page that is one form. */
export const formPage = (page: PageModel, whole: EditionWhole, form: FormModel): Page => ({
  template: 'pages/form',
  digits: whole.edition.digits,
  page,
  data: { form },
});

/** Days of the edition as choices, counted from 0. */
export const dayOptions = (context: PageContext, whole: EditionWhole): FieldOption[] =>
  Array.from({ length: daysOf(whole.edition) }, (_, day) => ({
    value: String(day),
    label: dayIn(dayAt(whole.edition.startsOn, day), context, whole),
  }));

/** Zones as choices, by number. */
export const zoneOptions = (context: PageContext, zones: readonly ZoneRow[]): FieldOption[] =>
  zones.map(({ number, name }) => ({
    value: String(number),
    label: `${zoneMark(number)} · ${say(name, context)}`,
  }));

export const categoryOptions = ({ t }: PageContext): FieldOption[] =>
  badgeCategories.map((value) => ({ value, label: t(`attendees:category.${value}`) }));
