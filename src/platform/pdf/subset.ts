import type { LoadedFont } from './fonts.ts';
import type { CellPart } from './shape.ts';

/**
 * Cuts a TrueType font down to the glyphs that a document uses. Outlines are copied as they stand, without hinting: viewers
 * smooth text anyway, and hinting programs are a third of the file. Views of tables and stripped outlines are kept per font.
 */

interface Table {
  readonly offset: number;
  readonly length: number;
}

interface FontTables {
  readonly head: Buffer;
  readonly hhea: Buffer;
  readonly maxp: Buffer;
  outline(glyph: number): Buffer;
  /** Advance width and left side bearing, as four bytes. */
  metrics(glyph: number): Buffer;
}

const WORDS_ARE_ARGS = 0x0001;
const ARGS_ARE_OFFSETS = 0x0002;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_XY_SCALE = 0x0040;
const HAS_2X2 = 0x0080;
const HAS_INSTRUCTIONS = 0x0100;

/** Bytes of one component record of a composite outline. */
const componentLength = (flags: number): number =>
  4 +
  (flags & WORDS_ARE_ARGS ? 4 : 2) +
  (flags & HAS_SCALE ? 2 : flags & HAS_XY_SCALE ? 4 : flags & HAS_2X2 ? 8 : 0);

/** Positions of the component records of a composite outline; empty for a simple one. */
const components = (outline: Buffer): number[] => {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const positions: number[] = [];
  let at = 10;
  let flags = MORE_COMPONENTS;
  while (flags & MORE_COMPONENTS) {
    flags = outline.readUInt16BE(at);
    positions.push(at);
    at += componentLength(flags);
  }
  return positions;
};

/** An outline without its hinting instructions. */
const withoutHinting = (outline: Buffer): Buffer => {
  if (outline.length === 0) return outline;
  const contours = outline.readInt16BE(0);
  if (contours >= 0) {
    const at = 10 + 2 * contours;
    const instructions = outline.readUInt16BE(at);
    return Buffer.concat([outline.subarray(0, at), Buffer.alloc(2), outline.subarray(at + 2 + instructions)]);
  }
  const positions = components(outline);
  const last = positions.at(-1) ?? 10;
  const result = Buffer.from(outline.subarray(0, last + componentLength(outline.readUInt16BE(last))));
  for (const at of positions) result.writeUInt16BE(result.readUInt16BE(at) & ~HAS_INSTRUCTIONS, at);
  return result;
};

const readTables = (bytes: Buffer): FontTables => {
  const directory = new Map<string, Table>();
  for (let i = 0; i < bytes.readUInt16BE(4); i += 1) {
    const at = 12 + 16 * i;
    directory.set(bytes.toString('latin1', at, at + 4), {
      offset: bytes.readUInt32BE(at + 8),
      length: bytes.readUInt32BE(at + 12),
    });
  }
  const table = (tag: string): Buffer => {
    const found = directory.get(tag);
    if (!found) throw new Error(`The font has no ${tag} table: only TrueType outlines can be embedded`);
    return bytes.subarray(found.offset, found.offset + found.length);
  };
  const [head, hhea, maxp, loca, glyf, hmtx] = ['head', 'hhea', 'maxp', 'loca', 'glyf', 'hmtx'].map(
    table,
  ) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
  const long = head.readInt16BE(50) === 1;
  const fullMetrics = hhea.readUInt16BE(34);
  const offset = (glyph: number): number =>
    long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph);
  const outlines = new Map<number, Buffer>();
  return {
    head,
    hhea,
    maxp,
    outline(glyph) {
      let outline = outlines.get(glyph);
      if (!outline) {
        outline = withoutHinting(glyf.subarray(offset(glyph), offset(glyph + 1)));
        outlines.set(glyph, outline);
      }
      return outline;
    },
    metrics(glyph) {
      if (glyph < fullMetrics) return hmtx.subarray(4 * glyph, 4 * glyph + 4);
      const at = 4 * fullMetrics + 2 * (glyph - fullMetrics);
      return Buffer.concat([
        hmtx.subarray(4 * fullMetrics - 4, 4 * fullMetrics - 2),
        hmtx.subarray(at, at + 2),
      ]);
    },
  };
};

const opened = new WeakMap<LoadedFont, FontTables>();
const tablesOf = (font: LoadedFont): FontTables => {
  let tables = opened.get(font);
  if (!tables) {
    tables = readTables(font.bytes);
    opened.set(font, tables);
  }
  return tables;
};

const align4 = (length: number): number => (length + 3) & ~3;

const checksum = (table: Buffer): number => {
  let sum = 0;
  for (let i = 0; i + 3 < table.length; i += 4) sum = (sum + table.readUInt32BE(i)) >>> 0;
  return sum;
};

const assemble = (tables: readonly (readonly [tag: string, bytes: Buffer])[]): Buffer => {
  const power = Math.floor(Math.log2(tables.length));
  const headerLength = 12 + 16 * tables.length;
  const total = tables.reduce((sum, [, bytes]) => sum + align4(bytes.length), headerLength);
  const result = Buffer.alloc(total);
  result.writeUInt32BE(0x00010000, 0);
  result.writeUInt16BE(tables.length, 4);
  result.writeUInt16BE(16 << power, 6);
  result.writeUInt16BE(power, 8);
  result.writeUInt16BE(16 * tables.length - (16 << power), 10);
  let at = headerLength;
  for (const [index, [tag, bytes]] of tables.entries()) {
    bytes.copy(result, at);
    const entry = 12 + 16 * index;
    result.write(tag, entry, 'latin1');
    result.writeUInt32BE(checksum(result.subarray(at, at + align4(bytes.length))), entry + 4);
    result.writeUInt32BE(at, entry + 8);
    result.writeUInt32BE(bytes.length, entry + 12);
    at += align4(bytes.length);
  }
  return result;
};

