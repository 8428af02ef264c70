import { createCanvas } from './canvas.ts';
import type { Paragraph } from './paragraph.ts';
import type { Bookmark, PdfFile, Place } from './pdf-file.ts';
import { createNode, type StructureNode, type Tag, type TagAttributes } from './structure.ts';
import { writeParagraph } from './text-writer.ts';

/** Why something is not part of the text: it decorates, or it belongs to the page. */
export type ArtifactType = 'Layout' | 'Pagination';

/**
 * Where drawing happens: the current page, the current element of the tagged tree, and whether ink flows at all. While a
 * layout is only measured, nothing reaches the file.
 */
export interface Stage {
  readonly file: PdfFile;
  readonly tagged: boolean;
  /** Current page, counted from 0. */
  page: number;
  readonly root: StructureNode;
  readonly anchors: Map<string, Place>;
  readonly bookmarks: Bookmark[];
  readonly muted: boolean;
  /** Draws a paragraph as an element of its own (`tag`) or as content of the current one (`null`). */
  text(paragraph: Paragraph, x: number, y: number, tag: Tag | null, attributes?: TagAttributes): void;
  /** An element whose content comes in several drawings, over several pages perhaps. */
  open(tag: Tag, attributes?: TagAttributes): StructureNode;
  /** What the function draws belongs to an element. */
  inside<T>(node: StructureNode, draw: () => T): T;
  /** What the function draws is decoration, or repeated on each page, and is not read aloud. */
  artifact<T>(draw: () => T, type?: ArtifactType): T;
  /** Whether drawing is decoration now. */
  readonly inArtifact: boolean;
  /** Vector operators; decoration unless inside a figure. The function runs only when there is ink. */
  operators(operators: () => string): void;
  /** Draws as on another page and in another element, and returns. */
  elsewhere<T>(page: number, node: StructureNode, draw: () => T): T;
  /** Runs a layout without ink. */
  silently<T>(measure: () => T): T;
  /** The element that drawing goes to now. */
  readonly node: StructureNode;
}

/** A stage on a file. */
export const createStage = (file: PdfFile, tagged: boolean, language: string): Stage => {
  const root = createNode('Document');
  const counters: number[] = [];
  let node = root;
  const artifacts: ArtifactType[] = [];
  let silence = 0;
  let page = -1;

  const nextMcid = (): number => {
    const mcid = counters[page] ?? 0;
    counters[page] = mcid + 1;
    return mcid;
  };

  const mark = (owner: StructureNode, operators: string): void => {
    if (!tagged) file.write(page, operators);
    else if (artifacts[0]) file.write(page, `/Artifact <</Type/${artifacts[0]}>> BDC\n${operators}\nEMC`);
    else {
      const mcid = nextMcid();
      owner.kids.push({ kind: 'content', page, mcid });
      file.write(page, `/${owner.tag} <</MCID ${mcid}>> BDC\n${operators}\nEMC`);
    }
  };

  const stage: Stage = {
    file,
    tagged,
    root,
    anchors: new Map(),
    bookmarks: [],
    get page() {
      return page;
    },
    set page(next) {
      page = next;
    },
    get muted() {
      return silence > 0;
    },
    get node() {
      return node;
    },
    get inArtifact() {
      return artifacts.length > 0;
    },
    open(tag, attributes = {}) {
      const opened = createNode(tag, attributes);
      if (silence === 0 && artifacts.length === 0) node.kids.push(opened);
      return opened;
    },
    text(paragraph, x, y, tag, attributes = {}) {
      if (silence > 0 || paragraph.lines.length === 0) return;
      const pieces = writeParagraph(paragraph, x, y, (font) => file.useFont(page, font));
      const owner = tag
        ? stage.open(tag, { ...describeParagraph(paragraph, language), ...attributes })
        : node;
      for (const piece of pieces) {
        const operators = `BT\n${piece.operators}ET`;
        if (piece.link === undefined) {
          mark(owner, operators);
          continue;
        }
        const link = createNode('Link');
        if (artifacts.length === 0) owner.kids.push(link);
        mark(link, operators);
        const annotation = file.link(page, piece.box, piece.link, piece.text);
        if (artifacts.length === 0) link.kids.push({ kind: 'annotation', page, ref: annotation });
      }
    },
    inside(next, draw) {
      const before = node;
      node = next;
      try {
        return draw();
      } finally {
        node = before;
      }
    },
    artifact(draw, type = 'Layout') {
      artifacts.push(type);
      try {
        return draw();
      } finally {
        artifacts.pop();
      }
    },
    operators(operators) {
      if (silence > 0) return;
      if (node.tag === 'Figure') mark(node, operators());
      else stage.artifact(() => mark(node, operators()));
    },
    elsewhere(target, owner, draw) {
      const before = page;
      page = target;
      try {
        return stage.inside(owner, draw);
      } finally {
        page = before;
      }
    },
    silently(measure) {
      silence += 1;
      try {
        return measure();
      } finally {
        silence -= 1;
      }
    },
  };
  return stage;
};

/** The exact text goes with right-to-left elements, whose glyphs stand in visual order; and the language where it changes. */
export const describeParagraph = (paragraph: Paragraph, language: string): TagAttributes => {
  const hasLinks = paragraph.lines.some((line) => line.units.some((unit) => unit.span.link !== undefined));
  return {
    ...(paragraph.language === language ? {} : { language: paragraph.language }),
    ...(paragraph.direction === 'rtl' && !hasLinks ? { actualText: paragraph.text } : {}),
  };
};

/** The operators that a drawing makes, as one string. */
export const operatorsOf = (draw: (canvas: ReturnType<typeof createCanvas>) => void): string => {
  const operators: string[] = [];
  draw(createCanvas((operator) => operators.push(operator)));
  return operators.join('\n');
};
