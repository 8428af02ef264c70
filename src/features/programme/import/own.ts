import { type LocalText, languages, localText, sameText } from '../../../platform/language/index.ts';
import type { FileText, OwnSession, ScheduleFile, SchedulePerson, TextMarks } from '../formats/index.ts';
import type { PaperRow } from '../store/sessions.ts';
import type { SessionRole } from '../tables.ts';

/** A text with the marks that it had where the file was written. */
export function marked(text: LocalText, marks: TextMarks | null | undefined): LocalText {
  if (marks == null) return text;
  const { authentic, ...status } = marks;
  return localText({ ar: text.ar, en: text.en, authentic, status });
}

/** A name for whoever owns the thing, with the marks that it had. */
export const markedName = <Name extends FileText>(name: Name, marks: TextMarks | undefined) =>
  marks === undefined
    ? name
    : { ...name, authentic: marks.authentic, status: { ar: marks.ar, en: marks.en } };

/**
 * The persons of a file under the names that the directory has, without the titles that readers see; and the authors of
 * papers, who may stand nowhere else.
 */
export function personsOf({ persons, sessions }: ScheduleFile): SchedulePerson[] {
  const keys = new Set(persons.map(({ key }) => key));
  const authors = new Map(
    sessions
      .flatMap(({ own }) => own?.papers.flatMap(({ authors }) => authors) ?? [])
      .filter(({ guid }) => !keys.has(guid))
      .map(({ guid, slug, name }) => [guid, { key: guid, guid, name, own: { slug, name } }] as const),
  );
  return [
    ...persons.map((person) => (person.own === undefined ? person : { ...person, name: person.own.name })),
    ...authors.values(),
  ];
}

/** A paper before it belongs to a session; one that stands keeps its id. */
export type PlannedPaper = Pick<
  PaperRow,
  'title' | 'abstract' | 'authorIds' | 'startsAfter' | 'minutes' | 'submissionId'
> & { readonly id?: string };

const sameLocalText = (one: LocalText | null, other: LocalText | null): boolean =>
  languages.every((language) => sameText(one?.[language] ?? '', other?.[language] ?? ''));

/**
 * The papers after an import; undefined where the file says nothing new of them.
 * @param ids file key of a person → id
 */
export function papersOf(
  own: OwnSession | undefined,
  old: readonly PaperRow[],
  ids: ReadonlyMap<string, string>,
): readonly PlannedPaper[] | undefined {
  if (own === undefined) return undefined;
  const wanted = own.papers.map(({ title, abstract, authors, startsAfter = null, minutes = null }) => ({
    title: localText(title),
    abstract: abstract && localText(abstract),
    authorIds: authors.flatMap(({ guid }) => ids.get(guid) ?? []),
    startsAfter,
    minutes,
    submissionId: null,
  }));
  const same = (one: PlannedPaper, other: PlannedPaper | undefined): boolean =>
    other !== undefined &&
    sameLocalText(one.title, other.title) &&
    sameLocalText(one.abstract, other.abstract) &&
    one.startsAfter === other.startsAfter &&
    one.minutes === other.minutes &&
    one.authorIds.join() === other.authorIds.join();
  if (wanted.length === old.length && wanted.every((paper, index) => same(paper, old[index])))
    return undefined;
  const free = [...old];
  return wanted.map((paper) => {
    const at = free.findIndex(({ title }) => sameLocalText(title, paper.title));
    const [stands] = at < 0 ? [] : free.splice(at, 1);
    return stands === undefined ? paper : { ...paper, id: stands.id, submissionId: stands.submissionId };
  });
}

/** What somebody presents in a session, as the file says it. */
export function topicOf(
  own: OwnSession | undefined,
  person: string,
  role: SessionRole,
): LocalText | undefined {
  const found = own?.topics.find((topic) => topic.person === person && topic.role === role);
  return found && localText(found.topic);
}
