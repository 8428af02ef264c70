import type { MailTemplate } from '../../../../platform/outbox/index.ts';

/** Stands in previews where a mail has its secret. */
const SECRET = 'sample-of-a-link-without-use-00';

/** Every mail about check-in and attendance. */
export const checkInMails: readonly MailTemplate[] = [
  {
    key: 'check-in.join',
    placeholders: { name: 'line', session: 'line', when: 'line', link: 'secret-link' },
    sample: {
      ar: {
        name: 'نورة الهاجري',
        session: 'جلسة: بيانات مفتوحة',
        when: 'الاثنين 16 نوفمبر 2026، 09:00',
        link: `/ar/join/${SECRET}`,
      },
      en: {
        name: 'Noura Al-Hajri',
        session: 'Session: open data',
        when: 'Monday, 16 November 2026, 09:00',
        link: `/en/join/${SECRET}`,
      },
    },
  },
];
