import { inflateSync } from 'node:zlib';

/** Reads the files of the document kit back, as far as its tests need: objects, pages, shown text, structure. */

interface PdfObject {
  readonly value: string;
  readonly stream: Buffer | null;
}

/** A piece of shown text: in content order, that is from left to right. */
export interface ShownText {
  readonly text: string;
  readonly x: number;
  /** From the lower edge… of a page flipped by its first matrix: points below the upper edge. */
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  /** Tag of its marked content: `P`, `TD`, `Artifact` … */
  readonly tag: string;
}

/** An element of the structure tree. */
export interface ReadElement {
  readonly tag: string;
  readonly attributes: string;
  readonly actualText: string | undefined;
  readonly kids: readonly ReadElement[];
}

/** A file read back. */
export interface ReadPdf {
  readonly pageCount: number;
  readonly objects: ReadonlyMap<number, PdfObject>;
  object(id: number): PdfObject;
  pageValue(page: number): string;
  /** Operators of a page, counted from 1. */
  content(page: number): string;
  texts(page: number): ShownText[];
  structure(): ReadElement | null;
  readonly catalog: string;
  readonly info: string;
  readonly identifier: string;
}

const need = <T>(value: T | undefined | null, what: string): T => {
  if (value === undefined || value === null) throw new Error(`The file has no ${what}`);
  return value;
};

const refIn = (value: string, name: string): number | undefined => {
  const match = new RegExp(`/${name} (\\d+) 0 R`).exec(value);
  return match ? Number(match[1]) : undefined;
};

const readStreamObject = (bytes: Buffer, offset: number): PdfObject => {
  const start = bytes.indexOf('obj\n', offset) + 4;
  const end = bytes.indexOf('stream\n', start);
  const value = bytes.toString('latin1', start, end);
  const length = Number(need(/\/Length (\d+)/.exec(value)?.[1], 'stream length'));
  const data = bytes.subarray(end + 7, end + 7 + length);
  return { value, stream: value.includes('FlateDecode') ? inflateSync(data) : data };
};

const readObjects = (bytes: Buffer) => {
  const start = Number(
    need(/startxref\n(\d+)/.exec(bytes.toString('latin1', bytes.length - 60))?.[1], 'startxref'),
  );
  const trailer = readStreamObject(bytes, start);
  const table = need(trailer.stream, 'cross-reference stream');
  const objects = new Map<number, PdfObject>();
  const packed: number[] = [];
  for (let id = 0; id < table.length / 7; id += 1) {
    const [type, place] = [table.readUInt8(7 * id), table.readUInt32BE(7 * id + 1)];
    if (type === 1) {
      if (bytes.toString('latin1', place, place + `${id} 0 obj`.length) !== `${id} 0 obj`)
        throw new Error(`Object ${id} is misplaced`);
      const object = readStreamObject(bytes, place);
      objects.set(id, object);
      if (object.value.includes('/ObjStm')) packed.push(id);
    }
  }
  for (const id of packed) {
    const { value, stream } = need(objects.get(id), 'object stream');
    const text = need(stream, 'object stream').toString('latin1');
    const first = Number(need(/\/First (\d+)/.exec(value)?.[1], 'First'));
    const index = text.slice(0, first).trim().split(' ').map(Number);
    for (let i = 0; i < index.length; i += 2) {
      const following = index[i + 3];
      const end = following === undefined ? text.length : first + following;
      objects.set(need(index[i], 'number'), {
        value: text.slice(first + need(index[i + 1], 'offset'), end).trim(),
        stream: null,
      });
    }
  }
  return { objects, trailer: trailer.value };
};

const readToUnicode = (map: string): Map<string, string> => {
  const texts = new Map<string, string>();
  for (const [, first = '', values = ''] of map.matchAll(/<([0-9a-f]{4})><[0-9a-f]{4}>\[([^\]]*)\]/g)) {
    for (const [index, [, hex = '']] of [...values.matchAll(/<([0-9a-f]*)>/g)].entries()) {
      let text = '';
      for (let i = 0; i < hex.length; i += 4)
        text += String.fromCharCode(Number.parseInt(hex.slice(i, i + 4), 16));
      texts.set((Number.parseInt(first, 16) + index).toString(16).padStart(4, '0'), text);
    }
  }
  return texts;
};

