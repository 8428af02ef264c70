import type { DemoSession } from '../../model.ts';
import { paper, pause, session, slot, t } from '../../write.ts';

const day = '2016-11-16';

const early: DemoSession[] = [
  session({
    key: 'international-panel',
    kind: 'panel',
    slot: slot(day, '08:30–10:00', 'main'),
    theme: 'cooperation',
    title: t('ما بعد القمم: متابعة ما اتُّفق عليه', 'After the summits: following up what was agreed'),
    abstract: t(
      'سبقت هذا الملتقى قمتان دوليتان في 2014 و2015. ماذا بقي من نصوصهما في خطط العمل، ومن يسأل عنه؟',
      'Two international summits preceded this forum, in 2014 and 2015. What is left of their texts in plans of work, and who asks about it?',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      moderator: ['adel-al-jisrani'],
      panellist: ['mira-solenius', 'henrik-osterfeld', 'bader-al-marsawi', 'hana-wirasena'],
      rapporteur: ['salwa-al-yaquti'],
      interpreter: ['karim-al-lisani', 'dalia-al-bayani'],
    },
  }),
  session({
    key: 'research-papers',
    kind: 'paper-session',
    slot: slot(day, '08:30–10:00', 'palm'),
    theme: 'research',
    title: t('بحوث تسبق القرار', 'Research that comes before the decision'),
    abstract: t(
      'ثلاث أوراق عن البيانات التي يحتاج إليها واضع السياسة، وعن كلفة غيابها.',
      'Three papers on the data that a policy maker needs, and the cost of not having them.',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      chair: ['sana-al-urjuwani'],
      speaker: ['jalal-al-mitrawi', 'basma-al-saqiyani', 'eliane-marsholt'],
      rapporteur: ['omar-al-sandali'],
      interpreter: ['nizar-al-tarjumani', 'sophie-verlanne'],
    },
    papers: [
      paper(
        'data-gaps',
        ['jalal-al-mitrawi'],
        t('خريطة فجوات البيانات الوطنية', 'A map of gaps in national data'),
        t(
          'من أصل 24 سؤالًا يطرحها واضعو السياسات، تسعة لا جواب لها في السجلات القائمة. تقترح الورقة ترتيبًا لسدّها.',
          'Of 24 questions that policy makers ask, nine have no answer in existing records. The paper proposes an order in which to fill them.',
        ),
      ),
      paper(
        'prevention-cost',
        ['basma-al-saqiyani'],
        t('كلفة الوقاية وكلفة التأخر', 'The cost of prevention and the cost of delay'),
      ),
      paper(
        'shared-measures',
        ['eliane-marsholt'],
        t('مقاييس مشتركة بين الدول: ما الممكن؟', 'Measures shared between states: what is possible?'),
        null,
        'en',
      ),
    ],
  }),
  session({
    key: 'community-panel',
    kind: 'panel',
    slot: slot(day, '08:30–10:00', 'jasmine'),
    theme: 'awareness',
    title: t('المجتمع شريكًا: الجمعيات والمتطوعون', 'The community as partner: associations and volunteers'),
    abstract: t(
      'أين يبدأ دور المتطوع وأين يقف؟ نقاش عن التأهيل والإشراف وحدود المهنة.',
      'Where does the part of the volunteer begin, and where does it end? On training, supervision and the limits of the profession.',
    ),
    interpretedInto: ['en'],
    cast: {
      moderator: ['suad-al-wisali'],
      panellist: ['huda-al-banafsaji', 'mounir-al-bayraqani', 'zineb-al-yanboui'],
      rapporteur: ['reem-al-aqiqani'],
      interpreter: ['lina-al-naqqali'],
    },
  }),
  session({
    key: 'drafting-2',
    kind: 'official-meeting',
    slot: slot(day, '08:30–10:00', 'council'),
    title: t('لجنة الصياغة: الاجتماع الثاني', 'Drafting Committee: second meeting'),
    abstract: t(
      'النظر في ملاحظات الوفود على المشروع المعمَّم، وإعداد النص الموحَّد.',
      'Comments of delegations on the circulated draft are considered, and the consolidated text is prepared.',
    ),
    access: 'invitation',
    cast: {
      chair: ['bandar-al-mirwahi'],
      speaker: ['sherif-al-nawrasi', 'nadine-al-karmawani'],
      rapporteur: ['abeer-al-khuzami'],
    },
    meeting: {
      form: 'multilateral',
      level: 'experts',
      parties: ['regional-childhood-office', 'arab-family-union', 'nawaris-university'],
      confidential: false,
      noteTaker: 'ziyad-al-nimrani',
      status: 'held',
    },
  }),
  pause({ key: 'coffee-3', slot: slot(day, '10:00–10:20'), title: t('استراحة القهوة', 'Coffee break') }),
];

