/**
 * The text engine of documents: Arabic and English on PDFKit, mirrored layout, tables, ornament, QR codes, tagged structure.
 * Renderers are written on this door alone.
 *
 * ```ts
 * const doc = createDocument({ title: 'جدول الأعمال', language: 'ar', digits: 'arab', createdAt, running });
 *
 * doc.heading('اليوم الأول', { anchor: 'day-1' });              // H1, bookmark, link target
 * doc.write(text, 'running', { after: 6 });                     // flows at doc.y, over pages
 * doc.at(84, 300, [{ text: name, face: 'medium' }, '، وزير'], 'person', { y }); // box 84 from the start margin, mirrors
 *
 * const title = doc.text(session.title, 'sessionTitle', { width: 300 });   // measured, not drawn: title.height
 * doc.need(title.height + 40);                                   // new page unless it fits
 * doc.draw(title, doc.x(84, 300), doc.y, { tag: 'H3' });         // x of a mirrored box; returns the lower edge
 * doc.keepTogether(() => drawEntry(doc, session));               // measures, breaks the page if needed, draws
 *
 * drawTable(doc, { columns: [{ width: 30, head: 'م' }, { width: { share: 1 }, head: 'الاسم' }], rows });
 * drawContents(doc, { entries: [{ title: 'اليوم الأول', anchor: 'day-1' }] }); // page numbers filled in at the end
 * const spine = createSpine(doc, { width: 56 });                 // bilingual: Arabic right, English left
 * drawThemeTag(doc, 2, x, y);                                    // the square with a theme's number
 * doc.shape((canvas) => rosette(canvas, 300, 90, 22));           // decoration; also star, lattice, band, hatch
 * doc.artwork('certificate-frame', (canvas) => band(canvas, 33, 33, 776, 529)); // drawn once per process
 * doc.qr(url, x, y, 58, { alt: 'Verification address' });
 *
 * const bytes = await doc.finish();                              // Buffer; equal input gives equal bytes
 * ```
 *
 * - Content is a string or spans `{ text, face, size, colour, link }`; empty, `null` and `false` parts are left out.
 * - A style is a role (`'running'`, `'table'`, `'label'` …) or `textStyle('medium', 11, 18, palette.soft)`.
 * - `language: 'en'` in the options of any text sets it left to right; `direction` and `align` can be given on their own.
 * - Isolation of codes, phones and addresses in Arabic, and no-break binding of dates, ranges and hyphenated names, happen by
 *   themselves; `ltr()`, `isolate()` and `unbroken()` say it where the text alone does not show it.
 * - Everything drawn is tagged (`P` unless told otherwise in the last argument); wrap what is decoration in `doc.artifact`.
 */

export type { Canvas, Paint, Stroke } from './canvas.ts';
export { type ContentsEntry, type ContentsOptions, drawContents } from './contents.ts';
export { type Digits, toDigits } from './digits.ts';
export { createDocument } from './document.ts';
export type {
  Document,
  DocumentOptions,
  FlowOptions,
  HeadingOptions,
  PageFacts,
  PageOptions,
  PlaceOptions,
  StyleName,
  Tagging,
  TextOptions,
} from './document-types.ts';
export { clampParagraph, type FitOptions, type FittedParagraph, fitParagraph } from './fit.ts';
export type { FaceName } from './fonts.ts';
export {
  band,
  hatch,
  type LatticeOptions,
  lattice,
  octagram,
  type RosetteOptions,
  rosette,
  star,
  tile,
} from './ornament.ts';
export { type Colour, ceremonyColours, palette, type ThemeColours, themeColours } from './palette.ts';
export {
  type Align,
  type Content,
  type Direction,
  type Paragraph,
  type ParagraphOptions,
  plainText,
  type Span,
  setParagraph,
  sliceParagraph,
} from './paragraph.ts';
export type { QrOptions } from './qr.ts';
export { type Language, type RoleName, resized, roleStyle, type TextStyle, textStyle } from './roles.ts';
export { pageOf, type Running, type RunningText } from './running.ts';
export { createSpine, type Spine, type SpineItem, type SpineOptions, type SpineRow } from './spine.ts';
export type { ArtifactType } from './stage.ts';
export type { StructureNode, Tag, TagAttributes } from './structure.ts';
export {
  type CellContent,
  drawTable,
  type TableCell,
  type TableColumn,
  type TableOptions,
  type TableRow,
} from './table.ts';
export { isolate, ltr, unbroken } from './text.ts';
export { drawThemeTag, type ThemeTagOptions } from './theme-tag.ts';
export { defaultMargins, type Margins, mm, type PageSize, type PageSizeName, pageSizes } from './units.ts';
