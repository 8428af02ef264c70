import { addDays } from '../../dates.ts';
import type { DemoGoverningBody, DemoTenure, IsoDate } from '../../model.ts';
import { t } from '../../write.ts';

/** A board that follows recommendations up: a seat of every kind, one of them vacant. */
export function board(today: IsoDate): DemoGoverningBody {
  const from = (days: number): IsoDate => addDays(today, -days);
  const held = (
    who: Pick<DemoTenure, 'holder' | 'state' | 'alternate'>,
    start: number,
    end: number | null,
    person: DemoTenure['person'] = null,
  ): DemoTenure => ({
    ...who,
    person,
    start: from(start),
    end: end === null ? null : from(end),
    startIsSample: false,
  });
  return {
    key: 'follow-up-board',
    body: 'safety-council',
    mandate: t(
      'يطّلع كل ستة أشهر على إفادات الجهات وتقييماتها، وينبّه إلى ما طال صمته.',
      'Reads the reports of bodies and their assessments every six months, and points to what has long been silent.',
    ),
    foundedOn: from(900),
    seats: [
      {
        key: 'drafting-chair',
        name: t('رئاسة لجنة الصياغة', 'Chair of the Drafting Committee'),
        kind: 'permanent',
        founding: true,
        grounds: t('تكتب اللجنة ما يُتابع.', 'The committee writes what is followed up.'),
        tenures: [held({ holder: 'drafting-committee' }, 900, null, 'abeer-al-khuzami')],
      },
      {
        key: 'secretary',
        name: t('أمانة المجلس', 'Secretary of the Board'),
        kind: 'ex-officio',
        founding: false,
        grounds: t(
          'يتولاها من يرأس لجنة الصياغة ما دام في منصبه.',
          'Held by whoever chairs the Drafting Committee, for as long as they do.',
        ),
        office: 'drafting-chair',
        tenures: [],
      },
      {
        key: 'rotating-state',
        name: t('مقعد الدول بالتناوب', 'Rotating seat of states'),
        kind: 'rotating',
        founding: false,
        grounds: t('سنة لكل دولة مشاركة.', 'A year for each participating state.'),
        termMonths: 12,
        tenures: [
          held({ holder: null, state: 'BH' }, 830, 465),
          held({ holder: null, state: 'JO' }, 465, 100),
          held({ holder: null, state: 'KW' }, 100, -265, 'hessa-al-rawdani'),
        ],
      },
      {
        key: 'elected-body',
        name: t('مقعد الجهات المنتخب', 'Elected seat of bodies'),
        kind: 'elected',
        founding: false,
        grounds: t('تنتخبه الجهات المشاركة لسنتين.', 'Elected by participating bodies for two years.'),
        termMonths: 24,
        tenures: [
          held(
            { holder: 'school-safety', alternate: 'yousef-al-thurayani' },
            600,
            -130,
            'latifa-al-mishkati',
          ),
        ],
      },
      {
        key: 'civil-society',
        name: t('مقعد الجمعيات الأهلية', 'Seat of civil associations'),
        kind: 'elected',
        founding: false,
        grounds: t('تنتخبه الجمعيات لسنتين.', 'Elected by associations for two years.'),
        termMonths: 24,
        tenures: [held({ holder: 'sanad-association' }, 800, 70)],
      },
    ],
  };
}
