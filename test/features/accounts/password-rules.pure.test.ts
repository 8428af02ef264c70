import { describe, expect, it } from 'vitest';
import { passwordFault } from '../../../src/features/accounts/index.ts';

const own = ['layla.almansouri@example.org', 'ليلى المنصوري'];
const faultOf = (password: string, shortest = 12) => passwordFault(password, { shortest, own })?.code;

describe('a password', () => {
  it('is as long as people count it, whatever the script', () => {
    expect(passwordFault('short one', { shortest: 15, own })).toEqual({
      code: 'password-too-short',
      params: { count: 15 },
    });
    expect(faultOf('خمس نخلات عند بئر', 15)).toBeUndefined();
    expect(faultOf('😀🌴🐫🌙🏜🕌🌊🐚🦅🌵🐎⛵', 12)).toBeUndefined();
    expect(faultOf('😀🌴🐫🌙🏜🕌', 12)).toBe('password-too-short');
  });

  it.each([
    'passwordpassword',
    'Password123456!',
    'P@ssw0rd2024!!!',
    'Welcome@12345678',
    'qwertyuiop123456',
    '1q2w3e4r5t6y7u8i',
    'ضصثقفغعهخحجدشسي',
    'aaaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    '20262026202620262026',
    '٢٠٢٦٢٠٢٦٢٠٢٦٢٠٢٦',
    'correct horse battery staple',
    'letmeinletmein123',
    'Ramadan2026Mubarak',
    'السلام عليكم ورحمة الله وبركاته',
  ])('that everybody tries is refused: %s', (password) => {
    expect(faultOf(password)).toBe('password-common');
  });

  it.each(['layla2024multaqa', 'LaylaAlmansouri2024', 'ليلى المنصوري ٢٠٢٤', 'multaqa-multaqa-2026'])(
    'of one’s own name or the product’s is refused: %s',
    (password) => {
      expect(faultOf(password)).toBe('password-personal');
    },
  );

  it.each([
    'my cat eats green olives',
    'fifteen letters or more',
    'k7wqm-h2xfd-9zapt',
    'خمس نخلات عند بئر قديمة',
    'Tr8!vq#Lm2@zK',
  ])('that nobody foretells will do: %s', (password) => {
    expect(faultOf(password)).toBeUndefined();
  });

  it('is judged at once, however long and repetitive it is', () => {
    const began = performance.now();
    for (const password of ['x'.repeat(200), 'ab'.repeat(100), `${'q'.repeat(99)}w${'q'.repeat(99)}`]) {
      faultOf(password);
    }
    expect(performance.now() - began).toBeLessThan(500);
  });
});
