import type { Static } from 'typebox';
import { presentBodyRef, presentStateRef } from '../../directory/index.ts';
import type { ListWhole, PlaceRow, VersionRow } from '../store/precedence-lists.ts';
import type * as contract from './contract.ts';
import type { Basis } from './rules/arrange.ts';
import { differenceOf } from './rules/difference.ts';
import { type SeatingLayout, seated, withoutSeat } from './rules/seating.ts';
import type { SeatingPlanView } from './service/plans.ts';
import type { PlanRow } from './store-plans.ts';

export const presentList = ({ list, inForce, draft, missing }: ListWhole): contract.PrecedenceListView => ({
  id: list.id,
  occasion: list.occasion,
  uses: list.uses,
  scheme: list.scheme,
  language: list.language,
  hostRule: list.hostRule,
  bodies: list.bodies,
  seed: list.seed,
  inForce,
  draft,
  missing,
  sample: list.sample,
  version: list.version,
});

export const presentVersionHead = (row: VersionRow) => ({
  id: row.id,
  listId: row.listId,
  number: row.number,
  state: row.state,
  comment: row.comment,
  arrangedBy: row.arrangedBy,
  signedOffAt: row.signedOffAt?.toISOString() ?? null,
  version: row.version,
});

const partyOf = ({ participationId, kind, state, body }: PlaceRow) => ({
  participationId,
  kind,
  state: state === null ? null : presentStateRef(state),
  body: body === null ? null : presentBodyRef(body),
});

export const presentVersion = (
  row: VersionRow,
  places: readonly PlaceRow[],
): Static<typeof contract.PrecedenceVersionView> => ({
  ...presentVersionHead(row),
  places: places.map((place) => ({
    position: place.position,
    ...partyOf(place),
    basis: place.basis as Basis | null,
  })),
});

/** What differs between two versions, with the parties' names. */
export function presentDifference(
  before: readonly PlaceRow[],
  after: readonly PlaceRow[],
): Static<typeof contract.PrecedenceDifference>['items'] {
  const known = new Map([...before, ...after].map((place) => [place.participationId, place]));
  const ids = (places: readonly PlaceRow[]) => places.map(({ participationId }) => participationId);
  return differenceOf(ids(before), ids(after)).flatMap((change) => {
    const place = known.get(change.participationId);
    return place === undefined
      ? []
      : [{ ...partyOf(place), kindOfChange: change.kind, before: change.before, after: change.after }];
  });
}

/** A plan with who sits where. @param order the version that it follows, with its places; undefined: none is in force */
export function presentPlan(
  row: PlanRow,
  order: { readonly number: number; readonly places: readonly PlaceRow[] } | undefined,
): Static<typeof SeatingPlanView> {
  const layout = row.layout as unknown as SeatingLayout;
  const places = order?.places ?? [];
  return {
    id: row.id,
    listId: row.listId,
    name: row.name,
    ...layout,
    order: order?.number ?? null,
    places: seated(layout, places).map(({ number, x, y, party }) => ({
      seat: number,
      x,
      y,
      participationId: party?.participationId ?? null,
      state: party?.state ? presentStateRef(party.state) : null,
      body: party?.body ? presentBodyRef(party.body) : null,
    })),
    withoutSeat: withoutSeat(layout, places.length),
    version: row.version,
  };
}
