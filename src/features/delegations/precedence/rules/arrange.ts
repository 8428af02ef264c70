import type { Language } from '../../../../platform/language/index.ts';
import type { ArrangedBy } from '../../tables.ts';
import { drawLots } from './draw.ts';
import { type Rank, ranks } from './ranks.ts';

/** A state or body that is to be placed. */
export interface Party {
  /** Its participation. */
  readonly id: string;
  readonly kind: 'state' | 'body';
  /** Code of a state, short address of a body: what lots are drawn by. */
  readonly key: string;
  /** Approved sort keys; those of Arabic names of states are without the article. */
  readonly sort: Readonly<Record<Language, string>>;
  readonly host: boolean;
}

/** What a place rests on: rank and date of appointment of the head, or the lot drawn. */
export interface Basis {
  readonly rank?: Rank;
  /** Day since when the head is in office: `2015-01-29`. */
  readonly since?: string;
  readonly lot?: string;
}

/** A party at its place. */
export interface Placed {
  readonly participationId: string;
  readonly basis: Basis | null;
}

/** An order as it stands, before it is arranged anew. */
export type Former = readonly Placed[];

const binary = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rank first, then who has been in office longest; whoever lacks one of them stands after those who have it. */
const bySeniority = (a: Basis | null, b: Basis | null): number =>
  rankOf(a) - rankOf(b) || binary(a?.since ?? '9999', b?.since ?? '9999');

const rankOf = (basis: Basis | null): number =>
  basis?.rank === undefined ? ranks.length : ranks.indexOf(basis.rank);

function hostPlaced<T extends { readonly host: boolean }>(
  parties: readonly T[],
  rule: ArrangedBy['hostRule'],
): T[] {
  if (rule === 'none') return [...parties];
  const [host, others] = [parties.filter((one) => one.host), parties.filter((one) => !one.host)];
  return rule === 'first' ? [...host, ...others] : [...others, ...host];
}

/**
 * Places parties by the rules of a list.
 *
 * - `alphabetical`: by the approved sort keys of the language.
 * - `draw`: by the lots that the seed gives, see {@link drawLots}.
 * - `rank-and-seniority`: by rank of the head, then by the day of appointment; those without stand last, by the alphabet.
 * - `curated`: as the order stands, then whoever is new, by the alphabet; the host's rule places the host only in a first
 *   arrangement, since afterwards hands do.
 *
 * Bodies stand after all states or among them, except in an order set by hand.
 * @param former the order as it stands: of a curated one the places, of one by rank the bases
 */
export function arrange(parties: readonly Party[], by: ArrangedBy, former: Former = []): Placed[] {
  const language = by.language ?? 'ar';
  const alphabetical = [...parties].sort(
    (a, b) => binary(a.sort[language], b.sort[language]) || binary(a.id, b.id),
  );
  const bases = new Map(former.map(({ participationId, basis }) => [participationId, basis]));
  const placed = (all: readonly Party[], basis: (party: Party) => Basis | null = () => null): Placed[] =>
    all.map((party) => ({ participationId: party.id, basis: basis(party) }));
  const grouped = (all: readonly Party[]): Party[] =>
    hostPlaced(
      by.bodies === 'among'
        ? all
        : [...all.filter(({ kind }) => kind === 'state'), ...all.filter(({ kind }) => kind === 'body')],
      by.hostRule,
    );

  switch (by.scheme) {
    case 'alphabetical':
      return placed(grouped(alphabetical));
    case 'draw': {
      const lots = drawLots(alphabetical, ({ key }) => key, by.seed ?? '');
      const lotOf = new Map(lots.map(({ party, lot }) => [party.id, lot]));
      return placed(grouped(lots.map(({ party }) => party)), ({ id }) => ({ lot: lotOf.get(id) ?? '' }));
    }
    case 'rank-and-seniority': {
      const basisOf = ({ id }: Party): Basis | null => bases.get(id) ?? null;
      return placed(grouped([...alphabetical].sort((a, b) => bySeniority(basisOf(a), basisOf(b)))), basisOf);
    }
    case 'curated': {
      const known = new Map(parties.map((party) => [party.id, party]));
      const kept = former.flatMap(({ participationId }) => known.get(participationId) ?? []);
      const added = grouped(alphabetical).filter(({ id }) => !bases.has(id));
      return placed([...kept, ...added]);
    }
  }
}
