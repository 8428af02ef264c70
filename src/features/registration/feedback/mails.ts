import type { MailTemplate } from '../../../platform/outbox/index.ts';

/** Stands in previews where a mail has its secret. */
const SECRET = 'sample-of-a-link-without-use-00';

/** Every mail about feedback. */
export const feedbackMails: readonly MailTemplate[] = [
  {
    key: 'feedback.invited',
    placeholders: { name: 'line', form: 'line', about: 'line', until: 'line', link: 'secret-link' },
    sample: {
      ar: {
        name: 'نورة الهاجري',
        form: 'رأيك في الجلسات',
        about: 'ورشة: تصميم المقابلات؛ جلسة: بيانات مفتوحة',
        until: 'يُغلق الاستبيان يوم الاثنين 30 نوفمبر 2026.',
        link: `/ar/feedback/${SECRET}`,
      },
      en: {
        name: 'Noura Al-Hajri',
        form: 'Your view of the sessions',
        about: 'Workshop: designing interviews; Session: open data',
        until: 'The form closes on Monday, 30 November 2026.',
        link: `/en/feedback/${SECRET}`,
      },
    },
  },
];
