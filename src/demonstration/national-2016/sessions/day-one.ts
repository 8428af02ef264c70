import type { DemoSession } from '../../model.ts';
import { paper, pause, session, slot, t } from '../../write.ts';

const day = '2016-11-14';

const morning: DemoSession[] = [
  pause({
    key: 'arrival',
    slot: slot(day, '08:00–09:00'),
    title: t('الاستقبال وتسليم البطاقات', 'Arrival and collection of badges'),
    place: t('بهو المركز', 'Lobby of the centre'),
  }),
  session({
    key: 'opening',
    kind: 'opening-ceremony',
    slot: slot(day, '09:00–10:00', 'main'),
    title: t('حفل الافتتاح', 'Opening ceremony'),
    abstract: t(
      'افتتاح أعمال الملتقى تحت رعاية راعيه، والتعريف بشعاره ومحاوره وأيامه الثلاثة، وعرض مرئي قصير عن حق كل طفل في فضاء رقمي آمن.',
      'The forum opens under the patronage of its patron. Its slogan, themes and three days are presented, followed by a short film on the right of every child to a safe digital space.',
    ),
    interpretedInto: ['en'],
    access: 'invitation',
    cast: {
      moderator: ['yasmin-al-sunbuli'],
      interpreter: ['karim-al-lisani', 'dalia-al-bayani'],
    },
  }),
  session({
    key: 'exhibition-opening',
    kind: 'ceremony',
    slot: slot(day, '10:00–10:30', 'gallery'),
    title: t('افتتاح المعرض المصاحب', 'Opening of the accompanying exhibition'),
    abstract: t(
      'جولة للوفود في أجنحة المعرض، وفيها نماذج من أدوات الرقابة الأسرية ووسائل الإبلاغ والمواد التوعوية.',
      'Delegations tour the stands, which show examples of family safety tools, reporting channels and awareness material.',
    ),
    cast: { moderator: ['majed-al-kahramani'] },
  }),
  session({
    key: 'partnership-plenary',
    kind: 'plenary',
    slot: slot(day, '10:30–11:40', 'main'),
    theme: 'cooperation',
    title: t('من الجهد المنفرد إلى الشراكة', 'From separate efforts to partnership'),
    abstract: t(
      'لا تحمي الطفلَ جهةٌ وحدها. ترسم هذه الجلسة خريطة الأدوار بين أجهزة الأمن والأسرة والمدرسة والمنصات، وتبين أين تلتقي وأين تنقطع.',
      'No body protects a child alone. This session maps the parts of police, family, school and platforms, and shows where they meet and where they come apart.',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      chair: ['nouf-al-suhailani'],
      speaker: ['saud-al-ghadrani', 'mira-solenius', 'adel-al-jisrani', 'munira-al-diyai'],
      rapporteur: ['salwa-al-yaquti'],
      interpreter: ['karim-al-lisani', 'dalia-al-bayani'],
    },
  }),
  session({
    key: 'focal-points-meeting',
    kind: 'official-meeting',
    slot: slot(day, '10:45–11:35', 'council'),
    title: t('لقاء ضباط الاتصال في الوفود', 'Meeting of the focal points of delegations'),
    abstract: t(
      'ترتيبات الأيام الثلاثة: مواعيد اللقاءات الرسمية، وطريقة تقديم الملاحظات على مشروع التوصيات.',
      'Arrangements for the three days: the times of official meetings, and how to comment on the draft recommendations.',
    ),
    access: 'invitation',
    cast: { chair: ['turki-al-dawhani'] },
    meeting: {
      form: 'multilateral',
      level: 'experts',
      parties: ['reporting-alliance', 'regional-childhood-office', 'evidence-examiners', 'arab-family-union'],
      confidential: false,
      noteTaker: 'hatem-al-fairuzi',
      status: 'held',
    },
  }),
  pause({
    key: 'dhuhr-1',
    kind: 'prayer-break',
    slot: slot(day, '11:40–12:10'),
    title: t('استراحة صلاة الظهر', 'Dhuhr prayer break'),
  }),
];

