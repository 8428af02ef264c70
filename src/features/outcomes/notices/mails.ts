import type { MailTemplate, MailValues } from '../../../platform/outbox/index.ts';

/** Words of a sample, in Arabic and in English. */
type Sample = readonly [ar: string, en: string];

const receiver: Sample = ['تركي الدوحاني', 'Turki Al-Dawhani'];
const declaration: Sample = ['إعلان الرياض للسلامة الإلكترونية', 'Riyadh Declaration on Electronic Safety'];
const report: Sample = ['2/REC/01: أرقام البلاغات المفتوحة', '2/REC/01: Open figures of reports'];
const centre: Sample = ['مركز أمان للبلاغات', 'Aman Reporting Centre'];
const until: Sample = ['حتى الأحد 6 ديسمبر 2026، الساعة 15:00', 'until Sunday, 6 December 2026, at 15:00'];

/**
 * A notice with the name of its receiver and a link.
 * @param page to which the link of the sample leads, below the language
 * @param more what it says besides, by its samples
 */
function notice(name: string, page: string, more: Readonly<Record<string, Sample>> = {}): MailTemplate {
  const lines: Readonly<Record<string, Sample>> = { name: receiver, ...more };
  const sampleIn = (language: 'ar' | 'en'): MailValues => ({
    ...Object.fromEntries(Object.entries(lines).map(([key, [ar, en]]) => [key, language === 'ar' ? ar : en])),
    link: `/${language}/${page}`,
  });
  return {
    key: `notices.${name}`,
    parts: 'notice',
    placeholders: {
      ...Object.fromEntries(Object.keys(lines).map((key) => [key, 'line' as const])),
      link: 'link',
    },
    sample: { ar: sampleIn('ar'), en: sampleIn('en') },
  };
}

/** What whoever has to act on a text is told: delegations, partners, reporters, rapporteurs, and the second person of a release. */
export const noticeMails: readonly MailTemplate[] = [
  notice('text-circulated', 'account', { text: declaration }),
  notice('amendments-opened', 'account', { text: declaration, until }),
  notice('amendments-closing', 'account', { text: declaration, until }),
  notice('co-sponsor-asked', 'account', { text: declaration, party: ['البحرين', 'Bahrain'] }),
  notice('signature-invited', 'account/statements', {
    text: ['توقيع الدول على بيان العمل لسلامة الأسرة', 'Signature of the statement of action by states'],
  }),
  notice('partner-asked', 'account/pledges', {
    text: ['تدريب مشترك للمحققين', 'Joint training of investigators'],
  }),
  notice('release-asked', 'manage'),
  notice('report-returned', 'account/follow-up', { text: report, party: centre }),
  notice('report-accepted', 'account/follow-up', { text: report, party: centre }),
  notice('session-report-returned', 'manage'),
  notice('decision-opened', 'account/decisions', {
    text: ['هل يُقر إعلان قواعد متابعة التوصيات؟', 'Shall the declaration on follow-up be adopted?'],
  }),
];