/** A PDF text string, written as a literal. */
export const readTextString = (value: string, name: string): string | undefined => {
  const match = new RegExp(`/${name} ?\\(((?:[^\\\\)]|\\\\[\\s\\S])*)\\)`).exec(value);
  if (!match) return undefined;
  const raw = (match[1] ?? '').replace(/\\([nr\\()])/g, (_, c: string) =>
    c === 'n' ? '\n' : c === 'r' ? '\r' : c,
  );
  return raw.startsWith('\xfe\xff') ? Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le') : raw;
};

/** Reads a file. */
export const readPdf = (bytes: Buffer): ReadPdf => {
  const { objects, trailer } = readObjects(bytes);
  const object = (id: number): PdfObject => need(objects.get(id), `object ${id}`);
  const catalog = object(need(refIn(trailer, 'Root'), 'Root')).value;
  const kids = need(
    /\/Kids \[([^\]]*)\]/.exec(object(need(refIn(catalog, 'Pages'), 'Pages')).value)?.[1],
    'Kids',
  );
  const pages = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
  const pageValue = (page: number): string => object(need(pages[page - 1], `page ${page}`)).value;
  const content = (page: number): string =>
    need(object(need(refIn(pageValue(page), 'Contents'), 'Contents')).stream, 'content').toString('latin1');

  const fontsOf = (page: number): Map<string, Map<string, string>> => {
    const resources = object(need(refIn(pageValue(page), 'Resources'), 'Resources')).value;
    const fonts = new Map<string, Map<string, string>>();
    for (const [, name = '', id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = object(need(refIn(object(Number(id)).value, 'ToUnicode'), 'ToUnicode')).stream;
      fonts.set(name, readToUnicode(need(map, 'ToUnicode').toString('latin1')));
    }
    return fonts;
  };

  const texts = (page: number): ShownText[] => {
    const fonts = fontsOf(page);
    const result: ShownText[] = [];
    const tags: string[] = [];
    let [x, y, size, colour] = [0, 0, 0, ''];
    let font: Map<string, string> | undefined;
    for (const line of content(page).split('\n')) {
      const tag = /^\/(\w+) .*B(?:DC|MC)$/.exec(line) ?? /^\/(\w+) BMC$/.exec(line);
      const tm = /^1 0 0 -1 (\S+) (\S+) Tm$/.exec(line);
      const tf = /^\/(F\d+) (\S+) Tf$/.exec(line);
      if (tag) tags.push(tag[1] ?? '');
      else if (line === 'EMC') tags.pop();
      else if (tm) [x, y] = [Number(tm[1]), Number(tm[2])];
      else if (tf) [font, size] = [fonts.get(tf[1] ?? ''), Number(tf[2])];
      else if (line.endsWith(' rg')) colour = line.slice(0, -3);
      else if (line.endsWith(' TJ')) {
        let text = '';
        for (const [, hex = ''] of line.matchAll(/<([0-9a-f]*)>/g)) {
          for (let i = 0; i < hex.length; i += 4) text += font?.get(hex.slice(i, i + 4)) ?? '\ufffd';
        }
        result.push({ text, x, y, size, colour, tag: tags.at(-1) ?? '' });
      }
    }
    return result;
  };

  const readElement = (id: number): ReadElement => {
    const { value } = object(id);
    const list = /\/K ?\[([\s\S]*)\]>>$/.exec(value)?.[1] ?? /\/K ?(\d+ 0 R)>>$/.exec(value)?.[1] ?? '';
    const children = [...list.replace(/<<[^>]*>>/g, '').matchAll(/(\d+) 0 R/g)].map(([, kid]) =>
      readElement(Number(kid)),
    );
    return {
      tag: need(/\/S\/(\w+)/.exec(value)?.[1], 'structure type'),
      attributes: value,
      actualText: readTextString(value, 'ActualText'),
      kids: children,
    };
  };

  return {
    pageCount: pages.length,
    objects,
    object,
    pageValue,
    content,
    texts,
    structure() {
      const root = refIn(catalog, 'StructTreeRoot');
      return root === undefined ? null : readElement(need(refIn(object(root).value, 'K'), 'K'));
    },
    catalog,
    info: object(need(refIn(trailer, 'Info'), 'Info')).value,
    identifier: need(/\/ID\[(<[0-9a-f]+>)/.exec(trailer)?.[1], 'identifier'),
  };
};

/** The text of a right-to-left piece in reading order. */
export const reversed = (text: string): string => [...text].reverse().join('');
