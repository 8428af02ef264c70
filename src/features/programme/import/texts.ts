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

/**
 * What a calendar says, without what stands already in whichever language: it has one line for both, and a word in
 * Latin letters may stand for the Arabic.
 */
export function notStanding(said: FileText, old: Pick<LocalText, Language> | null): FileText {
  if (old === null) return said;
  const fresh = languages.flatMap((language) => {
    const text = said[language];
    const stands = text === undefined || languages.some((one) => sameText(text, old[one]));
    return stands ? [] : [[language, text]];
  });
  return Object.fromEntries(fresh);
}

/**
 * The description of an event without the line of names that our calendars put below the abstract: apps that pass a
 * calendar on drop the property that tells it.
 * @param people names of those who appear in the session
 */
export function withoutNames(
  said: FileText,
  abstract: Pick<LocalText, Language> | null,
  people: readonly Pick<LocalText, Language>[],
): FileText {
  const kept = languages.flatMap((language) => {
    const text = said[language];
    if (text === undefined || people.length === 0) return text === undefined ? [] : [[language, text]];
    const above = abstract?.[language] ?? '';
    const stands = above === '' || text.startsWith(`${above}\n\n`);
    const below = text.slice(above === '' ? 0 : above.length + 2);
    const names =
      stands &&
      !below.includes('\n') &&
      people.every(({ ar, en }) => [ar, en].some((name) => name !== '' && below.includes(name)));
    return names ? (above === '' ? [] : [[language, above]]) : [[language, text]];
  });
  return Object.fromEntries(kept);
}

/** The text after an import: what the file says goes in, what it does not say stays. */
export function revised(old: LocalText | null, next: LocalText | null): LocalText | null {
  if (old === null || next === null) return next ?? old;
  const said = saidAnew(old, next);
  return said === undefined ? old : reviseText(old, said);
}
