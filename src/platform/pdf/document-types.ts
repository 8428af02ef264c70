import type { Canvas, Paint, Stroke } from './canvas.ts';
import type { Digits } from './digits.ts';
import type { FitOptions, FittedParagraph } from './fit.ts';
import type { Align, Content, Direction, Paragraph } from './paragraph.ts';
import type { QrOptions } from './qr.ts';
import type { Language, RoleName, TextStyle } from './roles.ts';
import type { Running } from './running.ts';
import type { ArtifactType } from './stage.ts';
import type { StructureNode, Tag, TagAttributes } from './structure.ts';
import type { Margins, PageSize, PageSizeName } from './units.ts';

/** What a document is, once and for all its pages. */
export interface DocumentOptions {
  readonly title: string;
  /** Language of the document; a bilingual one names its authentic language. */
  readonly language: Language;
  /** Creation date of the file: given, never the clock's, so that equal input gives equal bytes. */
  readonly createdAt: Date;
  /** Default: the language's. */
  readonly direction?: Direction | undefined;
  /** Digits of the Arabic side; English always has Latin ones. Default `latn`. */
  readonly digits?: Digits | undefined;
  /** Default `a4`. */
  readonly size?: PageSizeName | PageSize | undefined;
  /** Points beyond the cut on each side of every page, which its size includes: what a press cuts off. Default 0. */
  readonly bleed?: number | undefined;
  /** Default 72 above, 66 below, 56 at the sides. */
  readonly margins?: Partial<Margins> | undefined;
  /** Header and footer of the first page and those after it; default none. */
  readonly running?: Running | null | undefined;
  readonly author?: string | undefined;
  readonly subject?: string | undefined;
  readonly keywords?: string | undefined;
  /** Writes the structure tree for readers aloud. Default true. */
  readonly tagged?: boolean | undefined;
}

/** A style by role, or written out. */
export type StyleName = RoleName | TextStyle;

/** How a text is set, within a document: width and direction have defaults. */
export interface TextOptions {
  /** Default: the measure between the margins. */
  readonly width?: number | undefined;
  /** Default: the direction of `language`, else the document's. */
  readonly direction?: Direction | undefined;
  /** Default: the document's, or that of the direction given. */
  readonly language?: Language | undefined;
  readonly align?: Align | undefined;
  readonly balance?: boolean | undefined;
  readonly avoidOrphans?: boolean | undefined;
  readonly isolateCodes?: boolean | undefined;
}

/** How a drawn text appears in the structure tree. */
export interface Tagging extends TagAttributes {
  /** The element's type; default `P`. `null`: the text belongs to the element that is open (a cell). */
  readonly tag?: Tag | null | undefined;
}

/** How a text is placed on a page at once. */
export interface PlaceOptions extends TextOptions {
  /** Upper edge; default the cursor. The cursor does not move. */
  readonly y?: number | undefined;
  readonly tagging?: Tagging | undefined;
}

/** How a text flows at the cursor. */
export interface FlowOptions extends TextOptions {
  /** Distance from the start margin; default 0. */
  readonly offset?: number | undefined;
  /** Space above it, left out at the top of a page; default 0. */
  readonly before?: number | undefined;
  /** Space below it; default 0. */
  readonly after?: number | undefined;
  readonly tagging?: Tagging | undefined;
}

/** A heading: a flowing text, a bookmark, a place to link to. */
export interface HeadingOptions extends FlowOptions {
  /** 1 to 4; default 1. */
  readonly level?: 1 | 2 | 3 | 4 | undefined;
  /** Default `pageTitle` at level 1, else `sectionTitle`. */
  readonly style?: StyleName | undefined;
  readonly anchor?: string | undefined;
  /** Its bookmark's words; default its text; `null` for none. */
  readonly bookmark?: string | null | undefined;
  /** Height that must still fit under it on the page, so that it keeps its first item. Default 48. */
  readonly keep?: number | undefined;
}

/** What is known of pages once all are laid out. */
export interface PageFacts {
  /** Number of the page where the drawing was announced, from 1. */
  readonly number: number;
  readonly count: number;
  /** Page number of an anchor, from 1. */
  pageOf(anchor: string): number;
}

/** Options of a new page; what is left out stays as it was. */
export interface PageOptions {
  readonly size?: PageSizeName | PageSize | undefined;
  /** `null`: no header and footer from here on. */
  readonly running?: Running | null | undefined;
}

/**
 * A document being laid out. Measures are points from the upper left corner; `offset` counts from the start margin (right in
 * Arabic, left in English) and mirrors by itself, `x` is physical.
 */
