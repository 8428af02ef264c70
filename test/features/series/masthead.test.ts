import { describe, expect, it } from 'vitest';
import { mastheadOf } from '../../../src/features/series/index.ts';
import type { LocalText } from '../../../src/platform/language/index.ts';

const text = (ar: string, en: string): LocalText => ({
  ar,
  en,
  authentic: 'ar',
  status: { ar: 'reviewed', en: en === '' ? 'missing' : 'reviewed' },
});
const of = (title: LocalText, name: LocalText, language: 'ar' | 'en') =>
  mastheadOf({ edition: { title }, series: { name } } as never, language);

describe('under whose name an edition writes', () => {
  const name = text('ملتقى الأنهار', 'Rivers Forum');

  it('is its title where that names the series, else both', () => {
    expect(of(text('ملتقى الأنهار الثاني', 'Second Rivers Forum'), name, 'ar')).toBe('ملتقى الأنهار الثاني');
    expect(of(text('ملتقى الأنهار الثاني', 'Second Rivers Forum'), name, 'en')).toBe('Second Rivers Forum');
    expect(of(text('الماء للجميع', 'Water for All'), name, 'en')).toBe('Water for All · Rivers Forum');
    expect(of(text('الماء للجميع', 'Water for All'), name, 'ar')).toBe('الماء للجميع · ملتقى الأنهار');
  });

  it('is said in the other language where it has no words in this one', () => {
    expect(of(text('ملتقى الأنهار الثاني', ''), name, 'en')).toBe('ملتقى الأنهار الثاني · Rivers Forum');
  });
});
