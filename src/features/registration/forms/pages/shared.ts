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
import { dateSettingsOf, type EditionWhole, editionPath, managementPath } from '../../../series/index.ts';
import type { RegistrationState } from '../../tables.ts';
import type { FormWindow } from '../rules/window.ts';

/** An address below an edition's public face, in the page's language. */
export const below = (context: PageContext, whole: EditionWhole, path: string): string =>
  context.href(`${editionPath(whole)}${path}`);

/** An address below an edition's management, in the page's language. */
export const managed = (context: PageContext, whole: EditionWhole, path: string): string =>
  context.href(`${managementPath(whole)}${path}`);

/** A text in the reader's language, or in the one that it is written in; empty for none. */
export const say = (
  text: LocalText | null | undefined,
  { language }: Pick<PageContext, 'language'>,
): string => (text == null ? '' : textIn(text, language).text);

/** Running text as paragraphs. */
export const paragraphs = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');

/** An instant in the edition's zone and in both calendars: as a deadline is told. */
export function momentOf(context: PageContext, whole: EditionWhole, at: Date): string {
  const settings = dateSettingsOf(whole, context.language);
  return context.words(whole.edition.digits)('registration:moment', {
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

const stateTones: Readonly<Record<RegistrationState, TagModel['tone']>> = {
  draft: 'silent',
  submitted: 'info',
  waiting: 'warn',
  confirmed: 'ok',
  refused: 'bad',
  cancelled: 'line',
};

/** The state of a registration as a tag. */
export const stateTag = ({ t }: Pick<PageContext, 't'>, state: RegistrationState): TagModel => ({
  text: t(`registration:state.${state}`),
  tone: stateTones[state],
});

const windowTones: Readonly<Record<FormWindow, TagModel['tone']>> = {
  hidden: 'silent',
  soon: 'info',
  open: 'ok',
  closed: 'line',
};

/** Whether a form is open, as a tag. */
export const windowTag = ({ t }: Pick<PageContext, 't'>, window: FormWindow): TagModel => ({
  text: t(`registration:window.${window}`),
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

/** What just happened, as the address says it. */
export const doneOf = ({ query }: Pick<PageContext, 'query'>): string =>
  typeof query.done === 'string' ? query.done : '';
