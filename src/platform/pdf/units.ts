/** Page sizes and units. Every measure of the document kit is in points: 1 pt = 1/72 inch, from the top left corner. */

/** Width and height of a page in points. */
export type PageSize = readonly [width: number, height: number];

/** Space between the paper's edge and the text, in points; start and end follow the reading direction. */
export interface Margins {
  readonly top: number;
  readonly bottom: number;
  readonly start: number;
  readonly end: number;
}

/** Millimetres in points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Page sizes by name: ISO 216 paper, and the badge sizes of the house at their cut size. */
export const pageSizes = {
  a4: [595.28, 841.89],
  a4Landscape: [841.89, 595.28],
  a5: [419.53, 595.28],
  /** 105 × 148 mm. */
  a6: [mm(105), mm(148)],
  /** 74 × 105 mm. */
  a7: [mm(74), mm(105)],
  /** 86 × 54 mm. */
  card: [mm(86), mm(54)],
  /** 89 × 36 mm, as label printers take them. */
  label: [mm(89), mm(36)],
} as const satisfies Record<string, PageSize>;

/** The name of one of {@link pageSizes}. */
export type PageSizeName = keyof typeof pageSizes;

/** Margins of A4 documents; the measure between them is 483.28. */
export const defaultMargins: Margins = { top: 72, bottom: 66, start: 56, end: 56 };

/** A page size from its name or its measures. */
export const resolvePageSize = (size: PageSizeName | PageSize): PageSize =>
  typeof size === 'string' ? pageSizes[size] : size;
