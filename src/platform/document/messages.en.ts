import type { Messages } from '../i18n/index.ts';

/** Words that printed documents share, in English: namespace `document`. */
export const messagesEn = {
  edition: '{{ordinal}} edition',
  patronage: 'Under the patronage of {{patron}}',
  fact: {
    dates: 'Dates',
    place: 'Place',
    organiser: 'Organised by',
    'co-organisers': 'In cooperation with',
  },
  distribution: {
    general: 'Distribution: general',
    participants: 'Distribution: participants',
    restricted: 'Distribution: restricted',
  },
  original: { ar: 'Original: Arabic', en: 'Original: English' },
  version: 'Version {{version}} · {{date}}',
  continued: 'continued',
} as const satisfies Messages;
