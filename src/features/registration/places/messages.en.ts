import { errorsEn } from './error-words.en.ts';
import { mailEn } from './mail-words.en.ts';
import { pageEn } from './page-words.en.ts';

/** Words of places and activities, in English. */
export const messagesEn = { ...pageEn, mail: mailEn, errors: errorsEn };
