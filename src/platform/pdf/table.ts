import type { Document, StyleName, TextOptions } from './document-types.ts';
import { palette } from './palette.ts';
import { type Align, type Content, type Paragraph, sliceParagraph } from './paragraph.ts';
import type { StructureNode } from './structure.ts';

/** A column of a table. Columns run from the start edge, so they mirror in Arabic. */
export interface TableColumn {
  /** Width in points, or its share of what the others leave: `{ share: 1 }`. */
  readonly width: number | { readonly share: number };
  /** Words of its head; a table whose columns have none has no head. */
  readonly head?: Content | undefined;
  readonly style?: StyleName | undefined;
  readonly align?: Align | undefined;
}

/** A cell with a style or language of its own. */
export interface TableCell extends Pick<TextOptions, 'align' | 'direction' | 'language'> {
  readonly content: Content | null;
  readonly style?: StyleName | undefined;
}

/** One text, several under each other, or nothing, which shows as "—". */
export type CellContent = Content | TableCell | { readonly stack: readonly TableCell[] } | null;

/** A row of cells, or a group's heading over the whole width, which is kept with the row after it. */
export type TableRow =
  | { readonly cells: readonly CellContent[]; readonly last?: boolean | undefined }
  | { readonly group: Content; readonly number?: Content | undefined };

/** A table at the cursor. */
export interface TableOptions {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Distance from the start margin; default 0. */
  readonly offset?: number | undefined;
  /** Default: the measure. */
  readonly width?: number | undefined;
  /** Space above and below the text of a row; default 5. */
  readonly padding?: number | undefined;
  /** Space between columns; default 10. */
  readonly gap?: number | undefined;
  /** Style of cells; default `table`. */
  readonly style?: StyleName | undefined;
  /** What the table is, for readers aloud. */
  readonly title?: string | undefined;
}

interface SetCell {
  readonly offset: number;
  readonly parts: readonly Paragraph[];
  readonly height: number;
}

const EMPTY = '—';

const isCell = (cell: CellContent): cell is TableCell =>
  typeof cell === 'object' && cell !== null && 'content' in cell;
const isStack = (cell: CellContent): cell is { readonly stack: readonly TableCell[] } =>
  typeof cell === 'object' && cell !== null && 'stack' in cell;

const blank = (content: Content | null): boolean =>
  content === null || content === '' || (Array.isArray(content) && content.length === 0);

/** Widths of columns: fixed ones first, shares of the rest after. */
const columnWidths = (columns: readonly TableColumn[], total: number): number[] => {
  let fixed = 0;
  let shares = 0;
  for (const { width } of columns) {
    if (typeof width === 'number') fixed += width;
    else shares += width.share;
  }
  return columns.map(({ width }) =>
    typeof width === 'number' ? width : ((total - fixed) * width.share) / shares,
  );
};

const heightOf = (parts: readonly Paragraph[]): number => parts.reduce((sum, part) => sum + part.height, 0);

/** Takes from a cell the lines that fit into a height, and leaves the rest. */
const takeLines = (
  parts: readonly Paragraph[],
  room: number,
): { readonly here: Paragraph[]; readonly rest: Paragraph[] } => {
  const here: Paragraph[] = [];
  let left = room;
  for (const [index, part] of parts.entries()) {
    let count = 0;
    while (count < part.lines.length && left >= (part.lines[count]?.height ?? 0) - 0.01) {
      left -= part.lines[count]?.height ?? 0;
      count += 1;
    }
    if (count > 0) here.push(sliceParagraph(part, 0, count));
    if (count < part.lines.length)
      return { here, rest: [sliceParagraph(part, count), ...parts.slice(index + 1)] };
  }
  return { here, rest: [] };
};

/**
 * Draws a table at the cursor: no vertical lines, columns mirrored in Arabic, the head repeated on each page. Rows stay whole;
 * only a row taller than a page breaks between lines, and the last row never stands alone on a page.
 */