const midday: DemoSession[] = [
  session({
    key: 'family-panel',
    kind: 'panel',
    slot: slot(day, '12:10–13:30', 'main'),
    theme: 'family-school',
    title: t('الأسرة أول من يرى وأول من يسمع', 'The family sees first and hears first'),
    abstract: t(
      'كيف يلاحظ الأهل تغيّر حال الطفل، وكيف يسألونه دون أن يخاف، وأي عون يجدونه بعد ذلك؟ تجيب الحلقة بأمثلة من أربع بيئات.',
      'How do parents notice that something has changed, how do they ask without frightening the child, and what help do they find afterwards? The panel answers with examples from four settings.',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      moderator: ['hamad-al-ghamami'],
      panellist: ['huda-al-banafsaji', 'layth-al-sanabili', 'rowan-taskerville', 'noora-al-laalii'],
      rapporteur: ['salwa-al-yaquti'],
      interpreter: ['karim-al-lisani', 'dalia-al-bayani'],
    },
  }),
  session({
    key: 'risk-papers',
    kind: 'paper-session',
    slot: slot(day, '12:10–13:30', 'palm'),
    theme: 'research',
    title: t('صور الخطر الرقمي وطرائق قياسها', 'Forms of digital risk and how to measure them'),
    abstract: t(
      'ثلاث أوراق تسأل: ما الذي نقيسه حين نقيس تعرّض الأطفال للخطر، وكيف نقيسه دون أن نؤذيهم بالسؤال؟',
      'Three papers ask what is measured when the exposure of children is measured, and how to do so without the question itself causing harm.',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      chair: ['ibrahim-al-nabani'],
      speaker: ['basma-al-saqiyani', 'zineb-al-yanboui', 'eliane-marsholt'],
      rapporteur: ['omar-al-sandali'],
      interpreter: ['nizar-al-tarjumani', 'sophie-verlanne'],
    },
    papers: [
      paper(
        'exposure-index',
        ['basma-al-saqiyani', 'jalal-al-mitrawi'],
        t(
          'نحو مؤشر وطني لتعرّض اليافعين للمخاطر الرقمية',
          'Towards a national index of young people’s exposure to digital risk',
        ),
        t(
          'تقترح الورقة مؤشرًا من خمسة أبعاد، وتعرض نتائج تجريبه على عينة من طلاب المرحلة المتوسطة، وحدود ما يصلح له.',
          'The paper proposes an index of five dimensions, reports a trial with a sample of intermediate school pupils, and states the limits of its use.',
        ),
      ),
      paper(
        'village-screens',
        ['zineb-al-yanboui'],
        t('الشاشة في البيت الريفي: دراسة ميدانية', 'The screen in the rural home: a field study'),
        t(
          'مقابلات مع ستين أسرة عن القواعد التي تضعها لاستعمال الأجهزة، ومن يضعها، ومتى تُنسى.',
          'Interviews with sixty families on the rules they set for devices, who sets them, and when they are forgotten.',
        ),
      ),
      paper(
        'asking-children',
        ['eliane-marsholt'],
        t('أخلاقيات سؤال الأطفال عن الخطر', 'The ethics of asking children about risk'),
        null,
        'en',
      ),
    ],
  }),
  session({
    key: 'schools-experience',
    kind: 'experience',
    slot: slot(day, '12:10–13:30', 'jasmine'),
    theme: 'family-school',
    title: t('مدارس علّمت السلامة الرقمية', 'Schools that taught digital safety'),
    abstract: t(
      'ثلاث تجارب في تعليم السلامة الرقمية: نشاط صفي قصير، ومنهج متدرج، وفريق طلابي يرشد الأقران.',
      'Three ways of teaching digital safety: a short classroom activity, a graded curriculum, and a pupils’ team that guides its peers.',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      chair: ['abdullah-al-qindili'],
      speaker: ['latifa-al-mishkati', 'callum-rosewarne', 'dalal-al-ashraani'],
      rapporteur: ['reem-al-aqiqani'],
      interpreter: ['lina-al-naqqali', 'ramzi-al-fasihi'],
    },
  }),
  session({
    key: 'dialogue-workshop',
    kind: 'workshop',
    slot: slot(day, '12:10–13:30', 'oasis'),
    theme: 'family-school',
    title: t('الحوار الأسري عن الأجهزة: تدريب عملي', 'Talking about devices at home: a practical workshop'),
    abstract: t(
      'يتدرب المشاركون على وضع اتفاق أسري لاستعمال الأجهزة، وعلى فتح حديث صعب مع طفل في العاشرة ومع يافع في الخامسة عشرة.',
      'Participants practise drawing up a family agreement on devices, and opening a hard conversation with a child of ten and with a young person of fifteen.',
    ),
    access: 'sign-up',
    capacity: 40,
    reservedPerDelegation: 1,
    cast: { trainer: ['fahd-al-marjani', 'shamma-al-rimali'] },
  }),
  session({
    key: 'lines-meeting',
    kind: 'official-meeting',
    slot: slot(day, '12:20–13:10', 'council'),
    theme: 'reporting',
    title: t('لقاء ثنائي عن تشغيل خطوط البلاغات', 'Bilateral meeting on running reporting lines'),
    languages: ['ar', 'en'],
    interpretedInto: ['en'],
    access: 'invitation',
    cast: {
      chair: ['wafa-al-rihlani'],
      speaker: ['tomas-lindqvar'],
      interpreter: ['edgar-tollemont'],
    },
    meeting: {
      form: 'bilateral',
      level: 'heads',
      parties: ['aman-centre', 'reporting-alliance'],
      confidential: false,
      noteTaker: 'hatem-al-fairuzi',
      status: 'held',
    },
  }),
  pause({ key: 'lunch-1', slot: slot(day, '13:30–14:30'), title: t('استراحة الغداء', 'Lunch break') }),
  pause({
    key: 'asr-1',
    kind: 'prayer-break',
    slot: slot(day, '14:30–15:00'),
    title: t('استراحة صلاة العصر', 'Asr prayer break'),
  }),
];

