import { Type } from 'typebox';
import { isAppError, notFound, ruleBroken } from '../../../../../platform/errors/index.ts';
import type { FormBody } from '../../../../../platform/http/forms.ts';
import { toLatinDigits } from '../../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { idOf } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { instantAt, readTime } from '../../../../programme/index.ts';
import { type EditionWhole, managed, placeOf } from '../../../../series/index.ts';
import * as store from '../../../store/calls.ts';
import { manageCalls } from '../../policy.ts';
import type { SubmissionPages } from '../index.ts';

/** A time of day as somebody types it. */
export const Time = Type.String({ maxLength: 20 });
export const Day = Type.String({ format: 'date' });

/** Whether the reader may change calls, beside reading them. */
export const manages = (context: PageContext, whole: EditionWhole): boolean =>
  manageCalls.allows(context.actor, placeOf(whole.edition));

/** Address of the list of calls. */
export const listHref = (context: PageContext, whole: EditionWhole): string =>
  managed(context, whole, '/calls');

/** Address of the call that the request names. */
export const callHref = (context: PageContext, whole: EditionWhole): string =>
  `${listHref(context, whole)}/${context.params.call}`;

/** The call that the request names. @throws 404 for one of another edition */
export async function callOf(
  { database }: SubmissionPages,
  context: PageContext,
  whole: EditionWhole,
): Promise<store.CallWhole> {
  const found = await store.findCall(database.db, idOf(context, 'call'));
  if (found === undefined || found.call.editionId !== whole.edition.id) throw notFound('call-unknown');
  return found;
}

/** The frame of a page below the calls. */
export const callFrame = (
  { shell }: SubmissionPages,
  context: PageContext,
  whole: EditionWhole,
  title: string,
  more: object = {},
): Page['page'] =>
  shell.managementPage(context, whole, {
    title,
    current: '/calls',
    crumbs: [{ label: context.t('calls:calls'), href: listHref(context, whole) }, { label: title }],
    ...more,
  });

/** A page that is one form. */
export const callFormPage = (
  deps: SubmissionPages,
  context: PageContext,
  whole: EditionWhole,
  { title, lede }: { readonly title: string; readonly lede?: string | undefined },
  form: FormModel,
): Page => ({
  template: 'pages/form',
  digits: whole.edition.digits,
  page: callFrame(deps, context, whole, title, lede === undefined ? {} : { lede }),
  data: { form },
});

/** The instant of a day and a time of the edition's clock. @throws 422 at the field of the time */
export function instantOf(whole: EditionWhole, day: string, typed: string, field: string): string {
  const time = readTime(toLatinDigits(typed));
  if (time === undefined) throw ruleBroken({ field, code: 'local-time-format' });
  const at = instantAt(day, time, whole.edition.timeZone);
  if (typeof at === 'string') throw ruleBroken({ field, code: `local-time-${at}` });
  return at.toISOString();
}

const fields: Readonly<Record<string, string>> = {
  opensAt: 'opensTime',
  closesAt: 'closesTime',
  expiresAt: 'time',
};
/** Errors of the services by the fields of the forms. */
export async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!isAppError(thrown) || thrown.errors.length === 0) throw thrown;
    throw ruleBroken(thrown.errors.map((one) => ({ ...one, field: fields[one.field] ?? one.field })));
  }
}

/** What a form without a schema of its own sent under a name. */
export const sentOf = (context: PageContext, name: string): string =>
  String(((context.request.body ?? {}) as FormBody)[name] ?? '');
