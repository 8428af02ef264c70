import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { createEmbeddedFont, type EmbeddedFont, type PdfRef } from './embedded-font.ts';
import type { LoadedFont } from './fonts.ts';
import { createLru } from './lru.ts';
import { type OutlineEntry, writeOutline } from './outline.ts';
import { type StructureNode, writeStructure } from './structure.ts';
import type { PageSize } from './units.ts';
import { type FileInformation, PRODUCER, xmpDescriptions } from './xmp.ts';

/**
 * The file under a document: pages, objects, fonts, images, links, metadata. This module alone knows PDFKit, and reads fields
 * of it that are not in its manual; hence its exact version in package.json.
 */

interface KitPage {
  readonly content: PdfRef;
  readonly dictionary: PdfRef;
  readonly fonts: Record<string, PdfRef>;
  readonly xobjects: Record<string, PdfRef>;
  readonly annotations: PdfRef[];
}

interface KitImage {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly obj: PdfRef;
  embed(document: KitDocument): void;
}

interface KitDocument {
  readonly page: KitPage;
  readonly _root: { readonly data: Record<string, unknown> & { readonly Names: PdfRef } };
  readonly _fontFamilies: Record<string, { finalize(): void }>;
  _id: Uint8Array;
  _addInfo: () => void;
  push: (chunk: Uint8Array | null) => boolean;
  read(): Uint8Array | null;
  appendXML(xml: string): void;
  ref(data?: Record<string, unknown>): PdfRef;
  addPage(options: Record<string, unknown>): unknown;
  openImage(source: Uint8Array): KitImage;
  end(): void;
}

/** A place that links and bookmarks lead to. */
export interface Place {
  /** Counted from 0. */
  readonly page: number;
  /** Points below the upper edge. */
  readonly top: number;
}

/** A bookmark and where it leads. */
export interface Bookmark extends Place {
  readonly title: string;
  /** 1 is the top. */
  readonly level: number;
}

/** A rectangle on a page. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** What is written last, when all pages are known. */
export interface FileEnding {
  /** The tagged tree; `null` for a file without one. */
  readonly structure: StructureNode | null;
  readonly anchors: ReadonlyMap<string, Place>;
  readonly bookmarks: readonly Bookmark[];
}

/** A PDF file under construction. Pages are counted from 0. */
export interface PdfFile {
  readonly pageCount: number;
  addPage(size: PageSize): void;
  /** Appends operators to a page's content. */
  write(page: number, operators: string): void;
  /** A font as this file embeds it, entered in the page's resources. */
  useFont(page: number, loaded: LoadedFont): EmbeddedFont;
  /** The operator that shows a stored drawing; `draw` runs only when the process has not drawn this key before. */
  useForm(page: number, key: string, draw: () => string): string;
  /** The operator that shows a PNG or JPEG in a unit square, and its size in pixels. */
  useImage(
    page: number,
    bytes: Uint8Array,
  ): { readonly operator: string; readonly width: number; readonly height: number };
  /** A link over a rectangle to a web address or `#anchor`; `label` is what a reader aloud says. */
  link(page: number, box: Box, target: string, label: string): PdfRef;
  finish(ending: FileEnding): Promise<Buffer>;
}

/** Compressed drawings by key: a certificate's frame is the same ten thousand times. */
const storedForms = createLru<Buffer>(200);

const optional = (information: FileInformation): Record<string, string> =>
  Object.fromEntries(
    [
      ['Author', information.author],
      ['Subject', information.subject],
      ['Keywords', information.keywords],
    ].filter((entry): entry is [string, string] => Boolean(entry[1])),
  );

const openKit = (information: FileInformation): KitDocument => {
  const options = {
    autoFirstPage: false,
    bufferPages: true,
    // No standard font, which PDFKit would otherwise load.
    font: null,
    lang: information.language,
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Producer: PRODUCER,
      Creator: PRODUCER,
      Title: information.title,
      CreationDate: information.createdAt,
      ...optional(information),
    },
  };
  return new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as KitDocument;
};

const ID_BYTES = 16;
const EMPTY_ID = `<${'00'.repeat(ID_BYTES)}>`;

/** Replaces the two empty identifiers of the trailer by a digest of the file itself. */
const identify = (bytes: Buffer): Buffer => {
  const id = `<${createHash('sha256')
    .update(bytes)
    .digest('hex')
    .slice(0, 2 * ID_BYTES)}>`;
  for (let at = bytes.lastIndexOf(EMPTY_ID), i = 0; at >= 0 && i < 2; i += 1) {
    bytes.write(id, at, 'latin1');
    at = bytes.lastIndexOf(EMPTY_ID, at);
  }
  return bytes;
};

