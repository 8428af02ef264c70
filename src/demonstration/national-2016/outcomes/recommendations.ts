import type { DemoDocument, DemoLink, Key } from '../../model.ts';
import { assigned, provisions, t } from '../../write.ts';

/** Reference to a text of the London (2014) or Abu Dhabi (2015) summit. */
function link(
  relation: DemoLink['relation'],
  year: 2014 | 2015,
  document: Key,
  provision: Key | null,
): DemoLink {
  return { relation, edition: `weprotect-summit/${year}`, document, provision };
}

const preamble = provisions('preamble', [
  {
    key: 'preamble-1',
    text: t(
      'إذ يؤكدون من جديد أن لكل طفل حقًا في الأمان والكرامة، في البيت والمدرسة وفي الفضاء الرقمي،',
      'Reaffirming that every child has a right to safety and dignity, at home, at school and in the digital space,',
    ),
  },
  {
    key: 'preamble-2',
    text: t(
      'وإذ يعربون عن بالغ قلقهم إزاء سهولة وصول المسيئين إلى الأطفال عبر الوسائل التقنية،',
      'Deeply concerned at the ease with which offenders reach children through technology,',
    ),
  },
  {
    key: 'preamble-3',
    text: t(
      'وإذ يشيرون إلى ما انتهت إليه القمتان الدوليتان المعقودتان في المملكة المتحدة عام 2014م وفي الإمارات العربية المتحدة عام 2015م،',
      'Recalling the outcome of the international summits held in the United Kingdom in 2014 and in the United Arab Emirates in 2015,',
    ),
    links: [link('reiterates', 2014, 'statement', null), link('reiterates', 2015, 'communique', null)],
  },
  {
    key: 'preamble-4',
    text: t(
      'وإذ يدركون أن الوقاية عمل مشترك، لا تنهض به جهة دون أخرى،',
      'Recognizing that prevention is common work, which no body can carry out without the others,',
    ),
  },
  {
    key: 'preamble-5',
    text: t(
      'وإذ يلاحظون مع التقدير ما عُرض في جلسات الملتقى ومعرضه من تجارب وطنية ودولية،',
      'Noting with appreciation the national and international experience presented in the sessions and exhibition of the forum,',
    ),
    sessions: ['international-experience', 'schools-experience', 'campaigns-experience'],
  },
  {
    key: 'preamble-6',
    text: t(
      'واقتناعًا منهم بأن التوصية لا تكتمل حتى تُعرف الجهة المسؤولة عنها ويُقاس أثرها،',
      'Convinced that a recommendation is complete only when the body responsible is known and its effect is measured,',
    ),
  },
]);

