import type { MailTemplate } from '../../../platform/outbox/index.ts';

const placeholders = {
  name: 'line',
  body: 'line',
  day: 'line',
  count: 'line',
  list: 'text',
  link: 'link',
} as const;

/** What reporters are reminded of, and who is told that nothing came. */
export const followUpMails: readonly MailTemplate[] = [
  {
    key: 'follow-up.reminder',
    placeholders,
    sample: {
      ar: {
        name: 'وفاء الرحلاني',
        body: 'مركز أمان لسلامة الأطفال',
        day: 'الاثنين 16 نوفمبر 2026',
        count: 'توصيتان',
        list: '1/REC/03: قنوات الإبلاغ\n1/REC/07: تأهيل المختصين',
        link: '/ar/account/follow-up',
      },
      en: {
        name: 'Wafa Al-Rihlani',
        body: 'Aman Centre for Child Safety',
        day: 'Monday, 16 November 2026',
        count: '2 recommendations',
        list: '1/REC/03: Channels for reports\n1/REC/07: Training of specialists',
        link: '/en/account/follow-up',
      },
    },
  },
  {
    key: 'follow-up.escalation',
    placeholders,
    sample: {
      ar: {
        name: 'أمانة الملتقى',
        body: 'مركز أمان لسلامة الأطفال',
        day: 'الاثنين 16 نوفمبر 2026',
        count: 'توصية واحدة',
        list: '1/REC/03: قنوات الإبلاغ',
        link: '/ar/manage',
      },
      en: {
        name: 'Secretariat',
        body: 'Aman Centre for Child Safety',
        day: 'Monday, 16 November 2026',
        count: '1 recommendation',
        list: '1/REC/03: Channels for reports',
        link: '/en/manage',
      },
    },
  },
];
