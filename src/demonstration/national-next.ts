import { addDays, isHolySeason, weekday } from './dates.ts';
import { emptyEdition } from './empty-edition.ts';
import type { DemoEdition, DemoInvitation, IsoDate } from './model.ts';
import { dispositions } from './national-next/dispositions.ts';
import { board } from './national-next/outcomes/board.ts';
import { deliberation } from './national-next/outcomes/index.ts';
import { draftSessions } from './national-next/sessions.ts';
import { criteria, submissions } from './national-next/submissions.ts';
import { themes } from './national-next/themes.ts';
import { participation, t } from './write.ts';

/** First Sunday from `earliest` on, from which three days stay clear of holy seasons. */
function sundayFrom(earliest: IsoDate): IsoDate {
  const sunday = addDays(earliest, (7 - weekday(earliest)) % 7);
  const free = [0, 1, 2].every((days) => !isHolySeason(addDays(sunday, days)));
  return free ? sunday : sundayFrom(addDays(sunday, 7));
}

/**
 * The second national forum, in preparation on the day `today`: twice postponed, now five to six months ahead
 * (later where a holy season falls there). Everything in it is sample.
 */
export function nationalNext(today: IsoDate): DemoEdition {
  const from = sundayFrom(addDays(today, 150));
  const to = addDays(from, 2);
  const year = from.slice(0, 4);
  const lost = sundayFrom(addDays(today, 40));
  const letters = addDays(today, -10);

  const invited = (serial: number, status: DemoInvitation['status']): DemoInvitation => {
    const sent = !['drafted', 'approved'].includes(status);
    const replied = ['accepted', 'declined'].includes(status);
    return {
      status,
      letter: sent ? `NF/${year}/${String(serial).padStart(3, '0')}` : null,
      dispatchedOn: sent ? letters : null,
      repliedOn: replied ? addDays(letters, 6) : null,
    };
  };

  return {
    ...emptyEdition,
    key: `national-forum/${year}`,
    series: 'national-forum',
    slug: year,
    number: 2,
    sample: true,
    title: t('الملتقى الوطني للسلامة الإلكترونية', 'National Forum on Electronic Safety'),
    authentic: 'ar',
    external: false,
    stage: 'preparation',
    summary: t(
      'الدورة الثانية من الملتقى، بموضوع أوسع يشمل سلامة الأسرة كلها في الفضاء الرقمي، تبدأ بما لم يكتمل من توصيات الدورة الأولى.',
      'The second edition of the forum, with a wider subject that covers the safety of the whole family online. It begins with what is unfinished of the first edition’s recommendations.',
    ),
    slogan: t('أسرة مطمئنة في فضاء آمن', 'Families at ease, in a space that is safe'),
    vision: t(
      'مجتمع يعرف مخاطر الفضاء الرقمي ويملك وسائل الوقاية منها.',
      'A society that knows the risks of the digital space and has the means to prevent them.',
    ),
    mission: t(
      'جمع الجهات المسؤولة مرة كل سنتين لعرض ما أُنجز، والاتفاق على ما يلي.',
      'To gather the bodies responsible once every two years, show what has been done, and agree on what comes next.',
    ),
    objectives: [
      t(
        'عرض حصيلة توصيات الدورة الأولى بشواهدها.',
        'To present the record of the first edition’s recommendations, with evidence.',
      ),
      t('توسيع نطاق العمل ليشمل السلامة الإلكترونية.', 'To widen the scope of work to electronic safety.'),
      t(
        'إقرار توصيات لها جهات رئيسة ومدد ومؤشرات.',
        'To adopt recommendations that have leads, terms and indicators.',
      ),
    ],
    organiser: 'general-security',
    coOrganisers: ['organising-committee', 'school-safety', 'internet-authority'],
    hostState: 'SA',
    city: t('الرياض', 'Riyadh'),
    from,
    to,
    datesAreSample: true,
    zone: 'Asia/Riyadh',
    languages: ['ar', 'en'],
    mode: 'hybrid',
    digits: 'latn',
    postponements: [
      {
        sample: true,
        from: '2018-11-11',
        to: '2018-11-13',
        announcedOn: '2018-08-05',
        reason: t(
          'تأجيل لاستكمال دراسة النطاق الأوسع.',
          'Postponed so that the study of a wider scope could be completed.',
        ),
      },
      {
        sample: true,
        from: lost,
        to: addDays(lost, 2),
        announcedOn: addDays(today, -14),
        reason: t(
          'تأجيل لتعارض الموعد مع أعمال تجهيز المقر.',
          'Postponed because the date clashed with works at the venue.',
        ),
      },
    ],
    note: t(
      'دورة قيد الإعداد، وكل ما فيها نموذج للعرض. المقر يُحدَّد لاحقًا.',
      'An edition in preparation; everything in it is a sample. The venue is to be confirmed.',
    ),
    themes,
    venues: [
      {
        key: 'to-be-confirmed',
        sample: true,
        status: 'to-be-confirmed',
        name: t('مقر يُحدَّد لاحقًا', 'Venue to be confirmed'),
        address: null,
        rooms: [
          {
            key: 'plenary-hall',
            name: t('القاعة العامة', 'Plenary hall'),
            capacity: 700,
            features: ['interpretation', 'projector', 'live-stream', 'step-free'],
            booths: 3,
            floor: null,
          },
          {
            key: 'parallel-1',
            name: t('القاعة الموازية الأولى', 'First parallel room'),
            capacity: 200,
            features: ['interpretation', 'projector', 'step-free'],
            booths: 2,
            floor: null,
          },
          {
            key: 'parallel-2',
            name: t('القاعة الموازية الثانية', 'Second parallel room'),
            capacity: 60,
            features: ['projector', 'computers', 'step-free'],
            booths: 0,
            floor: null,
          },
        ],
      },
    ],
    participations: [
      participation({ state: 'SA', category: 'member', quota: 20 }),
      participation({ state: 'AE', category: 'member', invitation: invited(1, 'accepted') }),
      participation({ state: 'BH', category: 'member', invitation: invited(2, 'accepted') }),
      participation({ state: 'EG', category: 'member', invitation: invited(3, 'dispatched') }),
      participation({ state: 'JO', category: 'member', invitation: invited(4, 'accepted') }),
      participation({ state: 'KW', category: 'member', invitation: invited(5, 'accepted') }),
      participation({ state: 'MA', category: 'member', invitation: invited(6, 'approved') }),
      participation({ state: 'OM', category: 'member', invitation: invited(7, 'approved') }),
      participation({ state: 'QA', category: 'member', invitation: invited(8, 'drafted') }),
      participation({
        body: 'school-safety',
        category: 'member',
        invitation: invited(9, 'accepted'),
        focalPoint: 'latifa-al-mishkati',
      }),
      participation({
        body: 'internet-authority',
        category: 'member',
        invitation: invited(10, 'accepted'),
        focalPoint: 'ghada-al-najmawi',
      }),
      participation({ body: 'safe-family-council', category: 'member', invitation: invited(11, 'accepted') }),
      participation({
        body: 'reporting-alliance',
        category: 'international-organisation',
        invitation: invited(12, 'accepted'),
        focalPoint: 'tomas-lindqvar',
        head: 'mira-solenius',
        members: ['tomas-lindqvar'],
      }),
      participation({
        body: 'regional-childhood-office',
        category: 'international-organisation',
        invitation: invited(13, 'acknowledged'),
      }),
      participation({
        body: 'arab-family-union',
        category: 'international-organisation',
        invitation: invited(14, 'dispatched'),
      }),
      participation({ body: 'nibras-monitoring', category: 'observer', invitation: invited(15, 'declined') }),
    ],
    callsForPapers: [
      {
        key: 'papers',
        sample: true,
        title: t('الدعوة إلى تقديم أوراق العمل', 'Call for papers'),
        text: t(
          'ترحب اللجنة العلمية بأوراق العمل في محاور الدورة الثانية، وتقدّم الأوراق التي تقيس أثرًا على غيرها.',
          'The Scientific Committee welcomes papers on the themes of the second edition, and prefers those that measure an effect.',
        ),
        opensOn: addDays(today, -12),
        closesOn: addDays(today, 60),
        criteria,
        submissions,
      },
    ],
    sessions: draftSessions(from, addDays(today, -2)),
    releases: [
      {
        version: '0.1',
        at: `${addDays(today, -5)}T10:00:00+03:00`,
        comment: t(
          'هيكل البرنامج: الجلسات العامة ومواعيدها. تُضاف الجلسات الموازية في الإصدار التالي.',
          'Outline of the programme: the plenary sessions and their times. Parallel sessions follow in the next release.',
        ),
      },
    ],
    dispositions,
    governingBodies: [board(today)],
    deliberation: deliberation(today, { from, to }),
  };
}
