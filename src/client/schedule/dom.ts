/** Small makers of elements: text is always text. */
type Child = Node | string | undefined | false;

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  options: { readonly class?: string; readonly [attribute: string]: string | undefined } = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(options)) {
    if (value !== undefined) made.setAttribute(attribute, value);
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return made;
}

/** The part of the page with an attribute. */
export function part<T extends HTMLElement = HTMLElement>(root: ParentNode, attribute: string): T {
  const found = root.querySelector<T>(`[data-${attribute}]`);
  if (found === null) throw new Error(`The page has no part "${attribute}".`);
  return found;
}
