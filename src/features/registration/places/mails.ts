import type { MailTemplate, MailValues, PlaceholderKind } from '../../../platform/outbox/index.ts';

/** Stands in previews where a mail has its secret. */
const SECRET = 'sample-of-a-link-without-use-00';

type Sample = readonly [PlaceholderKind, ar: string, en: string];

const common = {
  name: ['line', 'نورة الهاجري', 'Noura Al-Hajri'],
  activity: ['line', 'ورشة: تصميم المقابلات', 'Workshop: designing interviews'],
  when: ['line', 'الاثنين 16 نوفمبر 2026، 10:00–12:00', 'Monday, 16 November 2026, 10:00–12:00'],
  where: ['line', 'قاعة الورش', 'Workshop room'],
} as const satisfies Readonly<Record<string, Sample>>;

/** Mails that tell of a place's state. */
export const placeStateMails = ['confirmed', 'waiting', 'offered', 'expired', 'cancelled'] as const;
export type PlaceMail = (typeof placeStateMails)[number];

const further: Readonly<Record<PlaceMail, Readonly<Record<string, Sample>>>> = {
  confirmed: {},
  waiting: { position: ['line', 'الترتيب في قائمة الانتظار: 3', 'Position in the waiting list: 3'] },
  offered: {
    until: ['line', 'الأحد 15 نوفمبر 2026، الساعة 18:00', 'Sunday, 15 November 2026, 18:00'],
  },
  expired: {},
  cancelled: { note: ['text', 'نُقلت الورشة إلى قاعة أصغر.', 'The workshop moved to a smaller room.'] },
};

function mail(name: PlaceMail): MailTemplate {
  const fields: Readonly<Record<string, Sample>> = { ...common, ...further[name] };
  const sampleIn = (language: 'ar' | 'en'): MailValues => ({
    link: `/${language}/places/${SECRET}`,
    ...Object.fromEntries(
      Object.entries(fields).map(([key, [, ar, en]]) => [key, language === 'ar' ? ar : en]),
    ),
  });
  return {
    key: `places.${name}`,
    placeholders: {
      link: 'secret-link',
      ...Object.fromEntries(Object.entries(fields).map(([key, [kind]]) => [key, kind])),
    },
    sample: { ar: sampleIn('ar'), en: sampleIn('en') },
  };
}

/** Every mail about places. */
export const placesMails: readonly MailTemplate[] = placeStateMails.map(mail);
