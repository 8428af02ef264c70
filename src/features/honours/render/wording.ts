import type { Language } from '../../../platform/language/index.ts';
import type { CertificateDocument, CertificateWording } from './certificate.ts';
import { arabicWording } from './wording-ar.ts';
import { englishWording } from './wording-en.ts';

/**
 * Title, lead-in and sentence of a certificate. Pure. Arabic verbs agree with the organiser («تمنح وزارة …», «يمنح مركز …»), and
 * «متحدثًا», «لإسهامها» with the holder where the gender is recorded; otherwise neutral words stand.
 *
 * @example certificateWording({ kind: 'participation', … }, 'ar').text // 'تقديرًا للمشاركة في أعمال الدورة الأولى من …'
 */
export const certificateWording = (input: CertificateDocument, language: Language): CertificateWording =>
  language === 'ar' ? arabicWording(input) : englishWording(input);
