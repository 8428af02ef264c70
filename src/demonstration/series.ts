import type { DemoSeries } from './model.ts';
import { t } from './write.ts';

/** The three series of the demonstration. */
export const series: readonly DemoSeries[] = [
  {
    key: 'national-forum',
    slug: 'national-forum',
    sample: false,
    acronym: 'NF',
    form: 'forum',
    title: t(
      'الملتقى الوطني للوقاية من الاستغلال الجنسي للأطفال عبر الإنترنت',
      'National Forum for the Prevention of Online Child Sexual Exploitation',
    ),
    noun: { name: t('الملتقى', 'the forum'), gender: 'm' },
    scope: t(
      'وقاية الأطفال من الاستغلال عبر الإنترنت، ودراسة توسيع الموضوع ليشمل السلامة الإلكترونية.',
      'Preventing the exploitation of children online, with a study of a wider scope that covers electronic safety.',
    ),
    owner: 'general-security',
    cadenceMonths: 24,
    external: false,
  },
  {
    key: 'weprotect-summit',
    slug: 'weprotect-summit',
    sample: false,
    acronym: 'WS',
    form: 'summit',
    title: t('قمة «نحن نحمي»', 'WePROTECT Summit'),
    noun: { name: t('القمة', 'the summit'), gender: 'f' },
    scope: t(
      'استجابة عالمية لاستغلال الأطفال عبر الإنترنت، تشترك فيها الدول والشركات والمنظمات.',
      'A global response to the exploitation of children online, shared by states, companies and organisations.',
    ),
    owner: 'weprotect',
    cadenceMonths: null,
    external: true,
  },
  {
    key: 'arab-workshop',
    slug: 'arab-workshop',
    sample: false,
    acronym: 'AW',
    form: 'workshop',
    title: t('ورش العمل التدريبية العربية', 'Arab training workshops'),
    noun: { name: t('الورشة', 'the workshop'), gender: 'f' },
    scope: t(
      'تدريب العاملين في وزارات الداخلية العربية على حماية حقوق الطفل في الفضاء الرقمي.',
      'Training for staff of Arab interior ministries in protecting the rights of the child in the digital space.',
    ),
    owner: 'arab-awareness-bureau',
    cadenceMonths: null,
    external: false,
  },
];
