import type { DemoTheme } from '../model.ts';
import { t } from '../write.ts';

/** Themes of the first edition. The reports speak of many themes without listing them: these eight are ours. */
export const themes: readonly DemoTheme[] = [
  {
    key: 'awareness',
    title: t('التوعية الوقائية', 'Preventive awareness'),
    description: t(
      'رسائل تصل إلى الطفل ومن يرعاه قبل وقوع الخطر، وقياس أثرها، واختيار القناة واللغة المناسبتين لكل عمر.',
      'Messages that reach the child and the carer before harm is done, how their effect is measured, and which channel and language suit each age.',
    ),
  },
  {
    key: 'family-school',
    title: t('الأسرة والمدرسة', 'Family and school'),
    description: t(
      'دور البيت والمدرسة في بناء عادات آمنة، وما يحتاج إليه الآباء والأمهات والمعلمون من معرفة وأدوات.',
      'What home and school do to build safe habits, and the knowledge and tools that parents and teachers need.',
    ),
  },
  {
    key: 'legislation',
    title: t('التشريعات والتدابير النظامية', 'Legislation and regulatory measures'),
    description: t(
      'مواءمة الأنظمة الوطنية مع المعايير الدولية، وضمانات الطفل في مراحل التحقيق والمحاكمة.',
      'Bringing national law into line with international standards, and the safeguards of the child during investigation and trial.',
    ),
  },
  {
    key: 'reporting',
    title: t('الإبلاغ والاستجابة', 'Reporting and response'),
    description: t(
      'قنوات سهلة وآمنة للبلاغ، ومسار واضح من تلقي البلاغ إلى حماية الطفل ومحاسبة المسؤول.',
      'Channels for reporting that are easy and safe, and a clear path from the report to the protection of the child and the accountability of the offender.',
    ),
  },
  {
    key: 'technology',
    title: t('التقنية ومسؤولية المنصات', 'Technology and the responsibility of platforms'),
    description: t(
      'أنظمة الرصد والتحليل، والتصميم الآمن للخدمات، وواجبات مزودي الخدمة والمنصات.',
      'Detection and analysis, services that are safe by design, and the duties of providers and platforms.',
    ),
  },
  {
    key: 'victims',
    title: t('رعاية الضحايا والتعافي', 'Care of victims and recovery'),
    description: t(
      'برامج العلاج والتأهيل، وحق الطفل في المأوى والتعليم والصحة، ورعاية من يعمل معه.',
      'Treatment and rehabilitation, the right of the child to shelter, schooling and health, and care for those who work with the child.',
    ),
  },
  {
    key: 'cooperation',
    title: t('التعاون وتبادل الخبرات', 'Cooperation and exchange of experience'),
    description: t(
      'تبادل المعلومات والخبرة الفنية بين الدول والجهات، والشراكة مع المنظمات والقطاع الخاص.',
      'Exchange of information and technical expertise between states and bodies, and partnership with organisations and business.',
    ),
  },
  {
    key: 'research',
    title: t('البحث والتخطيط', 'Research and planning'),
    description: t(
      'بيانات موثوقة تُبنى عليها السياسات، وخطة وطنية جامعة، ومؤشرات تقيس التقدم.',
      'Sound data on which policy can rest, a comprehensive national plan, and indicators that measure progress.',
    ),
  },
].map((theme, at) => ({ ...theme, number: at + 1, carriedFrom: null }));
