import {
  fullDate,
  gregorianDate,
  type LocalText,
  textIn,
  time,
  zonePhrase,
} from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FactModel, TagModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { SubmissionState } from '../../tables.ts';
import type { CallWindow } from '../rules/deadline.ts';

/** A text in the reader's language, or in the one that it is written in; empty for none. */
export const say = (
  text: LocalText | null | undefined,
  { language }: Pick<PageContext, 'language'>,
): string => (text == null ? '' : textIn(text, language).text);

/** An instant in the edition's zone and in both calendars: as a deadline is told. */
export function momentOf(context: PageContext, whole: EditionWhole, at: Date): string {
  const settings = dateSettingsOf(whole, context.language);
  return context.words(whole.edition.digits)('calls:moment', {
    day: fullDate(at, settings),
    time: time(at, settings),
    zone: zonePhrase(settings),
  });
}

/** Day and time of an instant, for a list. */
export function shortMoment(context: PageContext, whole: EditionWhole, at: Date) {
  const settings = dateSettingsOf(whole, context.language);
  return {
    time: { datetime: at.toISOString(), text: gregorianDate(at, settings).replaceAll(' ', '\u00a0') },
    sub: time(at, settings),
  };
}

const stateTones: Readonly<Record<SubmissionState, TagModel['tone']>> = {
  draft: 'silent',
  submitted: 'info',
  'under-review': 'warn',
  accepted: 'ok',
  rejected: 'bad',
  withdrawn: 'line',
  confirmed: 'ok',
  scheduled: 'brand',
};

/** The state of a submission as a tag. */
export const stateTag = ({ t }: Pick<PageContext, 't'>, state: SubmissionState): TagModel => ({
  text: t(`calls:state.${state}`),
  tone: stateTones[state],
});

const windowTones: Readonly<Record<CallWindow, TagModel['tone']>> = {
  hidden: 'silent',
  soon: 'info',
  open: 'ok',
  closed: 'line',
};

/** Whether a call is open, as a tag. */
export const windowTag = ({ t }: Pick<PageContext, 't'>, window: CallWindow): TagModel => ({
  text: t(`calls:window.${window}`),
  tone: windowTones[window],
});

/** A fact that is left out where there is nothing to tell. */
export const fact = (
  label: string,
  value: string | number | null | undefined,
  more: Partial<FactModel> = {},
): FactModel[] => (value === null || value === undefined || value === '' ? [] : [{ label, value, ...more }]);

/** The separator of a list in a sentence. */
export const comma = ({ language }: Pick<PageContext, 'language'>): string =>
  language === 'ar' ? '، ' : ', ';