const afternoon: DemoSession[] = [
  session({
    key: 'platforms-panel',
    kind: 'panel',
    slot: slot(day, '15:00–16:20', 'main'),
    theme: 'technology',
    title: t(
      'المنصات ومزودو الخدمة: من الإرشاد إلى الالتزام',
      'Platforms and providers: from guidance to obligation',
    ),
    abstract: t(
      'ما الذي يُنتظر من المنصة حين يصلها بلاغ، وفي كم ساعة، وكيف يعرف المجتمع أنها وفت به؟ نقاش بين من يضع القاعدة ومن يطبقها.',
      'What is expected of a platform that receives a report, within how many hours, and how does the public know that it was done? Those who make the rule talk with those who apply it.',
    ),
    languages: ['ar', 'en'],
    interpretedInto: ['ar', 'en'],
    cast: {
      moderator: ['badr-al-simaki'],
      panellist: ['waleed-al-silkani', 'dana-al-marafii', 'oliver-penhallard', 'etienne-vautrelle'],
      rapporteur: ['salwa-al-yaquti'],
      interpreter: ['karim-al-lisani', 'dalia-al-bayani'],
    },
  }),
  session({
    key: 'legislation-papers',
    kind: 'paper-session',
    slot: slot(day, '15:00–16:20', 'palm'),
    theme: 'legislation',
    title: t(
      'الأنظمة الوطنية في مواجهة الجريمة العابرة للحدود',
      'National law and crime that crosses borders',
    ),
    abstract: t(
      'تقارن الأوراق بين تعريفات الجريمة في الأنظمة العربية، وتبحث في صلاحيات التحقيق وضمانات الطفل الشاهد.',
      'The papers compare how the offence is defined in Arab laws, and examine powers of investigation and the safeguards of the child witness.',
    ),
    interpretedInto: ['en'],
    cast: {
      chair: ['tariq-al-farqadani'],
      speaker: ['mazen-al-luluani', 'mariam-al-shatii', 'samar-al-dabarani'],
      rapporteur: ['omar-al-sandali'],
      interpreter: ['nizar-al-tarjumani'],
    },
    papers: [
      paper(
        'defining-offence',
        ['mazen-al-luluani'],
        t('تعريف الجريمة بين النص والتطبيق', 'Defining the offence, in the text and in practice'),
        t(
          'مقارنة بين صيغ التجريم في ثمانية أنظمة، ومقترح لصياغة تشمل الوسائل التي لم تظهر بعد.',
          'A comparison of the wording of the offence in eight laws, with a proposal that covers means which have not yet appeared.',
        ),
      ),
      paper(
        'cross-border-data',
        ['mariam-al-shatii'],
        t('طلب البيانات عبر الحدود: الزمن والضمانات', 'Requesting data across borders: time and safeguards'),
      ),
      paper(
        'child-witness',
        ['samar-al-dabarani'],
        t('الطفل الشاهد: سماع واحد يكفي', 'The child as witness: one hearing is enough'),
        t(
          'تعرض الورقة إجراءً يُسمع فيه الطفل مرة واحدة مسجلة، وما يلزمه من تدريب وتجهيز.',
          'The paper describes a procedure in which the child is heard once, on record, and the training and equipment that it needs.',
        ),
      ),
    ],
  }),
  session({
    key: 'window-screening',
    kind: 'screening',
    slot: slot(day, '15:00–16:00', 'jasmine'),
    theme: 'awareness',
    title: t('«نافذة مضاءة»: فيلم ونقاش', '“A lit window”: film and discussion'),
    abstract: t(
      'فيلم قصير عن فتاة تكتشف أن صديقها الجديد على الشبكة ليس من تظن. يتبع العرض نقاش عن استعمال الفيلم في المدارس.',
      'A short film about a girl who finds that her new friend online is not who she thought. A discussion of its use in schools follows.',
    ),
    access: 'sign-up',
    capacity: 150,
    cast: { moderator: ['talal-al-midadi'], speaker: ['joud-al-hibrani'] },
  }),
  session({
    key: 'first-report-workshop',
    kind: 'workshop',
    slot: slot(day, '15:00–16:20', 'oasis'),
    theme: 'reporting',
    title: t('المكالمة الأولى: تلقي البلاغ من طفل', 'The first call: taking a report from a child'),
    abstract: t(
      'تمرين على الدقائق الخمس الأولى من البلاغ: الطمأنة، والأسئلة التي لا تُسأل، وما يُدوَّن، وما يُحال في الحال.',
      'An exercise on the first five minutes of a report: reassurance, questions not to ask, what to write down, and what to pass on at once.',
    ),
    access: 'sign-up',
    capacity: 36,
    reservedPerDelegation: 1,
    cast: { trainer: ['anas-al-bilani', 'rula-al-zahrawani'] },
  }),
  session({
    key: 'associations-meeting',
    kind: 'official-meeting',
    slot: slot(day, '15:10–16:00', 'council'),
    theme: 'family-school',
    title: t(
      'لقاء ثلاثي عن برامج الجمعيات الأسرية',
      'Trilateral meeting on the programmes of family associations',
    ),
    access: 'invitation',
    cast: { chair: ['munira-al-diyai'], speaker: ['suad-al-wisali', 'huda-al-banafsaji'] },
    meeting: {
      form: 'trilateral',
      level: 'heads',
      parties: ['safe-family-council', 'arab-family-union', 'sanad-association'],
      confidential: false,
      noteTaker: 'hatem-al-fairuzi',
      status: 'held',
    },
  }),
  session({
    key: 'exhibition-hours-1',
    kind: 'exhibition-hours',
    slot: slot(day, '10:30–18:00', 'gallery'),
    title: t('أوقات زيارة المعرض: اليوم الأول', 'Exhibition hours: first day'),
    languages: [],
    access: 'public',
  }),
  session({
    key: 'museum-visit',
    kind: 'cultural-visit',
    slot: slot(day, '18:30–21:00'),
    title: t('زيارة المتحف الوطني', 'Visit to the National Museum'),
    abstract: t(
      'جولة مع مرشد في قاعات المتحف، تنطلق الحافلات من مدخل المركز في الساعة 18:10.',
      'A guided tour of the galleries. Coaches leave from the entrance of the centre at 18:10.',
    ),
    place: t('مركز الملك عبد العزيز التاريخي، الرياض', 'King Abdulaziz Historical Centre, Riyadh'),
    languages: ['ar', 'en'],
    access: 'sign-up',
    capacity: 90,
    reservedPerDelegation: 2,
  }),
];

/** Monday 14 November 2016. */
export const dayOne: readonly DemoSession[] = [...morning, ...midday, ...afternoon];
