import type { MailTemplate } from '../../../platform/outbox/index.ts';

/** Mails of releases: what has changed for one person, all of it in one mail. */
export const releasesMails: readonly MailTemplate[] = [
  {
    key: 'releases.changes',
    placeholders: { name: 'line', forum: 'line', version: 'line', changes: 'text', link: 'link' },
    sample: {
      ar: {
        name: 'د. هند بنت سعد الربيعة',
        forum: 'ملتقى الأنهار الأول',
        version: '1.1',
        changes:
          'إدارة الأحواض المشتركة (تغيّر الموعد)\nالموعد: بدلًا من 09:00–10:00، 11:00–12:00\n\nتجارب المدن (ملغاة)\nالاثنين 16 نوفمبر، 13:00–14:00، القاعة الكبرى',
        link: '/ar/forums/river-forum/2026/agenda',
      },
      en: {
        name: 'Dr Hind Al-Rabiah',
        forum: 'First River Forum',
        version: '1.1',
        changes:
          'Managing shared basins (New time)\nTime: 11:00–12:00 instead of 09:00–10:00\n\nWhat cities do (Cancelled)\nMonday 16 November, 13:00–14:00, Great Hall',
        link: '/en/forums/river-forum/2026/agenda',
      },
    },
  },
];
