/**
 * Who takes part in the online workshop: 204 people of 15 states are recorded, and nobody's name. All that stands here is
 * invented, made of parts that repeat in an order that stays.
 */
import type { Bilingual } from './model.ts';
import { t } from './write.ts';

const men: readonly Bilingual[] = [
  t('سالم', 'Salim'),
  t('ماهر', 'Mahir'),
  t('نزار', 'Nizar'),
  t('حسام', 'Husam'),
  t('كريم', 'Karim'),
  t('وائل', 'Wael'),
  t('أيمن', 'Ayman'),
  t('طلال', 'Talal'),
  t('رامي', 'Rami'),
  t('بلال', 'Bilal'),
  t('عصام', 'Issam'),
];
const women: readonly Bilingual[] = [
  t('سلمى', 'Salma'),
  t('هناء', 'Hana'),
  t('ليلى', 'Layla'),
  t('نورة', 'Noura'),
  t('دلال', 'Dalal'),
  t('رنا', 'Rana'),
  t('ميساء', 'Maysa'),
];
const families: readonly Bilingual[] = [
  t('النخيلاني', 'Al-Nakhilani'),
  t('الساقياتي', 'Al-Saqiyati'),
  t('المرجعاني', 'Al-Marjaani'),
  t('الغديراني', 'Al-Ghadirani'),
  t('البيدراني', 'Al-Baydarani'),
  t('السنبلاني', 'Al-Sunbulani'),
  t('الرواقاني', 'Al-Riwaqani'),
  t('المشكاتي', 'Al-Mishkati'),
  t('الطيلساني', 'Al-Taylasani'),
  t('القنطراني', 'Al-Qantarani'),
  t('الوراقاني', 'Al-Warraqani'),
  t('الشراعاني', 'Al-Shiraani'),
  t('المحراثي', 'Al-Mihrathi'),
  t('الينبوعاني', 'Al-Yanbuani'),
  t('الفنارني', 'Al-Fanarni'),
  t('القيصومي', 'Al-Qaysumi'),
  t('البرعماني', 'Al-Buraumani'),
  t('الدواتي', 'Al-Dawati'),
  t('السراجاني', 'Al-Sirajani'),
];
const posts: readonly Bilingual[] = [
  t('رئيس قسم مكافحة الجرائم الإلكترونية', 'Head of the cybercrime unit'),
  t('ضابط حماية الأسرة والطفل', 'Family and child protection officer'),
  t('باحث في التوعية الأمنية', 'Researcher in security awareness'),
  t('محلل بلاغات', 'Reports analyst'),
  t('مدرب في التوعية الرقمية', 'Trainer in digital awareness'),
  t('منسق الشراكات المجتمعية', 'Community partnerships coordinator'),
];

/** Somebody of the workshop. */
export interface WorkshopPerson {
  readonly name: Bilingual;
  readonly post: Bilingual;
  readonly gender: 'm' | 'f';
  /** YYYY-MM-DD, or Hijri as some files write it. */
  readonly birthDate: string;
}

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/**
 * The people of the workshop one after another.
 * @param index from 0; each index is somebody else, up to 2,000
 */
export function workshopPerson(index: number): WorkshopPerson {
  const gender = index % 3 === 2 ? 'f' : 'm';
  const first = at(gender === 'f' ? women : men, index);
  const middle = at(men, Math.floor(index / 19) + index * 3 + 1);
  const family = at(families, index);
  const [month, day] = [String((index % 12) + 1).padStart(2, '0'), String((index % 27) + 1).padStart(2, '0')];
  return {
    name: t(`${first.ar} ${middle.ar} ${family.ar}`, `${first.en} ${middle.en} ${family.en}`),
    post: at(posts, index),
    gender,
    birthDate:
      index % 5 === 4 ? `${1395 + (index % 20)}/${month}/${day}` : `${1974 + (index % 22)}-${month}-${day}`,
  };
}
