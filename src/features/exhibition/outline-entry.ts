import { toLatinDigits } from '../../platform/language/index.ts';
import { rectangle } from './geometry.ts';
import type { Polygon } from './tables.ts';

/** A length in metres as people type it: a point or «٫» parts decimals, a comma parts numbers. */
const figure = /^\d+(?:\.\d+)?$/;

/**
 * Reads an outline as it is typed: four numbers are a rectangle (`x y width height`), six or more are the corners one
 * after the other (`0,0 10,0 10,6`). Commas, semicolons, slashes and spaces part numbers; digits may be Arabic.
 * @returns undefined for what is neither
 */
export function readOutline(typed: string): Polygon | undefined {
  const parts = toLatinDigits(typed)
    .replaceAll('٫', '.')
    .split(/[\s,،;؛/×()[\]]+/u)
    .filter((part) => part !== '');
  if (parts.some((part) => !figure.test(part))) return undefined;
  const numbers = parts.map(Number);
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  if (numbers.length === 4) return rectangle(x, y, width, height);
  if (numbers.length < 6 || numbers.length % 2 !== 0) return undefined;
  return Array.from({ length: numbers.length / 2 }, (_, index) => [
    numbers[index * 2] ?? 0,
    numbers[index * 2 + 1] ?? 0,
  ]);
}

/** An outline as it can be typed again: `12 0 6 4` for an upright rectangle, else its corners. */
export function writeOutline(outline: Polygon): string {
  const [first, , third] = outline;
  if (outline.length === 4 && first !== undefined && third !== undefined) {
    const [width, height] = [third[0] - first[0], third[1] - first[1]];
    const upright = rectangle(first[0], first[1], width, height);
    if (width > 0 && height > 0 && JSON.stringify(upright) === JSON.stringify(outline)) {
      return [...first, width, height].join(' ');
    }
  }
  return outline.map((point) => point.join(',')).join(' ');
}
