import type { Messages } from '../../../platform/i18n/index.ts';

/** Words of the printed agenda, in Arabic: namespace `printed-agenda`. */
export const messagesAr = {
  name: 'جدول الأعمال',
  'own-name': 'الجدول الشخصي',
  'room-name': 'جدول القاعة',
  'day-name': 'جدول اليوم',
  day: 'اليوم {{ordinal}}',
  overview: 'نظرة عامة',
  detail: 'البرنامج التفصيلي',
  part: '{{part}} من {{count}}',
  themes: 'المحاور',
  until: 'إلى {{time}}',
  'next-day': 'اليوم التالي',
  'moved-from': 'منقولة من: {{place}}',
  'time-of-day': 'الساعة {{time}}',
  elsewhere: 'مواقع أخرى',
  everybody: 'للجميع',
  'nothing-on-day': 'لا توجد جلسات في هذا اليوم.',
  'nothing-at-all': 'لا توجد جلسات بعد.',
} as const satisfies Messages;
