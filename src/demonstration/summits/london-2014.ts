import { emptyEdition } from '../empty-edition.ts';
import type { DemoEdition } from '../model.ts';
import { participation, provisions, t } from '../write.ts';

/** The summit held in the United Kingdom in 2014, recorded because later texts refer to it. */
export const london2014: DemoEdition = {
  ...emptyEdition,
  key: 'weprotect-summit/2014',
  series: 'weprotect-summit',
  slug: '2014',
  number: 1,
  sample: false,
  title: t('قمة «نحن نحمي»، لندن 2014', 'WePROTECT Summit, London 2014'),
  authentic: 'en',
  external: true,
  stage: 'closed',
  summary: t(
    'قمة دولية في لندن عن حماية ضحايا استغلال الأطفال عبر الإنترنت، أحالت إليها توصيات الملتقى الوطني.',
    'An international summit in London on protecting the victims of child exploitation online, to which the recommendations of the national forum refer.',
  ),
  organiser: 'home-office',
  hostState: 'GB',
  city: t('لندن', 'London'),
  from: '2014-12-10',
  to: '2014-12-11',
  zone: 'Europe/London',
  languages: ['en', 'ar'],
  mode: 'in-person',
  digits: 'latn',
  note: t(
    'دورة خارجية مسجَّلة للإحالة إليها. النصوص ملخصات بلغتنا، وليست ألفاظ القمة.',
    'An external edition, recorded so that texts can refer to it. The texts are summaries in our words, not the wording of the summit.',
  ),
  participations: [participation({ state: 'GB', sample: false, category: 'member', quota: 0 })],
  documents: [
    {
      key: 'statement',
      kind: 'statement-of-action',
      title: t('ما انتهت إليه قمة لندن: ملخص', 'Outcome of the London summit: a summary'),
      authentic: 'en',
      summary: true,
      sample: true,
      chapeau: null,
      enacting: null,
      provisions: provisions('operative', [
        {
          key: 'victims',
          title: t('الوصول إلى الضحايا', 'Reaching victims'),
          text: t(
            'بذل الجهد في معرفة الأطفال المتضررين وحمايتهم ورعايتهم؛',
            'Work to identify children who have suffered harm, to protect them and to care for them;',
          ),
        },
        {
          key: 'accountability',
          title: t('محاسبة المسؤولين', 'Accountability of offenders'),
          text: t(
            'تمكين جهات التحقيق والقضاء من محاسبة المسيئين أينما كانوا؛',
            'Enable investigators and courts to hold offenders to account wherever they are;',
          ),
        },
        {
          key: 'removal',
          title: t('إزالة المحتوى', 'Removal of material'),
          text: t(
            'تقليل ما يتاح على الشبكة من محتوى مؤذٍ للأطفال بالتعاون مع الشركات؛',
            'Reduce, together with companies, the material harmful to children that can be reached online;',
          ),
        },
        {
          key: 'cooperation',
          title: t('التعاون بين الدول', 'Cooperation between states'),
          text: t(
            'توثيق التعاون بين الدول ومساعدة من يحتاج منها إلى بناء قدرته.',
            'Bring states closer together, and help those that need to build their capacity.',
          ),
        },
      ]),
      adoption: {
        manner: 'acclamation',
        mannerIsSample: true,
        session: null,
        on: '2014-12-11',
        at: null,
        publishedAt: null,
        readBy: null,
      },
    },
  ],
};
