import { errorsAr } from './error-words.ar.ts';
import { mailAr } from './mail-words.ar.ts';
import { pageAr } from './page-words.ar.ts';

/** Words of places and activities, in Arabic. */
export const messagesAr = { ...pageAr, mail: mailAr, errors: errorsAr };
