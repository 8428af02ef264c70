import type { MailTemplate } from '../../../platform/outbox/index.ts';

/** Stands in previews where a mail has its secret. */
const SECRET = 'sample-of-a-link-without-use-00';

const sample = {
  ar: {
    addressee: 'معالي الأستاذ سالم المريخي، المحترم',
    party: 'هيئة السلامة الرقمية',
    edition: 'ملتقى الأنهار الثاني',
    reply: 'الخميس 15 أكتوبر 2026م',
    link: `/ar/invitations/${SECRET}`,
  },
  en: {
    addressee: 'H.E. Salem Al-Muraikhi',
    party: 'Digital Safety Authority',
    edition: 'Second River Forum',
    reply: 'Thursday, 15 October 2026',
    link: `/en/invitations/${SECRET}`,
  },
} as const;

const mail = (name: string): MailTemplate => ({
  key: `delegations.${name}`,
  words: `invitations:mail.${name}`,
  placeholders: { addressee: 'line', party: 'line', edition: 'line', reply: 'line', link: 'secret-link' },
  sample,
});

/** Mails to those who are invited: the letter, and reminders of it. */
export const invitationMails: readonly MailTemplate[] = [mail('invitation'), mail('invitation-reminder')];
