import type { OpenRef, PdfRef } from './embedded-font.ts';

/** Structure types of the tagged tree, as PDF 1.7 names them (ISO 32000-1, 14.8.4). */
export type Tag =
  | 'Document'
  | 'Part'
  | 'Sect'
  | 'Div'
  | 'TOC'
  | 'TOCI'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'Caption'
  | 'BlockQuote'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Span'
  | 'Link'
  | 'Note';

/** What a reader aloud may be told about an element. */
export interface TagAttributes {
  /** Language of the element when it is not the document's: `ar`, `en`. */
  readonly language?: string | undefined;
  /** Text instead of a picture. Every figure needs one. */
  readonly alt?: string | undefined;
  /** The exact text in logical order. */
  readonly actualText?: string | undefined;
  readonly title?: string | undefined;
  /** Which cells a head cell is the head of. */
  readonly scope?: 'Row' | 'Column' | 'Both' | undefined;
  readonly columns?: number | undefined;
}

/** Content or an annotation that an element owns. */
export type Leaf =
  | { readonly kind: 'content'; readonly page: number; readonly mcid: number }
  | { readonly kind: 'annotation'; readonly page: number; readonly ref: PdfRef };

/** An element of the tree. */
export interface StructureNode {
  readonly tag: Tag;
  readonly attributes: TagAttributes;
  readonly kids: (StructureNode | Leaf)[];
}

/** A page as the tree needs it. */
export interface TaggedPage {
  readonly ref: PdfRef;
}

/** An element without children. */
export const createNode = (tag: Tag, attributes: TagAttributes = {}): StructureNode => ({
  tag,
  attributes,
  kids: [],
});

const isNode = (kid: StructureNode | Leaf): kid is StructureNode => 'tag' in kid;

const hasContent = (node: StructureNode): boolean => node.kids.some((kid) => !isNode(kid) || hasContent(kid));

const text = (value: string | undefined): unknown => (value === undefined ? undefined : new String(value));

const attributeObjects = ({ scope, columns }: TagAttributes): Record<string, unknown> | undefined =>
  scope || (columns ?? 1) > 1
    ? { O: 'Table', ...(scope ? { Scope: scope } : {}), ...((columns ?? 1) > 1 ? { ColSpan: columns } : {}) }
    : undefined;

/**
 * Writes the tree and its parent tree (which leads from content back to its element), and returns the root's object, not yet
 * ended. Elements without content are left out.
 */
export const writeStructure = (
  root: StructureNode,
  pages: readonly TaggedPage[],
  openRef: OpenRef,
): PdfRef => {
  const treeRoot = openRef({ Type: 'StructTreeRoot' });
  const byPage: PdfRef[][] = pages.map(() => []);
  const byAnnotation: [PdfRef, PdfRef][] = [];

  const write = (node: StructureNode, parent: PdfRef): PdfRef => {
    const { attributes } = node;
    const ref = openRef();
    let page = -1;
    const kids = node.kids
      .filter((kid) => !isNode(kid) || hasContent(kid))
      .map((kid): unknown => {
        if (isNode(kid)) return write(kid, ref);
        const pageRef = pages[kid.page]?.ref;
        if (kid.kind === 'annotation') {
          byAnnotation.push([kid.ref, ref]);
          return { Type: 'OBJR', Obj: kid.ref, Pg: pageRef };
        }
        const owners = byPage[kid.page];
        if (owners) owners[kid.mcid] = ref;
        if (page < 0) page = kid.page;
        return page === kid.page ? kid.mcid : { Type: 'MCR', Pg: pageRef, MCID: kid.mcid };
      });
    ref.data = {
      S: node.tag,
      P: parent,
      Pg: pages[page]?.ref,
      Lang: text(attributes.language),
      T: text(attributes.title),
      Alt: text(attributes.alt),
      ActualText: text(attributes.actualText),
      A: attributeObjects(attributes),
      K: kids.length === 1 ? kids[0] : kids,
    };
    ref.end();
    return ref;
  };

  const numbers: unknown[] = [];
  treeRoot.data.K = write(root, treeRoot);
  for (const [index, page] of pages.entries()) {
    page.ref.data.StructParents = index;
    page.ref.data.Tabs = 'S';
    numbers.push(index, byPage[index]);
  }
  for (const [index, [annotation, owner]] of byAnnotation.entries()) {
    annotation.data.StructParent = pages.length + index;
    numbers.push(pages.length + index, owner);
  }
  const parentTree = openRef({ Nums: numbers });
  parentTree.end();
  treeRoot.data.ParentTree = parentTree;
  treeRoot.data.ParentTreeNextKey = pages.length + byAnnotation.length;
  return treeRoot;
};
