import type { OpenRef, PdfRef } from './pdf-syntax.ts';

/** An entry of the outline (bookmarks) of a file. */
export interface OutlineEntry {
  readonly title: string;
  /** 1 is the top; an entry belongs to the last one before it of a smaller level. */
  readonly level: number;
  readonly destination: readonly unknown[];
}

interface Item {
  readonly entry: OutlineEntry | null;
  readonly children: Item[];
}

const nest = (entries: readonly OutlineEntry[]): Item => {
  const root: Item = { entry: null, children: [] };
  const path: { readonly level: number; readonly item: Item }[] = [{ level: 0, item: root }];
  for (const entry of entries) {
    while (path.length > 1 && (path.at(-1)?.level ?? 0) >= entry.level) path.pop();
    const item: Item = { entry, children: [] };
    path.at(-1)?.item.children.push(item);
    path.push({ level: entry.level, item });
  }
  return root;
};

/** Writes the outline; top entries are closed. Returns its root. */
export const writeOutline = (entries: readonly OutlineEntry[], openRef: OpenRef): PdfRef => {
  const write = (item: Item, ref: PdfRef): void => {
    const refs = item.children.map(() => openRef());
    for (const [index, child] of item.children.entries()) {
      const childRef = refs[index];
      if (!childRef || !child.entry) continue;
      childRef.data = {
        Title: new String(child.entry.title),
        Parent: ref,
        Prev: refs[index - 1],
        Next: refs[index + 1],
        Dest: child.entry.destination,
      };
      write(child, childRef);
    }
    if (refs.length > 0) {
      ref.data.First = refs[0];
      ref.data.Last = refs.at(-1);
      ref.data.Count = item.entry ? -refs.length : refs.length;
    }
    ref.end();
  };
  const root = openRef({ Type: 'Outlines' });
  write(nest(entries), root);
  return root;
};
