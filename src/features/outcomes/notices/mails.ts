import type { MailTemplate } from '../../../platform/outbox/index.ts';

const to = { name: 'line', link: 'link' } as const;
const receiver = { ar: { name: 'تركي الدوحاني' }, en: { name: 'Turki Al-Dawhani' } } as const;

/** What whoever has to act on a text is told: delegations, partners, reporters, rapporteurs, and the second person of a release. */
export const noticeMails: readonly MailTemplate[] = [
  {
    key: 'notices.text-circulated',
    placeholders: { ...to, text: 'line' },
    sample: {
      ar: { ...receiver.ar, text: 'إعلان الرياض للسلامة الإلكترونية', link: '/ar/account' },
      en: { ...receiver.en, text: 'Riyadh Declaration on Electronic Safety', link: '/en/account' },
    },
  },
  {
    key: 'notices.amendments-opened',
    placeholders: { ...to, text: 'line', until: 'line' },
    sample: {
      ar: {
        ...receiver.ar,
        text: 'إعلان الرياض للسلامة الإلكترونية',
        until: 'حتى الأحد 6 ديسمبر 2026، الساعة 15:00',
        link: '/ar/account',
      },
      en: {
        ...receiver.en,
        text: 'Riyadh Declaration on Electronic Safety',
        until: 'until Sunday, 6 December 2026, at 15:00',
        link: '/en/account',
      },
    },
  },
  {
    key: 'notices.amendments-closing',
    placeholders: { ...to, text: 'line', until: 'line' },
    sample: {
      ar: {
        ...receiver.ar,
        text: 'إعلان الرياض للسلامة الإلكترونية',
        until: 'حتى الأحد 6 ديسمبر 2026، الساعة 15:00',
        link: '/ar/account',
      },
      en: {
        ...receiver.en,
        text: 'Riyadh Declaration on Electronic Safety',
        until: 'until Sunday, 6 December 2026, at 15:00',
        link: '/en/account',
      },
    },
  },
  {
    key: 'notices.co-sponsor-asked',
    placeholders: { ...to, text: 'line', party: 'line' },
    sample: {
      ar: { ...receiver.ar, text: 'إعلان الرياض للسلامة الإلكترونية', party: 'البحرين', link: '/ar/account' },
      en: {
        ...receiver.en,
        text: 'Riyadh Declaration on Electronic Safety',
        party: 'Bahrain',
        link: '/en/account',
      },
    },
  },
  {
    key: 'notices.signature-invited',
    placeholders: { ...to, text: 'line' },
    sample: {
      ar: {
        ...receiver.ar,
        text: 'توقيع الدول على بيان العمل لسلامة الأسرة',
        link: '/ar/account/statements',
      },
      en: {
        ...receiver.en,
        text: 'Signature of the statement of action by states',
        link: '/en/account/statements',
      },
    },
  },
  {
    key: 'notices.partner-asked',
    placeholders: { ...to, text: 'line' },
    sample: {
      ar: { ...receiver.ar, text: 'تدريب مشترك للمحققين', link: '/ar/account/pledges' },
      en: { ...receiver.en, text: 'Joint training of investigators', link: '/en/account/pledges' },
    },
  },
  {
    key: 'notices.release-asked',
    placeholders: { ...to },
    sample: {
      ar: { ...receiver.ar, link: '/ar/manage' },
      en: { ...receiver.en, link: '/en/manage' },
    },
  },
  {
    key: 'notices.report-returned',
    placeholders: { ...to, text: 'line', party: 'line' },
    sample: {
      ar: {
        ...receiver.ar,
        text: '2/REC/01: أرقام البلاغات المفتوحة',
        party: 'مركز أمان للبلاغات',
        link: '/ar/account/follow-up',
      },
      en: {
        ...receiver.en,
        text: '2/REC/01: Open figures of reports',
        party: 'Aman Reporting Centre',
        link: '/en/account/follow-up',
      },
    },
  },
  {
    key: 'notices.report-accepted',
    placeholders: { ...to, text: 'line', party: 'line' },
    sample: {
      ar: {
        ...receiver.ar,
        text: '2/REC/01: أرقام البلاغات المفتوحة',
        party: 'مركز أمان للبلاغات',
        link: '/ar/account/follow-up',
      },
      en: {
        ...receiver.en,
        text: '2/REC/01: Open figures of reports',
        party: 'Aman Reporting Centre',
        link: '/en/account/follow-up',
      },
    },
  },
  {
    key: 'notices.session-report-returned',
    placeholders: { ...to },
    sample: {
      ar: { ...receiver.ar, link: '/ar/manage' },
      en: { ...receiver.en, link: '/en/manage' },
    },
  },
  {
    key: 'notices.decision-opened',
    placeholders: { ...to, text: 'line' },
    sample: {
      ar: { ...receiver.ar, text: 'هل يُقر إعلان قواعد متابعة التوصيات؟', link: '/ar/account/decisions' },
      en: {
        ...receiver.en,
        text: 'Shall the declaration on follow-up be adopted?',
        link: '/en/account/decisions',
      },
    },
  },
];
