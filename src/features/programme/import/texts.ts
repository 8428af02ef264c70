import {
  type cleanLine,
  type Language,
  type LocalText,
  languages,
  localText,
  reviseText,
  sameText,
} from '../../../platform/language/index.ts';
import type { FileText } from '../formats/index.ts';

/** A text of the file as we keep it; null when it says nothing. */
export function textOf(text: FileText, authentic: Language, clean: typeof cleanLine): LocalText | null {
  const cleaned: { [L in Language]?: string } = {};
  for (const language of languages) {
    const own = clean(text[language] ?? '').text;
    if (own !== '') cleaned[language] = own;
  }
  if (cleaned.ar === undefined && cleaned.en === undefined) return null;
  return localText({ ...cleaned, ...(cleaned[authentic] === undefined ? {} : { authentic }) });
}

/** What the file says otherwise than what stands, by language; undefined when it says nothing new. */
export function saidAnew(
  old: Pick<LocalText, Language> | null,
  next: LocalText | null,
): { ar?: string; en?: string } | undefined {
  if (next === null) return undefined;
  const said = Object.fromEntries(
    languages.flatMap((language) =>
      next[language] === '' || sameText(next[language], old?.[language] ?? '')
        ? []
        : [[language, next[language]]],
    ),
  );
  return Object.keys(said).length === 0 ? undefined : said;
}

/** The text after an import: what the file says goes in, what it does not say stays. */
export function revised(old: LocalText | null, next: LocalText | null): LocalText | null {
  if (old === null || next === null) return next ?? old;
  const said = saidAnew(old, next);
  return said === undefined ? old : reviseText(old, said);
}