const recommendations = provisions('recommendation', [
  {
    key: 'safety-centre',
    title: t('مركز السلامة الإلكترونية', 'Electronic safety centre'),
    text: t(
      'إنشاء مركز وطني للسلامة الإلكترونية تستضيفه وزارة الداخلية وتشرف عليه، ويجمع أعمال الوقاية والرصد والاستجابة؛',
      'Establish a national centre for electronic safety, hosted and supervised by the Ministry of the Interior, which brings together prevention, detection and response;',
    ),
    theme: 'reporting',
    sessions: ['reporting-panel', 'strategy-panel'],
    level: 'national',
    assignments: [
      { body: 'moi-sa', part: 'lead', sample: false },
      { body: 'cyber-unit', part: 'supporting', sample: true },
    ],
  },
  {
    key: 'recurrence',
    title: t('دورية الملتقى وتوسيع نطاقه', 'Recurrence and wider scope of the forum'),
    text: t(
      'عقد الملتقى مرة كل سنتين، ودراسة توسيع موضوع دورته القادمة ليشمل السلامة الإلكترونية بوجوهها كافة؛',
      'Hold the forum once every two years, and study how the subject of its next edition can be widened to cover electronic safety in all its aspects;',
    ),
    theme: 'research',
    sessions: ['draft-plenary'],
    level: 'national',
    assignments: assigned('organising-committee', ['scientific-committee']),
  },
  {
    key: 'unified-efforts',
    title: t('توحيد رعاية الجهود الوطنية', 'One roof for national efforts'),
    text: t(
      'دعم الجهود الوطنية في الوقاية والتصدي، وجمعها تحت رعاية واحدة وإشراف واحد يمنعان التكرار؛',
      'Support national efforts in prevention and response, and bring them under one patronage and one supervision, so that work is not done twice;',
    ),
    theme: 'cooperation',
    sessions: ['partnership-plenary', 'strategy-panel'],
    level: 'national',
    assignments: assigned('organising-committee', ['safe-family-council']),
  },
  {
    key: 'reporting-channels',
    title: t('قنوات الإبلاغ', 'Reporting channels'),
    text: t(
      'توفير قنوات للإبلاغ متعددة وسهلة وسرية يستطيع الطفل نفسه استعمالها، وتطويرها بانتظام، وإخبار المبلِّغ بما آل إليه بلاغه؛',
      'Provide several reporting channels that are easy, confidential and usable by children themselves, improve them regularly, and tell those who report what became of their report;',
    ),
    theme: 'reporting',
    sessions: ['reporting-panel', 'first-report-workshop', 'international-experience'],
    level: 'national',
    targetGroup: t('الأطفال والشهود والمبلِّغون', 'Children, witnesses and those who report'),
    assignments: assigned('aman-centre', ['internet-authority', 'cyber-unit']),
    links: [link('builds-on', 2015, 'governments-statement', 'national-model')],
  },
  {
    key: 'proven-models',
    title: t('النماذج الوقائية الناجحة', 'Preventive models that work'),
    text: t(
      'حصر النماذج والبرامج الوقائية التي ثبت نفعها، والإفادة منها في البرامج الوطنية بعد ملاءمتها للمجتمع؛',
      'Collect preventive models and programmes of proven benefit, and draw on them in national programmes once they have been adapted to the community;',
    ),
    theme: 'research',
    sessions: ['international-experience', 'schools-experience', 'families-experience'],
    level: 'international',
    assignments: assigned('digital-childhood-centre', ['preventive-awareness']),
  },
  {
    key: 'families',
    title: t('إشراك الأسرة', 'The family as partner'),
    text: t(
      'إشراك الآباء والأمهات في تخطيط برامج الوقاية وتنفيذها، وتزويد الأسرة بما يعينها على تهيئة بيئة آمنة في البيت؛',
      'Involve fathers and mothers in planning and carrying out prevention, and give families what helps them to make the home a safe place;',
    ),
    theme: 'family-school',
    sessions: ['family-panel', 'dialogue-workshop', 'families-experience'],
    level: 'national',
    targetGroup: t('الآباء والأمهات', 'Parents'),
    assignments: assigned('safe-family-council', ['sanad-association', 'preventive-awareness']),
  },
  {
    key: 'campaigns',
    title: t('الحملات الوقائية', 'Preventive campaigns'),
    text: t(
      'تنظيم حملات وقائية متواصلة في وسائل الإعلام تخاطب كل فئة بلغتها، وقياس أثرها ونشر نتائجها؛',
      'Run continuous preventive campaigns in the media that speak to each group in its own language, measure their effect and publish the results;',
    ),
    theme: 'awareness',
    sessions: ['campaigns-experience', 'media-panel', 'content-workshop'],
    level: 'national',
    targetGroup: t('عامة الجمهور واليافعون', 'The general public and the young'),
    assignments: assigned('preventive-awareness', ['media-observatory']),
  },
  {
    key: 'international-exchange',
    title: t('تبادل الخبرة والمعلومات', 'Exchange of expertise and information'),
    text: t(
      'توسيع التعاون الدولي في تبادل المعلومات والخبرة الفنية، وعقد لقاءات ومعارض منتظمة وطنيًا وإقليميًا ودوليًا؛',
      'Widen international cooperation in the exchange of information and technical expertise, and hold regular meetings and exhibitions at national, regional and international level;',
    ),
    theme: 'cooperation',
    sessions: ['cooperation-experience', 'cooperation-papers', 'international-experience'],
    level: 'international',
    assignments: assigned('cyber-unit', ['organising-committee']),
    links: [link('reiterates', 2014, 'statement', 'cooperation')],
  },
  {
    key: 'legislation-review',
    title: t('مراجعة الأنظمة', 'Review of legislation'),
    text: t(
      'مراجعة الأنظمة الوطنية بما يحظر استعمال الشبكة في استغلال الأطفال ويضمن ملاحقة مرتكبيه، وبما يساير المعايير الدولية المعتمدة؛',
      'Review national legislation so that it prohibits the use of the network to exploit children, ensures the prosecution of offenders, and keeps pace with accepted international standards;',
    ),
    theme: 'legislation',
    sessions: ['law-plenary', 'legislation-papers', 'evidence-papers', 'international-experience'],
    level: 'national',
    assignments: assigned('child-prosecution', ['nawaris-university']),
    links: [
      link('reiterates', 2014, 'statement', 'accountability'),
      link('builds-on', 2015, 'governments-statement', 'capabilities'),
    ],
  },
  {
    key: 'pupils',
    title: t('توعية الطلاب', 'Awareness among pupils'),
    text: t(
      'تعليم الاستعمال الآمن للإنترنت في كل مرحلة دراسية، وتأهيل المعلمين والمرشدين لهذا العمل؛',
      'Teach the safe use of the internet at every stage of school, and prepare teachers and counsellors for that work;',
    ),
    theme: 'family-school',
    sessions: ['school-panel', 'schools-experience', 'window-screening'],
    level: 'national',
    targetGroup: t('طلاب المراحل الدراسية كافة', 'Pupils of every school stage'),
    assignments: assigned('school-safety', ['preventive-awareness']),
  },
  {
    key: 'research-support',
    title: t('دعم البحث العلمي', 'Support for research'),
    text: t(
      'دعم المؤسسات العلمية ومراكز البحث في دراسة الظاهرة واقتراح حلولها، وإتاحة البيانات اللازمة لها مع صون الخصوصية؛',
      'Support scientific institutions and research centres in studying the phenomenon and proposing solutions, and make the necessary data available to them while privacy is kept;',
    ),
    theme: 'research',
    sessions: ['risk-papers', 'research-papers', 'measuring-workshop'],
    level: 'national',
    targetGroup: t('الباحثون', 'Researchers'),
    assignments: assigned('digital-childhood-centre', ['nawaris-university']),
  },
  {
    key: 'national-strategy',
    title: t('الاستراتيجية الوطنية', 'National strategy'),
    text: t(
      'إعداد استراتيجية وطنية شاملة لوقاية الأطفال وحمايتهم، لها أهداف ومدد ومؤشرات معلنة؛',
      'Draw up a comprehensive national strategy for prevention and for the protection of children, with published aims, terms and indicators;',
    ),
    theme: 'research',
    sessions: ['strategy-panel', 'measuring-workshop'],
    level: 'national',
    assignments: assigned('safe-family-council', ['digital-childhood-centre', 'organising-committee']),
    links: [link('implements', 2015, 'governments-statement', 'national-model')],
  },
  {
    key: 'earlier-summits',
    title: t('متابعة القمتين السابقتين', 'Follow-up of the two earlier summits'),
    text: t(
      'استكمال تنفيذ ما أوصت به قمة عام 2014م في المملكة المتحدة وقمة عام 2015م في الإمارات العربية المتحدة، ورفع تقرير سنوي عنه؛',
      'Complete the implementation of what was recommended by the summits of 2014 in the United Kingdom and 2015 in the United Arab Emirates, and report on it every year;',
    ),
    theme: 'cooperation',
    sessions: ['international-panel'],
    level: 'international',
    assignments: assigned('organising-committee', ['cyber-unit']),
    links: [
      link('implements', 2014, 'statement', null),
      link('implements', 2015, 'communique', null),
      link('implements', 2015, 'governments-statement', null),
    ],
  },
  {
    key: 'partnerships',
    title: t('الشراكات والمبادرات', 'Partnerships and initiatives'),
    text: t(
      'بناء شراكات فاعلة بين القطاعين العام والخاص، وتشجيع المبادرات التي يقدمها الأفراد والمؤسسات؛',
      'Build effective partnerships between the public and private sectors, and encourage initiatives of individuals and institutions;',
    ),
    theme: 'technology',
    sessions: ['platforms-panel', 'industry-experience', 'community-panel'],
    level: 'national',
    targetGroup: t('الشركات والجمعيات والمتطوعون', 'Companies, associations and volunteers'),
    assignments: assigned('internet-authority', ['riwaq-networks', 'sanad-association']),
    links: [link('builds-on', 2015, 'industry-statement', 'expertise')],
  },
  {
    key: 'detection-systems',
    title: t('أنظمة الرصد والتحليل', 'Detection and analysis systems'),
    text: t(
      'توفير أنظمة وبرامج ترصد الإساءة إلى الأطفال وتحللها وتقيّمها، وتطويرها مع مزودي الخدمة بما يصون الخصوصية؛',
      'Provide systems and programs that detect, analyse and assess abuse directed at children, and develop them with service providers in a manner that keeps privacy;',
    ),
    theme: 'technology',
    sessions: ['technology-papers', 'safe-design-workshop', 'platforms-panel'],
    level: 'national',
    targetGroup: t('مزودو الخدمة والمنصات', 'Service providers and platforms'),
    assignments: assigned('internet-authority', ['nibras-monitoring', 'cyber-unit']),
    links: [link('builds-on', 2015, 'industry-statement', 'tools')],
  },
  {
    key: 'victims-rights',
    title: t('العلاج وحقوق الضحايا', 'Treatment and the rights of victims'),
    text: t(
      'توفير برامج علاجية ناجعة وكوادر متخصصة، وصون حق كل طفل متضرر في المأوى والتعليم والصحة والرعاية.',
      'Provide effective programmes of treatment and specialized staff, and safeguard the right of every child who has suffered harm to shelter, schooling, health and care.',
    ),
    theme: 'victims',
    sessions: ['victims-panel', 'recovery-experience', 'interview-workshop'],
    level: 'national',
    targetGroup: t('الأطفال المتضررون وأسرهم', 'Children who have suffered harm, and their families'),
    assignments: assigned('waha-recovery', ['child-prosecution', 'school-safety']),
    links: [link('reiterates', 2014, 'statement', 'victims')],
  },
]);

/** The sixteen recommendations of the first edition: matters as reported, wording ours. */
export const recommendationsDocument: DemoDocument = {
  key: 'recommendations',
  kind: 'recommendations',
  title: t('توصيات الملتقى في دورته الأولى', 'Recommendations of the first edition of the forum'),
  authentic: 'ar',
  summary: false,
  sample: true,
  chapeau: t(
    'إنّ المشاركين في الملتقى الوطني، المنعقد في الرياض خلال المدة من 14 إلى 16 صفر 1438هـ الموافق 14–16 نوفمبر 2016م،',
    'The participants in the National Forum, held in Riyadh from 14 to 16 November 2016,',
  ),
  enacting: t('يوصون بما يلي:', 'Recommend as follows:'),
  provisions: [...preamble, ...recommendations],
  adoption: {
    manner: 'consensus',
    mannerIsSample: true,
    session: 'closing',
    on: '2016-11-16',
    at: '2016-11-16T15:30:00+03:00',
    publishedAt: '2016-11-16T16:30:00+03:00',
    readBy: 'abeer-al-khuzami',
  },
};
