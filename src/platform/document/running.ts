import type { Language } from '../language/index.ts';
import { type Content, type Document, ltr, type Running } from '../pdf/index.ts';
import { editionLine, runningTitle } from './facts.ts';
import { type DocumentSheet, languagesOf } from './sheet.ts';
import { sayIn, type TextPair } from './texts.ts';

/** Space between what stands at the two edges of a header. */
const GAP = 12;
/** Lines that a header may have. */
const LINES = 2;

/**
 * Header and footer of a sheet's pages. In one language: the edition at the start, the document and the part in hand (a day) at
 * the end; in both: the edition on each side. Below: symbol · version, and the page. What is too long for a line takes two; only what is
 * too long for two is cut at a word.
 */
export const runningOf = (
  doc: Document,
  sheet: DocumentSheet,
  part: TextPair | null = sheet.part ?? null,
): Running => {
  const [language, other] = languagesOf(sheet);
  const shown = (text: string, side: Language = language): string =>
    doc.clamp(text, 'header', {
      width: doc.measure / 2 - GAP,
      lines: LINES,
      language: side,
      avoidOrphans: false,
    }).text;
  const title = (side: Language): string => {
    const whole = runningTitle(sheet.edition, side, sheet.words);
    const edition = editionLine(sheet.edition, side, sheet.words);
    const cut = shown(whole, side);
    if (edition === '' || cut.endsWith(edition)) return cut;
    // The number of the edition stays; the name before it is cut.
    const settings = { width: doc.measure, language: side, avoidOrphans: false };
    const taken = doc.text(` · ${edition}`, 'header', settings).lines[0]?.width ?? 0;
    const name = sayIn(sheet.edition.shortTitle ?? sheet.edition.title, side);
    const width = doc.measure / 2 - GAP - taken / LINES - 4;
    return `${doc.clamp(name, 'header', { ...settings, width, lines: LINES }).text} · ${edition}`;
  };
  const footer: Content = [ltr(sheet.symbol), `  ·  ${sayIn(sheet.version, language)}`];
  if (other) {
    return {
      headerStart: title(language),
      headerEnd: { content: title(other), language: other },
      footerStart: footer,
      footerEnd: 'pageInBoth',
    };
  }
  const document = [sayIn(sheet.name, language), sayIn(part, language)].filter((text) => text !== '');
  return {
    headerStart: title(language),
    headerEnd: shown(document.join(' · ')),
    footerStart: footer,
    footerEnd: 'page',
  };
};