export const drawTable = (doc: Document, options: TableOptions): void => {
  const { columns, rows, offset = 0, padding = 5, gap = 10, style = 'table', title } = options;
  const total = options.width ?? doc.measure - offset;
  const widths = columnWidths(columns, total);
  const offsets = widths.map(
    (_, index) => offset + widths.slice(0, index).reduce((sum, width) => sum + width, 0),
  );
  const textWidth = (index: number): number => (widths[index] ?? 0) - (index < columns.length - 1 ? gap : 0);
  const line = (width: number, colour: string): void =>
    doc.rule({ offset, width: total, stroke: { width, colour } });

  const setCell = (cell: CellContent, index: number, base: StyleName): SetCell => {
    const column = columns[index];
    const set = (item: TableCell): Paragraph =>
      doc.text(blank(item.content) ? EMPTY : (item.content ?? EMPTY), item.style ?? column?.style ?? base, {
        width: textWidth(index),
        align: item.align ?? column?.align,
        direction: item.direction,
        language: item.language,
      });
    const parts = isStack(cell) ? cell.stack.map(set) : [set(isCell(cell) ? cell : { content: cell })];
    return { offset: offsets[index] ?? offset, parts, height: heightOf(parts) };
  };

  const drawParts = (cell: SetCell, parts: readonly Paragraph[], y: number, single: boolean): void => {
    let top = y;
    for (const part of parts)
      top = doc.draw(part, doc.x(cell.offset, part.width), top, { tag: single ? null : 'P' });
  };

  const cellAttributes = (cell: SetCell) => {
    const [only] = cell.parts;
    const arabic =
      only?.direction === 'rtl' && only.lines.every((l) => l.units.every((unit) => !unit.span.link));
    return cell.parts.length === 1 && only
      ? {
          ...(arabic ? { actualText: only.text } : {}),
          ...(only.language === doc.language ? {} : { language: only.language }),
        }
      : {};
  };

  const hasHead = columns.some((column) => column.head !== undefined);
  const head = hasHead
    ? columns.map((column, index) =>
        setCell({ content: column.head ?? ' ', style: 'tableHead' }, index, 'tableHead'),
      )
    : [];
  const headHeight = hasHead ? Math.max(...head.map((cell) => cell.height)) + padding : 0;

  const drawHead = (drawCell: (cell: SetCell, draw: () => void) => void): void => {
    line(1, palette.petrol);
    for (const cell of head) drawCell(cell, () => drawParts(cell, cell.parts, doc.y + padding / 2 + 1, true));
    doc.y += headHeight;
    line(0.5, palette.petrol);
  };

  const nextPage = (): void => {
    doc.newPage();
    if (hasHead) doc.artifact(() => drawHead((_, draw) => draw()), 'Pagination');
  };

  const pageRoom = doc.height - doc.margins.top - doc.margins.bottom - headHeight;
  const setRow = (cells: readonly CellContent[]): SetCell[] =>
    columns.map((_, index) => setCell(cells[index] ?? null, index, style));
  const rowHeight = (cells: readonly SetCell[]): number =>
    Math.max(...cells.map((cell) => cell.height)) + 2 * padding;

  const drawRow = (cells: readonly SetCell[], last: boolean): void => {
    const height = rowHeight(cells);
    if (doc.y + height > doc.bottom + 0.01 && height <= pageRoom) nextPage();
    doc.element('TR', () => {
      const nodes: StructureNode[] = cells.map((cell) => doc.open('TD', cellAttributes(cell)));
      let remaining = cells.map((cell) => cell.parts);
      for (;;) {
        const room = doc.bottom - doc.y - 2 * padding;
        const taken = remaining.map((parts) => takeLines(parts, room));
        const used = Math.max(...taken.map(({ here }) => heightOf(here)));
        if (used === 0 && doc.y > doc.margins.top + headHeight) {
          nextPage();
          continue;
        }
        for (const [index, { here }] of taken.entries()) {
          const [cell, node] = [cells[index], nodes[index]];
          if (cell && node)
            doc.inside(node, () => drawParts(cell, here, doc.y + padding, cell.parts.length === 1));
        }
        doc.y += used + 2 * padding;
        remaining = taken.map(({ rest }) => rest);
        const done = used === 0 || remaining.every((parts) => parts.length === 0);
        line(0.4, done && last ? palette.petrol : palette.hair);
        if (done) break;
        nextPage();
      }
    });
  };

  /** The last row goes to a new page with the one before it, never alone. */
  const keepLastRows = (index: number): void => {
    const [row, last] = [rows[index], rows[index + 1]];
    if (index !== rows.length - 2 || index === 0 || !row || !last) return;
    if ('group' in row || 'group' in last) return;
    const [first, second] = [rowHeight(setRow(row.cells)), rowHeight(setRow(last.cells))];
    const both = first + second;
    const fits = (height: number): boolean => doc.y + height <= doc.bottom + 0.01;
    if (fits(first) && !fits(both) && both <= pageRoom) nextPage();
  };

  const drawGroup = (
    row: Extract<TableRow, { readonly group: Content }>,
    next: TableRow | undefined,
  ): void => {
    const indent = row.number === undefined ? 6 : (widths[0] ?? 0);
    const text = doc.text(row.group, 'groupRow', { width: total - indent - 6 });
    const number = row.number === undefined ? null : doc.text(row.number, 'groupRow', { width: indent - 6 });
    const height = text.height + 2 * padding + 2;
    const following =
      next && 'cells' in next ? Math.min(rowHeight(setRow(next.cells)), pageRoom - height) : 0;
    if (doc.y + height + following > doc.bottom + 0.01) nextPage();
    const [x, y] = [doc.x(offset, total), doc.y];
    doc.box(x, y, total, height, { fill: palette.mist });
    doc.element('TR', () =>
      doc.element(
        'TH',
        () => {
          if (number) doc.draw(number, doc.x(offset + 6, number.width), y + padding + 1, { tag: 'P' });
          doc.draw(text, doc.x(offset + indent, text.width), y + padding + 1, { tag: 'P' });
        },
        { scope: 'Row', columns: columns.length },
      ),
    );
    doc.y += height;
    line(0.4, palette.rule);
  };

  doc.element(
    'Table',
    () => {
      if (hasHead) {
        const [first] = rows;
        const start = first ? ('cells' in first ? rowHeight(setRow(first.cells)) : 60) : 0;
        doc.need(headHeight + Math.min(start, pageRoom));
        doc.element('TR', () =>
          drawHead((cell, draw) => doc.element('TH', draw, { scope: 'Column', ...cellAttributes(cell) })),
        );
      }
      for (const [index, row] of rows.entries()) {
        keepLastRows(index);
        if ('group' in row) drawGroup(row, rows[index + 1]);
        else drawRow(setRow(row.cells), row.last === true);
      }
    },
    title ? { title } : {},
  );
};
