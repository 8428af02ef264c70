import type { Messages } from '../i18n/index.ts';

/** Words that printed documents share, in Arabic: namespace `document`. */
export const messagesAr = {
  edition: 'الدورة {{ordinal}}',
  patronage: 'تحت رعاية {{patron}}',
  fact: {
    dates: 'الزمان',
    place: 'المكان',
    organiser: 'التنظيم',
    'co-organisers': 'بالتعاون مع',
  },
  distribution: {
    general: 'التوزيع: عام',
    participants: 'التوزيع: للمشاركين',
    restricted: 'التوزيع: محدود',
  },
  original: { ar: 'الأصل: بالعربية', en: 'الأصل: بالإنجليزية' },
  version: 'الإصدار {{version}} · {{date}}',
  continued: 'تتمة',
} as const satisfies Messages;
