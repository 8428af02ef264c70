import type { MailTemplate, MailValues, PlaceholderKind } from '../../../platform/outbox/index.ts';

/** Stands in previews where a mail has its secret. */
const SECRET = 'sample-of-a-link-without-use-00';

const names = { ar: 'سالم المريخي', en: 'Salem Al-Muraikhi' } as const;
const others = { ar: 'نورة الهاجري', en: 'Noura Al-Hajri' } as const;

/** A mail of this part, with what stands in all of them: the reader's name and one link. */
function mail(
  name: string,
  link: { readonly kind: 'secret-link' | 'link'; readonly path: string },
  more: Readonly<Record<string, readonly [PlaceholderKind, ar: string, en: string]>> = {},
  { named = true }: { readonly named?: boolean } = {},
): MailTemplate {
  const sampleIn = (language: 'ar' | 'en'): MailValues => ({
    ...(named ? { name: names[language] } : {}),
    link: `/${language}${link.path}${link.kind === 'secret-link' ? `/${SECRET}` : ''}`,
    ...Object.fromEntries(
      Object.entries(more).map(([key, [kind, ar, en]]) => {
        const value = language === 'ar' ? ar : en;
        return [key, kind === 'link' ? `/${language}${value}` : value];
      }),
    ),
  });
  return {
    key: `accounts.${name}`,
    words: `accounts-links:mail.${name}`,
    placeholders: {
      ...(named ? { name: 'line' } : {}),
      link: link.kind,
      ...Object.fromEntries(Object.entries(more).map(([key, [kind]]) => [key, kind])),
    },
    sample: { ar: sampleIn('ar'), en: sampleIn('en') },
  };
}

const secret = (path: string) => ({ kind: 'secret-link', path }) as const;
const page = (path: string) => ({ kind: 'link', path }) as const;

const rights = [
  'text',
  'مكتب التسجيل في الدورة الثانية من ملتقى الأنهار، حتى 1 مارس 2027',
  'Registration desk for the second edition of River Forum, until 1 March 2027',
] as const;
const inviter = ['line', others.ar, others.en] as const;
const until = ['line', '6 ديسمبر 2026', '6 December 2026'] as const;
const period = (ar: string, en: string) => ['line', ar, en] as const;
const hour = period('ساعة واحدة', '1 hour');
const day = period('يوم واحد', '1 day');
const reset = ['link', '/reset', '/reset'] as const;

/** Every mail about accounts: links, and what changed in how somebody signs in. */
export const accountsMails: readonly MailTemplate[] = [
  mail('invitation', secret('/invitation'), { inviter, rights, until }),
  mail('loan', secret('/invitation'), { inviter, rights, until }),
  mail('rights-given', page('/account/rights'), { inviter, rights }),
  mail('registration', secret('/registration'), { period: day }),
  mail('known-address', page('/sign-in'), { reset }),
  mail('no-account', page('/register'), {}, { named: false }),
  mail('password-reset', secret('/reset'), { period: hour }),
  mail('password-changed', page('/reset'), {
    when: ['line', '22 نوفمبر 2026، 12:40 بالتوقيت العالمي', '22 November 2026, 12:40 UTC'],
  }),
  mail('email-change', secret('/email-change'), { period: day }),
  mail('email-taken', page('/account/merge')),
  mail('email-changed', secret('/email-change/undo'), { period: period('3 أيام', '3 days') }),
  mail('email-restored', page('/reset')),
  mail('sign-in', secret('/sign-in/link'), { period: period('15 دقيقة', '15 minutes') }),
  mail('use-password', page('/sign-in'), { reset }),
  mail('second-factor-reset', secret('/second-factor-reset'), {
    by: inviter,
    reason: ['text', 'فُقد الهاتف أثناء السفر.', 'The phone was lost on a journey.'],
    period: day,
  }),
  mail('security-changed', page('/account/security'), {
    what: ['line', 'أُضيف تطبيق للتحقق بخطوتين.', 'An authenticator app was added.'],
    when: ['line', '22 نوفمبر 2026، 12:40 بالتوقيت العالمي', '22 November 2026, 12:40 UTC'],
  }),
  mail('account-merge', secret('/account/merge'), {
    asker: ['line', 'salem@example.org', 'salem@example.org'],
    period: hour,
  }),
  mail('account-merged', page('/account/security'), {
    kept: ['line', 'salem@example.org', 'salem@example.org'],
    gone: ['line', 'salem.old@example.org', 'salem.old@example.org'],
    remarks: [
      'text',
      'كان للحسابين تحكيم واحد للورقة نفسها، وبقي الأحدث.',
      'Both accounts had reviewed the same paper; the newer review was kept.',
    ],
  }),
];
