import { errorsAr } from './error-words.ar.ts';
import { mailAr } from './mail-words.ar.ts';

/** Words of registration forms and registrations, in Arabic. */
export const messagesAr = {
  moment: '{{day}}، الساعة {{time}} {{zone}}',
  consent: {
    list: 'أوافق على أن تعرض قوائم المشاركين إلى جانب اسمي ما حددته.',
  },
  mail: mailAr,
  errors: errorsAr,
};
