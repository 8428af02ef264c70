import { drawLegend, legendHeight } from '../../../../platform/document/index.ts';
import { palette, textStyle } from '../../../../platform/pdf/index.ts';
import { drawHead, type Head } from '../day-head.ts';
import type { AgendaTheme } from '../input.ts';
import { clockOf, type PlannedSession } from '../plan.ts';
import type { Printing } from '../printing.ts';
import { type Axis, fitsOnePage, layAxes, type Need } from './axis.ts';
import { drawBlock } from './block.ts';
import { leastHeightOf } from './block-text.ts';
import type { Grid } from './columns.ts';
import type { GridEntry } from './lanes.ts';
import { drawList } from './list.ts';

/** Column of hours, gap between columns, air above and below a block. */
const TIME_WIDTH = 44;
const GAP = 4;
const AIR = 1;
/** Distance between two hours under which the second is not written. */
const HOUR_LINE = 13;
/** Space from the grid to the rule of the legend, and from the rule to its text. */
const LEGEND_GAP = 8;

interface Columns {
  readonly width: number;
  offset(column: number): number;
}

const columnsOf = ({ doc }: Printing, count: number): Columns => {
  const width = (doc.measure - TIME_WIDTH - GAP * (count - 1)) / count;
  return { width, offset: (column) => TIME_WIDTH + column * (width + GAP) };
};

/** Offset and width of an entry, its lane taken into account. */
const placeOf = (columns: Columns, { column, span, lane, lanes }: GridEntry) => {
  const whole = span * columns.width + (span - 1) * GAP;
  const width = (whole - (lanes - 1) * 2) / lanes;
  return { offset: columns.offset(column) + lane * (width + 2), width };
};

const drawLabels = (printing: Printing, columns: Columns, labels: readonly string[]): void => {
  const { doc } = printing;
  const texts = labels.map((label) =>
    doc.clamp(label, textStyle('semiBold', 9, 14, palette.petrol), { width: columns.width - 6, lines: 2 }),
  );
  const height = Math.max(0, ...texts.map((text) => text.height));
  for (const [index, text] of texts.entries()) {
    const x = doc.x(columns.offset(index) + 3, text.width);
    doc.draw(text, x, doc.y + height - text.height);
  }
  doc.y += height + 4;
  doc.rule({ stroke: { colour: palette.petrol, width: 1 } });
  doc.y += 4;
};

const drawHours = ({ doc, speech }: Printing, axis: Axis, top: number): void => {
  const arabicDigits = doc.language === 'ar' && doc.digits === 'arab';
  const style = textStyle('medium', arabicDigits ? 10 : 9, 12, palette.soft);
  let last = Number.NEGATIVE_INFINITY;
  for (let hour = Math.ceil(axis.from / 60) * 60; hour <= axis.to; hour += 60) {
    const y = top + axis.at(hour);
    doc.rule({ y, stroke: { colour: palette.hair, width: 0.4 } });
    const under = hour < axis.to || axis.height < HOUR_LINE;
    const textTop = under ? y + 0.5 : y - 12;
    if (textTop - last < HOUR_LINE) continue;
    last = textTop;
    doc.at(0, TIME_WIDTH - 8, speech.digits(clockOf(hour)), style, { y: textTop, avoidOrphans: false });
  }
};

const drawAxisPage = (printing: Printing, grid: Grid, columns: Columns, axis: Axis): void => {
  const { doc } = printing;
  const top = doc.y;
  drawHours(printing, axis, top);
  const shown = grid.entries
    .filter(({ planned }) => planned.from < axis.to && planned.to > axis.from)
    .sort((a, b) => a.planned.from - b.planned.from || a.column - b.column || a.lane - b.lane);
  for (const entry of shown) {
    const { planned } = entry;
    const { offset, width } = placeOf(columns, entry);
    const y = top + axis.at(Math.max(planned.from, axis.from)) + AIR;
    const height = top + axis.at(Math.min(planned.to, axis.to)) - AIR - y;
    drawBlock(printing, planned, { x: doc.x(offset, width), y, width, height });
  }
};

const drawTop = (printing: Printing, grid: Grid, columns: Columns, head: Head): void => {
  drawHead(printing, head);
  printing.doc.y += 10;
  drawLabels(printing, columns, grid.labels);
};

/** How many lines of a title a page shows if it can; with fewer the day may need fewer pages. */
const TITLE_LINES = [5, 4, 3, 2, 1];
/** Lines of a title where a day takes several pages anyhow. */
const MORE_PAGES_LINES = 3;

/**
 * Lays out how many pages a grid takes, before any is drawn: one if titles of a line or more can be read on it.
 *
 * @param legend height of the legend at the foot of each page
 * @param list height of the list above it
 */
export const planGrid = (
  printing: Printing,
  grid: Grid,
  head: Head,
  legend: number,
  list: number,
): Axis[] => {
  const { doc } = printing;
  const columns = columnsOf(printing, Math.max(1, grid.labels.length));
  doc.y = doc.margins.top;
  const top = doc.margins.top + doc.measureFlow(() => drawTop(printing, grid, columns, head));
  const available = doc.height - doc.margins.bottom - top - list - (legend > 0 ? legend + LEGEND_GAP + 6 : 0);
  const measured = grid.entries.map((entry) => ({
    from: entry.planned.from,
    to: entry.planned.to,
    least: leastHeightOf(printing, entry.planned, placeOf(columns, entry).width),
  }));
  const needsWith = (titleLines: number): Need[] =>
    measured.map(({ from, to, least }) => ({ from, to, least: least(titleLines) + 2 * AIR }));
  const lines = TITLE_LINES.find((count) => fitsOnePage(needsWith(count), available)) ?? MORE_PAGES_LINES;
  return layAxes(needsWith(lines), available);
};

/** What stands on a page of a grid. */
export interface GridPage {
  readonly grid: Grid;
  readonly axis: Axis;
  /** Sessions listed under it. */
  readonly listed: readonly PlannedSession[];
}

/** Draws a page of a grid: head, room names, hours, blocks, list, legend. */
export const drawGridPage = (
  printing: Printing,
  { grid, axis, listed }: GridPage,
  head: Head,
  themes: readonly AgendaTheme[],
  first: boolean,
): void => {
  const { doc } = printing;
  const columns = columnsOf(printing, Math.max(1, grid.labels.length));
  drawTop(printing, grid, columns, head);
  const top = doc.y;
  drawAxisPage(printing, grid, columns, axis);
  drawList(printing, listed, top + axis.height);
  const height = legendHeight(doc, themes);
  if (height === 0) return;
  doc.y = doc.bottom - height;
  doc.rule({ y: doc.y - 6 });
  // Readers aloud hear the legend once.
  if (first) drawLegend(doc, themes);
  else doc.artifact(() => drawLegend(doc, themes));
};
