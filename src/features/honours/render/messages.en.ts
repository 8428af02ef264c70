import type { Messages } from '../../../platform/i18n/index.ts';

/**
 * Words of certificates in English. Verbs don't change with gender here, so sentences have one form but for "his", "her" and
 * "its". `edition` and `event` are the same: "the first edition of …, held in … from …".
 */
export const messagesEn = {
  title: {
    attendance: 'Certificate of Attendance',
    participation: 'Certificate of Participation',
    speaker: 'Speaker Certificate',
    'speaker-f': 'Speaker Certificate',
    trainer: 'Trainer Certificate',
    'trainer-f': 'Trainer Certificate',
    organiser: 'Organiser Certificate',
    exhibitor: 'Exhibitor Certificate',
    appreciation: 'Certificate of Appreciation',
  },
  lead: {
    neutral: 'This certifies that',
    attested: '{{organiser}} certifies that',
    appreciation: '{{organiser}} expresses its sincere appreciation to',
  },
  edition: {
    numbered: 'the {{ordinal}} edition of {{forum}}, held{{place}} {{period}}',
    single: '{{forum}}, held{{place}} {{period}}',
    place: ' in {{city}}',
  },
  event: '{{edition}}',
  session: {
    in: '{{session}} at {{event}}',
    named: 'the session {{session}}',
    workshop: 'the workshop {{session}}',
  },
  hours: ', for {{hours}}',
  sentence: {
    attendance: 'attended {{matter}}{{hours}}.',
    participation: 'participated in {{matter}}{{hours}}.',
    'speaker-session': 'spoke in {{matter}}{{hours}}.',
    speaker: 'spoke at {{matter}}{{hours}}.',
    workshop: 'conducted {{matter}}{{hours}}.',
    trainer: 'took part as a trainer in {{matter}}{{hours}}.',
    organiser: 'contributed to the organisation of {{edition}}{{hours}}.',
    exhibitor: 'took part in the exhibition accompanying {{event}}{{hours}}.',
    appreciation: {
      m: 'for his contribution to the success of {{edition}}.',
      f: 'for her contribution to the success of {{edition}}.',
      unstated: 'for contributing to the success of {{edition}}.',
      body: 'for its contribution to the success of {{edition}}.',
    },
  },
  cited: 'for {{citation}}, at {{event}}.',
  'cited-as-written': '{{citation}}, at {{event}}.',
  serial: 'Serial number',
  verify: 'To verify this certificate:',
  'verify-short': 'To verify',
  qr: 'Address at which this certificate is verified',
  issued: 'Issued on {{date}}',
  seal: 'Place of seal',
  sample: 'Sample',
} as const satisfies Messages;
