import { addDays } from '../dates.ts';
import type { DemoSession, IsoDate } from '../model.ts';
import { pause, session, slot, t } from '../write.ts';
import { waitingSessions } from './waiting.ts';

/**
 * Draft programme: the general sessions and the breaks have a place, the parallel ones wait in the pool. One panel was
 * moved on the day `changed`, after the outline was released. `first` is the first day.
 */
export function draftSessions(first: IsoDate, changed: IsoDate): readonly DemoSession[] {
  const second = addDays(first, 1);
  const third = addDays(first, 2);
  return [
    session({
      key: 'opening',
      kind: 'opening-ceremony',
      slot: slot(first, '09:00–10:00', 'plenary-hall'),
      title: t('حفل الافتتاح', 'Opening ceremony'),
      interpretedInto: ['en'],
      access: 'invitation',
    }),
    session({
      key: 'follow-up-plenary',
      kind: 'plenary',
      slot: slot(first, '10:30–11:40', 'plenary-hall'),
      theme: 'cooperation',
      title: t(
        'من التوصية إلى الأثر: حصيلة الدورة الأولى',
        'From recommendation to effect: the record of the first edition',
      ),
      abstract: t(
        'عرض حال كل توصية من توصيات الدورة الأولى: ما تقوله الجهة، وما يراه المقيِّم، وما سُكت عنه.',
        'Where each recommendation of the first edition stands: what the body says, what the assessor finds, and what has been passed over in silence.',
      ),
      languages: ['ar', 'en'],
      interpretedInto: ['ar', 'en'],
      cast: { chair: ['nouf-al-suhailani'], speaker: ['nadine-al-karmawani'] },
    }),
    session({
      key: 'scope-panel',
      kind: 'panel',
      slot: slot(first, '12:30–13:45', 'plenary-hall'),
      theme: 'awareness',
      title: t('السلامة الإلكترونية للجميع: ما الذي يتغير؟', 'Electronic safety for all: what changes?'),
      abstract: t(
        'نقاش عن اتساع الموضوع من وقاية الأطفال إلى سلامة الأسرة كلها، وعمّا يجب ألا يضيع في الاتساع.',
        'On widening the subject from the protection of children to the safety of the whole family, and on what must not be lost on the way.',
      ),
      cast: { moderator: ['ibrahim-al-nabani'], panellist: ['munira-al-diyai', 'badr-al-simaki'] },
    }),
    session({
      key: 'intelligence-papers',
      kind: 'paper-session',
      slot: slot(second, '09:00–10:30', 'parallel-1'),
      theme: 'artificial-intelligence',
      title: t(
        'الذكاء الاصطناعي: خطر جديد وأداة جديدة',
        'Artificial intelligence: a new danger and a new tool',
      ),
      abstract: t(
        'تُختار أوراقها من الدعوة المفتوحة إلى تقديم أوراق العمل.',
        'Its papers are chosen from the open call for papers.',
      ),
    }),
    session({
      key: 'fraud-panel',
      kind: 'panel',
      slot: slot(second, '14:00–15:15', 'plenary-hall'),
      theme: 'digital-fraud',
      title: t('الابتزاز الرقمي: كيف تُكسر الحلقة؟', 'Digital extortion: how is the circle broken?'),
      change: {
        kind: 'moved',
        from: slot(second, '11:00–12:15', 'plenary-hall'),
        announcedAt: `${changed}T12:00:00+03:00`,
        reason: t(
          'طلب أحد المتحاورين موعدًا بعد الظهر.',
          'One of the panellists asked for a time in the afternoon.',
        ),
      },
      cast: { moderator: ['ghada-al-najmawi'], panellist: ['khalid-al-barqawi', 'wafa-al-rihlani'] },
    }),
    session({
      key: 'triage-workshop',
      kind: 'workshop',
      slot: slot(second, '11:00–12:30', 'parallel-2'),
      theme: 'reporting',
      title: t('فرز البلاغات بمعونة الآلة', 'Sorting reports with the help of machines'),
      access: 'sign-up',
      capacity: 30,
      reservedPerDelegation: 1,
      cast: { trainer: ['anas-al-bilani'] },
    }),
    session({
      key: 'clinic-workshop',
      kind: 'workshop',
      slot: slot(third, '09:00–10:30', 'parallel-2'),
      theme: 'reporting',
      title: t('عيادة البلاغات: حالات من الميدان', 'Clinic of reports: cases from the field'),
      abstract: t(
        'تُعرض حالات بلا أسماء، ويقترح المشاركون خطوات كل حالة ثم يُراجع المدرب ما جرى فعلًا.',
        'Cases are shown without names; participants propose the steps of each, and the trainer goes through what was done.',
      ),
      access: 'sign-up',
      capacity: 24,
      cast: { trainer: ['anas-al-bilani'] },
    }),
    session({
      key: 'centre-visit',
      kind: 'cultural-visit',
      slot: slot(third, '16:30–18:00'),
      title: t('زيارة مركز البلاغات', 'Visit to the reporting centre'),
      abstract: t(
        'جولة في قاعة استقبال البلاغات، تنطلق الحافلة من المدخل الرئيس في الساعة 16:10.',
        'A tour of the hall in which reports are taken. The coach leaves from the main entrance at 16:10.',
      ),
      place: t('مركز البلاغات الموحد، الرياض', 'Unified reporting centre, Riyadh'),
      access: 'sign-up',
      capacity: 40,
    }),
    session({
      key: 'closing',
      kind: 'closing-ceremony',
      slot: slot(third, '14:30–15:30', 'plenary-hall'),
      title: t('الجلسة الختامية وإقرار التوصيات', 'Closing session and adoption of the recommendations'),
      interpretedInto: ['en'],
    }),
    ...breaks(first),
    ...waitingSessions,
  ];
}

/** Breaks of the three days; lunch goes with the noon prayer. */
const breaks = (first: IsoDate): readonly DemoSession[] =>
  [
    { day: first, coffee: '10:00–10:30', lunch: '11:40–12:30' },
    { day: addDays(first, 1), coffee: '10:30–11:00', lunch: '12:30–13:30' },
    { day: addDays(first, 2), coffee: '10:30–11:00', lunch: '12:30–13:30' },
  ].flatMap(({ day, coffee, lunch }, index) => [
    pause({
      key: `coffee-${index + 1}`,
      title: t('استراحة', 'Break'),
      slot: slot(day, coffee),
    }),
    pause({
      key: `lunch-${index + 1}`,
      kind: 'prayer-break',
      title: t('الصلاة والغداء', 'Prayer and lunch'),
      slot: slot(day, lunch),
    }),
  ]);
