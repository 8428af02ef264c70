import { addDays } from '../dates.ts';
import type { DemoSession, IsoDate } from '../model.ts';
import { session, slot, t } from '../write.ts';

/** Draft programme: seven sessions have a place, five wait in the pool. `first` is the first day. */
export function draftSessions(first: IsoDate): readonly DemoSession[] {
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
      slot: slot(second, '11:00–12:15', 'plenary-hall'),
      theme: 'digital-fraud',
      title: t('الابتزاز الرقمي: كيف تُكسر الحلقة؟', 'Digital extortion: how is the circle broken?'),
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
      key: 'closing',
      kind: 'closing-ceremony',
      slot: slot(third, '14:30–15:30', 'plenary-hall'),
      title: t('الجلسة الختامية وإقرار التوصيات', 'Closing session and adoption of the recommendations'),
      interpretedInto: ['en'],
    }),
    session({
      key: 'victims-experience',
      kind: 'experience',
      slot: null,
      minutes: 75,
      theme: 'victims',
      title: t('خدمات التعافي خارج المدن الكبرى', 'Services of recovery beyond the large cities'),
      cast: { chair: ['lamia-al-wahati'] },
    }),
    session({
      key: 'legislation-panel',
      kind: 'panel',
      slot: null,
      minutes: 75,
      theme: 'legislation',
      title: t('أنظمة تلحق بالتقنية', 'Legislation that keeps up with technology'),
      cast: { moderator: ['tariq-al-farqadani'] },
    }),
    session({
      key: 'family-workshop',
      kind: 'workshop',
      slot: null,
      minutes: 90,
      theme: 'family-school',
      title: t('خطة سلامة لكل أسرة', 'A safety plan for every family'),
      access: 'sign-up',
      capacity: 40,
      reservedPerDelegation: 1,
      cast: { trainer: ['fahd-al-marjani'] },
    }),
    session({
      key: 'young-voices',
      kind: 'panel',
      slot: null,
      minutes: 60,
      theme: 'awareness',
      title: t('صوت اليافعين', 'The voice of the young'),
      abstract: t(
        'حلقة يديرها اليافعون، ويجيب فيها المسؤولون عن أسئلتهم.',
        'A panel run by young people, in which officials answer their questions.',
      ),
    }),
    session({
      key: 'exchange-meeting',
      kind: 'official-meeting',
      slot: null,
      minutes: 45,
      theme: 'cooperation',
      title: t(
        'لقاء متعدد الأطراف عن نقاط الاتصال الدائمة',
        'Multilateral meeting on standing contact points',
      ),
      access: 'invitation',
      meeting: {
        form: 'multilateral',
        level: 'experts',
        parties: ['reporting-alliance', 'regional-childhood-office', 'arab-family-union'],
        confidential: false,
        noteTaker: null,
        status: 'proposed',
      },
    }),
  ];
}
