import {
  agree,
  formatList,
  type Language,
  postLine,
  speakerLine,
  textIn,
  titledName,
} from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { AgendaPerson, AgendaRole, AgendaSession } from '../agenda-data.ts';

const inLanguage = (text: Parameters<typeof textIn>[0] | null, language: Language): string =>
  text === null ? '' : textIn(text, language).text;

/** A person's words in a language, as the name functions take them. */
export const wordsOf = (person: AgendaPerson, language: Language) => ({
  honorific: inLanguage(person.honorific, language),
  rank: inLanguage(person.rank, language),
  academicTitle: inLanguage(person.academicTitle, language),
  name: inLanguage(person.name, language),
  post: inLanguage(person.post, language),
  body: person.postNamesBody ? '' : inLanguage(person.body?.name ?? null, language),
  state: inLanguage(person.state?.shortName ?? null, language),
});

export const nameOf = (person: AgendaPerson, language: Language): string =>
  titledName(wordsOf(person, language));

/** Post, body and state under a name. */
export const lineOf = (person: AgendaPerson, language: Language): string =>
  postLine(wordsOf(person, language), language);

export const speakerLineOf = (person: AgendaPerson, language: Language): string =>
  speakerLine(wordsOf(person, language), language);

/** «رئيس الجلسة» or «رئيسة الجلسة», by the person’s recorded gender. */
export const roleWord = ({ t }: PageContext, { role, person }: AgendaRole): string =>
  t(`common:session-role.${role}.${agree(person.gender, { m: 'm', f: 'f', unstated: 'unstated' })}`);

/** Who is named on a card: the chair or moderator, else the first to speak. */
export function whoOf(context: PageContext, { roles }: AgendaSession): string {
  const lead = roles.find(({ role }) => role === 'chair' || role === 'moderator');
  if (lead !== undefined) return `${roleWord(context, lead)}: ${nameOf(lead.person, context.language)}`;
  const speaking = roles.filter(({ role }) => role !== 'interpreter' && role !== 'rapporteur');
  return formatList(
    speaking.slice(0, 3).map(({ person }) => nameOf(person, context.language)),
    context.language,
    'roster',
  );
}
