import type { Language } from '../../../../platform/language/index.ts';
import type { LetterKind } from '../../tables.ts';

/** What every letter may say. */
const common = [
  'edition',
  'forum',
  'ordinal',
  'slogan',
  'dates',
  'place',
  'city',
  'patron',
  'organiser',
  'number',
  'date',
] as const;

/** Fields of each kind of letter: `{{name}}` in its text. Words for them stand in the messages below `field`. */
export const letterFields = {
  invitation: [...common, 'party', 'addressee', 'reply-by', 'quota', 'link'],
  'visa-support': [
    ...common,
    'name',
    'post',
    'organisation',
    'nationality',
    'passport',
    'passport-expiry',
    'birth-date',
  ],
} as const satisfies Readonly<Record<LetterKind, readonly string[]>>;
export type LetterField = (typeof letterFields)[LetterKind][number];

/**
 * What a field is called in Arabic text: a Latin name among braces there falls apart on the screen. Kept as written:
 * `{{edition}}`; shown and taken in Arabic as `{{عنوان الدورة}}`.
 */
const arabicNames: Readonly<Record<LetterField, string>> = {
  edition: 'عنوان الدورة',
  forum: 'اسم الملتقى',
  ordinal: 'ترتيب الدورة',
  slogan: 'الشعار',
  dates: 'المدة',
  place: 'المقر',
  city: 'المدينة',
  patron: 'الراعي',
  organiser: 'الجهة المنظمة',
  number: 'رقم الخطاب',
  date: 'تاريخ الخطاب',
  party: 'المدعو',
  addressee: 'المخاطب',
  'reply-by': 'موعد الرد',
  quota: 'عدد الأعضاء',
  link: 'رابط الرد',
  name: 'الاسم',
  post: 'المنصب',
  organisation: 'الجهة',
  nationality: 'الجنسية',
  passport: 'رقم الجواز',
  'passport-expiry': 'انتهاء الجواز',
  'birth-date': 'تاريخ الميلاد',
};

/** Vowels and tatweel, which may be typed or not. */
const MARKS = /[\u064B-\u0652\u0640]/g;
const folded = (name: string): string => name.replace(MARKS, '').replace(/\s+/g, ' ').trim();
const byArabic = new Map(Object.entries(arabicNames).map(([field, name]) => [folded(name), field]));

const renamed = (text: string, name: (typed: string) => string | undefined): string =>
  text.replace(/\{\{([^{}]*)\}\}/g, (whole, typed: string) => {
    const other = name(typed.trim());
    return other === undefined ? whole : `{{${other}}}`;
  });

/** What a field is called in a language; a name that is none stays as it is. */
export const fieldName = (field: string, language: Language): string =>
  language === 'ar' ? ((arabicNames as Readonly<Record<string, string>>)[field] ?? field) : field;

/** A text with its fields as they are kept, whichever names were typed. */
export const asKept = (text: string): string => renamed(text, (typed) => byArabic.get(folded(typed)));

/** A text with its fields as a reader of its language edits them. */
export const asEdited = (text: string, language: Language): string =>
  language === 'ar'
    ? renamed(text, (typed) => (typed in arabicNames ? fieldName(typed, 'ar') : undefined))
    : text;

/** Both languages of a text that was typed, as they are kept. */
export const keptText = <T extends { readonly ar?: string; readonly en?: string } | null | undefined>(
  text: T,
): T =>
  text == null
    ? text
    : {
        ...text,
        ...(text.ar === undefined ? {} : { ar: asKept(text.ar) }),
        ...(text.en === undefined ? {} : { en: asKept(text.en) }),
      };

/** A text as it is edited. */
export const editedText = <T extends { readonly ar?: string; readonly en?: string } | null | undefined>(
  text: T,
): T => (text?.ar === undefined ? text : { ...text, ar: asEdited(text.ar, 'ar') });
