import type { Language } from '../../../src/platform/language/index.ts';
import { componentsPage } from '../../../src/platform/views/components-page.ts';
import type { ActionModel, NavGroup, PageModel, ViewData } from '../../../src/platform/views/index.ts';

/** Both languages, each with the digits it is mostly read with. */
export const SETTINGS = [
  { language: 'ar', digits: 'arab' },
  { language: 'en', digits: 'latn' },
] as const;

/** Sample view models in one language. */
export function sampleOf(settings: (typeof SETTINGS)[number]) {
  return componentsPage(settings);
}

/** A page with everything a layout can show. */
export function fullPage(language: Language): PageModel {
  const say = (arabic: string, english: string) => (language === 'ar' ? arabic : english);
  const actions: readonly ActionModel[] = [
    { label: say('إضافة', 'Add'), href: '/x', tone: 'primary', icon: 'plus' },
  ];
  const menu: readonly NavGroup[] = [
    {
      title: say('البرنامج', 'Programme'),
      items: [{ label: say('الجلسات', 'Sessions'), href: '/s', current: true, icon: 'doc', count: 58 }],
    },
  ];
  return {
    title: say('الجلسات', 'Sessions'),
    description: say('جلسات الدورة', 'Sessions of the edition'),
    brand: {
      name: say('الملتقى الوطني', 'National Forum'),
      href: '/',
      edition: say('الدورة الثالثة', 'Third edition'),
      dates: '2026',
    },
    languageHref: '/other',
    nav: [{ label: say('الرئيسية', 'Home'), href: '/', current: true }],
    menu,
    faces: { publicHref: '/', managementHref: '/m' },
    account: { name: say('سُهى', 'Suha'), href: '/me', signOutAction: '/out' },
    crumbs: [{ label: say('الرئيسية', 'Home'), href: '/' }, { label: say('الجلسات', 'Sessions') }],
    lede: say('مقدمة', 'Lede'),
    actions,
    alternates: [{ href: '/x.csv', type: 'text/csv' }],
    footer: {
      title: say('الملتقى', 'Forum'),
      groups: [
        { title: say('عن الموقع', 'About'), items: [{ label: say('الخصوصية', 'Privacy'), href: '/p' }] },
      ],
      legal: ['2026'],
    },
  };
}

/** Data of a whole page in one language. */
export function dataOf(
  settings: (typeof SETTINGS)[number],
  more: Readonly<Record<string, unknown>> = {},
): ViewData {
  return { ...settings, csrf: 'token', page: fullPage(settings.language), ...more };
}
