import type { Translate } from '../../../../platform/i18n/index.ts';
import type { Language } from '../../../../platform/language/index.ts';
import type { TagModel } from '../../../../platform/views/index.ts';
import type { ScopeBook } from '../scopes.ts';
import type { ListedRight } from '../store/index.ts';
import { type RightStyle, rightWithEnd } from '../words.ts';

/** A right as a tag, in words with its place and end. */
export const rightTag = (
  t: Translate,
  language: Language,
  right: ListedRight,
  book: ScopeBook,
  style: RightStyle = {},
): TagModel => ({
  text: rightWithEnd(t, language, right, book.of(right), style),
  tone:
    right.lentBy !== null
      ? 'info'
      : right.scopeKind === 'edition' || right.scopeKind === 'delegation'
        ? 'brand'
        : 'line',
});

/** Where a right comes from: who gave it, or who lent it. */
export function originOf(t: Translate, right: ListedRight): string {
  if (right.lentBy !== null) return t('accounts-rights:lent-by', { name: right.lentBy.name });
  return right.givenBy === null
    ? t('accounts-rights:given-by-system')
    : t('accounts-rights:given-by', { name: right.givenBy.name });
}