const morning: DemoSession[] = [
  session({
    key: 'international-experience',
    kind: 'experience',
    sample: false,
    slot: slot(day, '10:20–11:40', 'main'),
    theme: 'cooperation',
    title: t('التجارب الدولية في الوقاية والتصدي', 'International experience in prevention and response'),
    abstract: t(
      'جلسة مخصصة لعرض تجارب دولية، يرأسها معالي وزير العمل والتنمية الاجتماعية ويشارك فيها ستة متحدثين.',
      'A session given to international experience, chaired by H.E. the Minister of Labour and Social Development, with six speakers.',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      chair: ['mufarrej-al-haqabani'],
      speaker: [
        'claire-williams',
        'abdul-razzak-ahmad',
        'sin-shih-shieh',
        'christophe-lojo',
        'roberta-lynn-sinclair',
        'daryl-higgins',
      ],
      rapporteur: ['salwa-al-yaquti'],
      interpreter: ['karim-al-lisani', 'dalia-al-bayani'],
    },
  }),
  session({
    key: 'strategy-panel',
    kind: 'panel',
    slot: slot(day, '10:30–11:40', 'palm'),
    theme: 'research',
    title: t(
      'خطة وطنية جامعة: من يكتبها ومن ينفذها؟',
      'A comprehensive national plan: who writes it and who carries it out?',
    ),
    abstract: t(
      'نقاش عن الأهداف والمدد والمؤشرات، وعن جهة واحدة تُسأل حين يتأخر العمل.',
      'On aims, terms and indicators, and on having one body to ask when work falls behind.',
    ),
    cast: {
      moderator: ['ibrahim-al-nabani'],
      panellist: ['munira-al-diyai', 'saud-al-ghadrani', 'shamma-al-rimali', 'layth-al-sanabili'],
      rapporteur: ['omar-al-sandali'],
    },
  }),
  session({
    key: 'industry-experience',
    kind: 'experience',
    slot: slot(day, '10:30–11:40', 'jasmine'),
    theme: 'technology',
    title: t('شراكة القطاعين: ثلاث تجارب', 'Public and private sectors together: three experiences'),
    abstract: t(
      'خدمة مجانية للتصفية الأسرية، وفريق استجابة مشترك، ومختبر مفتوح للمطورين الشباب.',
      'A free family filter, a joint response team, and an open laboratory for young developers.',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      chair: ['ghada-al-najmawi'],
      speaker: ['waleed-al-silkani', 'areej-al-ramzani', 'callum-rosewarne'],
      rapporteur: ['reem-al-aqiqani'],
      interpreter: ['lina-al-naqqali', 'ramzi-al-fasihi'],
    },
  }),
  session({
    key: 'measuring-workshop',
    kind: 'workshop',
    slot: slot(day, '10:30–11:40', 'oasis'),
    theme: 'research',
    title: t('كيف يُكتب مؤشر يمكن قياسه؟', 'How to write an indicator that can be measured'),
    abstract: t(
      'يكتب كل مشارك مؤشرًا واحدًا لبرنامج يعرفه: الوحدة وخط الأساس والمستهدف ومصدر البيانات.',
      'Each participant writes one indicator for a programme he or she knows: unit, baseline, target and source of data.',
    ),
    languages: ['ar', 'en'],
    access: 'sign-up',
    capacity: 30,
    reservedPerDelegation: 1,
    cast: { trainer: ['jalal-al-mitrawi', 'priya-nandakar'] },
  }),
  pause({
    key: 'dhuhr-3',
    kind: 'prayer-break',
    slot: slot(day, '11:40–12:10'),
    title: t('استراحة صلاة الظهر', 'Dhuhr prayer break'),
  }),
];

