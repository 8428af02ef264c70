/** A value of a query parameter; null and undefined take the parameter away. */
export type QueryValue = string | number | readonly string[] | null | undefined;

/**
 * Address of a list with some parameters changed: `queryHref('/x', { q: 'a', page: '3' }, { page: null })`
 * is `/x?q=a`. Parameters keep their order, so that equal views have equal links.
 */
export function queryHref(
  path: string,
  query: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, QueryValue>> = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== null && item !== undefined && item !== '') search.append(name, String(item));
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
