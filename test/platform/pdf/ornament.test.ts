import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCanvas } from '../../../src/platform/pdf/canvas.ts';
import { band, lattice, themeColours } from '../../../src/platform/pdf/index.ts';
import { octagramPoints, STAR_NOTCH, starPoints } from '../../../src/platform/pdf/ornament.ts';
import { drawQr } from '../../../src/platform/pdf/qr.ts';

const record = (draw: (canvas: ReturnType<typeof createCanvas>) => void): string[] => {
  const operators: string[] = [];
  draw(createCanvas((operator) => operators.push(operator)));
  return operators;
};
const distance = ([x, y]: readonly [number, number]) => Math.hypot(x, y);

describe('ornament', () => {
  it('draws a star of two overlapping squares', () => {
    const radii = starPoints(0, 0, 10).map((point) => Number(distance(point).toFixed(4)));

    expect(STAR_NOTCH).toBeCloseTo(0.7654, 4);
    expect(radii).toEqual(Array.from({ length: 16 }, (_, k) => (k % 2 === 0 ? 10 : 7.6537)));
  });

  it('draws an octagram by every third point', () => {
    const angles = octagramPoints(0, 0, 1).map(([x, y]) =>
      Math.round(((Math.atan2(y, x) * 180) / Math.PI + 360) % 360),
    );

    expect(angles).toEqual([0, 135, 270, 45, 180, 315, 90, 225]);
  });

  it('divides each side of a band so that no tile is cut', () => {
    const moves = record((canvas) => band(canvas, 0, 0, 100, 52))
      .filter((operator) => operator.endsWith(' cm'))
      .map((operator) => operator.replace(/^(?:q )?1 0 0 1 /, ''));
    const onward = (step: string, sides: number): string[] => Array(sides - 2).fill(`${step} cm`);

    expect(moves).toEqual([
      ...['16.67 0 cm', ...onward('16.66667 0', 6)],
      ...['16.67 52 cm', ...onward('16.66667 0', 6)],
      ...['0 17.33 cm', ...onward('0 17.33333', 3)],
      ...['100 17.33 cm', ...onward('0 17.33333', 3)],
    ]);
  });

  it('clips a lattice just inside its panel', () => {
    const [save, clip] = record((canvas) => lattice(canvas, 34, 34, 100, 50, { pitch: 25 }));

    expect([save, clip]).toEqual(['q', '34.6 34.6 98.8 48.8 re']);
  });
});

describe('colours of themes', () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8];

  it('are those of the web, in the same order, and none comes twice', () => {
    const css = readFileSync(new URL('../../../templates/assets/css/tokens.css', import.meta.url), 'utf8');
    const ofWeb = numbers.map((number) =>
      new RegExp(`--theme-${number}: (#\\w{6})`).exec(css)?.[1]?.toUpperCase(),
    );

    expect(numbers.map((number) => themeColours(number).strong)).toEqual(ofWeb);
    expect(new Set(ofWeb).size).toBe(8);
    expect(themeColours(9)).toEqual(themeColours(12));
  });

  it('are read on white and on their tint', () => {
    const all = [...numbers, 9].map((number) => themeColours(number));

    expect(all.filter(({ strong }) => contrast(strong, '#FFFFFF') < 4.5)).toEqual([]);
    expect(all.filter(({ text, tint }) => contrast(text, tint) < 4.5)).toEqual([]);
  });
});

/** Contrast of two colours after WCAG 2.2. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number =>
    [0.2126, 0.7152, 0.0722].reduce((sum, share, index) => {
      const part = Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
      return sum + share * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    }, 0);
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('a QR code', () => {
  it('is drawn as one filled path of rows of squares', () => {
    const operators = record((canvas) => drawQr(canvas, 'https://multaqa.example/verify/1', 10, 20, 58));

    expect(operators[0]).toMatch(/^q \d\.\d+ 0 0 \d\.\d+ 10 20 cm$/);
    expect(operators[1]?.split('\n')[0]).toBe('0 0 7 1 re');
    expect(operators.slice(-2)).toEqual(['f', 'Q']);
  });

  it('refuses an empty text', () => {
    expect(() => record((canvas) => drawQr(canvas, '', 0, 0, 10))).toThrow();
  });
});
