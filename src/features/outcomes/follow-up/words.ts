import type { Translate } from '../../../platform/i18n/index.ts';
import type { AssessedState, SelfState } from './rules.ts';

/** A state in words, beginning a line. */
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a body says of itself, in words; silence has words of its own. */
export const saysWord = (t: Translate, state: SelfState): string =>
  sentence(
    state === 'pending'
      ? t('follow-up:state.pending')
      : t(`common:status.self-reported.${state === 'silent' ? 'none' : state}`),
  );

/** What the assessor finds, in words. */
export const findsWord = (t: Translate, state: AssessedState): string =>
  sentence(state === 'unassessed' ? t('follow-up:state.unassessed') : t(`common:status.assessed.${state}`));
