import type { DocumentSheet, TextPair } from '../../../../platform/document/index.ts';
import type { Language } from '../../../../platform/language/index.ts';
import {
  type CellContent,
  type Content,
  type Document,
  ltr,
  palette,
  type TextStyle,
  textStyle,
} from '../../../../platform/pdf/index.ts';
import type { Columns } from '../both/columns.ts';
import { drawTitles } from '../both/titles.ts';
import { drawInLanes, type Lane } from '../lanes.ts';
import type { FollowUpDocument } from './document.ts';
import { type FollowUpSpeech, pairOf, type Speeches } from './words.ts';

/** A style for each language. */
export type Styles = Readonly<Record<Language, TextStyle>>;

export const style = (
  face: TextStyle['face'],
  ar: number,
  en: number,
  line: number,
  colour: string = palette.ink,
): Styles => ({ ar: textStyle(face, ar, line, colour), en: textStyle(face, en, line, colour) });

/** A report of follow-up on its way to paper, in one language or in both. */
export interface Setting {
  readonly doc: Document;
  readonly sheet: DocumentSheet;
  readonly input: FollowUpDocument;
  readonly speech: Speeches;
  /** Columns of both languages; null in one. */
  readonly columns: Columns | null;
}

/** Columns of running text; in one language, so far from the start margin. */
export const lanesOf = ({ doc, columns }: Setting, offset = 0): Lane[] => {
  if (columns === null) {
    const width = doc.measure - offset;
    return [{ language: doc.language, x: doc.x(offset, width), width }];
  }
  const { spine } = columns;
  return (['ar', 'en'] as const).map((language) => ({ language, x: spine.x[language], width: spine.side }));
};

/** Writes a paragraph in every language of the report. */
export function write(
  setting: Setting,
  content: (speech: FollowUpSpeech) => Content | null,
  styles: Styles,
  { offset = 0, after = 0, tag = 'P' as 'P' | 'H2' | 'H3' | 'H4' } = {},
): void {
  const { doc, speech } = setting;
  const texts = lanesOf(setting, offset).map(({ language, x, width }) => {
    const words = content(speech[language]);
    const said = words !== null && words !== '';
    return { language, x, text: said ? doc.text(words, styles[language], { width, language }) : null };
  });
  drawInLanes(doc, texts, tag);
  doc.y += after;
}

/** A part's title, to which contents and bookmarks lead. */
export function title(
  { doc, columns, speech }: Setting,
  say: (speech: FollowUpSpeech) => string,
  anchor: string,
  keep = 110,
): void {
  if (doc.y > doc.margins.top) doc.y += 24;
  if (columns === null) doc.heading(say(speech[doc.language]), { anchor, keep, after: 4 });
  else drawTitles(doc, columns, pairOf(speech, say), { anchor, keep });
}

const CELL: { readonly [L in Language]: { readonly [S in 'strong' | 'plain' | 'mute']: TextStyle } } = {
  ar: {
    strong: textStyle('medium', 9, 15),
    plain: textStyle('regular', 9, 15),
    mute: textStyle('regular', 9, 15, palette.mute),
  },
  en: {
    strong: textStyle('medium', 8.5, 14),
    plain: textStyle('regular', 8.5, 14),
    mute: textStyle('regular', 8.5, 14, palette.mute),
  },
};

/** A cell in the language of the report, or in both under each other; lines of their own where there are several. */
export function cell(
  { doc, columns, speech }: Setting,
  say: (one: FollowUpSpeech) => string | readonly string[],
  kind: keyof (typeof CELL)['ar'] = 'plain',
): CellContent {
  const other: Language = doc.language === 'ar' ? 'en' : 'ar';
  const shown = columns === null ? [doc.language] : [doc.language, other];
  return {
    stack: shown.flatMap((language) =>
      [say(speech[language])].flat().map((content) => ({
        content,
        language,
        style: CELL[language][kind],
        // Columns run in the document's direction, whatever the language of a line.
        align: doc.direction === 'rtl' ? ('right' as const) : ('left' as const),
      })),
    ),
  };
}

/** The head of a column in the same manner. */
export const head = ({ doc, columns, speech }: Setting, say: (one: FollowUpSpeech) => string): Content => {
  if (columns === null) return say(speech[doc.language]);
  const other = say(speech[doc.language === 'ar' ? 'en' : 'ar']);
  return `${say(speech[doc.language])}\n${doc.language === 'ar' ? ltr(other) : other}`;
};

/** What a text says in a language, or else in the other. */
export const said = (text: TextPair | null | undefined): ((one: FollowUpSpeech) => string) => {
  return (one) => one.said(text);
};
