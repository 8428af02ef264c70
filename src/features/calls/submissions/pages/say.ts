import type { PageContext } from '../../../../platform/pages/index.ts';
import type { TagModel } from '../../../../platform/views/index.ts';
import type { SubmissionState } from '../../tables.ts';
import type { CallWindow } from '../rules/deadline.ts';

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

/** The separator of a list in a sentence. */
export const comma = ({ language }: Pick<PageContext, 'language'>): string =>
  language === 'ar' ? '، ' : ', ';
