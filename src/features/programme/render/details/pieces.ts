/** A part of an entry that stays on one page. */
export interface Piece {
  readonly height: number;
  /** Space above it, left out at the top of a page. */
  readonly before?: number | undefined;
  /** Stays with the piece after it. */
  readonly keep?: boolean | undefined;
  draw(y: number): void;
  /** Smaller pieces that say the same, for an entry that has to break. */
  split?(): readonly Piece[];
}

/** The smallest pieces that an entry can break into. */
export const splitAll = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece) => (piece.split ? [...piece.split()] : [piece]));

/** Height of pieces one under the other, without the space above the first. */
export const heightOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { height, before = 0 }, index) => sum + height + (index === 0 ? 0 : before), 0);

/** Draws pieces one under the other; returns the lower edge. */
export const drawPieces = (pieces: readonly Piece[], top: number): number => {
  let y = top;
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) y += piece.before ?? 0;
    piece.draw(y);
    y += piece.height;
  }
  return y;
};

/** How many pieces go into a room so that none that must stay with the next is the last; 0 when not even the first group fits. */
export const fittingPieces = (pieces: readonly Piece[], room: number): number => {
  let fitting = 0;
  while (fitting < pieces.length && heightOf(pieces.slice(0, fitting + 1)) <= room + 0.01) fitting += 1;
  if (fitting === pieces.length) return fitting;
  while (fitting > 0 && pieces[fitting - 1]?.keep) fitting -= 1;
  return fitting;
};
