import {
  isEmptyText,
  type Language,
  type LocalText,
  localText,
  type PersonWords,
  postLine,
  titledName,
} from '../../platform/language/index.ts';
import type { BodySummary, PersonSummary } from '../directory/index.ts';
import type { CertificateHolder, Signatory } from './tables.ts';

/** What is said of a person in one language, without the other one standing in: a snapshot says what is known. */
function wordsOf(person: PersonSummary, language: Language): PersonWords {
  const said = (text: LocalText | null): string => text?.[language] ?? '';
  return {
    honorific: said(person.honorific),
    rank: said(person.rank),
    academicTitle: said(person.academicTitle),
    name: said(person.name),
    post: said(person.post),
    body: person.postNamesBody ? '' : said(person.body?.name ?? null),
    state: '',
  };
}

const bothOf = (
  person: PersonSummary,
  say: (words: PersonWords, language: Language) => string,
): LocalText => {
  const text = (language: Language): string => {
    const words = wordsOf(person, language);
    return words.name === '' ? '' : say(words, language);
  };
  return localText({ ar: text('ar'), en: text('en'), authentic: person.name.authentic });
};

/** A person as a certificate names them: titles and name, post and body under it. */
export function personHolder(person: PersonSummary): CertificateHolder {
  const line = bothOf(person, postLine);
  return {
    name: bothOf(person, (words) => titledName(words)),
    line: isEmptyText(line) ? null : line,
    gender: person.gender,
  };
}

/** A body as a certificate names it; its gender is that of its Arabic name. */
export const bodyHolder = (body: BodySummary): CertificateHolder => ({
  name: body.name,
  line: null,
  gender: body.genderAr,
});

/** A person who signs: titles and name, and the post in which they do. */
export function signatoryOf(person: PersonSummary): Signatory {
  const { name, line } = personHolder(person);
  return { personId: person.id, name, post: line ?? localText({ ar: '', en: '' }) };
}
