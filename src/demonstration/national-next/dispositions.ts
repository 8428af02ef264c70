import type { Bilingual, DemoDisposition, Key } from '../model.ts';
import { t } from '../write.ts';

function decided(
  provision: Key,
  disposition: DemoDisposition['disposition'],
  reason: Bilingual,
  into: Key | null = null,
): DemoDisposition {
  return {
    edition: 'national-forum/2016',
    document: 'recommendations',
    provision,
    disposition,
    reason,
    into,
  };
}

/** What becomes of each of the sixteen recommendations of 2016; reasons rest on their follow-up. */
export const dispositions: readonly DemoDisposition[] = [
  decided(
    'safety-centre',
    'reinforced',
    t(
      'اكتملت الدراسة المقارنة ولم يبدأ التأسيس: تُضاف إلى التوصية مدة ومراحل.',
      'The comparative study is complete and establishment has not begun: a term and milestones are added.',
    ),
  ),
  decided(
    'recurrence',
    'continued',
    t(
      'تُعقد الدورة الثانية بعد تأجيل، وتستمر الدورية ودراسة النطاق.',
      'The second edition is held after a postponement; recurrence and the study of scope continue.',
    ),
  ),
  decided(
    'unified-efforts',
    'merged',
    t(
      'تتولى الاستراتيجية الوطنية توزيع الأدوار والإشراف، فلا حاجة إلى توصية مستقلة.',
      'The national strategy distributes parts and supervision, so that a separate recommendation is not needed.',
    ),
    'national-strategy',
  ),
  decided(
    'reporting-channels',
    'reinforced',
    t(
      'تقدم كبير في سهولة البلاغ وزمنه. يُشدَّد على إخبار المبلِّغ بالنتيجة.',
      'Substantial progress in ease and time. Telling those who report of the result is stressed.',
    ),
  ),
  decided(
    'proven-models',
    'merged',
    t(
      'حصر النماذج عمل بحثي يتصل بدعم المراكز العلمية.',
      'Collecting models is research, and belongs to the support of research centres.',
    ),
    'research-support',
  ),
  decided(
    'families',
    'continued',
    t(
      'وصلت البرامج إلى الأسر ولم يُقس أثرها بعد.',
      'Programmes reach families; their effect is not yet measured.',
    ),
  ),
  decided(
    'campaigns',
    'continued',
    t('أُعيد التقرير الأخير لاستكمال شواهده.', 'The last report was returned for evidence.'),
  ),
  decided(
    'international-exchange',
    'continued',
    t('لم ترد إفادة عن هذه التوصية.', 'No report was received on this recommendation.'),
  ),
  decided(
    'legislation-review',
    'reinforced',
    t(
      'حُصرت النصوص ولم تبدأ المراجعة: تُحدد لها مدة.',
      'Texts were listed and the review has not started: a term is set.',
    ),
  ),
  decided(
    'pupils',
    'closed',
    t(
      'أكد المقيِّم التنفيذ الكامل بزيارة المدارس.',
      'The assessor confirmed complete implementation by visits to schools.',
    ),
  ),
  decided(
    'research-support',
    'continued',
    t('تقدم كبير، ودراسات لم تُنشر بعد.', 'Substantial progress, with studies still to be published.'),
  ),
  decided(
    'national-strategy',
    'continued',
    t('المسودة الثانية معممة لإبداء الرأي.', 'The second draft is circulated for comment.'),
  ),
  decided(
    'earlier-summits',
    'continued',
    t(
      'يستمر التقرير السنوي إلى أن تكتمل المتابعة.',
      'The yearly report continues until follow-up is complete.',
    ),
  ),
  decided(
    'partnerships',
    'reinforced',
    t(
      'حلّ موعدان ولم ترد إفادة: تُعيَّن جهة رئيسة أخرى.',
      'Two dates passed without a report: another lead is to be named.',
    ),
  ),
  decided(
    'detection-systems',
    'superseded',
    t(
      'تجاوزت التقنية صيغة التوصية، ويُعاد طرحها ضمن محور الذكاء الاصطناعي مع الشراكات.',
      'Technology has outgrown the wording; the matter returns under artificial intelligence, together with partnerships.',
    ),
    'partnerships',
  ),
  decided(
    'victims-rights',
    'continued',
    t(
      'الخدمة أفضل ولا تصل بعد إلى المدن البعيدة.',
      'The service is better and does not yet reach distant towns.',
    ),
  ),
];
