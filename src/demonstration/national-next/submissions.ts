import type { DemoCriterion, DemoReview, DemoSubmission } from '../model.ts';
import { t } from '../write.ts';

/** What the Scientific Committee asks of a submission. */
export const criteria: readonly DemoCriterion[] = [
  { label: t('الصلة بالمحور', 'Bearing on the theme'), weight: 2 },
  { label: t('سلامة المنهج', 'Soundness of method'), weight: 3 },
  { label: t('أثر مقيس', 'Measured effect'), weight: 3 },
  { label: t('وضوح العرض', 'Clarity'), weight: 1 },
];

const by = (
  reviewer: string,
  scores: readonly number[],
  recommendation: DemoReview['recommendation'],
  comment: string | null = null,
): DemoReview => ({ reviewer, scores, recommendation, comment });

const waiting = (reviewer: string): DemoReview => ({
  reviewer,
  scores: null,
  recommendation: null,
  comment: null,
});

const ONE = 'reviewer';
const TWO = 'second-reviewer';

/** What has come in so far, in every state that it can be in. Invented. */
export const submissions: readonly DemoSubmission[] = [
  {
    key: 'three-lessons',
    kind: 'paper',
    title: t(
      'أثر ثلاث حصص في سلوك طلاب المرحلة المتوسطة: تجربة مضبوطة',
      'The effect of three lessons on pupils aged twelve to fifteen: a controlled trial',
    ),
    abstract: t(
      'قُسمت أربع وعشرون مدرسة بالقرعة إلى مجموعتين، وتلقت الأولى ثلاث حصص عن طلبات الغرباء والصور الخاصة وطرائق الإبلاغ. بعد ستة أشهر زادت نسبة من أبلغوا شخصًا بالغًا إلى الضعف، ولم يتغير الخوف من استعمال الشبكة. تعرض الورقة أدوات القياس وحدود التعميم.',
      'Twenty-four schools were divided by lot; the first group had three lessons on requests by strangers, private pictures and ways to report. Six months later twice as many had told an adult, and fear of using the network had not grown. The paper presents the instruments and the limits of what may be concluded.',
    ),
    language: 'ar',
    theme: 'family-school',
    minutes: 20,
    authors: ['latifa-al-mishkati', 'yousef-al-thurayani'],
    behalf: 'school-safety',
    state: 'confirmed',
    reviews: [
      by(ONE, [5, 5, 5, 4], 'accept', 'عمل محكم. نقترح ذكر نسبة من غادروا الدراسة في كل مجموعة.'),
      by(TWO, [5, 4, 5, 4], 'accept'),
    ],
  },
  {
    key: 'machine-triage',
    kind: 'paper',
    title: t(
      'فرز البلاغات بمعونة الآلة: ما كُسب وما فات',
      'Sorting reports with the help of machines: what was gained, what was missed',
    ),
    abstract: t(
      'قورنت قرارات مصنِّف آلي بقرارات المحللين في ألفي بلاغ. خفّض المصنِّف زمن الوصول إلى البلاغات العاجلة إلى الربع، وأخطأ في اللهجات أكثر من الفصحى. توصي الورقة بأن يبقى القرار الأخير للمحلل، وبقياس الخطأ لكل لهجة.',
      'Decisions of a classifier were compared with those of analysts in two thousand reports. Urgent reports were reached in a quarter of the time; dialects were misread more often than the standard language. The paper recommends that analysts keep the last word and that errors be measured for each dialect.',
    ),
    language: 'ar',
    theme: 'artificial-intelligence',
    minutes: 20,
    authors: ['anas-al-bilani', 'amal-al-siraji'],
    behalf: null,
    state: 'accepted',
    reviews: [by(ONE, [5, 4, 5, 5], 'accept'), by(TWO, [4, 4, 4, 5], 'accept')],
  },
  {
    key: 'detecting-synthetic',
    kind: 'paper',
    title: t('كشف الصور المولَّدة في ملفات القضايا', 'Recognising generated pictures in the files of cases'),
    abstract: t(
      'تختبر الورقة خمسة كواشف على صور حقيقية ومولَّدة لم ترها من قبل، وتبيّن أن دقتها تهبط إلى النصف بعد ضغط الصورة مرتين، وتقترح ألا يُبنى عليها حكم وحدها.',
      'Five detectors are tested on real and generated pictures that they have not seen. Compressing a picture twice halves their accuracy; the paper proposes that no judgement rest on them alone.',
    ),
    language: 'en',
    theme: 'artificial-intelligence',
    minutes: 20,
    authors: ['priya-nandakar', 'callum-rosewarne'],
    behalf: null,
    state: 'under-review',
    reviews: [by(ONE, [5, 4, 3, 4], 'accept'), waiting(TWO)],
  },
  {
    key: 'extortion-calls',
    kind: 'paper',
    title: t(
      'المكالمة الأولى بعد الابتزاز: تحليل ثلاثمئة مكالمة بخط المساندة',
      'The first call after extortion: an analysis of three hundred calls to a helpline',
    ),
    abstract: t(
      'تحلل الورقة ما يطلبه المتصل أولًا، وكم تستغرق المكالمة حتى يذكر التهديد، وأي العبارات تبقيه على الخط. النتيجة دليل من صفحتين يُعرض مع الورقة.',
      'What callers ask for first, how long it takes until the threat is named, and which words keep them on the line. The result is a guide of two pages that goes with the paper.',
    ),
    language: 'ar',
    theme: 'digital-fraud',
    minutes: 20,
    authors: ['wafa-al-rihlani'],
    behalf: null,
    state: 'under-review',
    reviews: [
      by(ONE, [4, 3, 4, 4], 'undecided', 'حجم العينة مناسب، والمنهج يحتاج إلى وصف أوفى.'),
      waiting(TWO),
    ],
  },
  {
    key: 'cross-border-preservation',
    kind: 'paper',
    title: t(
      'طلبات الحفظ العابرة للحدود: من ثلاثين يومًا إلى ثلاثة',
      'Requests for preservation across borders: from thirty days to three',
    ),
    abstract: t(
      'تصف الورقة مسارًا موحدًا لطلب حفظ البيانات بين ست دول، وما قُصّر به الزمن، وما بقي معلقًا على اتفاق لم يُبرم.',
      'A single path for requests of preservation between six states, what shortened it, and what still waits for an agreement that has not been concluded.',
    ),
    language: 'en',
    theme: 'cooperation',
    minutes: 20,
    authors: ['tomas-lindqvar', 'etienne-vautrelle'],
    behalf: 'reporting-alliance',
    state: 'submitted',
    reviews: [],
  },
  {
    key: 'parents-evening',
    kind: 'workshop',
    title: t(
      'مساء مع الوالدين: ورشة تُعاد في كل حي',
      'An evening with parents: a workshop for every district',
    ),
    abstract: t(
      'يتدرب المشاركون على إدارة لقاء من ساعتين مع الوالدين، بحالات مكتوبة وبطاقات، ويخرجون بحقيبة يعيدون بها اللقاء في مدارسهم.',
      'Participants practise running an evening of two hours with parents, with written cases and cards, and leave with a kit for their own schools.',
    ),
    language: 'ar',
    theme: 'family-school',
    minutes: 90,
    authors: ['sami-al-mujassani'],
    behalf: null,
    state: 'accepted',
    reviews: [by(ONE, [5, 4, 4, 5], 'accept'), by(TWO, [4, 4, 3, 5], 'accept')],
  },
  {
    key: 'village-clinics',
    kind: 'experience',
    title: t('عيادات التعافي المتنقلة في القرى', 'Mobile clinics of recovery in villages'),
    abstract: t(
      'تجربة سنتين لفريق يزور اثنتي عشرة قرية كل شهر: ما الذي جعل الأسر تأتي، وكم كلف كل لقاء، وما أُلغي من الخطة.',
      'Two years of a team that visits twelve villages a month: what made families come, what each meeting cost, and what of the plan was given up.',
    ),
    language: 'ar',
    theme: 'victims',
    minutes: 45,
    authors: ['lamia-al-wahati', 'rayan-al-shifani'],
    behalf: null,
    state: 'under-review',
    reviews: [waiting(ONE), waiting(TWO)],
  },
  {
    key: 'awareness-poster',
    kind: 'paper',
    title: t('ملصقات التوعية في المراكز التجارية', 'Awareness posters in shopping centres'),
    abstract: t(
      'تعرض الورقة ستة ملصقات وعدد من مروا بها في شهر.',
      'Six posters and how many people passed them in a month.',
    ),
    language: 'ar',
    theme: 'awareness',
    minutes: 15,
    authors: ['talal-al-midadi'],
    behalf: null,
    state: 'rejected',
    reviews: [
      by(ONE, [3, 1, 0, 3], 'reject', 'المرور بالملصق لا يدل على أثره. نرحب بالورقة بعد قياس ما تغيّر.'),
      by(TWO, [3, 1, 1, 3], 'reject'),
    ],
  },
  {
    key: 'young-drivers',
    kind: 'paper',
    title: t('اليافعون سفراء لأقرانهم', 'The young as ambassadors to their peers'),
    abstract: t(
      'برنامج يدرّب اليافعين على الحديث مع أقرانهم، ونتائج سنته الأولى.',
      'A programme that trains young people to talk with their peers, and the results of its first year.',
    ),
    language: 'ar',
    theme: 'awareness',
    minutes: 20,
    authors: ['joud-al-hibrani'],
    behalf: null,
    state: 'withdrawn',
    reviews: [],
  },
  {
    key: 'law-comparison',
    kind: 'paper',
    title: t(
      'تعريف الاستدراج في أنظمة تسع دول عربية',
      'The definition of grooming in the laws of nine Arab states',
    ),
    abstract: t('ملخص قيد الكتابة.', 'Abstract in preparation.'),
    language: 'ar',
    theme: 'legislation',
    minutes: 20,
    authors: ['idriss-al-atlasani'],
    behalf: null,
    state: 'draft',
    reviews: [],
  },
];
