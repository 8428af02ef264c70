import type { Language, LocalText } from '../../../platform/language/index.ts';
import { bodyText } from '../parties.ts';
import type { AnsweringBody, PairRow, RecommendationRow } from '../store/follow-up/index.ts';
import { type AssessedState, isUnmet, type SelfState } from './rules.ts';

/** A body that answers, with the state that is named beside it where bodies of several states answer. */
export interface Answerer extends AnsweringBody {
  readonly beside?: LocalText | null;
}

/** What a body is called among those that answer beside it. */
export const answererName = ({ name, beside }: Answerer, language: Language): string =>
  bodyText({ name, state: beside }, language);

/** Bodies, told apart by their states where they are of more than one. */
export function toldApart(bodies: readonly AnsweringBody[]): Answerer[] {
  const states = new Set(bodies.flatMap(({ state }) => state?.code ?? []));
  return bodies.map((body) => ({ ...body, beside: states.size > 1 ? (body.state?.name ?? null) : null }));
}

/** How one body stands with one recommendation, on two axes that never meet. */
export interface Standing {
  readonly pair: PairRow;
  readonly body: Answerer;
  readonly says: SelfState;
  readonly finds: AssessedState;
  /** When it last reported for everybody to read, as an instant. */
  readonly lastAt: string | null;
  /** Rounds since then for which nothing came. */
  readonly missed: number;
}

/** A recommendation with all bodies that answer for it; the first of them speaks for it in lists. */
export interface FollowUpItem {
  readonly recommendation: RecommendationRow;
  readonly standings: readonly Standing[];
  /** Editions that it has lived through, its own included. */
  readonly age: number;
  /** Years of the editions before its own, oldest first. */
  readonly years: readonly number[];
}

/** What the public may know of a body's word: what was published; of the rest only that it came. */
export function saysOf({ published, newest }: Pick<PairRow, 'published' | 'newest'>): SelfState {
  if (published !== null) return published.selfReported;
  return newest === null ? 'silent' : 'pending';
}

export function standingOf(pair: PairRow, body: Answerer): Standing {
  const due = pair.rounds.filter(({ state }) => state !== 'coming' && state !== 'waived');
  const answered = due.findLastIndex((round) => !isUnmet(round));
  return {
    pair,
    body,
    says: saysOf(pair),
    finds: pair.assessment?.finding ?? 'unassessed',
    lastAt: pair.published?.submittedAt ?? null,
    missed: due.slice(answered + 1).filter(({ state }) => state === 'silent').length,
  };
}

/** What speaks for a recommendation where there is room for one line: its lead body; silence where nobody answers. */
export const headOf = (item: FollowUpItem): Standing | null => item.standings[0] ?? null;
export const headSays = (item: FollowUpItem): SelfState => headOf(item)?.says ?? 'silent';
export const headFinds = (item: FollowUpItem): AssessedState => headOf(item)?.finds ?? 'unassessed';

/** What a reader may narrow the recommendations by. */
export interface Narrowing {
  /** Slug of a theme. */
  readonly theme?: string | undefined;
  /** Slug of a body that answers. */
  readonly body?: string | undefined;
  /** Code of a state whose body answers. */
  readonly state?: string | undefined;
  readonly says?: string | undefined;
  readonly finds?: string | undefined;
  /** Editions that it has lived through, at least. */
  readonly age?: number | undefined;
}

/**
 * The recommendations that answer a narrowing, each with the bodies that it is about: of one body or state, their own
 * standing speaks for it.
 */
export function narrow(
  items: readonly FollowUpItem[],
  { theme, body, state, says, finds, age }: Narrowing,
): FollowUpItem[] {
  return items.flatMap((item) => {
    const standings = item.standings.filter(
      (one) =>
        (body === undefined || one.body.slug === body) &&
        (state === undefined || one.body.state?.code === state),
    );
    if ((body !== undefined || state !== undefined) && standings.length === 0) return [];
    const own = { ...item, standings };
    return (theme === undefined || item.recommendation.theme?.slug === theme) &&
      (says === undefined || headSays(own) === says) &&
      (finds === undefined || headFinds(own) === finds) &&
      (age === undefined || item.age >= age)
      ? [own]
      : [];
  });
}

/** How a body answered one round with all its recommendations: all accepted, none sent, or something between. */
export type BodyRound = 'accepted' | 'partly' | 'silent' | 'none';

/** Due days that have come, the latest ones last. */
export function pastRounds(items: readonly FollowUpItem[], most: number): string[] {
  const days = new Set<string>();
  for (const { standings } of items) {
    for (const { pair } of standings) {
      for (const { dueOn, state } of pair.rounds)
        if (state !== 'coming' && state !== 'waived') days.add(dueOn);
    }
  }
  return [...days].toSorted().slice(-most);
}

export function bodyRound(standings: readonly Standing[], dueOn: string): BodyRound {
  const states = standings.flatMap(({ pair }) =>
    pair.rounds
      .filter((round) => round.dueOn === dueOn && round.state !== 'waived')
      .map(({ state }) => state),
  );
  if (states.length === 0 || states.every((state) => state === 'coming')) return 'none';
  if (states.every((state) => state === 'accepted')) return 'accepted';
  return states.every((state) => state === 'silent') ? 'silent' : 'partly';
}

/** The bodies of recommendations, each with all its standings, those that answer for most first. */
export function byBody(
  items: readonly FollowUpItem[],
): { readonly body: Answerer; readonly standings: readonly Standing[] }[] {
  const bodies = new Map<string, { body: Answerer; standings: Standing[] }>();
  for (const { standings } of items) {
    for (const standing of standings) {
      const known = bodies.get(standing.body.id) ?? { body: standing.body, standings: [] };
      known.standings.push(standing);
      bodies.set(standing.body.id, known);
    }
  }
  return [...bodies.values()].toSorted((one, other) => other.standings.length - one.standings.length);
}
