import type { MailTemplate } from '../../../platform/outbox/index.ts';

/** What focal points are reminded of. */
export const nominationMails: readonly MailTemplate[] = [
  {
    key: 'nominations.reminder',
    placeholders: { subject: 'line', name: 'line', text: 'text', link: 'link' },
    sample: {
      ar: {
        subject: 'يُغلق الترشيح قريبًا: ملتقى الأنهار الثاني',
        name: 'هدى الكندي',
        text: 'يُغلق باب الترشيح يوم الاثنين 16 نوفمبر 2026، وما زال في وفدكم ما ينتظر التأكيد.',
        link: '/ar/account/delegations',
      },
      en: {
        subject: 'Nomination closes soon: Second Rivers Forum',
        name: 'Huda Al-Kindi',
        text: 'Nomination closes on Monday, 16 November 2026, and something in your delegation still waits for confirmation.',
        link: '/en/account/delegations',
      },
    },
  },
];
