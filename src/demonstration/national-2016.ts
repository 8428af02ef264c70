import type { DemoEdition } from './model.ts';
import { exhibition } from './national-2016/exhibition.ts';
import { certificates, conferrals, honourSchemes } from './national-2016/honours.ts';
import { followUps } from './national-2016/outcomes/follow-ups.ts';
import { recommendationsDocument } from './national-2016/outcomes/recommendations.ts';
import { participations, precedence } from './national-2016/participations.ts';
import { registrations } from './national-2016/registrations.ts';
import { releases, sessions } from './national-2016/sessions.ts';
import { themes } from './national-2016/themes.ts';
import { venue } from './national-2016/venue.ts';
import { t } from './write.ts';

/**
 * The first national forum, Riyadh, 14–16 November 2016. Recorded: series, host, organiser, patron, slogan,
 * days, the session of international experience, the matters of the recommendations, the honours. The rest is
 * sample and marked.
 */
export const national2016: DemoEdition = {
  key: 'national-forum/2016',
  series: 'national-forum',
  slug: '2016',
  number: 1,
  sample: false,
  title: t(
    'الملتقى الوطني للوقاية من الاستغلال الجنسي للأطفال عبر الإنترنت',
    'National Forum for the Prevention of Online Child Sexual Exploitation',
  ),
  authentic: 'ar',
  external: false,
  stage: 'closed',
  summary: t(
    'ثلاثة أيام في الرياض جمعت أجهزة الأمن والأسرة والمدرسة والمنصات والباحثين، وانتهت إلى 16 توصية تُتابع باسم الجهة المسؤولة عن كل منها.',
    'Three days in Riyadh brought together police, families, schools, platforms and researchers, and ended with 16 recommendations, each followed up by the name of the body responsible.',
  ),
  slogan: t(
    'شراكة عالمية للوقاية من الاستغلال الجنسي للأطفال عبر الإنترنت',
    'A global partnership to prevent online child sexual exploitation',
  ),
  vision: t(
    'تعاون إقليمي ودولي يحمي الطفل قبل أن يصيبه الأذى، ويقوم على قيم مشتركة ومعلومات متبادلة.',
    'Regional and international cooperation, built on shared values and exchanged information, that protects the child before harm is done.',
  ),
  mission: t(
    'أن يخرج كل مشارك بخبرة أعمق ومهارة أنفع في الوقاية، وأن يعرف شركاءه فيها.',
    'That every participant leave with deeper experience and more useful skill in prevention, and know the partners in it.',
  ),
  objectives: [
    t(
      'نشر الوعي بالمخاطر التي يتعرض لها الأطفال على الشبكة.',
      'To spread awareness of the risks that children meet online.',
    ),
    t(
      'تعزيز دور الأسرة والمؤسسات الاجتماعية في الوقاية.',
      'To strengthen the family and social institutions in prevention.',
    ),
    t(
      'بيان أثر التدابير النظامية ومدى كفايتها.',
      'To show what regulatory measures achieve, and whether they suffice.',
    ),
    t(
      'الإفادة من النماذج الإقليمية والدولية الناجحة.',
      'To draw on successful regional and international models.',
    ),
    t(
      'توثيق الصلة بين الأجهزة الأمنية ومزودي خدمات الإنترنت.',
      'To bring police and internet providers closer together.',
    ),
    t(
      'إبراز الجهود الوطنية في الوقاية والتصدي.',
      'To make national efforts in prevention and response visible.',
    ),
  ],
  patron: 'mohammed-bin-nayef',
  organiser: 'general-security',
  coOrganisers: ['organising-committee', 'preventive-awareness', 'cyber-unit', 'school-safety'],
  hostState: 'SA',
  city: t('الرياض', 'Riyadh'),
  from: '2016-11-14',
  to: '2016-11-16',
  datesAreSample: false,
  zone: 'Asia/Riyadh',
  languages: ['ar', 'en'],
  mode: 'in-person',
  digits: 'latn',
  postponements: [],
  note: t(
    'المقر والبرنامج ومعظم المتحدثين والجهات نموذج للعرض. الوقائع المنشورة مميزة عنها.',
    'The venue, the programme and most speakers and bodies are samples. Published facts are told apart from them.',
  ),
  themes,
  venues: [venue],
  participations,
  precedence,
  callsForPapers: [
    {
      key: 'papers',
      sample: true,
      title: t('الدعوة إلى تقديم أوراق العمل', 'Call for papers'),
      text: t(
        'ترحب اللجنة العلمية بأوراق العمل في محاور الملتقى الثمانية، بملخص لا يزيد على 300 كلمة بالعربية أو الإنجليزية.',
        'The Scientific Committee welcomes papers on the eight themes of the forum, with an abstract of at most 300 words in Arabic or English.',
      ),
      opensOn: '2016-05-01',
      closesOn: '2016-07-31',
      criteria: [],
      submissions: [],
    },
  ],
  sessions,
  releases,
  registrations,
  exhibition,
  documents: [recommendationsDocument],
  statements: [],
  governingBodies: [],
  followUps,
  dispositions: [],
  deliberation: null,
  honourSchemes,
  conferrals,
  certificates,
};
