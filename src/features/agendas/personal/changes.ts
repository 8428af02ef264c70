/** What became of one's own sessions since the release that one has seen last. */
import type { Db } from '../../../platform/database/index.ts';
import { dayLabel, textIn, timeRange } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { TagModel } from '../../../platform/views/index.ts';
import {
  type Aspect,
  agendaDates,
  differencesOf,
  listReleases,
  readContents,
  type SessionContent,
  type SessionDifference,
} from '../../programme/index.ts';
import { editionPath } from '../../series/index.ts';
import { type OwnAgenda, releaseOf } from './context.ts';

/** Differences that concern one's own sessions, and the release that they are counted from. */
export interface OwnChanges {
  readonly since: { readonly version: string; readonly releasedAt: Date };
  readonly differences: readonly SessionDifference[];
}

const concerns = (content: SessionContent | null, { mine }: OwnAgenda): boolean =>
  content !== null &&
  (mine.favourites.has(content.id) ||
    content.roles.some(({ personId }) => mine.personIds.has(personId)) ||
    content.papers.some(({ authorIds }) => authorIds.some((id) => mine.personIds.has(id))));

/** Reads them; undefined where nothing was released since, or nothing was ever seen. */
export async function readOwnChanges(db: Db, agenda: OwnAgenda): Promise<OwnChanges | undefined> {
  const { data, mine, whole } = agenda;
  const number = releaseOf(data);
  if (number === null || mine.look === null || mine.look.release >= number) return undefined;
  const releases = await listReleases(db, whole.edition.id);
  const [seen, current] = [mine.look.release, number].map((one) =>
    releases.find((release) => release.number === one),
  );
  if (seen === undefined || current === undefined) return undefined;
  const [before, after] = await Promise.all([readContents(db, seen.id), readContents(db, current.id)]);
  return {
    since: { version: seen.version, releasedAt: seen.releasedAt },
    differences: differencesOf(before, after).filter(
      (one) => concerns(one.before, agenda) || concerns(one.after, agenda),
    ),
  };
}

/** Aspects by what a reader calls them. */
const wordOf: Readonly<Record<Aspect, 'moved' | 'room' | 'people' | 'text'>> = {
  time: 'moved',
  room: 'room',
  people: 'people',
  title: 'text',
  papers: 'text',
  theme: 'text',
  details: 'text',
};

/** Each difference as a row: what it is called, and when and where it was and is. */
export function changeRows(context: PageContext, agenda: OwnAgenda, { differences }: OwnChanges) {
  const { language } = context;
  const { whole, data } = agenda;
  const t = context.words(whole.edition.digits);
  const settings = agendaDates(data, language);
  const rooms = new Map(data.rooms.map(({ id, name }) => [id, textIn(name, language).text]));
  const base = context.href(`${editionPath(whole)}/sessions`);
  const place = (content: SessionContent | null): string => {
    if (content === null) return '';
    const [startsAt, endsAt] = [new Date(content.startsAt), new Date(content.endsAt)];
    return [
      dayLabel(startsAt, settings),
      timeRange(startsAt, endsAt, settings),
      rooms.get(content.roomId ?? ''),
    ]
      .filter((part) => part !== undefined)
      .join(language === 'ar' ? '، ' : ', ');
  };
  return differences.map(({ id, kind, aspects, before, after }) => {
    const words = kind === 'changed' ? [...new Set(aspects.map((aspect) => wordOf[aspect]))] : [kind];
    const gone = kind === 'removed' || kind === 'cancelled';
    const shown = after ?? before;
    const moved = before !== null && after !== null && place(before) !== place(after);
    return {
      id,
      title: shown === null ? '' : textIn(shown.title, language).text,
      href: after === null ? undefined : `${base}/${after.slug}`,
      tags: words.map(
        (word): TagModel => ({ text: t(`my-agenda:changes.kind.${word}`), tone: gone ? 'bad' : 'info' }),
      ),
      was: moved || after === null ? place(before) : '',
      now: place(after),
    };
  });
}
