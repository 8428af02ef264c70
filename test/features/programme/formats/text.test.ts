import { describe, expect, it } from 'vitest';
import { cleanText, plainText, webAddress } from '../../../../src/features/programme/formats/characters.ts';
import { joinText, languageOf, splitText } from '../../../../src/features/programme/formats/text.ts';

describe('the language of a text', () => {
  it.each([
    ['حفل الافتتاح', undefined, 'ar'],
    ['Opening ceremony', undefined, 'en'],
    ['Opening ceremony', 'ar', 'en'],
    ['ورشة Kubernetes', undefined, 'ar'],
    ['The word محور and what it means in practice', undefined, 'en'],
    ['The word محور and what it means in practice', 'ar', 'ar'],
    ['انظر https://forum.example/a/very/long/address', undefined, 'ar'],
    ['2026', undefined, 'en'],
    ['2026', 'ar-SA', 'ar'],
    ['Открытие', undefined, 'en'],
  ] as const)('of «%s», declared %s, is %s', (text, declared, language) => {
    expect(languageOf(text, declared)).toBe(language);
  });
});

describe('two languages in one field', () => {
  it('come apart where a separator stands between the scripts, whichever comes first', () => {
    expect(splitText('حفل الافتتاح | Opening', 'line')).toEqual({ ar: 'حفل الافتتاح', en: 'Opening' });
    expect(splitText('Opening / حفل الافتتاح', 'line')).toEqual({ ar: 'حفل الافتتاح', en: 'Opening' });
    expect(splitText('نص\n\nآخر\n\n---\n\nText\n\nmore', 'block')).toEqual({
      ar: 'نص\n\nآخر',
      en: 'Text\n\nmore',
    });
  });

  it('stay whole where the separator is part of the text', () => {
    expect(splitText('TCP / IP', 'line')).toEqual({ en: 'TCP / IP' });
    expect(splitText('تدريب / تأهيل', 'line')).toEqual({ ar: 'تدريب / تأهيل' });
    expect(splitText('ورشة — Docker', 'line')).toEqual({ ar: 'ورشة — Docker' });
    expect(splitText('   ', 'line')).toEqual({});
  });

  it('find the separator between the scripts among others', () => {
    expect(splitText('أ | ب | C | D', 'line')).toEqual({ ar: 'أ | ب', en: 'C | D' });
  });

  it('are written in the language asked for, or in the one there is', () => {
    const text = { ar: 'قاعة', en: 'Hall' };

    expect(joinText(text, 'line', 'both')).toBe('قاعة | Hall');
    expect(joinText(text, 'line', 'en')).toBe('Hall');
    expect(joinText({ ar: 'قاعة' }, 'line', 'en')).toBe('قاعة');
    expect(joinText(undefined, 'block', 'both')).toBe('');
  });
});

describe('characters', () => {
  it('that XML refuses are dropped, marks of direction stay', () => {
    expect(cleanText('\u0000a\u0007\u200fب\u2067ج\u2069\ud800\ufffe\r\nd ')).toBe('a\u200fب\u2067ج\u2069\nd');
  });

  it.each([
    ['https://forum.example/a?b=1&c=%20#d', 'https://forum.example/a?b=1&c=%20#d'],
    ['HTTPS://forum.example', 'https://forum.example/'],
    ['https://forum.example/بث', 'https://forum.example/%D8%A8%D8%AB'],
    ['https://forum.example/a|b#c#d', 'https://forum.example/a%7Cb#c%23d'],
    ['https://forum.example/100%', 'https://forum.example/100%25'],
    ['mailto:desk@forum.example', undefined],
    ['javascript:alert(1)', undefined],
    ['/relative', undefined],
    ['https://', undefined],
  ])('of the address %s become %s', (typed, address) => {
    expect(webAddress(typed)).toBe(address);
  });

  it('of HTML become plain text, of anything else stay', () => {
    const html =
      '<p>One &amp; <em>two</em><br/>three</p><ul><li>a</li><li><a href="https://x.example">b</a></li></ul>';

    expect(plainText(html)).toBe('One & two\nthree\n\n- a\n- b (https://x.example)');
    expect(plainText('a < b and c > d')).toBe('a < b and c > d');
  });
});