export interface Document {
  readonly language: Language;
  readonly direction: Direction;
  readonly digits: Digits;
  readonly margins: Margins;
  /** Size of the current page. */
  readonly width: number;
  readonly height: number;
  /** Distance between the side margins. */
  readonly measure: number;
  /** Where the text of a page ends; infinite while a layout is only measured. */
  readonly bottom: number;
  /** Number of the current page, from 1. */
  readonly page: number;
  /** The cursor: where flowing text goes on. */
  y: number;

  // — text, measured —
  style(role: StyleName, changes?: Partial<TextStyle>): TextStyle;
  /** A number or text in the digits of a language (default the document's): ٤٠ only on the Arabic side of an `arab` edition. */
  number(value: number | string, language?: Language): string;
  text(content: Content, style: StyleName, options?: TextOptions): Paragraph;
  /** Shrinks, then allows more lines, then cuts with "…". */
  fit(
    content: Content,
    style: StyleName,
    options: TextOptions & Omit<FitOptions, 'width' | 'direction'>,
  ): FittedParagraph;
  /** Cuts at a word with "…" to a number of lines. */
  clamp(content: Content, style: StyleName, options: TextOptions & { readonly lines: number }): Paragraph;

  // — text, drawn —
  /** Left edge of a box that begins `offset` from the start margin. */
  x(offset: number, width: number, direction?: Direction): number;
  /** Draws at a physical place; returns the lower edge. */
  draw(paragraph: Paragraph, x: number, y: number, tagging?: Tagging): number;
  /** Sets and draws in a mirrored box at the cursor's height, without moving the cursor; returns the lower edge. */
  at(offset: number, width: number, content: Content, style: StyleName, options?: PlaceOptions): number;
  /** Sets and draws at the cursor, over as many pages as needed, two lines at least on each; returns the new cursor. */
  write(content: Content, style: StyleName, options?: FlowOptions): number;
  heading(content: Content, options?: HeadingOptions): number;

  // — pages —
  newPage(options?: PageOptions): void;
  /**
   * Adds a page that shows what an earlier one shows, written once: the back of a thousand badges.
   * @throws in a tagged document, where each text is somebody's own
   */
  repeatPage(number: number): void;
  /** Starts a new page unless a height still fits; tells whether it did. */
  need(height: number): boolean;
  /** Calls a listener after each page that the flow starts; returns the way to stop it. */
  onPage(listener: () => void): () => void;
  /** Height of what a function would draw from the cursor. Nothing is drawn and the cursor returns. */
  measureFlow(draw: () => void): number;
  /** Draws on one page what a function draws, on the next if it does not fit here; what is taller than a page breaks as it can. */
  keepTogether(draw: () => void): void;
  /** Draws later, when all pages are known, at this page and in this element: page numbers of a table of contents. */
  afterLayout(draw: (facts: PageFacts) => void): void;
  /** Header and footer from this page on. */
  setRunning(running: Running | null): void;

  // — drawing —
  /** Decoration, not read aloud. */
  shape(draw: (canvas: Canvas) => void): void;
  /** Decoration that many documents share: drawn once in a process for its key, which must name everything that it depends on. */
  artwork(key: string, draw: (canvas: Canvas) => void): void;
  /** A drawing with a meaning, and that meaning in words. */
  figure(alt: string, draw: (canvas: Canvas) => void): void;
  box(x: number, y: number, width: number, height: number, paint: Paint): void;
  /** A horizontal line in a mirrored box. Default: the whole measure, 0.4, rule grey, at the cursor. */
  rule(options?: { y?: number; offset?: number; width?: number; stroke?: Stroke }): void;
  qr(text: string, x: number, y: number, size: number, options?: QrOptions & { readonly alt?: string }): void;
  /** A PNG or JPEG fitted into a box, centred. Empty `alt`: decoration. */
  image(bytes: Uint8Array, x: number, y: number, width: number, height: number, alt: string): void;

  // — structure, links —
  /** What the function draws belongs to one element. */
  element<T>(tag: Tag, draw: () => T, attributes?: TagAttributes): T;
  /** An element to be filled piece by piece with {@link Document.inside}. */
  open(tag: Tag, attributes?: TagAttributes): StructureNode;
  inside<T>(node: StructureNode, draw: () => T): T;
  /** What the function draws is decoration (`Layout`, the default) or repeated on each page (`Pagination`): not read aloud. */
  artifact<T>(draw: () => T, type?: ArtifactType): T;
  /** Names a place, at the cursor unless told otherwise; spans link to it by `#name`. */
  anchor(name: string, y?: number): void;
  bookmark(title: string, level: number, y?: number): void;

  /**
   * Fills in what waited for the page count and returns the file's bytes.
   *
   * @throws when a link leads to an anchor that does not exist, or when it is called twice.
   */
  finish(): Promise<Buffer>;
}
