import { promisify } from 'node:util';
import { deflate, deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { createEmbeddedFont, type EmbeddedFont } from './embedded-font.ts';
import type { LoadedFont } from './fonts.ts';
import { createLru } from './lru.ts';
import { type OutlineEntry, writeOutline } from './outline.ts';
import { type FinishedObject, packFile } from './pack.ts';
import type { PdfRef } from './pdf-syntax.ts';
import { type StructureNode, writeStructure } from './structure.ts';
import type { PageSize } from './units.ts';
import { type FileInformation, PRODUCER, xmpDescriptions } from './xmp.ts';

/**
 * The file under a document: pages, objects, fonts, images, links, metadata. This module alone knows PDFKit, and reads fields
 * of it that are not in its manual; hence its exact version in package.json.
 */

interface KitPage {
  readonly content: PdfRef & { compress: boolean; buffer: Uint8Array[] };
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
  readonly _root: PdfRef & { readonly data: { readonly Names: PdfRef } };
  readonly _info: PdfRef;
  readonly _fontFamilies: Record<string, { finalize(): void }>;
  _addInfo: () => void;
  _write: (data: string | Uint8Array) => void;
  _refEnd: (ref: PdfRef) => void;
  _finalize: () => void;
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
  /** `bleed`: points beyond the cut on each side, for a press; the size includes them. */
  addPage(size: PageSize, bleed?: number): void;
  /** A page that shows what an earlier one does; what is drawn on either later is drawn on both. */
  repeatPage(page: number): void;
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

/** Takes the objects that PDFKit completes, in place of its stream and its cross-reference table. */
const collectObjects = (kit: KitDocument) => {
  const objects: FinishedObject[] = [];
  let parts: Buffer[] = [];
  kit._write = (data) => {
    parts.push(typeof data === 'string' ? Buffer.from(`${data}\n`, 'latin1') : Buffer.from(data));
  };
  const countDown = kit._refEnd.bind(kit);
  kit._refEnd = (ref) => {
    // "1 0 obj", the value, of a stream also "stream" … "endstream", and "endobj".
    const [, value = Buffer.alloc(0), ...rest] = parts;
    const stream = rest.slice(0, -1);
    objects.push({ id: ref.id, value, stream: stream.length > 0 ? stream : undefined });
    parts = [];
    countDown(ref);
  };
  const complete = new Promise<void>((resolve) => {
    kit._finalize = resolve;
  });
  return { objects, complete };
};

const compressed = promisify(deflate);
/** Pages that are compressed at once: on other threads, so that a server answers meanwhile. */
const PAGES_AT_ONCE = 64;

async function writePages(
  pages: readonly { readonly kit: KitPage; readonly content: readonly string[] }[],
): Promise<void> {
  for (let start = 0; start < pages.length; start += PAGES_AT_ONCE) {
    await Promise.all(
      pages.slice(start, start + PAGES_AT_ONCE).map(async ({ kit: { content: stream }, content }) => {
        // What PDFKit begins a page with stands in it already.
        const bytes = Buffer.concat([...stream.buffer, Buffer.from(`${content.join('\n')}\n`, 'latin1')]);
        stream.buffer = [await compressed(bytes)];
        stream.compress = false;
        stream.data.Filter = 'FlateDecode';
      }),
    );
  }
}

/** Opens an empty file. */
export const createPdfFile = (information: FileInformation): PdfFile => {
  const kit = openKit(information);
  const { objects, complete } = collectObjects(kit);
  // PDFKit writes titles into XML as they are; an ampersand would break the packet.
  kit._addInfo = () => kit.appendXML(xmpDescriptions(information));
  const openRef = (data: Record<string, unknown> = {}): PdfRef => kit.ref(data);

  const pages: {
    readonly kit: KitPage;
    readonly size: PageSize;
    readonly content: string[];
    readonly repeats?: true;
  }[] = [];
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
    addPage(size, bleed = 0) {
      kit.addPage({ size: [...size], margin: 0 });
      if (bleed > 0) {
        kit.page.dictionary.data.TrimBox = [bleed, bleed, size[0] - bleed, size[1] - bleed];
        kit.page.dictionary.data.BleedBox = [0, 0, ...size];
      }
      pages.push({ kit: kit.page, size, content: [] });
    },
    repeatPage(page) {
      const { size, kit: shown, content } = pageAt(page);
      kit.addPage({ size: [...size], margin: 0 });
      const { Contents, Resources, TrimBox, BleedBox } = shown.dictionary.data;
      Object.assign(kit.page.dictionary.data, { Contents, Resources }, TrimBox ? { TrimBox, BleedBox } : {});
      pages.push({ kit: kit.page, size, content, repeats: true });
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
      await writePages(pages.filter(({ repeats }) => !repeats));
      writeEnding(ending);
      for (const page of pages) for (const annotation of page.kit.annotations) annotation.end();
      kit.end();
      await complete;
      return packFile(objects, { root: kit._root.id, info: kit._info.id });
    },
  };
};
