import type { TextPair } from '../../../../platform/document/index.ts';
import { type Language, type Paragraph, type TextStyle, textStyle } from '../../../../platform/pdf/index.ts';
import type { Column, Pen } from './pen.ts';

/** How a name is set: on one line down to `least`, else on two from `two`. */
export interface NameStyle {
  readonly size: number;
  readonly line: number;
  readonly least: number;
  readonly two: number;
}

/** What is not parted from the name after it: عبد and its name, descent, family, Latin particles. */
const PARTICLE =
  /(?<=^|\s)(عبد|بن|ابن|بنت|أبو|أبي|أم|آل|[ʿ'’]?abd|ibn|bin|bint|ben|abu|abū|um|umm|von|van|de|der)\s+/giu;

const joined = (name: string): string => name.trim().replace(PARTICLE, '$1\u00a0');

/**
 * The name in Arabic, under it in Latin letters; never cut. Where it is written in one script alone, that one takes the first
 * place. @returns the lower edge
 */
export function names(
  pen: Pen,
  name: TextPair,
  column: Column,
  top: number,
  styles: Readonly<Record<Language, NameStyle>>,
): number {
  let y = top;
  let lines = 1;
  const alone = name.ar.trim() === '' || name.en.trim() === '';
  for (const language of ['ar', 'en'] as const) {
    const text = joined(name[language]);
    if (text === '') continue;
    // A Latin name that stands alone is as large as an Arabic one looks.
    const style = alone && language === 'en' ? larger(styles.en) : styles[language];
    const paragraph = pen.doc.fit(text, textStyle('semiBold', style.size, style.line), {
      width: column.width,
      language,
      minSize: lines > 1 ? style.least * 0.9 : style.least,
      // Under a name of two lines the other one is quieter.
      moreLinesSize: lines > 1 ? (style.two + style.least) / 2 : style.two,
      maxLines: 2,
      balance: true,
      avoidOrphans: false,
      cut: false,
    });
    const shown =
      paragraph.lines.length <= 2 && !paragraph.overflow
        ? paragraph
        : small(pen, text, style, column, language);
    pen.doc.draw(shown, pen.x + column.x, pen.y + y);
    y += shown.height;
    lines = shown.lines.length;
  }
  return y;
}

const larger = (style: NameStyle): NameStyle => ({
  size: style.size * 1.25,
  line: style.line * 1.25,
  least: style.least,
  two: style.two * 1.2,
});

/** A name that even two lines do not hold gets three, smaller ones: it is a name, and is not cut. */
const small = (pen: Pen, text: string, style: NameStyle, column: Column, language: Language): Paragraph =>
  pen.doc.fit(text, textStyle('semiBold', style.least, style.line * (style.least / style.size)), {
    width: column.width,
    language,
    minSize: style.least * 0.6,
    lines: 3,
    balance: true,
    avoidOrphans: false,
    cut: false,
  });

/** Post and body in both languages: two lines each, then two and one, then one and one, as there is room. */
export function fit2(
  pen: Pen,
  ar: string,
  en: string,
  column: Column,
  top: number,
  end: number,
  styles: Readonly<Record<Language, TextStyle>>,
): void {
  const set = (text: string, language: Language, lines: number): Paragraph | null =>
    text === '' || lines === 0
      ? null
      : pen.doc.clamp(text, styles[language], { width: column.width, language, lines, avoidOrphans: false });
  for (const [a, e] of [
    [2, 2],
    [2, 1],
    [1, 1],
    [1, 0],
  ] as const) {
    const [first, second] = [set(ar, 'ar', a), set(en, 'en', ar === '' ? Math.max(a, e) : e)];
    const height = (first?.height ?? 0) + (second?.height ?? 0);
    if (top + height > end + 0.5) continue;
    let y = top;
    for (const paragraph of [first, second]) {
      if (paragraph !== null) y = pen.doc.draw(paragraph, pen.x + column.x, pen.y + y) - pen.y;
    }
    return;
  }
}
