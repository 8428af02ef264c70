/**
 * Classes that set places: inline styles are refused by the content policy, so the row, length and room
 * of a session in a grid come from `at-8 for-5 room-2`. A row is a quarter of an hour.
 */

/** Rows a day can have: 24 hours of quarters. */
const MAX_ROWS = 96;

/** Rooms side by side in one grid. */
const MAX_ROOMS = 24;

/** The stylesheet with all places, a few kilobytes before compression. */
export function placesCss(): string {
  const series = (name: string, last: number) =>
    Array.from({ length: last }, (_, index) => `.${name}-${index + 1}{--${name}:${index + 1}}`).join('');
  return `${series('at', MAX_ROWS)}${series('for', MAX_ROWS)}${series('room', MAX_ROOMS)}${series('rooms', MAX_ROOMS)}\n`;
}
