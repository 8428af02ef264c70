import type { MailTemplate } from '../../platform/outbox/index.ts';

/** Stands in previews where a mail has its secret. */
const SECRET = 'SAMPLE000000';

/** Every mail about certificates. */
export const honoursMails: readonly MailTemplate[] = [
  {
    key: 'honours.certificate',
    placeholders: { name: 'line', kind: 'line', edition: 'line', serial: 'line', link: 'secret-link' },
    sample: {
      ar: {
        name: 'نورة الهاجري',
        kind: 'شهادة حضور',
        edition: 'المنتدى الوطني 2016',
        serial: 'NF/1/ATT/0009',
        link: `/ar/verify/${SECRET}`,
      },
      en: {
        name: 'Noura Al-Hajri',
        kind: 'Certificate of attendance',
        edition: 'National Forum 2016',
        serial: 'NF/1/ATT/0009',
        link: `/en/verify/${SECRET}`,
      },
    },
  },
];
