import { errorsEn } from './error-words.en.ts';
import { mailEn } from './mail-words.en.ts';

/** Words of registration forms and registrations, in English. */
export const messagesEn = {
  moment: '{{day}}, {{time}}, {{zone}}',
  consent: {
    list: 'I agree that participant lists show, beside my name, what I have ticked.',
  },
  mail: mailEn,
  errors: errorsEn,
};
