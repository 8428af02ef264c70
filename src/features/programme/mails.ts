import type { MailTemplate } from '../../platform/outbox/index.ts';

/** Stands in previews where a mail has its secret. */
const SECRET = 'sample-of-a-link-without-use-00';

const sample = {
  ar: {
    name: 'سلمى النهري',
    edition: 'ملتقى الأنهار الثاني',
    sessions:
      'إدارة مياه السدود، متحدثة، الاثنين 16 نوفمبر 09:00–10:15، القاعة الكبرى\nأوراق عمل في الري، رئيسة الجلسة، الثلاثاء 17 نوفمبر 11:00–12:30، قاعة المرسم',
    link: `/ar/confirmations/${SECRET}`,
  },
  en: {
    name: 'Salma Al-Nahri',
    edition: 'Second River Forum',
    sessions:
      'Managing the water of dams, speaker, Mon 16 Nov 09:00–10:15, Great Hall\nPapers on irrigation, chair, Tue 17 Nov 11:00–12:30, Studio',
    link: `/en/confirmations/${SECRET}`,
  },
} as const;

const mail = (name: string): MailTemplate => ({
  key: `programme.${name}`,
  words: `confirmations:mail.${name}`,
  placeholders: { name: 'line', edition: 'line', sessions: 'text', link: 'secret-link' },
  sample,
});

/** Mails to people on the programme: the question whether they agree, and its reminder. */
export const programmeMails: readonly MailTemplate[] = [mail('confirmation'), mail('confirmation-reminder')];
