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

const CMAP_CHUNK = 100;

/** Fast compression: in the fonts of a certificate more effort saves a fortieth, and takes twice as long. */
const LEVEL = { level: 3 } as const;

const toUnicodeMap = (texts: readonly string[]): string => {
  const blocks: string[] = [];
  for (let start = 0; start < texts.length; start += CMAP_CHUNK) {
    const entries = texts
      .slice(start, start + CMAP_CHUNK)
      .map((text, i) => `<${hex4(start + i)}> <${utf16Hex(text)}>`);
    blocks.push(`${entries.length} beginbfchar\n${entries.join('\n')}\nendbfchar`);
  }
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
  const copies = new Map<number, number>([[0, 0]]);
  const cidGlyphs: number[] = [0];
  const texts: string[] = [''];
  const widths: number[] = [font.getGlyph(0).advanceWidth];
  const codes = new Map<string, string>();
  const words = new Map<ShapedWord, EncodedWord>();

  /** One outline serves all texts that it stands for. */
  const glyphNumber = ({ plain, parts, width }: Cell): number => {
    if (!plain) return recipes.push({ parts, width }) - 1;
    const [{ glyph }] = parts;
    let number = copies.get(glyph);
    if (number === undefined) {
      number = recipes.push({ parts }) - 1;
      copies.set(glyph, number);
    }
    return number;
  };

  /** Each (glyph, text) pair has a code of its own: one glyph may stand for different letters. */
  const codeOf = (cell: Cell): string => {
    let code = codes.get(cell.key);
    if (code === undefined) {
      code = hex4(cidGlyphs.push(glyphNumber(cell)) - 1);
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
    const identity = cidGlyphs.every((glyph, cid) => glyph === cid);
    const codesToGlyphs = Buffer.alloc(identity ? 0 : 2 * cidGlyphs.length);
    if (!identity)
      for (const [cid, glyph] of cidGlyphs.entries()) codesToGlyphs.writeUInt16BE(glyph, 2 * cid);
    const descendant = openRef({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      // Boxed: PDFKit writes a primitive string as a name and a String object as text.
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [0, widths.map((width) => Math.round(width * scale * 100) / 100)],
      CIDToGIDMap: identity ? 'Identity' : stream(codesToGlyphs),
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
