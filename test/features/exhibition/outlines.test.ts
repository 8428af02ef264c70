import { describe, expect, it } from 'vitest';
import {
  areaOf,
  isSimple,
  labelPoint,
  rectangle,
  sharedArea,
} from '../../../src/features/exhibition/geometry.ts';
import { readOutline, writeOutline } from '../../../src/features/exhibition/outline-entry.ts';
import { outlineFault, overlapping, standTransitions } from '../../../src/features/exhibition/rules.ts';
import { type Polygon, standStatuses } from '../../../src/features/exhibition/tables.ts';

/** A corner pavilion cut at 45 degrees. */
const cut: Polygon = [
  [0, 0],
  [10, 0],
  [10, 6],
  [3, 6],
  [0, 3],
];
/** Three sides of a square, open at the top. */
const horseshoe: Polygon = [
  [0, 0],
  [2, 0],
  [2, 4],
  [6, 4],
  [6, 0],
  [8, 0],
  [8, 6],
  [0, 6],
];
const bowtie: Polygon = [
  [0, 0],
  [4, 4],
  [4, 0],
  [0, 4],
];

describe('outlines of stands', () => {
  it('have an area, whichever way round they are written', () => {
    expect([areaOf(cut), areaOf(cut.toReversed()), areaOf(horseshoe)]).toEqual([55.5, 55.5, 32]);
  });

  it('share ground only where both cover it: touching walls share none', () => {
    const stand = rectangle(10, 0, 6, 4);
    expect([
      sharedArea(rectangle(0, 0, 10, 4), stand),
      sharedArea(rectangle(8, 2, 4, 4), stand),
      sharedArea(rectangle(12, 1, 1, 1), stand),
      sharedArea(stand, stand),
    ]).toEqual([0, 4, 1, 24]);
  });

  it('may stand inside the bay of another without sharing its ground', () => {
    expect(sharedArea(horseshoe, rectangle(2, 0, 4, 4))).toBeCloseTo(0, 9);
    expect(sharedArea(horseshoe, rectangle(3, 1, 2, 4))).toBeCloseTo(2, 9);
  });

  it('are compared in the cut of a corner as well', () => {
    const behindTheCut: Polygon = [
      [0, 3],
      [3, 6],
      [0, 6],
    ];
    expect(sharedArea(cut, behindTheCut)).toBeCloseTo(0, 9);
    expect(sharedArea(cut, rectangle(0, 2, 3, 4))).toBeCloseTo(7.5, 9);
  });

  it('never cross or touch themselves', () => {
    expect([isSimple(cut), isSimple(horseshoe), isSimple(bowtie)]).toEqual([true, true, false]);
  });

  it('carry their number where their ground is', () => {
    const [x, y] = labelPoint(horseshoe);
    expect(sharedArea(horseshoe, rectangle(x - 0.1, y - 0.1, 0.2, 0.2))).toBeCloseTo(0.04, 6);
  });

  it('are refused when they are no ground for a stand', () => {
    const faults = [rectangle(0, 0, 0.5, 0.5), bowtie, rectangle(490, 0, 20, 4), cut.slice(0, 2), cut];
    expect(faults.map(outlineFault)).toEqual([
      'outline-too-small',
      'outline-crosses-itself',
      'outline-off-plan',
      'outline-too-few-corners',
      undefined,
    ]);
  });

  it('overlap only in one hall, and never with themselves', () => {
    const placed = (id: string, roomId: string | null) => ({
      id,
      number: id,
      roomId,
      outline: rectangle(0, 0, 4, 3),
    });
    const others = [placed('a1', 'hall'), placed('a2', 'hall'), placed('b1', 'foyer'), placed('c1', null)];
    expect(overlapping(placed('a1', 'hall'), others).map(({ id }) => id)).toEqual(['a2']);
  });
});

describe('an outline as it is typed', () => {
  it('is a rectangle of four numbers or corners one after the other, in any digits', () => {
    expect([
      readOutline('12 0 6 4'),
      readOutline('١٢، ٠، ٦، ٤٫٥'),
      readOutline('0,0 10,0 10,6'),
      readOutline('(0, 0)\n(10, 0)\n(10, 6)'),
    ]).toEqual([
      rectangle(12, 0, 6, 4),
      rectangle(12, 0, 6, 4.5),
      [
        [0, 0],
        [10, 0],
        [10, 6],
      ],
      [
        [0, 0],
        [10, 0],
        [10, 6],
      ],
    ]);
  });

  it('is refused when it is neither', () => {
    expect(['', '1 2 3', '0,0 10,0 10', 'six', '-1 0 4 4'].map(readOutline)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  it('is written so that it reads back', () => {
    const outlines = [rectangle(12, 0, 6, 4.5), cut, horseshoe];
    expect(outlines.map(writeOutline)[0]).toBe('12 0 6 4.5');
    expect(outlines.map((outline) => readOutline(writeOutline(outline)))).toEqual(outlines);
  });
});

describe('the states of a stand', () => {
  it('can all be reached from a free stand', () => {
    const reached = new Set(['available']);
    for (const from of reached) {
      for (const to of standTransitions[from as (typeof standStatuses)[number]]) reached.add(to);
    }
    expect([...reached].toSorted()).toEqual([...standStatuses].toSorted());
  });
});