/** Opens an empty file. */
export const createPdfFile = (information: FileInformation): PdfFile => {
  const kit = openKit(information);
  kit._id = new Uint8Array(ID_BYTES);
  // Bytes go straight from PDFKit's writer to a list, without the stream in between.
  const chunks: Uint8Array[] = [];
  const header = kit.read();
  if (header) chunks.push(header);
  let close = (): void => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  kit.push = (chunk) => {
    if (chunk) chunks.push(chunk);
    else close();
    return true;
  };
  // PDFKit writes titles into XML as they are; an ampersand would break the packet.
  kit._addInfo = () => kit.appendXML(xmpDescriptions(information));
  const openRef = (data: Record<string, unknown> = {}): PdfRef => kit.ref(data);

  const pages: { readonly kit: KitPage; readonly size: PageSize; readonly content: string[] }[] = [];
  const pageAt = (index: number) => {
    const page = pages[index];
    if (!page) throw new Error(`The document has no page ${index + 1}`);
    return page;
  };
  const fonts = new Map<LoadedFont, EmbeddedFont>();
  const formRefs = new Map<string, { readonly name: string; readonly ref: PdfRef }>();
  const images = new Map<Uint8Array, KitImage>();

  const openForm = (key: string, size: PageSize, draw: () => string) => {
    let form = formRefs.get(key);
    if (!form) {
      let bytes = storedForms.get(key);
      if (!bytes) {
        bytes = deflateSync(Buffer.from(draw(), 'latin1'));
        storedForms.set(key, bytes);
      }
      const ref = openRef({
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, ...size],
        Resources: {},
        Filter: 'FlateDecode',
      });
      ref.end(bytes);
      form = { name: `X${formRefs.size + 1}`, ref };
      formRefs.set(key, form);
    }
    return form;
  };

  const destination = ({ page, top }: Place): unknown[] => {
    const { kit: kitPage, size } = pageAt(page);
    return [kitPage.dictionary, 'XYZ', null, size[1] - top, null];
  };

  const writeEnding = ({ structure, anchors, bookmarks }: FileEnding): void => {
    const root = kit._root.data as Record<string, unknown>;
    if (structure) {
      root.MarkInfo = openRef({ Marked: true });
      root.StructTreeRoot = writeStructure(
        structure,
        pages.map((page) => ({ ref: page.kit.dictionary })),
        openRef,
      );
    }
    if (bookmarks.length > 0) {
      const entries: OutlineEntry[] = bookmarks.map((mark) => ({ ...mark, destination: destination(mark) }));
      root.Outlines = writeOutline(entries, openRef);
      root.PageMode = 'UseOutlines';
    }
    const names = [...anchors].sort(([a], [b]) => (a < b ? -1 : 1));
    kit._root.data.Names.data = {
      Dests: { Names: names.flatMap(([name, place]) => [new String(name), destination(place)]) },
    };
  };

  return {
    get pageCount() {
      return pages.length;
    },
    addPage(size) {
      kit.addPage({ size: [...size], margin: 0 });
      pages.push({ kit: kit.page, size, content: [] });
    },
    write(page, operators) {
      pageAt(page).content.push(operators);
    },
    useFont(page, loaded) {
      let font = fonts.get(loaded);
      if (!font) {
        font = createEmbeddedFont(loaded, fonts.size + 1, openRef);
        fonts.set(loaded, font);
        kit._fontFamilies[font.id] = { finalize: font.finish };
      }
      pageAt(page).kit.fonts[font.id] ??= font.ref;
      return font;
    },
    useForm(page, key, draw) {
      const target = pageAt(page);
      const form = openForm(key, target.size, draw);
      target.kit.xobjects[form.name] ??= form.ref;
      return `/${form.name} Do`;
    },
    useImage(page, bytes) {
      let image = images.get(bytes);
      if (!image) {
        image = kit.openImage(bytes);
        image.embed(kit);
        images.set(bytes, image);
      }
      pageAt(page).kit.xobjects[image.label] ??= image.obj;
      return { operator: `/${image.label} Do`, width: image.width, height: image.height };
    },
    link(page, [x, y, width, height], target, label) {
      const { kit: kitPage, size } = pageAt(page);
      const action = target.startsWith('#')
        ? { S: 'GoTo', D: new String(target.slice(1)) }
        : { S: 'URI', URI: new String(target) };
      const ref = openRef({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [x, size[1] - y - height, x + width, size[1] - y],
        Border: [0, 0, 0],
        F: 4,
        Contents: new String(label),
        A: action,
      });
      kitPage.annotations.push(ref);
      return ref;
    },
    async finish(ending) {
      for (const page of pages) page.kit.content.write(Buffer.from(`${page.content.join('\n')}\n`, 'latin1'));
      writeEnding(ending);
      for (const page of pages) for (const annotation of page.kit.annotations) annotation.end();
      kit.end();
      await closed;
      return identify(Buffer.concat(chunks));
    },
  };
};
