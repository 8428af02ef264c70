import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LocalText } from '../../platform/language/index.ts';

/** The words of a text by language, without those that are missing: what a seal is over. */
export type SealedTexts = Readonly<Partial<Record<'ar' | 'en', string>>>;

/** SHA-256, lower case hex, over the canonical JSON (RFC 8785) of a value, in UTF-8. */
const sealOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

/** The texts that a seal covers: in every language that has words, or in one alone. */
export function sealedTexts(text: LocalText, only?: 'ar' | 'en'): SealedTexts {
  const languages = only === undefined ? (['ar', 'en'] as const) : [only];
  return Object.fromEntries(
    languages.flatMap((language) => (text[language] ? [[language, text[language]]] : [])),
  );
}

/**
 * The seal of a provision: over `{ number, texts }`, where `number` is its code, null for a preamble or a heading. The
 * database makes the same by `provision_seal()` and takes no other.
 * @example provisionSeal('1/REC/04', { ar: '…', en: '…' }) // 64 hex digits
 */
export const provisionSeal = (number: string | null, texts: SealedTexts): string => sealOf({ number, texts });

/** The seal of a whole text: over its framing words and the seals of its provisions in order; as `document_seal()`. */
export const documentSeal = (document: {
  readonly title: LocalText;
  readonly chapeau: LocalText | null;
  readonly enacting: LocalText | null;
  readonly seals: readonly string[];
}): string =>
  sealOf({
    title: sealedTexts(document.title),
    chapeau: document.chapeau === null ? null : sealedTexts(document.chapeau),
    enacting: document.enacting === null ? null : sealedTexts(document.enacting),
    provisions: document.seals,
  });

/** The letters of a seal that are printed and typed: enough to find one text, few enough to type. */
export const shortSeal = (seal: string): string => seal.slice(0, 16);
