import { gregorianDate, time } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { TagModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath, type PartPages } from '../../../series/index.ts';
import type { DelegationsPartContext } from '../../context.ts';
import type { AccreditationState, ChangedField } from '../../tables.ts';
import type { AccreditationServices } from '../index.ts';

/** What the pages of accreditation are made with. */
export type AccreditationPages = PartPages &
  AccreditationServices &
  Pick<DelegationsPartContext, 'database' | 'files'>;

/** Address of the queue, and of what lies below it. */
export const queuePath = (context: PageContext, whole: EditionWhole, path = ''): string =>
  context.href(`${managementPath(whole)}/accreditation${path}`);

const tones: Readonly<Record<AccreditationState, TagModel['tone']>> = {
  submitted: 'info',
  'under-review': 'warn',
  approved: 'ok',
  returned: 'brand',
  refused: 'bad',
  'on-hold': 'silent',
  revoked: 'bad',
};

export const stateTag = ({ t }: Pick<PageContext, 't'>, state: AccreditationState): TagModel => ({
  text: t(`accreditation:state.${state}`),
  tone: tones[state],
});

/** Day and hour of an instant in the edition's zone. */
export function moment(context: PageContext, whole: EditionWhole, at: string | Date) {
  const instant = new Date(at);
  const settings = dateSettingsOf(whole, context.language);
  return {
    datetime: instant.toISOString(),
    day: gregorianDate(instant, settings).replaceAll(' ', '\u00a0'),
    hour: time(instant, settings),
  };
}

export const comma = ({ language }: Pick<PageContext, 'language'>): string =>
  language === 'ar' ? '، ' : ', ';

/** Names of fields that changed. */
export const changedNames = (context: PageContext, changed: readonly ChangedField[]): string =>
  changed.map(({ field }) => fieldName(context, field)).join(comma(context));

export const fieldName = ({ t }: Pick<PageContext, 't'>, field: string): string =>
  field === 'category'
    ? t('accreditation:column.category')
    : t(`attendees:fields.${field === 'photoId' ? 'photo' : field}`);

/** The frame of a page below the queue. */
export const framed = (
  { shell }: Pick<AccreditationPages, 'shell'>,
  context: PageContext,
  whole: EditionWhole,
  title: string,
  more: object = {},
): Page['page'] =>
  shell.managementPage(context, whole, {
    title,
    current: '/accreditation',
    crumbs: [{ label: context.t('accreditation:title'), href: queuePath(context, whole) }, { label: title }],
    ...more,
  });
