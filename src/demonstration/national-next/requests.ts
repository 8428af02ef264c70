import type { Key } from '../model.ts';

/** Somebody who asks to be accredited for the edition in preparation. */
export interface DemoRequest {
  readonly key: Key;
  readonly category: 'press' | 'guest' | 'exhibitor' | 'speaker';
  readonly ar: string;
  readonly en: string;
  readonly post: { readonly ar: string; readonly en: string };
  readonly state: string;
  readonly born: string;
  readonly language: 'ar' | 'en';
  /** Days before the day of preparation. */
  readonly daysAgo: number;
  readonly decisions?: readonly {
    readonly by: 'protocol' | 'secretariat';
    readonly decision: 'review' | 'approve' | 'return' | 'refuse' | 'hold';
    readonly reason?: string;
  }[];
  /** A post that was written after the approval: the request is looked at again. */
  readonly newPost?: { readonly ar: string; readonly en: string };
}

const reporter = { ar: 'مراسل', en: 'Reporter' };

/** The queue of accreditation: waiting, returned, refused, on hold, half approved, changed, one perhaps there twice. */
export const requests: readonly DemoRequest[] = [
  {
    key: 'press-1',
    category: 'press',
    ar: 'عبد الرحمن بن فلاح الزهيري',
    en: '',
    post: reporter,
    state: 'SA',
    born: '1984-05-17',
    language: 'ar',
    daysAgo: 9,
  },
  {
    key: 'guest-twice',
    category: 'guest',
    ar: '',
    en: 'Abdurrahman Falah Al-Zuhairy',
    post: { ar: '', en: 'Media adviser' },
    state: 'SA',
    born: '1984-05-17',
    language: 'en',
    daysAgo: 4,
  },
  {
    key: 'press-half',
    category: 'press',
    ar: 'ريم الوابلاني',
    en: 'Reem Al-Wabilani',
    post: { ar: 'محررة الشؤون التقنية', en: 'Technology editor' },
    state: 'KW',
    born: '1990-11-02',
    language: 'ar',
    daysAgo: 7,
    decisions: [{ by: 'protocol', decision: 'approve' }],
  },
  {
    key: 'press-done',
    category: 'press',
    ar: 'سامر القنديلاني',
    en: 'Samer Al-Qandilani',
    post: { ar: 'مصور صحفي', en: 'Press photographer' },
    state: 'JO',
    born: '1979-02-21',
    language: 'ar',
    daysAgo: 8,
    decisions: [
      { by: 'protocol', decision: 'approve' },
      { by: 'secretariat', decision: 'approve' },
    ],
  },
  {
    key: 'exhibitor-returned',
    category: 'exhibitor',
    ar: 'دانة المرسلاني',
    en: 'Dana Al-Mursalani',
    post: { ar: 'مديرة المعارض', en: 'Exhibitions manager' },
    state: 'BH',
    born: '1988-07-30',
    language: 'ar',
    daysAgo: 6,
    decisions: [
      {
        by: 'protocol',
        decision: 'return',
        reason: 'نرجو إرفاق خطاب من الشركة يبين صفة المشاركة ومدتها.',
      },
    ],
  },
  {
    key: 'guest-refused',
    category: 'guest',
    ar: 'جهاد الطفيلاني',
    en: 'Jihad Al-Tufailani',
    post: { ar: 'باحث مستقل', en: 'Independent researcher' },
    state: 'LB',
    born: '1972-01-09',
    language: 'ar',
    daysAgo: 8,
    decisions: [
      { by: 'protocol', decision: 'review' },
      { by: 'protocol', decision: 'refuse', reason: 'اكتمل عدد الضيوف المدعوين بصفة شخصية في هذه الدورة.' },
    ],
  },
  {
    key: 'guest-held',
    category: 'guest',
    ar: 'منيرة الشعلاني',
    en: 'Munira Al-Shualani',
    post: { ar: 'مستشارة', en: 'Adviser' },
    state: 'QA',
    born: '1981-12-12',
    language: 'ar',
    daysAgo: 5,
    decisions: [{ by: 'protocol', decision: 'hold', reason: 'ننتظر رد الجهة الموفِدة بشأن صفة المشاركة.' }],
  },
  {
    key: 'speaker-changed',
    category: 'speaker',
    ar: 'نوف الأثيلاني',
    en: 'Nouf Al-Athilani',
    post: { ar: 'مديرة إدارة', en: 'Director' },
    state: 'SA',
    born: '1986-03-03',
    language: 'ar',
    daysAgo: 6,
    decisions: [{ by: 'secretariat', decision: 'approve' }],
    newPost: { ar: 'وكيلة الوزارة المساعدة', en: 'Assistant Deputy Minister' },
  },
  {
    key: 'exhibitor-waiting',
    category: 'exhibitor',
    ar: 'حمزة البيرقاني',
    en: 'Hamza Al-Bairaqani',
    post: { ar: 'مهندس حلول', en: 'Solutions engineer' },
    state: 'EG',
    born: '1993-09-25',
    language: 'ar',
    daysAgo: 2,
  },
  {
    key: 'guest-watched',
    category: 'guest',
    ar: 'وليد القرناصي',
    en: '',
    post: { ar: 'محلل', en: '' },
    state: 'SD',
    born: '1977-06-18',
    language: 'ar',
    daysAgo: 3,
  },
];

/** Whom those who accredit look out for. */
export const watched = {
  name: 'Oualid Al-Qarnasi',
  note: 'استُخدم اسمه في طلب سابق بوثيقة لا تعود إليه. تُطلب الهوية الأصلية قبل الموافقة.',
} as const;
