/** Shapes of a seating, and how flags stand. */
export const seatingShapes = ['hall', 'u-table', 'round', 'rectangular', 'flags'] as const;
export type SeatingShape = (typeof seatingShapes)[number];

/**
 * How seats are filled. `middle`: the first in the middle, the second at its right hand, the third at its left, as
 * protocol does at a head table and with flags. `line`: from the right hand of those who sit there, and flags from the
 * right of those who look at them.
 */
export const fillings = ['middle', 'line'] as const;
export type Filling = (typeof fillings)[number];

/** A plan as it is stored. Numbers are seats; what a shape does not have is 0. */
export interface SeatingLayout {
  readonly shape: SeatingShape;
  readonly filling: Filling;
  /** Rows of a hall. */
  readonly rows: number;
  /** Seats in a row of a hall, around a round table, in a line of flags. */
  readonly seats: number;
  /** Seats at the head of a table with sides. */
  readonly head: number;
  /** Seats at each long side. */
  readonly side: number;
  /** Seats of a party. */
  readonly each: number;
}

/**
 * A seat on the drawing, which has the front at its top: x counts from its left and y from its top, in units of a seat.
 * It shows a place as it is, so it is the same in every language: whoever sits at the right hand of the first does so on
 * an Arabic and on an English page.
 */
export interface Seat {
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Order in which a line of seats is filled from its middle: the middle, the next at the right hand, the next at the left,
 * and so on. Of an even number the middle is the right one of the two.
 * @param count seats of the line, numbered from the right hand of those who sit there
 * @example fromMiddle(5) // [2, 1, 3, 0, 4]
 */
export function fromMiddle(count: number): number[] {
  const middle = Math.floor((count - 1) / 2);
  const order = [middle];
  for (let step = 1; order.length < count; step += 1) {
    if (middle - step >= 0) order.push(middle - step);
    if (middle + step < count) order.push(middle + step);
  }
  return order.slice(0, count);
}

const line = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const filled = (count: number, filling: Filling): number[] =>
  count === 0 ? [] : filling === 'middle' ? fromMiddle(count) : line(count);

type Point = Omit<Seat, 'number'>;

/** A hall looks at the front: its right hand is the right of the drawing. */
function hall({ rows, seats, filling }: SeatingLayout): Point[] {
  return line(rows).flatMap((row) =>
    filled(seats, filling).map((seat) => ({ x: seats - 1 - seat, y: row * 1.6 })),
  );
}

/** Flags stand at the front and look at the hall: their own right hand is the left of the drawing. */
function flags({ seats, filling }: SeatingLayout): Point[] {
  return filled(seats, filling).map((seat) => ({ x: filling === 'line' ? seats - 1 - seat : seat, y: 0 }));
}

/** The head looks at the room: its right hand is the left of the drawing. Head first, then both sides in turn, away from the head: the right hand of the head before the left. */
function uTable({ head, side, filling }: SeatingLayout): Point[] {
  const width = Math.max(head, 3) + 1;
  const start = (width - head) / 2;
  return [
    ...filled(head, filling).map((x) => ({ x: start + x, y: 0 })),
    ...line(side).flatMap((place) => [
      { x: -0.5, y: place + 1.4 },
      { x: width - 0.5, y: place + 1.4 },
    ]),
  ];
}

/** Two long sides, filled from their middle outwards or from the head, and a head at each short end. */
function rectangular({ head, side, filling }: SeatingLayout): Point[] {
  const order = filled(side, filling);
  return [
    ...order.flatMap((x) => [
      { x: x + 1, y: 0 },
      { x: x + 1, y: 3 },
    ]),
    ...line(head).flatMap((place) => [
      { x: -0.2, y: ((place + 1) * 3) / (head + 1) },
      { x: side + 1.2, y: ((place + 1) * 3) / (head + 1) },
    ]),
  ];
}

/** Around a round table: the first at the top, then right and left of it in turn, or one after the other. */
function round({ seats, filling }: SeatingLayout): Point[] {
  const radius = Math.max(1.4, seats / (2 * Math.PI) + 0.3);
  const steps =
    filling === 'line'
      ? line(seats)
      : line(seats).map((index) => (index % 2 === 1 ? -(index + 1) / 2 : index / 2));
  return steps.map((step) => {
    const angle = (step / seats) * 2 * Math.PI - Math.PI / 2;
    return { x: radius * (1 + Math.cos(angle)), y: radius * (1 + Math.sin(angle)) };
  });
}

/** Seats of a plan in the order in which they are given to parties. */
export function seatsOf(layout: SeatingLayout): Seat[] {
  const points: Point[] = {
    hall: () => hall(layout),
    'u-table': () => uTable(layout),
    rectangular: () => rectangular(layout),
    round: () => round(layout),
    flags: () => flags(layout),
  }[layout.shape]();
  return points.map((point, index) => ({ ...point, number: index + 1 }));
}

/** Who sits where: each party in turn takes its seats; null for those that stay free. */
export const seated = <T>(
  layout: SeatingLayout,
  order: readonly T[],
): (Seat & { readonly party: T | null })[] =>
  seatsOf(layout).map((seat, index) => ({
    ...seat,
    party: order[Math.floor(index / Math.max(1, layout.each))] ?? null,
  }));

/** How many parties a plan has no seat for. */
export const withoutSeat = (layout: SeatingLayout, parties: number): number =>
  Math.max(0, parties - Math.floor(seatsOf(layout).length / Math.max(1, layout.each)));
