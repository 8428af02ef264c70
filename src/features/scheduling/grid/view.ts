import type { Actor } from '../../../platform/actor/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type Language, titledName } from '../../../platform/language/index.ts';
import { personWords } from '../../directory/index.ts';
import { type AgendaData, manageProgramme, readAgenda } from '../../programme/index.ts';
import { type EditionWhole, placeOf } from '../../series/index.ts';
import type { AboveSchedule } from '../above.ts';
import { lastStepNumber, nextSteps } from '../store/steps.ts';

/** A person as sentences name it, with its titles. */
const titled = (person: AgendaData['persons'][number], language: Language): string =>
  titledName(personWords(person, language), { abbreviated: true });

/** The working schedule as the board shows it: facts for its rules, names for people, the reader's own next steps. */
export async function readSchedule(
  { database, readFacts }: Pick<AboveSchedule, 'database' | 'readFacts'>,
  actor: Actor,
  { edition }: EditionWhole,
) {
  const data = await readAgenda(database.db, edition.id, { audience: 'work' });
  const facts = await readFacts(database.db, edition.id);
  if (data === undefined || facts === undefined) throw notFound('edition-unknown');
  const own =
    actor.kind === 'account'
      ? await nextSteps(database, database.db, edition.id, actor.accountId)
      : { undo: null, redo: null };
  return {
    revision: edition.revision,
    facts,
    sessions: data.sessions.map(({ id, title, status, theme, roles }) => ({
      id,
      title,
      status,
      theme: theme?.number ?? null,
      people: roles.map(({ person }) => person.id),
    })),
    rooms: data.rooms.map(({ id, name }) => ({ id, name })),
    persons: data.persons.map((person) => ({
      id: person.id,
      name: person.name,
      titled: { ar: titled(person, 'ar'), en: titled(person, 'en') },
    })),
    themes: data.themes.map(({ id, number, title }) => ({ id, number, title })),
    mayChange: manageProgramme.allows(actor, placeOf(edition)),
    lastStep: await lastStepNumber(database.db, edition.id),
    ...own,
  };
}
