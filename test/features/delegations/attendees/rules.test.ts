import { describe, expect, it } from 'vitest';
import { readBirthDate } from '../../../../src/features/delegations/attendees/rules/birth-date.ts';
import { nameKeys, nameWords } from '../../../../src/features/delegations/attendees/rules/name-keys.ts';

const today = '2026-11-22';

describe('a date of birth', () => {
  it.each([
    ['1985-03-12', { day: '1985-03-12', hijri: false }],
    ['12/3/1985', { day: '1985-03-12', hijri: false }],
    ['١٢-٠٣-١٩٨٥', { day: '1985-03-12', hijri: false }],
    ['1405-06-20', { day: '1985-03-12', hijri: true }],
    ['٢٠/٦/١٤٠٥', { day: '1985-03-12', hijri: true }],
  ])('is read from %s', (typed, read) => {
    expect(readBirthDate(typed, today)).toEqual(read);
  });

  it.each([
    ['yesterday', 'birth-date-form'],
    ['1985-02-30', 'birth-date-missing'],
    ['1405-13-01', 'birth-date-missing'],
    ['1785-01-01', 'birth-date-year'],
    ['2030-01-01', 'birth-date-year'],
  ])('is refused as %s', (typed, fault) => {
    expect(readBirthDate(typed, today)).toEqual({ fault });
  });
});

describe('keys of a name', () => {
  it.each([
    ['محمد القاسمي', 'Mohammed Al-Qasimi'],
    ['محمد القاسمي', 'Muhammad Alkasmi'],
    ['خالد الشهري', 'Khaled Al Shehri'],
    ['يوسف', 'Yousef'],
  ])('meet in every word of «%s» and "%s"', (one, other) => {
    const keys = nameKeys(other);
    expect(nameWords(one).map((word) => word.some((key) => keys.includes(key)))).toEqual(
      one.split(' ').map(() => true),
    );
  });

  it('differ for different names', () => {
    expect(nameKeys('خالد الشهري')).not.toEqual(nameKeys('سالم المريخي'));
  });
});
