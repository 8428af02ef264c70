import type { MailTemplate } from '../../../platform/outbox/index.ts';

const link = (language: 'ar' | 'en') =>
  `/${language}/manage/forums/river-forum/2026/precedence/018f0000-0000-7000-8000-000000000001/versions/2`;

const mail = (name: string): MailTemplate => ({
  key: `precedence.${name}`,
  placeholders: {
    name: 'line',
    occasion: 'line',
    number: 'line',
    former: 'line',
    note: 'text',
    link: 'link',
  },
  sample: {
    ar: {
      name: 'هند بنت سعد الربيعة',
      occasion: 'الجلوس في حفل الافتتاح',
      number: '2',
      former: '1',
      note: 'يرأس وفد الأردن الآن وزير.',
      link: link('ar'),
    },
    en: {
      name: 'Hind Al-Rabiah',
      occasion: 'Seats at the opening',
      number: '2',
      former: '1',
      note: 'The delegation of Jordan is now headed by a minister.',
      link: link('en'),
    },
  },
});

/** Mails of orders of precedence: one is sent to a colleague, and one replaces what somebody holds. */
export const precedenceMails: readonly MailTemplate[] = [mail('replaced'), mail('sent')];
