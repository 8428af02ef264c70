import { isAppError, notFound, ruleBroken } from '../../../../../platform/errors/index.ts';
import { toLatinDigits } from '../../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { idOf, say } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { instantAt, readTime } from '../../../../programme/index.ts';
import { type EditionWhole, managed, placeOf } from '../../../../series/index.ts';
import * as store from '../../../store/forms.ts';
import { manageForms } from '../../policy.ts';
import type { FormsPages } from '../index.ts';

/** Whether the reader may change forms, beside reading them. */
export const manages = (context: PageContext, whole: EditionWhole): boolean =>
  manageForms.allows(context.actor, placeOf(whole.edition));

/** Address of the list of forms. */
export const listHref = (context: PageContext, whole: EditionWhole): string =>
  managed(context, whole, '/forms');

/** Address of the form that the request names. */
export const formHref = (context: PageContext, whole: EditionWhole): string =>
  `${listHref(context, whole)}/${context.params.form}`;

/** The form that the request names. @throws 404 for one of another edition */
export async function formOf(
  { database }: FormsPages,
  context: PageContext,
  whole: EditionWhole,
): Promise<store.FormWhole> {
  const found = await store.findForm(database.db, idOf(context, 'form'));
  if (found === undefined || found.form.editionId !== whole.edition.id) throw notFound('form-unknown');
  return found;
}

/** The frame of a page below the forms. */
export const formsFrame = (
  { shell }: FormsPages,
  context: PageContext,
  whole: EditionWhole,
  form: store.FormRow | null,
  title: string,
  more: object = {},
): Page['page'] =>
  shell.managementPage(context, whole, {
    title,
    current: '/forms',
    crumbs: [
      { label: context.t('registration:manage.forms'), href: listHref(context, whole) },
      ...(form === null ? [] : [{ label: say(form.title, context), href: formHref(context, whole) }]),
      { label: title },
    ],
    ...more,
  });

/** A page that is one form. */
export const formsFormPage = (
  deps: FormsPages,
  context: PageContext,
  whole: EditionWhole,
  form: store.FormRow | null,
  { title, lede }: { readonly title: string; readonly lede?: string | undefined },
  model: FormModel,
): Page => ({
  template: 'pages/form',
  digits: whole.edition.digits,
  page: formsFrame(deps, context, whole, form, title, lede === undefined ? {} : { lede }),
  data: { form: model },
});

/** The instant of a day and a time of the edition's clock. @throws 422 at the field of the time */
export function instantOf(whole: EditionWhole, day: string, typed: string, field: string): string {
  const time = readTime(toLatinDigits(typed));
  if (time === undefined) throw ruleBroken({ field, code: 'local-time-format' });
  const at = instantAt(day, time, whole.edition.timeZone);
  if (typeof at === 'string') throw ruleBroken({ field, code: `local-time-${at}` });
  return at.toISOString();
}

const momentFields: Readonly<Record<string, string>> = { opensAt: 'opensTime', closesAt: 'closesTime' };

/**
 * Errors of the services by the fields of the pages: of moments, their time.
 * @param more what else a page calls otherwise than the service
 */
export async function named<T>(
  work: () => Promise<T>,
  more: Readonly<Record<string, string>> = {},
): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!isAppError(thrown) || thrown.errors.length === 0) throw thrown;
    const fields = { ...momentFields, ...more };
    throw ruleBroken(thrown.errors.map((error) => ({ ...error, field: fields[error.field] ?? error.field })));
  }
}
