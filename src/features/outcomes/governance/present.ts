import { presentBodyRef } from '../../directory/index.ts';
import { presentParty } from '../parties.ts';
import type { GoverningBodyWhole, SeatRow, TenureWhole } from '../store/governance.ts';
import type { GoverningBodyView, SeatView, TenureView } from './contract.ts';
import { covers, existsOn, officeOf } from './rules.ts';

/** Seats of a series with whoever sits there: what every page and answer is made of. */
export interface Seating {
  readonly seats: readonly SeatRow[];
  readonly tenures: readonly TenureWhole[];
}

/** Tenures that say who sits in a seat: its own, or those of the office that it follows. */
export function tenuresOf({ seats, tenures }: Seating, seat: SeatRow): readonly TenureWhole[] {
  const office = officeOf(seat, new Map(seats.map((one) => [one.id, one])));
  return office === undefined ? [] : tenures.filter(({ tenure }) => tenure.seatId === office.id);
}

/** Who sits in a seat on a day. */
export const holderOn = (seating: Seating, seat: SeatRow, on: string): TenureWhole | undefined =>
  existsOn(seat, on) ? tenuresOf(seating, seat).find(({ tenure }) => covers(tenure, on)) : undefined;

export const presentTenure = (whole: TenureWhole): TenureView => {
  const { tenure, person, alternate } = whole;
  return {
    id: tenure.id,
    seatId: tenure.seatId,
    holder: presentParty(whole),
    person,
    alternate,
    startsOn: tenure.startsOn,
    endsOn: tenure.endsOn,
    basis: tenure.basis,
    endReason: tenure.endReason,
    sample: tenure.sample,
    version: tenure.version,
  };
};

export const presentSeat = (seating: Seating, seat: SeatRow, on: string): SeatView => {
  const holder = holderOn(seating, seat, on);
  return {
    id: seat.id,
    governingBodyId: seat.governingBodyId,
    position: seat.position,
    name: seat.name,
    kind: seat.kind,
    founding: seat.founding,
    grounds: seat.grounds,
    termMonths: seat.termMonths,
    officeSeatId: seat.officeSeatId,
    createdOn: seat.createdOn,
    abolishedOn: seat.abolishedOn,
    tenure: holder === undefined ? null : presentTenure(holder),
    vacant: holder === undefined && existsOn(seat, on),
    sample: seat.sample,
    version: seat.version,
  };
};

/** @param on seats that are none on that day are left out */
export function presentGoverningBody(
  { governing, body }: GoverningBodyWhole,
  seating: Seating,
  on: string,
): GoverningBodyView {
  const seats = seating.seats
    .filter((seat) => seat.governingBodyId === governing.id && existsOn(seat, on))
    .map((seat) => presentSeat(seating, seat, on));
  return {
    id: governing.id,
    seriesId: governing.seriesId,
    body: presentBodyRef(body),
    mandate: governing.mandate,
    foundedOn: governing.foundedOn,
    dissolvedOn: governing.dissolvedOn,
    asOf: on,
    seats,
    vacant: seats.filter(({ vacant }) => vacant).length,
    sample: governing.sample,
    version: governing.version,
  };
}
