/** Which column of a file is which, in either language, and what its cells mean. Pure. */
import { searchKey } from '../../../../platform/language/index.ts';
import type { Sheet } from '../../../../platform/spreadsheet/index.ts';
import { type DelegationRole, delegationRoles } from '../../tables.ts';

/** Columns in the order in which the template has them. */
export const columns = [
  'role',
  'honorific-ar',
  'name-ar',
  'post-ar',
  'organisation-ar',
  'honorific-en',
  'name-en',
  'post-en',
  'organisation-en',
  'nationality',
  'birth-date',
  'gender',
  'email',
  'phone',
  'language',
] as const;
export type Column = (typeof columns)[number];

/** What people call the columns besides the words of the template. */
const also: Readonly<Record<Column, readonly string[]>> = {
  role: ['الدور', 'الصفة', 'الصفة في الوفد', 'الدور في الوفد', 'role', 'role in the delegation', 'function'],
  'honorific-ar': ['اللقب', 'اللقب بالعربية', 'honorific (ar)', 'title (ar)'],
  'name-ar': [
    'الاسم',
    'الاسم الكامل',
    'الاسم بالعربية',
    'الاسم بالعربي',
    'name',
    'full name',
    'name (ar)',
    'arabic name',
  ],
  'post-ar': ['المنصب', 'الوظيفة', 'المنصب بالعربية', 'post', 'position', 'post (ar)', 'job title'],
  'organisation-ar': [
    'الجهة',
    'جهة العمل',
    'الجهة بالعربية',
    'organisation',
    'organization',
    'organisation (ar)',
  ],
  'honorific-en': ['اللقب بالإنجليزية', 'honorific', 'title', 'honorific (en)'],
  'name-en': [
    'الاسم بالإنجليزية',
    'الاسم بالإنجليزي',
    'الاسم باللاتينية',
    'name (en)',
    'english name',
    'name in english',
    'latin name',
  ],
  'post-en': ['المنصب بالإنجليزية', 'post (en)', 'position (en)'],
  'organisation-en': ['الجهة بالإنجليزية', 'organisation (en)', 'organization (en)'],
  nationality: ['الجنسية', 'nationality', 'citizenship'],
  'birth-date': ['تاريخ الميلاد', 'الميلاد', 'تاريخ الولادة', 'date of birth', 'birth date', 'dob'],
  gender: ['الجنس', 'النوع', 'gender', 'sex'],
  email: ['البريد الإلكتروني', 'البريد', 'الإيميل', 'e-mail', 'email', 'email address'],
  phone: ['الهاتف', 'رقم الهاتف', 'الجوال', 'رقم الجوال', 'phone', 'mobile', 'telephone'],
  language: ['لغة المراسلة', 'اللغة', 'language', 'correspondence language'],
};

/** Words of roles, in either language. */
const roleWords: Readonly<Record<DelegationRole, readonly string[]>> = {
  head: ['رئيس الوفد', 'رئيسة الوفد', 'رئيس', 'رئيسة', 'head', 'head of delegation', 'chief', 'leader'],
  deputy: [
    'نائب رئيس الوفد',
    'نائبة رئيس الوفد',
    'نائب الرئيس',
    'نائب',
    'نائبة',
    'deputy',
    'deputy head',
    'alternate head',
  ],
  member: [
    'عضو الوفد',
    'عضوة الوفد',
    'عضو',
    'عضوة',
    'مندوب',
    'مندوبة',
    'member',
    'delegate',
    'representative',
  ],
  alternate: [
    'ممثل مناوب',
    'ممثلة مناوبة',
    'مناوب',
    'مناوبة',
    'بديل',
    'alternate',
    'alternate representative',
    'substitute',
  ],
  support: [
    'مرافق',
    'مرافقة',
    'سكرتير',
    'سكرتيرة',
    'مساند',
    'إداري',
    'support',
    'support staff',
    'assistant',
    'secretary',
  ],
};

const genderWords: Readonly<Record<'m' | 'f', readonly string[]>> = {
  m: ['m', 'male', 'man', 'ذكر', 'رجل'],
  f: ['f', 'female', 'woman', 'أنثى', 'انثى', 'امرأة'],
};
const languageWords: Readonly<Record<'ar' | 'en', readonly string[]>> = {
  ar: ['ar', 'arabic', 'العربية', 'عربي', 'عربية'],
  en: ['en', 'english', 'الإنجليزية', 'إنجليزي', 'انجليزي'],
};

function index<K extends string>(words: Readonly<Record<K, readonly string[]>>): ReadonlyMap<string, K> {
  return new Map(
    (Object.entries(words) as [K, readonly string[]][]).flatMap(([key, list]) =>
      [key, ...list].map((word) => [searchKey(word), key] as const),
    ),
  );
}

const headings = index(also);
const roles = index(roleWords);
const genders = index(genderWords);
const languages = index(languageWords);

export const readRole = (cell: string): DelegationRole | undefined => roles.get(searchKey(cell));
export const readGender = (cell: string): 'm' | 'f' | undefined => genders.get(searchKey(cell));
export const readLanguage = (cell: string): 'ar' | 'en' | undefined => languages.get(searchKey(cell));

/** The first word of each role, as the template explains them. */
export const roleChoices = (language: 'ar' | 'en'): readonly string[] =>
  delegationRoles.map((role) => (language === 'ar' ? (roleWords[role][0] ?? role) : role));

/** One row of a file: what its filled cells say. */
export interface FileRow {
  /** As the spreadsheet program numbers it. */
  readonly row: number;
  readonly cells: { readonly [C in Column]?: string };
}

/** Finds the columns by their headings and the filled cells of each row. */
export function readRows(sheet: Sheet): {
  readonly rows: readonly FileRow[];
  readonly ignored: readonly string[];
  has(column: Column): boolean;
} {
  const found = sheet.headings.map((heading) => headings.get(searchKey(heading)));
  // A heading that comes twice counts once: the first column is it.
  const columnAt = found.map((column, at) => (found.indexOf(column) === at ? column : undefined));
  return {
    rows: sheet.rows.map(({ number, cells }) => ({
      row: number,
      cells: Object.fromEntries(
        cells.flatMap((cell, at) => {
          const column = columnAt[at];
          return column === undefined || cell === '' ? [] : [[column, cell]];
        }),
      ),
    })),
    ignored: sheet.headings.filter((heading, at) => heading !== '' && columnAt[at] === undefined),
    has: (column) => columnAt.includes(column),
  };
}
