import type { Translate } from '../i18n/index.ts';
import { type Digits, formatNumber, type Language } from '../language/index.ts';
import type { PagesModel } from './models.ts';
import { queryHref } from './query.ts';

/**
 * Pages of a list; undefined when everything is on one page. Shows the first, the last, the current page and
 * its neighbours; a gap is a page without link (`href` '').
 */
export function pagesModel(input: {
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  /** From 1. */
  readonly page: number;
  /** Rows on a page. */
  readonly size: number;
  readonly total: number;
  readonly language: Language;
  readonly digits?: Digits;
  readonly t: Translate;
}): PagesModel | undefined {
  const { path, query, page, size, total, language, t } = input;
  const last = Math.ceil(total / size);
  if (last <= 1) return undefined;
  const number = (value: number) => formatNumber(value, { language, digits: input.digits ?? 'latn' });
  const href = (target: number) => queryHref(path, query, { page: target === 1 ? null : target });
  const shown = [...new Set([1, page - 1, page, page + 1, last])]
    .filter((n) => n >= 1 && n <= last)
    .sort((a, b) => a - b);
  const link = (target: number) => ({ label: number(target), href: href(target), current: target === page });
  const pages = shown.flatMap((target, index) => {
    const missing = target - (shown[index - 1] ?? target - 1) - 1;
    if (missing === 0) return [link(target)];
    // One page takes no more room than the gap that would stand for it.
    return [missing === 1 ? link(target - 1) : { label: '…', href: '' }, link(target)];
  });
  const from = number((page - 1) * size + 1);
  const to = number(Math.min(page * size, total));
  return {
    summary: t('views:rangeOf', { from, to, total: number(total) }),
    pages,
    ...(page > 1 ? { previousHref: href(page - 1) } : {}),
    ...(page < last ? { nextHref: href(page + 1) } : {}),
  };
}
