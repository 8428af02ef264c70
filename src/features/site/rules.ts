import { isLanguage, type Language } from '../../platform/language/index.ts';

/** Where an edition stands for a reader of today. */
export type Standing = 'in-progress' | 'upcoming' | 'postponed' | 'cancelled' | 'past';

/**
 * Where an edition stands on a day of its own zone. What was announced as postponed or cancelled stays so whatever
 * the dates; an edition whose last day has gone is past even if nobody recorded that it was held.
 */
export function standingOf(
  edition: { readonly status: string; readonly startsOn: string; readonly endsOn: string },
  today: string,
): Standing {
  if (edition.status === 'cancelled') return 'cancelled';
  if (edition.status === 'held' || edition.status === 'closed') return 'past';
  if (edition.endsOn < today) return edition.status === 'postponed' ? 'postponed' : 'past';
  if (edition.status === 'postponed') return 'postponed';
  return edition.startsOn <= today ? 'in-progress' : 'upcoming';
}

/**
 * The language that a browser prefers of those we speak, by the weights of Accept-Language; Arabic when it names none
 * of them or none is given.
 * @example preferredLanguage('fr, en-GB;q=0.8, ar;q=0.5') // 'en'
 */
export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters
      .map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1])
      .find((one) => one !== undefined);
    const language = tag.split('-')[0];
    const value = weight === undefined ? 1 : Number(weight);
    return isLanguage(language) && value > 0 ? [{ language, value }] : [];
  });
  const [first] = wanted.toSorted((one, other) => other.value - one.value);
  return first?.language ?? 'ar';
}

interface Highlightable {
  readonly kind: string;
  readonly status: string;
  readonly audience: string;
  readonly startsAt: Date | null;
  readonly theme: { readonly id: string } | null;
  /** Who speaks and leads; default nobody. */
  readonly roles?: readonly unknown[];
}

/** Kinds that a home page shows first; others are shown in the agenda alone. */
const telling: readonly string[] = ['ceremony', 'plenary', 'experience', 'panel', 'workshop', 'screening'];

/** Kinds that an edition is remembered by: one of each is shown in any case. */
const LEADING = ['ceremony', 'plenary', 'experience'] as const;

/** Most sessions on an edition's home. */
const HIGHLIGHTS = 6;

/** How many carry a session: the more, the more it is what people came for. Ceremonies stand in order of time alone. */
const weightOf = ({ kind, roles }: Highlightable): number => (kind === 'ceremony' ? 0 : (roles?.length ?? 0));

/**
 * Sessions that tell most of an edition, in order of time: the first of each of the leading kinds, so that its opening,
 * its largest plenary and the experience of others are there; ceremonies are shown though one is invited to them; then one of each theme, then what is left by kind. It
 * looks at the programme and not at the clock, so that a page may be kept.
 */
export function highlightsOf<T extends Highlightable>(sessions: readonly T[]): T[] {
  const shown = sessions
    .filter(
      ({ kind, status, audience, startsAt }) =>
        telling.includes(kind) &&
        status === 'scheduled' &&
        (audience !== 'invitation' || kind === 'ceremony') &&
        startsAt !== null,
    )
    .toSorted((one, other) => Number(one.startsAt) - Number(other.startsAt));
  const byKind = shown.toSorted(
    (one, other) =>
      telling.indexOf(one.kind) - telling.indexOf(other.kind) || weightOf(other) - weightOf(one),
  );
  const leading = (kind: string): T[] => byKind.filter((session) => session.kind === kind).slice(0, 1);
  const chosen = new Set(LEADING.flatMap(leading));
  const themes = new Set([...chosen].flatMap(({ theme }) => theme?.id ?? []));
  for (const session of byKind) {
    const { theme } = session;
    if (chosen.size >= HIGHLIGHTS) break;
    if (chosen.has(session) || theme === null || themes.has(theme.id)) continue;
    themes.add(theme.id);
    chosen.add(session);
  }
  for (const session of byKind) {
    if (chosen.size >= HIGHLIGHTS) break;
    chosen.add(session);
  }
  return shown.filter((session) => chosen.has(session));
}