const midday: DemoSession[] = [
  session({
    key: 'draft-plenary',
    kind: 'plenary',
    slot: slot(day, '12:10–13:20', 'main'),
    title: t('مشروع التوصيات: قراءة ومناقشة', 'The draft recommendations: reading and discussion'),
    abstract: t(
      'تُقرأ الفقرات واحدة واحدة، وتُعرض التعديلات المقدَّمة، وتُسجَّل الملاحظات قبل عرض النص للإقرار.',
      'Provisions are read one by one, amendments are presented, and comments are recorded before the text is tabled for adoption.',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      chair: ['nouf-al-suhailani'],
      speaker: ['sherif-al-nawrasi'],
      rapporteur: ['abeer-al-khuzami'],
      interpreter: ['karim-al-lisani', 'dalia-al-bayani'],
    },
  }),
  session({
    key: 'cooperation-papers',
    kind: 'paper-session',
    slot: slot(day, '12:10–13:20', 'palm'),
    theme: 'cooperation',
    title: t('أطر التعاون: أوراق مقارنة', 'Frameworks of cooperation: comparative papers'),
    abstract: t(
      'مقارنة بين شبكات التعاون القائمة، وشروط دوامها بعد انتهاء التمويل الأول.',
      'Existing networks are compared, with the conditions under which they outlive their first funding.',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      chair: ['henrik-osterfeld'],
      speaker: ['nadine-al-karmawani', 'oliver-penhallard', 'mariam-al-shatii'],
      rapporteur: ['omar-al-sandali'],
      interpreter: ['nizar-al-tarjumani', 'sophie-verlanne'],
    },
    papers: [
      paper(
        'regional-networks',
        ['nadine-al-karmawani'],
        t('شبكات إقليمية: لماذا يبقى بعضها؟', 'Regional networks: why do some endure?'),
        t(
          'دراسة سبع شبكات على مدى عشر سنوات، وثلاثة أسباب تتكرر في ما بقي منها.',
          'A study of seven networks over ten years, and three reasons that recur in those that lasted.',
        ),
      ),
      paper(
        'shared-training',
        ['oliver-penhallard'],
        t('التدريب المشترك مدخلًا إلى الثقة', 'Joint training as a way to trust'),
        null,
        'en',
      ),
      paper(
        'model-agreement',
        ['mariam-al-shatii'],
        t('اتفاق نموذجي لتبادل المعلومات', 'A model agreement on the exchange of information'),
      ),
    ],
  }),
  session({
    key: 'families-experience',
    kind: 'experience',
    slot: slot(day, '12:10–13:20', 'jasmine'),
    theme: 'family-school',
    title: t('برامج تعمل مع الأسرة كلها', 'Programmes that work with the whole family'),
    abstract: t(
      'لقاءات للآباء في أماكن العمل، ومجموعات دعم للأمهات، وخط إرشاد يردّ في المساء.',
      'Meetings for fathers at work, support groups for mothers, and a guidance line that answers in the evening.',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      chair: ['noora-al-laalii'],
      speaker: ['rowan-taskerville', 'fahd-al-marjani', 'rula-al-zahrawani'],
      rapporteur: ['reem-al-aqiqani'],
      interpreter: ['lina-al-naqqali', 'ramzi-al-fasihi'],
    },
  }),
  session({
    key: 'volunteers-workshop',
    kind: 'workshop',
    slot: slot(day, '12:10–13:20', 'oasis'),
    theme: 'awareness',
    title: t('إعداد المتطوعين في التوعية الرقمية', 'Preparing volunteers for digital awareness'),
    abstract: t(
      'حقيبة من أربع جلسات قصيرة يستطيع كل مشارك أن يدرّب عليها فريقه في أسبوع.',
      'A kit of four short sessions that each participant can use to train a team within a week.',
    ),
    access: 'sign-up',
    capacity: 40,
    reservedPerDelegation: 1,
    cast: { trainer: ['dalal-al-ashraani', 'mounir-al-bayraqani'] },
  }),
  pause({ key: 'lunch-3', slot: slot(day, '13:20–14:30'), title: t('استراحة الغداء', 'Lunch break') }),
  pause({
    key: 'asr-3',
    kind: 'prayer-break',
    slot: slot(day, '14:30–15:00'),
    title: t('استراحة صلاة العصر', 'Asr prayer break'),
  }),
];

const afternoon: DemoSession[] = [
  session({
    key: 'closing',
    kind: 'closing-ceremony',
    slot: slot(day, '15:00–15:45', 'main'),
    title: t('الجلسة الختامية وإقرار التوصيات', 'Closing session and adoption of the recommendations'),
    abstract: t(
      'عرض النص الموحَّد للتوصيات، وإقراره، وإعلان موعد الدورة القادمة.',
      'The consolidated text of the recommendations is tabled and adopted, and the date of the next edition is announced.',
    ),
    interpretedInto: ['en'],
    cast: {
      chair: ['faisal-al-ghaithani'],
      speaker: ['nouf-al-suhailani'],
      rapporteur: ['abeer-al-khuzami'],
      interpreter: ['karim-al-lisani', 'dalia-al-bayani'],
    },
  }),
  session({
    key: 'honours',
    kind: 'ceremony',
    sample: false,
    slot: slot(day, '15:45–16:30', 'main'),
    title: t('تكريم الجهات المشاركة', 'Honours to the participating bodies'),
    abstract: t(
      'يكرّم مدير الأمن العام الجهات المشاركة في الملتقى، وفيها جهات إعلامية.',
      'The Director of General Security honours the bodies that took part in the forum, the media among them.',
    ),
    interpretedInto: ['en'],
    cast: {
      moderator: ['yasmin-al-sunbuli'],
      interpreter: ['karim-al-lisani', 'dalia-al-bayani'],
    },
  }),
  session({
    key: 'exhibition-hours-3',
    kind: 'exhibition-hours',
    slot: slot(day, '09:00–15:00', 'gallery'),
    title: t('أوقات زيارة المعرض: اليوم الثالث', 'Exhibition hours: third day'),
    languages: [],
    access: 'public',
  }),
  session({
    key: 'masmak-visit',
    kind: 'cultural-visit',
    slot: slot(day, '17:30–19:30'),
    title: t('زيارة قصر المصمك', 'Visit to the Masmak Fort'),
    abstract: t(
      'جولة في القصر والسوق القديم لمن بقي من الوفود.',
      'A tour of the fort and the old market for delegations still in the city.',
    ),
    place: t('وسط الرياض', 'Central Riyadh'),
    languages: ['ar', 'en'],
    access: 'sign-up',
    capacity: 60,
    reservedPerDelegation: 2,
  }),
];

/** Wednesday 16 November 2016, the last day. */
export const dayThree: readonly DemoSession[] = [...early, ...morning, ...midday, ...afternoon];
