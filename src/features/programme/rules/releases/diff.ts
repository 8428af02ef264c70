import { type SessionContent, sameSession, saysTheSame } from './content.ts';

/** What became of a session between two versions of a schedule. */
export const differenceKinds = ['added', 'changed', 'cancelled', 'restored', 'removed'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** What is different about it. */
export const aspects = ['time', 'room', 'title', 'people', 'papers', 'theme', 'details'] as const;
export type Aspect = (typeof aspects)[number];

export interface SessionDifference {
  readonly id: string;
  readonly kind: DifferenceKind;
  /** Of sessions in both versions; in the order of {@link aspects}. */
  readonly aspects: readonly Aspect[];
  readonly before: SessionContent | null;
  readonly after: SessionContent | null;
}

/** Who does what, in whatever order: a new order alone is a matter of details. */
const people = ({ roles }: SessionContent): string[] =>
  roles.map(({ personId, role }) => `${personId} ${role}`).sort();

const differs: Readonly<Record<Exclude<Aspect, 'details'>, (session: SessionContent) => unknown>> = {
  time: ({ startsAt, endsAt }) => [startsAt, endsAt],
  room: ({ roomId }) => roomId,
  title: ({ title }) => [title.ar, title.en],
  people,
  papers: ({ papers }) =>
    papers.map((one) => [one.title.ar, one.title.en, one.authorIds, one.startsAfter, one.minutes]),
  theme: ({ themeId }) => themeId,
};
const named = Object.entries(differs) as [Exclude<Aspect, 'details'>, (session: SessionContent) => unknown][];

/** What is different between two versions of a session; `details` where it is nothing else. */
export function aspectsOf(before: SessionContent, after: SessionContent): Aspect[] {
  const found: Aspect[] = named.flatMap(([aspect, of]) =>
    saysTheSame(of(before), of(after)) ? [] : [aspect],
  );
  return found.length > 0 || sameSession(before, after) ? found : ['details'];
}

function kindOf(before: SessionContent, after: SessionContent): DifferenceKind {
  if (before.status === after.status) return 'changed';
  return after.status === 'cancelled' ? 'cancelled' : 'restored';
}

/**
 * What the second version of a schedule has different from the first, in order of time. A session that is cancelled
 * when it first appears is not among it: nobody was told of it.
 */
export function differencesOf(
  before: readonly SessionContent[],
  after: readonly SessionContent[],
): SessionDifference[] {
  const old = new Map(before.map((session) => [session.id, session]));
  const standing = new Set(after.map(({ id }) => id));
  const found = after.flatMap((session): SessionDifference[] => {
    const was = old.get(session.id);
    if (was === undefined) {
      if (session.status === 'cancelled') return [];
      return [{ id: session.id, kind: 'added', aspects: [], before: null, after: session }];
    }
    if (sameSession(was, session)) return [];
    const kind = kindOf(was, session);
    return [{ id: session.id, kind, aspects: aspectsOf(was, session), before: was, after: session }];
  });
  const removed = before
    .filter(({ id }) => !standing.has(id))
    .map(
      (was): SessionDifference => ({ id: was.id, kind: 'removed', aspects: [], before: was, after: null }),
    );
  const key = ({ before: was, after: is }: SessionDifference): string => {
    const session = is ?? was;
    return `${session?.startsAt} ${session?.code}`;
  };
  return [...found, ...removed].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** How many sessions were added, cancelled, restored, removed and changed, and of the changed ones, in what. */
export type DifferenceCounts = Readonly<Partial<Record<DifferenceKind | Aspect, number>>>;

/** Counts of a list of differences; what there is none of is left out. */
export function countDifferences(differences: readonly SessionDifference[]): DifferenceCounts {
  const counts: Partial<Record<DifferenceKind | Aspect, number>> = {};
  const count = (name: DifferenceKind | Aspect): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const { kind, aspects: of } of differences) {
    count(kind);
    if (kind === 'changed') of.forEach(count);
  }
  return counts;
}
