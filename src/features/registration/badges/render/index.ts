/**
 * Draws badges as PDF: each at its cut size, with bleed for a press, or several on A4 for an office printer. Pure: plain data
 * in, bytes out.
 */
import {
  createDocument,
  type Document,
  mm,
  type PageSize,
  pageSizes,
  palette,
} from '../../../../platform/pdf/index.ts';
import type { BadgeSize } from '../../tables.ts';
import { drawBack } from './back.ts';
import { type BadgeDocument, type BadgeEdition, BLEED, type PrintLayout, sizeOf } from './badge.ts';
import { drawCard, drawLabel } from './card.ts';
import type { Pen } from './pen.ts';
import { drawPortrait } from './portrait.ts';

export { type BadgeDocument, type BadgeEdition, type PrintLayout, zoneMark } from './badge.ts';

const draw = {
  a6: drawPortrait,
  a7: drawPortrait,
  card: drawCard,
  label: drawLabel,
} as const satisfies Record<BadgeSize, (pen: Pen, badge: BadgeDocument) => void>;

/** What else a run of badges may want. */
export interface RunOptions extends PrintLayout {
  /** Called after every so many badges; it may throw to stop the run. */
  readonly progress?: ((done: number) => Promise<void>) | undefined;
  /** Writes the structure for readers aloud. Default: for one badge alone. */
  readonly tagged?: boolean | undefined;
}

const REPORT_EVERY = 100;

const isTagged = (badges: readonly BadgeDocument[], { tagged }: RunOptions): boolean =>
  tagged ?? badges.length === 1;

const open = (
  edition: BadgeEdition,
  badges: readonly BadgeDocument[],
  size: PageSize,
  options: RunOptions,
): Document => {
  const [first] = badges;
  const name = badges.length === 1 && first ? ` — ${first.name.ar || first.name.en}` : '';
  return createDocument({
    title: `${edition.words.ar('badges:badges')} / ${edition.words.en('badges:badges')}${name}`,
    language: 'ar',
    createdAt: edition.createdAt,
    size,
    bleed: options.paper === 'press' ? BLEED : 0,
    margins: { top: 0, bottom: 0, start: 0, end: 0 },
    subject: edition.code,
    tagged: isTagged(badges, options),
  });
};

/** Each on a page of its own size, its back after it. */
async function drawSingly(
  edition: BadgeEdition,
  badges: readonly BadgeDocument[],
  options: RunOptions,
): Promise<Document> {
  const bleed = options.paper === 'press' ? BLEED : 0;
  const paperOf = (badge: BadgeDocument): PageSize => {
    const [width, height] = sizeOf(badge.size);
    return [width + 2 * bleed, height + 2 * bleed];
  };
  const doc = open(edition, badges, paperOf(badges[0] as BadgeDocument), options);
  const pen: Pen = { doc, edition, x: bleed, y: bleed, bleed };
  const tagged = isTagged(badges, options);
  const backs = new Map<string, number>();
  for (const [index, badge] of badges.entries()) {
    if (index > 0) doc.newPage({ size: paperOf(badge) });
    draw[badge.size](pen, badge);
    if (options.backs && badge.size !== 'label') {
      const key = JSON.stringify([badge.size, badge.colour, badge.zones, badge.back]);
      const known = tagged ? undefined : backs.get(key);
      if (known !== undefined) doc.repeatPage(known);
      else {
        doc.newPage({ size: paperOf(badge) });
        drawBack(pen, badge);
        backs.set(key, doc.page);
      }
    }
    if ((index + 1) % REPORT_EVERY === 0) await options.progress?.(index + 1);
  }
  return doc;
}

/** Least distance from the paper's edge: office printers print nothing there. */
const EDGE = mm(8);

/** How many stand on a sheet of A4, and which way round it lies. */
function gridOf(size: PageSize) {
  const [portrait, landscape] = [pageSizes.a4, pageSizes.a4Landscape].map((paper) => {
    const columns = Math.floor((paper[0] - 2 * EDGE) / size[0]);
    const rows = Math.floor((paper[1] - 2 * EDGE) / size[1]);
    return {
      paper,
      columns,
      rows,
      left: (paper[0] - columns * size[0]) / 2,
      top: (paper[1] - rows * size[1]) / 2,
    };
  });
  if (portrait === undefined || landscape === undefined) throw new Error('There are two ways round.');
  return portrait.columns * portrait.rows >= landscape.columns * landscape.rows ? portrait : landscape;
}

/** Marks beside the outermost edges, where the paper is cut. */
function drawMarks(doc: Document, grid: ReturnType<typeof gridOf>, size: PageSize): void {
  const { columns, rows, left, top } = grid;
  const [right, bottom] = [left + columns * size[0], top + rows * size[1]];
  const [near, far] = [mm(1.5), mm(5.5)];
  doc.artwork(`badge-marks ${size.join(' ')}`, (canvas) => {
    for (let column = 0; column <= columns; column += 1) {
      const x = left + column * size[0];
      canvas
        .move(x, top - far)
        .line(x, top - near)
        .move(x, bottom + near)
        .line(x, bottom + far);
    }
    for (let row = 0; row <= rows; row += 1) {
      const y = top + row * size[1];
      canvas
        .move(left - far, y)
        .line(left - near, y)
        .move(right + near, y)
        .line(right + far, y);
    }
    canvas.paint({ stroke: { colour: palette.ink, width: 0.3 } });
  });
}

/** Several on a sheet; backs on the next, mirrored, so that they meet their fronts when it is turned on its long side. */
async function drawOnSheets(
  edition: BadgeEdition,
  badges: readonly BadgeDocument[],
  options: RunOptions,
): Promise<Document> {
  const first = gridOf(sizeOf((badges[0] as BadgeDocument).size));
  const doc = open(edition, badges, first.paper, options);
  let done = 0;
  let begun = false;
  for (const size of ['a6', 'a7', 'card', 'label'] as const) {
    const own = badges.filter((badge) => badge.size === size);
    const cell = sizeOf(size);
    const grid = gridOf(cell);
    const perSheet = grid.columns * grid.rows;
    for (let start = 0; start < own.length; start += perSheet) {
      const group = own.slice(start, start + perSheet);
      const lay = (mirrored: boolean, side: (pen: Pen, badge: BadgeDocument) => void): void => {
        if (begun) doc.newPage({ size: grid.paper });
        begun = true;
        drawMarks(doc, grid, cell);
        group.forEach((badge, index) => {
          // The first stands at the right, where Arabic begins.
          const column = index % grid.columns;
          const place = mirrored ? column : grid.columns - 1 - column;
          const x = grid.left + place * cell[0];
          const y = grid.top + Math.floor(index / grid.columns) * cell[1];
          side({ doc, edition, x, y, bleed: 0 }, badge);
        });
      };
      lay(false, draw[size]);
      if (options.backs && size !== 'label') lay(true, drawBack);
      done += group.length;
      await options.progress?.(done);
    }
  }
  return doc;
}

/**
 * Badges in one file, in the order given; on sheets, those of one size together.
 * @throws RangeError when there are none: a file needs a page
 */
export async function renderBadges(
  edition: BadgeEdition,
  badges: readonly BadgeDocument[],
  options: RunOptions,
): Promise<Uint8Array> {
  if (badges.length === 0) throw new RangeError('A file of badges needs one badge at least.');
  const doc = await (options.paper === 'sheet' ? drawOnSheets : drawSingly)(edition, badges, options);
  return doc.finish();
}
