import type { FormInput, QuestionInput } from '../../features/registration/index.ts';
import type { Bilingual } from '../model.ts';

/** A form of the coming edition, with how many came in by it. */
export interface DemoForm {
  readonly slug: string;
  readonly input: Omit<FormInput, 'opensAt' | 'closesAt' | 'slug'>;
  readonly questions: readonly DemoQuestion[];
  /** How many registered, one after the other since it opened. */
  readonly people: number;
  /** Of those who wait for approval: how many of the first were approved and refused. */
  readonly approved?: number;
  readonly refused?: number;
}

/** A question; `after` names an earlier one by its place, with the answers after which it is asked. */
export interface DemoQuestion extends Omit<QuestionInput, 'condition'> {
  readonly after?: { readonly question: number; readonly answers: readonly string[] };
  /** Answers in turn, one person after the other. */
  readonly answers: readonly unknown[];
}

const both = (ar: string, en: string): Bilingual => ({ ar, en });

const heard: DemoQuestion = {
  type: 'choice',
  label: both('كيف علمت بالملتقى؟', 'How did you hear of the forum?'),
  options: [
    { key: 'school', label: both('من المدرسة أو الجامعة', 'At school or university') },
    { key: 'news', label: both('من الأخبار', 'In the news') },
    { key: 'network', label: both('من شبكات التواصل', 'On social networks') },
    { key: 'friend', label: both('من صديق', 'From a friend') },
  ],
  answers: ['network', 'school', 'news', 'network', 'friend', 'school', 'network'],
};

const rules: DemoQuestion = {
  type: 'consent',
  label: both('أوافق على تعليمات الحضور والتصوير', 'I agree to the rules of attendance and photography'),
  hint: both('تُصوَّر الجلسات العامة، ولا يُصوَّر الأطفال.', 'Public sessions are photographed; children are not.'),
  required: true,
  answers: [true],
};

/** Forms of the coming edition: the public's, one that is full, the press, guests, exhibitors. */
export const forms: readonly DemoForm[] = [
  {
    slug: 'public',
    input: {
      category: 'public',
      walkIn: true,
      title: both('تسجيل الجمهور', 'Registration of the public'),
      text: both(
        'التسجيل مفتوح للجميع دون رسوم، ويشمل الجلسات العامة والمعرض المصاحب.',
        'Open to everybody and free: public sessions and the exhibition.',
      ),
      confirmation: both(
        'يُفتح مكتب التسجيل عند المدخل الرئيس في الثامنة صباحًا. أحضر ما يثبت هويتك.',
        'The registration desk at the main entrance opens at eight. Please bring proof of identity.',
      ),
      capacity: 300,
      blocks: { organisation: 'asked', phone: 'asked', access: 'asked' },
      mostGuests: 2,
      published: true,
    },
    questions: [heard, rules],
    people: 46,
  },
  {
    slug: 'family-evening',
    input: {
      category: 'public',
      title: both('أمسية الأسرة', 'Family evening'),
      text: both(
        'لقاء مفتوح للآباء والأمهات مع المدربين، والمقاعد محدودة.',
        'Parents meet trainers; places are few.',
      ),
      capacity: 20,
      blocks: { phone: 'asked' },
      published: true,
    },
    questions: [
      {
        type: 'yes-no',
        label: both('هل يحضر معك أطفال؟', 'Do children come with you?'),
        required: true,
        answers: [true, false, true, false, false],
      },
      {
        type: 'number',
        label: both('كم عددهم؟', 'How many?'),
        required: true,
        after: { question: 0, answers: ['yes'] },
        answers: [2, 1, 3],
      },
    ],
    people: 27,
  },
  {
    slug: 'press',
    input: {
      category: 'press',
      walkIn: true,
      title: both('تسجيل الإعلاميين', 'Registration of the press'),
      text: both(
        'تُدرس الطلبات خلال ثلاثة أيام عمل، ويلزم خطاب من الوسيلة الإعلامية.',
        'Applications are looked at within three working days and need a letter of the medium.',
      ),
      confirmation: both(
        'يُفتح المركز الإعلامي قبل الجلسة الافتتاحية بساعة.',
        'The media centre opens an hour before the opening session.',
      ),
      capacity: 40,
      approval: true,
      blocks: { organisation: 'needed', state: 'asked', phone: 'needed', photo: 'asked', arrival: 'asked' },
      published: true,
    },
    questions: [
      {
        type: 'choice',
        label: both('نوع الوسيلة', 'Kind of medium'),
        required: true,
        options: [
          { key: 'paper', label: both('صحيفة أو موقع', 'Newspaper or site') },
          { key: 'agency', label: both('وكالة أنباء', 'News agency') },
          { key: 'broadcast', label: both('إذاعة أو تلفزيون', 'Radio or television') },
        ],
        answers: ['paper', 'agency', 'broadcast', 'paper'],
      },
      {
        type: 'text',
        label: both('المعدات التي تُدخلها', 'Equipment that you bring in'),
        after: { question: 0, answers: ['broadcast'] },
        answers: ['كاميرتان وحامل'],
      },
      rules,
    ],
    people: 14,
    approved: 6,
    refused: 1,
  },
  {
    slug: 'guests',
    input: {
      category: 'guest',
      title: both('تسجيل الضيوف', 'Registration of guests'),
      capacity: 60,
      blocks: {
        organisation: 'asked',
        state: 'asked',
        arrival: 'asked',
        hotel: 'asked',
        dietary: 'asked',
        access: 'asked',
      },
      mostGuests: 3,
      published: true,
    },
    questions: [],
    people: 8,
  },
];

const given: readonly Bilingual[] = [
  both('نورة', 'Noura'),
  both('سالم', 'Salem'),
  both('هند', 'Hind'),
  both('راشد', 'Rashed'),
  both('منيرة', 'Munira'),
  both('طلال', 'Talal'),
  both('عبير', 'Abeer'),
  both('ماجد', 'Majed'),
  both('ريم', 'Reem'),
  both('بدر', 'Badr'),
  both('لولوة', 'Lulwa'),
];
const families: readonly Bilingual[] = [
  both('الغديري', 'Al-Ghudairi'),
  both('السواقي', 'Al-Sawaqi'),
  both('المرجاني', 'Al-Marjani'),
  both('البستاني', 'Al-Bustani'),
  both('النخيلي', 'Al-Nukhaili'),
  both('الرمالي', 'Al-Rimali'),
  both('الواحي', 'Al-Wahi'),
];

/** Invented people without end: eleven given names and seven of families, in turn. */
export function visitorName(index: number): Bilingual {
  const first = given[index % given.length] ?? both('', '');
  const last = families[(index * 3 + Math.floor(index / given.length)) % families.length] ?? both('', '');
  return both(`${first.ar} ${last.ar}`, `${first.en} ${last.en}`);
}
