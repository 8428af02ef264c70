import type { TextPair } from '../../../../platform/document/index.ts';
import { inNamespace } from '../../../../platform/i18n/index.ts';
import type { Language } from '../../../../platform/language/index.ts';
import type { messagesAr as followUpAr } from '../../follow-up/messages.ar.ts';
import type { AssessedState, SelfState } from '../../follow-up/rules.ts';
import { findsWord, saysWord } from '../../follow-up/words.ts';
import { createSpeech, documentWords } from '../words.ts';
import type { FollowUpDocument } from './document.ts';
import type { messagesAr } from './messages.ar.ts';

/** How the report of follow-up speaks one language. */
export type FollowUpSpeech = ReturnType<typeof createFollowUpSpeech>;

/** Both languages of a report. */
export type Speeches = Readonly<Record<Language, FollowUpSpeech>>;

/** Everything that the report of an edition's follow-up says in a language. */
export const createFollowUpSpeech = (edition: FollowUpDocument['edition'], language: Language) => {
  const words = documentWords(edition)[language];
  return {
    ...createSpeech(edition, language),
    print: inNamespace<typeof messagesAr>(words, 'printed-follow-up'),
    /** Words that the pages of follow-up say too. */
    follow: inNamespace<typeof followUpAr>(words, 'follow-up'),
    says: (state: SelfState): string => saysWord(words, state),
    finds: (state: AssessedState): string => findsWord(words, state),
    responded: (kind: string): string => {
      const word = words(`common:status.response.${kind}`);
      return word.charAt(0).toUpperCase() + word.slice(1);
    },
  };
};

/** The words of a message in both languages. */
export const pairOf = (speech: Speeches, say: (one: FollowUpSpeech) => string): TextPair => ({
  ar: say(speech.ar),
  en: say(speech.en),
});
