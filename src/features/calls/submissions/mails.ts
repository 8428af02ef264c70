import type { MailTemplate, MailValues, PlaceholderKind } from '../../../platform/outbox/index.ts';

/** Stands in previews where a mail has its secret. */
const SECRET = 'sample-of-a-link-without-use-00';

type Sample = readonly [PlaceholderKind, ar: string, en: string];

const common = {
  name: ['line', 'نورة الهاجري', 'Noura Al-Hajri'],
  title: ['line', 'رصد جودة المياه بالاستشعار عن بُعد', 'Watching water quality by remote sensing'],
} as const satisfies Readonly<Record<string, Sample>>;
const call = ['line', 'الدعوة إلى تقديم أوراق العمل', 'Call for papers'] as const;
const code = ['line', 'P-017', 'P-017'] as const;
const closes = [
  'line',
  'الأحد 6 ديسمبر 2026، الساعة 23:59 بتوقيت الرياض',
  'Sunday, 6 December 2026, 23:59, Riyadh time',
] as const;

/** A mail about a submission, with the link that opens it. */
function mail(name: string, page: string, more: Readonly<Record<string, Sample>> = {}): MailTemplate {
  const fields: Readonly<Record<string, Sample>> = { ...common, ...more };
  const sampleIn = (language: 'ar' | 'en'): MailValues => ({
    link: `/${language}/${page}/${SECRET}`,
    ...Object.fromEntries(
      Object.entries(fields).map(([key, [, ar, en]]) => [key, language === 'ar' ? ar : en]),
    ),
  });
  return {
    key: `calls.${name}`,
    words: `calls:mail.${name}`,
    placeholders: {
      link: 'secret-link',
      ...Object.fromEntries(Object.entries(fields).map(([key, [kind]]) => [key, kind])),
    },
    sample: { ar: sampleIn('ar'), en: sampleIn('en') },
  };
}

/** Every mail about submissions. Decisions are told by those who make them. */
export const submissionMails: readonly MailTemplate[] = [
  mail('draft', 'papers', { call, closes }),
  mail('received', 'papers', { call, code }),
  mail('co-author', 'co-authors', { call, submitter: ['line', 'سالم المريخي', 'Salem Al-Muraikhi'] }),
  mail('co-author-answer', 'papers', {
    author: ['line', 'سالم المريخي', 'Salem Al-Muraikhi'],
    answer: ['line', 'قبول', 'yes'],
  }),
  mail('withdrawn', 'papers', { code }),
  mail('link', 'papers', { call }),
  mail('reminder', 'papers', { call, closes }),
];
