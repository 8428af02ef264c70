import { describe, expect, it } from 'vitest';
import { alignParagraphs, compareTexts } from '../../../../src/features/outcomes/drafting/rules/align.ts';
import { diffWords, tokensOf } from '../../../../src/features/outcomes/drafting/rules/diff.ts';
import { mergeWordings } from '../../../../src/features/outcomes/drafting/rules/merge.ts';

const texts = (pieces: readonly { kind: string; text: string }[]) =>
  pieces.map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`);

describe('the words of a text', () => {
  it('keep their marks, stand apart from punctuation, and joined are the text', () => {
    const text = 'قُرِّرَ، بموجب المادة ٣/٢ (أ): «الحمايــة» 1,5 مليون.';

    const tokens = tokensOf(text);

    expect(tokens.join('')).toBe(text);
    expect(tokens.filter((token) => token.trim() !== '')).toEqual([
      'قُرِّرَ',
      '،',
      'بموجب',
      'المادة',
      '٣/٢',
      '(',
      'أ',
      ')',
      ':',
      '«',
      'الحمايــة',
      '»',
      '1,5',
      'مليون',
      '.',
    ]);
  });
});

describe('what changed in a wording', () => {
  it('is told word by word, a replaced phrase as one', () => {
    expect(texts(diffWords('دعوة الدول إلى وضع خطط.', 'حث الدول الأعضاء على وضع خطط.'))).toEqual([
      '-دعوة',
      '+حث',
      '  الدول ',
      '-إلى',
      '+الأعضاء على',
      '  وضع خطط.',
    ]);
    expect(texts(diffWords('protect all children online', 'protect every child online'))).toEqual([
      ' protect ',
      '-all children',
      '+every child',
      '  online',
    ]);
  });
  it('keeps the words that both have rather than the spaces between them', () => {
    expect(texts(diffWords('حث الدول على وضع خطط وطنية.', 'حث جميع الدول.'))).toEqual([
      ' حث ',
      '+جميع ',
      ' الدول',
      '- على وضع خطط وطنية',
      ' .',
    ]);
  });
  it('names a mark, a comma and a full stop that came or went alone', () => {
    expect(texts(diffWords('يقرر المؤتمر', 'يُقرّر المؤتمر،'))).toEqual(['-يقرر', '+يُقرّر', '  المؤتمر', '+،']);
  });
  it('gives back both wordings whatever they were', () => {
    const samples = ['', ' ', 'أ', 'سطر\nسطر', 'نص عربي with English، 12.', 'x'.repeat(50), 'كلمة كلمة كلمة'];
    for (const before of samples) {
      for (const after of samples) {
        const pieces = diffWords(before, after);
        const side = (kind: string) =>
          pieces
            .filter((one) => one.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect([side('added'), side('removed')]).toEqual([before, after]);
      }
    }
  });
});

describe('two texts side by side', () => {
  const one = (id: string, text: string) => ({ id, text });
  it('are aligned by identity, then by likeness, and what moved stands where it is now', () => {
    const before = [one('1', 'حماية الطفل من الاستغلال'), one('2', 'تدريب القضاة'), one('3', 'نشر الوعي')];
    const after = [
      one('2', 'تدريب القضاة والمدعين'),
      one('4', 'إنشاء مركز'),
      one('1', 'حماية الطفل'),
      one('3', 'نشر الوعي'),
    ];

    expect(
      alignParagraphs(before, after).map((pair) => [pair.before?.id ?? null, pair.after?.id ?? null]),
    ).toEqual([
      ['2', '2'],
      [null, '4'],
      ['1', '1'],
      ['3', '3'],
    ]);
  });
  it('of different origin are aligned by their words', () => {
    const before = [one('a', 'دعوة الدول إلى وضع خطط وطنية'), one('b', 'تدريب القضاة')];
    const after = [one('x', 'إنشاء مركز إقليمي'), one('y', 'دعوة الدول إلى وضع خطط وطنية شاملة')];

    expect(
      compareTexts(before, after).map(({ change, before, after }) => [change, before?.id, after?.id]),
    ).toEqual([
      ['added', undefined, 'x'],
      ['changed', 'a', 'y'],
      ['removed', 'b', undefined],
    ]);
  });
});

describe('two drafters at one wording', () => {
  const base = { 'title.ar': 'أ', 'title.en': 'a', 'text.ar': 'نص', 'text.en': 'text' };
  it('are both right where they changed different fields', () => {
    expect(
      mergeWordings(base, { ...base, 'text.ar': 'نص جديد' }, { ...base, 'text.en': 'new text' }),
    ).toEqual({
      wording: { ...base, 'text.ar': 'نص جديد', 'text.en': 'new text' },
      conflicts: [],
      taken: ['text.ar'],
    });
  });
  it('are asked where they changed the same, unless they wrote the same', () => {
    const theirs = { ...base, 'text.ar': 'نصهم', 'title.en': 'b' };
    expect(mergeWordings(base, theirs, { ...base, 'text.ar': 'نصي', 'title.en': 'b' })).toEqual({
      wording: { ...base, 'text.ar': 'نصي', 'title.en': 'b' },
      conflicts: ['text.ar'],
      taken: [],
    });
  });
});
