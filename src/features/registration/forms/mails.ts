import type { MailTemplate, MailValues, PlaceholderKind } from '../../../platform/outbox/index.ts';

/** Stands in previews where a mail has its secret. */
const SECRET = 'sample-of-a-link-without-use-00';

type Sample = readonly [PlaceholderKind, ar: string, en: string];

const common = {
  name: ['line', 'نورة الهاجري', 'Noura Al-Hajri'],
  form: ['line', 'تسجيل الإعلاميين', 'Registration of the press'],
} as const satisfies Readonly<Record<string, Sample>>;
const code = ['line', 'R-K7-0042', 'R-K7-0042'] as const;
const note = (ar: string, en: string) => ['text', ar, en] as const;

/** A mail about a registration, with the link that opens it. */
function mail(name: string, more: Readonly<Record<string, Sample>>): MailTemplate {
  const fields: Readonly<Record<string, Sample>> = { ...common, ...more };
  const sampleIn = (language: 'ar' | 'en'): MailValues => ({
    link: `/${language}/registrations/${SECRET}`,
    ...Object.fromEntries(
      Object.entries(fields).map(([key, [, ar, en]]) => [key, language === 'ar' ? ar : en]),
    ),
  });
  return {
    key: `registration.${name}`,
    placeholders: {
      link: 'secret-link',
      ...Object.fromEntries(Object.entries(fields).map(([key, [kind]]) => [key, kind])),
    },
    sample: { ar: sampleIn('ar'), en: sampleIn('en') },
  };
}

const welcome = note(
  'يُفتح مكتب التسجيل عند المدخل الرئيس في الثامنة صباحًا.',
  'The registration desk at the main entrance opens at eight in the morning.',
);

/** Mails that tell of a registration's state. */
export const stateMails = ['received', 'confirmed', 'waiting', 'promoted', 'refused', 'cancelled'] as const;
export type StateMail = (typeof stateMails)[number];

/** Every mail about registrations. */
export const registrationMails: readonly MailTemplate[] = [
  mail('draft', { closes: ['line', 'الأحد 6 ديسمبر 2026، الساعة 23:59', 'Sunday, 6 December 2026, 23:59'] }),
  mail('link', { code }),
  mail('received', { code, note: welcome }),
  mail('confirmed', { code, note: welcome }),
  mail('waiting', { code, note: note('الترتيب: 3', 'Position: 3') }),
  mail('promoted', { code, note: welcome }),
  mail('refused', {
    code,
    note: note(
      'لا تغطي الوسيلة الإعلامية موضوعات الدورة.',
      'The medium does not cover the subjects of the edition.',
    ),
  }),
  mail('cancelled', { code, note: note('', '') }),
];
