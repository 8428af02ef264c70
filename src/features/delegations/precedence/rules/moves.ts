/** Where something is moved to in an order: one up or down, or to a position from 1. */
export type Move = 'up' | 'down' | 'first' | 'last' | number;

/**
 * The order with one thing moved; positions beyond the ends mean the ends.
 * @example moved(['a', 'b', 'c'], 'c', 1) // ['c', 'a', 'b']
 */
export function moved(order: readonly string[], id: string, move: Move): string[] {
  const from = order.indexOf(id);
  if (from === -1) return [...order];
  const last = order.length - 1;
  const to = { up: from - 1, down: from + 1, first: 0, last }[String(move)] ?? Number(move) - 1;
  const rest = order.filter((one) => one !== id);
  rest.splice(Math.min(Math.max(to, 0), last), 0, id);
  return rest;
}