/** A glyph of the subset: one of the font's, or several of them, moved, as one glyph with a width of its own. */
export interface GlyphRecipe {
  readonly parts: readonly [CellPart, ...CellPart[]];
  /** Width in font units; default the first part's. */
  readonly width?: number | undefined;
}

const isCopy = ({ parts, width }: GlyphRecipe): boolean =>
  parts.length === 1 && parts[0].dx === 0 && parts[0].dy === 0 && width === undefined;

/** A composite outline of parts, whose glyph numbers are those of the subset. */
const compose = (
  parts: readonly CellPart[],
  outlineOf: (glyph: number) => Buffer,
  numberOf: (glyph: number) => number,
): Buffer => {
  const inked = parts.filter((part) => outlineOf(part.glyph).length > 0);
  if (inked.length === 0) return Buffer.alloc(0);
  const box = [32_767, 32_767, -32_768, -32_768] as [number, number, number, number];
  const result = Buffer.alloc(10 + 8 * inked.length);
  for (const [index, { glyph, dx, dy }] of inked.entries()) {
    const outline = outlineOf(glyph);
    box[0] = Math.min(box[0], outline.readInt16BE(2) + dx);
    box[1] = Math.min(box[1], outline.readInt16BE(4) + dy);
    box[2] = Math.max(box[2], outline.readInt16BE(6) + dx);
    box[3] = Math.max(box[3], outline.readInt16BE(8) + dy);
    const at = 10 + 8 * index;
    const more = index < inked.length - 1 ? MORE_COMPONENTS : 0;
    result.writeUInt16BE(WORDS_ARE_ARGS | ARGS_ARE_OFFSETS | more, at);
    result.writeUInt16BE(numberOf(glyph), at + 2);
    result.writeInt16BE(dx, at + 4);
    result.writeInt16BE(dy, at + 6);
  }
  result.writeInt16BE(-1, 0);
  for (const [index, edge] of box.entries()) result.writeInt16BE(edge, 2 + 2 * index);
  return result;
};

/** Limits of the largest glyph, raised for composites of composites. */
const raiseLimits = (maxp: Buffer, count: number, largest: number): Buffer => {
  const result = Buffer.from(maxp);
  const raise = (at: number, value: number): void => {
    result.writeUInt16BE(Math.min(0xffff, Math.max(value, maxp.readUInt16BE(at))), at);
  };
  result.writeUInt16BE(count, 4);
  raise(10, largest * Math.max(maxp.readUInt16BE(6), maxp.readUInt16BE(10)));
  raise(12, largest * Math.max(maxp.readUInt16BE(8), maxp.readUInt16BE(12)));
  raise(28, largest);
  raise(30, maxp.readUInt16BE(30) + 1);
  return result;
};

/**
 * A font file with the given glyphs, numbered in the order given (number 0 must be a copy of glyph 0, the missing glyph); what
 * composites are made of follows after them.
 */
export const subsetFont = (font: LoadedFont, recipes: readonly GlyphRecipe[]): Buffer => {
  const tables = tablesOf(font);
  const order: GlyphRecipe[] = [...recipes];
  const numbers = new Map<number, number>();
  for (const [index, recipe] of recipes.entries())
    if (isCopy(recipe)) numbers.set(recipe.parts[0].glyph, index);
  const numberOf = (glyph: number): number => {
    let number = numbers.get(glyph);
    if (number === undefined) {
      number = order.push({ parts: [{ glyph, dx: 0, dy: 0 }] }) - 1;
      numbers.set(glyph, number);
    }
    return number;
  };
  const outlines: Buffer[] = [];
  const metrics: Buffer[] = [];
  let largest = 1;
  for (let i = 0; i < order.length; i += 1) {
    const recipe = order[i];
    if (!recipe) break;
    const { glyph } = recipe.parts[0];
    const entry = Buffer.from(tables.metrics(glyph));
    let outline: Buffer;
    if (isCopy(recipe)) {
      outline = tables.outline(glyph);
      const parts = components(outline);
      if (parts.length > 0) outline = Buffer.from(outline);
      for (const at of parts) outline.writeUInt16BE(numberOf(outline.readUInt16BE(at + 2)), at + 2);
    } else {
      outline = compose(recipe.parts, tables.outline, numberOf);
      largest = Math.max(largest, recipe.parts.length);
      if (recipe.width !== undefined) entry.writeUInt16BE(Math.max(0, recipe.width), 0);
      entry.writeInt16BE(outline.length > 0 ? outline.readInt16BE(2) : 0, 2);
    }
    outlines.push(outline);
    metrics.push(entry);
  }
  const count = order.length;
  const glyf = Buffer.alloc(outlines.reduce((sum, outline) => sum + align4(outline.length), 0));
  const loca = Buffer.alloc(4 * (count + 1));
  let at = 0;
  for (const [index, outline] of outlines.entries()) {
    loca.writeUInt32BE(at, 4 * index);
    outline.copy(glyf, at);
    at += align4(outline.length);
  }
  loca.writeUInt32BE(at, 4 * count);
  const head = Buffer.from(tables.head);
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  const hhea = Buffer.from(tables.hhea);
  hhea.writeUInt16BE(count, 34);
  const maxp = raiseLimits(tables.maxp, count, largest);
  const hmtx = Buffer.concat(metrics);
  return assemble([
    ['glyf', glyf],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', maxp],
  ]);
};
