import type { MailTemplate } from '../../platform/outbox/index.ts';

/** Mails of this feature: the one by which an organiser sees that mail arrives, and whatever people write to many. */
export const notificationsMails: readonly MailTemplate[] = [
  {
    key: 'notifications.test',
    placeholders: { name: 'line', day: 'line', time: 'line', link: 'link' },
    sample: {
      ar: {
        name: 'سارة بنت فهد العمري',
        day: '22 نوفمبر 2026',
        time: '12:40',
        link: '/ar/manage/mail',
      },
      en: {
        name: 'Sarah Al-Omari',
        day: '22 November 2026',
        time: '12:40',
        link: '/en/manage/mail',
      },
    },
  },
  {
    key: 'notifications.mailing',
    placeholders: { subject: 'line', body: 'text' },
    sample: {
      ar: {
        subject: 'موعد الجلسة التحضيرية',
        body: 'السلام عليكم ورحمة الله وبركاته، سارة بنت فهد العمري\n\nتُعقد الجلسة التحضيرية يوم الأحد في القاعة الكبرى.',
      },
      en: {
        subject: 'Time of the preparatory session',
        body: 'Dear Sarah Al-Omari,\n\nThe preparatory session takes place on Sunday in the Great Hall.',
      },
    },
  },
];
