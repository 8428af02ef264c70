import type { Grant } from '../../../platform/actor/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { GrantView } from './contract.ts';
import type { ScopeBook } from './scopes.ts';
import type { ListedRight } from './store/index.ts';
import { rightWords } from './words.ts';

/** A right in words, in both languages. */
export const wordsInBoth = (
  translator: Translator,
  right: Pick<Grant, 'role' | 'scopeKind' | 'scopeId'>,
  book: ScopeBook,
): { readonly ar: string; readonly en: string } => ({
  ar: rightWords(translator.t('ar'), 'ar', right, book.of(right)),
  en: rightWords(translator.t('en'), 'en', right, book.of(right)),
});

export const presentGrant = (
  translator: Translator,
  account: { readonly id: string; readonly name: string },
  right: ListedRight,
  book: ScopeBook,
): GrantView => ({
  id: right.id,
  account: { id: account.id, name: account.name },
  role: right.role,
  scopeKind: right.scopeKind,
  scopeId: right.scopeId,
  words: wordsInBoth(translator, right, book),
  endsAt: right.endsAt?.toISOString() ?? null,
  lentBy: right.lentBy,
  givenBy: right.givenBy,
  note: right.note,
  createdAt: right.createdAt.toISOString(),
});
