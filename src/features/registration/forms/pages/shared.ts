import type { PageContext } from '../../../../platform/pages/index.ts';
import type { TagModel } from '../../../../platform/views/index.ts';
import type { RegistrationState } from '../../tables.ts';
import type { FormWindow } from '../rules/window.ts';

/** Running text as paragraphs. */
export const paragraphs = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');

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

/** The separator of a list in a sentence. */
export const comma = ({ language }: Pick<PageContext, 'language'>): string =>
  language === 'ar' ? '، ' : ', ';

/** What just happened, as the address says it. */
export const doneOf = ({ query }: Pick<PageContext, 'query'>): string =>
  typeof query.done === 'string' ? query.done : '';
