import type { DemoRelease, DemoSession } from '../model.ts';
import { t } from '../write.ts';
import { dayOne } from './sessions/day-one.ts';
import { dayThree } from './sessions/day-three.ts';
import { dayTwo } from './sessions/day-two.ts';

/** The programme of the first edition, day by day. */
export const sessions: readonly DemoSession[] = [...dayOne, ...dayTwo, ...dayThree];

/** Its releases: the programme as planned, then with one session cancelled and one moved. */
export const releases: readonly DemoRelease[] = [
  {
    version: '1.0',
    at: '2016-10-30T10:00:00+03:00',
    comment: t('الإصدار الأول من جدول الأعمال.', 'First release of the programme.'),
  },
  {
    version: '1.1',
    at: '2016-11-14T18:00:00+03:00',
    comment: t(
      'إلغاء جلسة أوراق العمل عن برامج العلاج، وتقديم موعد ورشة التصميم الآمن إلى اليوم الثاني.',
      'The paper session on treatment programmes is cancelled, and the workshop on safe design is brought forward to the second day.',
    ),
  },
];
