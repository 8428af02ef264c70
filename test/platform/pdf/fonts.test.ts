import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { fontForWord } from '../../../src/platform/pdf/fonts.ts';
import { setParagraph, textStyle } from '../../../src/platform/pdf/index.ts';

const fontsOf = (text: string, face: 'regular' | 'display' = 'regular') => {
  const paragraph = setParagraph(text, textStyle(face, 11, 18), { width: 400, direction: 'ltr' });
  return paragraph.lines.flatMap((line) =>
    line.units
      .filter((unit) => !unit.space)
      .map((unit) => [unit.shaped?.cells.map((cell) => cell.text).join(''), unit.font.name]),
  );
};

describe('fonts', () => {
  it('are not read when the module is loaded', () => {
    const script = `
      import { loadedFontCount } from './src/platform/pdf/fonts.ts';
      await import('./src/platform/pdf/index.ts');
      console.log(loadedFontCount());
    `;

    const output = execFileSync('node', ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    });

    expect(output.trim()).toBe('0');
  });

  it('set a word in the first font that has all of it', () => {
    expect(fontForWord('regular', 'Nūr').name).toBe('plex');
    expect(fontForWord('regular', 'Muḥammad').name).toBe('noto');
    expect(fontForWord('regular', 'محمد').name).toBe('plexArabic');
    expect(fontForWord('display', 'Baḥrāwī').name).toBe('amiri');
  });

  it('change for whole words, hyphenated names included, never for one letter', () => {
    expect(fontsOf('Dr Nūr al-Baḥrāwī, Şebnem Doğan')).toEqual([
      ['Dr', 'plexArabic'],
      ['Nūr', 'plex'],
      ['al-Baḥrāwī', 'noto'],
      [',', 'plexArabic'],
      ['Şebnem', 'plex'],
      ['Doğan', 'plex'],
    ]);
  });

  it('show the missing glyph of one font when no font has a word', () => {
    expect(fontsOf('論壇')).toEqual([
      ['論', 'plexArabic'],
      ['壇', 'plexArabic'],
    ]);
  });
});
