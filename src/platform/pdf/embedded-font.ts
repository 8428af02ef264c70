import { deflateSync } from 'node:zlib';
import { decimal } from './canvas.ts';
import type { LoadedFont } from './fonts.ts';
import type { OpenRef, PdfRef } from './pdf-syntax.ts';
import type { Cell, ShapedWord } from './shape.ts';
import { type GlyphRecipe, subsetFont } from './subset.ts';

/** A word in the codes of one document's font. */
export interface EncodedWord {
  readonly array: string;
  readonly kern: number;
}

/** A font as one document uses it. */
export interface EmbeddedFont {
  /** Its name in page resources: F1, F2 … */
  readonly id: string;
  readonly ref: PdfRef;
  /** A shaped word as elements of a TJ array, and the kern left after its last cell, in thousandths of an em. */
  encode(word: ShapedWord): EncodedWord;
  /** Writes the font into the file. Call once, last. */
  finish(): void;
}

const hex4 = (value: number): string => value.toString(16).padStart(4, '0');

const utf16Hex = (text: string): string => {
  let result = '';
  for (let i = 0; i < text.length; i += 1) result += hex4(text.charCodeAt(i));
  return result;
};

/** Six capitals that name a subset, as PDF wants before the font's name. */
const subsetTag = (index: number): string => {
  let tag = '';
  for (let rest = index, i = 0; i < 6; i += 1, rest = Math.floor(rest / 26))
    tag = String.fromCharCode(65 + (rest % 26)) + tag;
  return tag;
};

/** Thousandths of an em under which a kern is carried on to the next cell. */
const NEGLIGIBLE = 0.5;

/** Compression of fonts: more effort saves a hundredth, and takes a sixth longer. */
const LEVEL = { level: 4 } as const;

/** Codes of a range share their upper byte (Adobe Technical Note 5014, 7.2). */
const CMAP_RANGE = 256;
/** Ranges that a block may have. */
const CMAP_BLOCK = 100;

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** Texts of codes in ranges, which name the code of the first text only: half as long as a line for each. */
const toUnicodeMap = (texts: readonly string[]): string => {
  const ranges = chunks(texts, CMAP_RANGE).map((range, index) => {
    const first = index * CMAP_RANGE;
    const values = range.map((text) => `<${utf16Hex(text)}>`).join('');
    return `<${hex4(first)}><${hex4(first + range.length - 1)}>[${values}]`;
  });
  const blocks = chunks(ranges, CMAP_BLOCK).map(
    (block) => `${block.length} beginbfrange\n${block.join('\n')}\nendbfrange`,
  );
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
};

/** A font of a document, numbered from 1. */
export const createEmbeddedFont = (loaded: LoadedFont, index: number, openRef: OpenRef): EmbeddedFont => {
  const { font, scale } = loaded;
  const ref = openRef();
  const recipes: GlyphRecipe[] = [{ parts: [{ glyph: 0, dx: 0, dy: 0 }] }];
  const copied = new Set<number>([0]);
  const texts: string[] = [''];
  const widths: number[] = [font.getGlyph(0).advanceWidth];
  const codes = new Map<string, string>();
  const words = new Map<ShapedWord, EncodedWord>();

  /** One outline serves all texts that it stands for: the second refers to the first as its only part. */
  const addGlyph = ({ plain, parts, width }: Cell): number => {
    const [{ glyph }] = parts;
    if (!plain || copied.has(glyph)) return recipes.push({ parts, width }) - 1;
    copied.add(glyph);
    return recipes.push({ parts }) - 1;
  };

  /** Each (glyph, text) pair has a code of its own, which is its number in the subset: one glyph may stand for different letters. */
  const codeOf = (cell: Cell): string => {
    let code = codes.get(cell.key);
    if (code === undefined) {
      code = hex4(addGlyph(cell));
      texts.push(cell.text);
      widths.push(cell.width);
      codes.set(cell.key, code);
    }
    return code;
  };

  const encode = (word: ShapedWord): EncodedWord => {
    const known = words.get(word);
    if (known) return known;
    let array = '';
    let hex = '';
    let kern = 0;
    for (const cell of word.cells) {
      if (Math.abs(kern) > NEGLIGIBLE) {
        array += `<${hex}>${decimal(-kern)}`;
        hex = '';
        kern = 0;
      }
      hex += codeOf(cell);
      kern += cell.kern;
    }
    const encoded = { array: hex ? `${array}<${hex}>` : array, kern };
    words.set(word, encoded);
    return encoded;
  };

  const stream = (bytes: string | Uint8Array): PdfRef => {
    const opened = openRef({ Filter: 'FlateDecode' });
    opened.end(deflateSync(bytes, LEVEL));
    return opened;
  };

  const finish = (): void => {
    const program = stream(subsetFont(loaded, recipes));
    const name = `${subsetTag(index)}+${font.postscriptName}`;
    const { bbox } = font;
    const descriptor = openRef({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: [bbox.minX * scale, bbox.minY * scale, bbox.maxX * scale, bbox.maxY * scale],
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent * scale,
      Descent: font.descent * scale,
      CapHeight: (font.capHeight || font.ascent) * scale,
      XHeight: (font.xHeight || 0) * scale,
      StemV: 80,
      FontFile2: program,
    });
    descriptor.end();
    const descendant = openRef({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      // Boxed: PDFKit writes a primitive string as a name and a String object as text.
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [0, widths.map((width) => Math.round(width * scale * 100) / 100)],
      CIDToGIDMap: 'Identity',
    });
    descendant.end();
    const toUnicode = stream(toUnicodeMap(texts));
    ref.data = {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    };
    ref.end();
  };

  return { id: `F${index}`, ref, encode, finish };
};
