import { type OpenRef, type PdfRef, ready, refTo, textString } from './pdf-syntax.ts';

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

const described = (attributes: TagAttributes): string => {
  const { language, title, alt, actualText, scope, columns = 1 } = attributes;
  const table = scope || columns > 1;
  return [
    language ? `/Lang${textString(language)}` : '',
    title ? `/T${textString(title)}` : '',
    alt === undefined ? '' : `/Alt${textString(alt)}`,
    actualText === undefined ? '' : `/ActualText${textString(actualText)}`,
    table ? `/A<</O/Table${scope ? `/Scope/${scope}` : ''}${columns > 1 ? `/ColSpan ${columns}` : ''}>>` : '',
  ].join('');
};

/**
 * Writes the tree and its parent tree (which leads from content back to its element), and returns the root's object, not yet
 * ended. Elements without content are left out.
 */
export const writeStructure = (
  root: StructureNode,
  pages: readonly TaggedPage[],
  openRef: OpenRef,
): PdfRef => {
  const treeRoot = openRef();
  const byPage: string[][] = pages.map(() => []);
  const byAnnotation: [PdfRef, string][] = [];

  const write = (node: StructureNode, parent: string): string => {
    const object = openRef();
    const self = refTo(object);
    let page = -1;
    const kids: string[] = [];
    for (const kid of node.kids) {
      if (isNode(kid)) {
        if (hasContent(kid)) kids.push(write(kid, self));
        continue;
      }
      const kidPage = pages[kid.page];
      if (!kidPage) continue;
      if (kid.kind === 'annotation') {
        byAnnotation.push([kid.ref, self]);
        kids.push(`<</Type/OBJR/Obj ${refTo(kid.ref)}/Pg ${refTo(kidPage.ref)}>>`);
        continue;
      }
      const owners = byPage[kid.page];
      if (owners) owners[kid.mcid] = self;
      if (page < 0) page = kid.page;
      kids.push(
        page === kid.page ? String(kid.mcid) : `<</Type/MCR/Pg ${refTo(kidPage.ref)}/MCID ${kid.mcid}>>`,
      );
    }
    const own = pages[page];
    const pageEntry = own ? `/Pg ${refTo(own.ref)}` : '';
    const kidsEntry = kids.length === 1 ? ` ${kids[0]}` : `[${kids.join(' ')}]`;
    object.data = ready(
      `<</S/${node.tag}/P ${parent}${pageEntry}${described(node.attributes)}/K${kidsEntry}>>`,
    );
    object.end();
    return self;
  };

  const top = write(root, refTo(treeRoot));
  const numbers: string[] = [];
  for (const [index, page] of pages.entries()) {
    page.ref.data.StructParents = index;
    page.ref.data.Tabs = 'S';
    numbers.push(`${index}[${(byPage[index] ?? []).join(' ')}]`);
  }
  for (const [index, [annotation, owner]] of byAnnotation.entries()) {
    annotation.data.StructParent = pages.length + index;
    numbers.push(`${pages.length + index} ${owner}`);
  }
  const parentTree = openRef();
  parentTree.data = ready(`<</Nums[${numbers.join('\n')}]>>`);
  parentTree.end();
  treeRoot.data = ready(
    `<</Type/StructTreeRoot/K ${top}/ParentTree ${refTo(parentTree)}/ParentTreeNextKey ${pages.length + byAnnotation.length}>>`,
  );
  return treeRoot;
};
