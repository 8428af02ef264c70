import type { MailTemplate } from '../../platform/outbox/index.ts';

/** Mails of this feature: the one by which an organiser sees that mail arrives. */
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
];
