/** Plane geometry of stand outlines: simple polygons in metres, y downwards as the plan is drawn. Pure. */
import type { Polygon } from './tables.ts';

type Point = Polygon[number];
type Triangle = readonly [Point, Point, Point];

/** Lengths below this, in metres, are slips of the pencil. */
const TINY = 1e-9;

const cross = (o: Point, a: Point, b: Point): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** Twice the area, positive when the corners run clockwise on the plan. */
const doubleArea = (corners: Polygon): number =>
  corners.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] as Point;
    return sum + x * nextY - nextX * y;
  }, 0);

/** Area in square metres. */
export const areaOf = (corners: Polygon): number => Math.abs(doubleArea(corners)) / 2;

/** Corners of a rectangle from its corner at the top left, clockwise. */
export const rectangle = (x: number, y: number, width: number, height: number): Polygon => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** The smallest upright rectangle around all corners; null without any. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function boundsOf(corners: Polygon): Bounds {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Whether two edges meet anywhere, ends included. */
function edgesMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  const between = (p: Point, q: Point, r: Point): boolean =>
    Math.abs(cross(p, q, r)) < TINY &&
    Math.min(p[0], q[0]) - TINY <= r[0] &&
    r[0] <= Math.max(p[0], q[0]) + TINY &&
    Math.min(p[1], q[1]) - TINY <= r[1] &&
    r[1] <= Math.max(p[1], q[1]) + TINY;
  const apart = (one: number, other: number): boolean => one * other < 0;
  if (apart(cross(a, b, c), cross(a, b, d)) && apart(cross(c, d, a), cross(c, d, b))) return true;
  return between(a, b, c) || between(a, b, d) || between(c, d, a) || between(c, d, b);
}

/** Whether the outline never touches or crosses itself. */
export function isSimple(corners: Polygon): boolean {
  const count = corners.length;
  const edge = (index: number): [Point, Point] => [
    corners[index] as Point,
    corners[(index + 1) % count] as Point,
  ];
  for (let one = 0; one < count; one += 1) {
    const [a, b] = edge(one);
    const after = corners[(one + 2) % count] as Point;
    // Neighbours share a corner; they must not lie upon each other.
    if (
      Math.abs(cross(a, b, after)) < TINY &&
      (a[0] - b[0]) * (after[0] - b[0]) + (a[1] - b[1]) * (after[1] - b[1]) > 0
    )
      return false;
    for (let other = one + 2; other < count; other += 1) {
      if (one === 0 && other === count - 1) continue;
      const [c, d] = edge(other);
      if (edgesMeet(a, b, c, d)) return false;
    }
  }
  return true;
}

const insideTriangle = (point: Point, [a, b, c]: Triangle): boolean =>
  cross(a, b, point) > TINY && cross(b, c, point) > TINY && cross(c, a, point) > TINY;

/** A simple outline cut into triangles, clockwise, by clipping ears. */
function trianglesOf(outline: Polygon): Triangle[] {
  const corners = doubleArea(outline) < 0 ? outline.toReversed() : [...outline];
  const triangles: Triangle[] = [];
  while (corners.length > 3) {
    const count = corners.length;
    const ear = corners.findIndex((corner, index) => {
      const triangle: Triangle = [
        corners[(index + count - 1) % count] as Point,
        corner,
        corners[(index + 1) % count] as Point,
      ];
      return cross(...triangle) > TINY && !corners.some((point) => insideTriangle(point, triangle));
    });
    // Only corners in one line are left without an ear: they hold no ground.
    if (ear < 0) {
      const flat = corners.findIndex(
        (corner, index) =>
          Math.abs(
            cross(
              corners[(index + count - 1) % count] as Point,
              corner,
              corners[(index + 1) % count] as Point,
            ),
          ) <= TINY,
      );
      corners.splice(Math.max(flat, 0), 1);
      continue;
    }
    triangles.push([
      corners[(ear + count - 1) % count] as Point,
      corners[ear] as Point,
      corners[(ear + 1) % count] as Point,
    ]);
    corners.splice(ear, 1);
  }
  const [a, b, c] = corners;
  if (a !== undefined && b !== undefined && c !== undefined) triangles.push([a, b, c]);
  return triangles;
}

/** The part of a convex shape on the right of the way from `a` to `b`: Sutherland and Hodgman's step. */
function clip(shape: readonly Point[], a: Point, b: Point): Point[] {
  const kept: Point[] = [];
  for (const [index, point] of shape.entries()) {
    const before = shape[(index + shape.length - 1) % shape.length] as Point;
    const [here, there] = [cross(a, b, point), cross(a, b, before)];
    if (here >= 0 !== there >= 0) {
      const share = there / (there - here);
      kept.push([before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share]);
    }
    if (here >= 0) kept.push(point);
  }
  return kept;
}

function sharedByTriangles(one: Triangle, [a, b, c]: Triangle): number {
  const shape = [
    [a, b],
    [b, c],
    [c, a],
  ].reduce<readonly Point[]>((rest, [from, to]) => clip(rest, from as Point, to as Point), one);
  return shape.length < 3 ? 0 : areaOf(shape);
}

/** The ground, in square metres, that two simple outlines both claim. Outlines that only touch share none. */
export function sharedArea(one: Polygon, other: Polygon): number {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  const apart =
    a.left + a.width <= b.left ||
    b.left + b.width <= a.left ||
    a.top + a.height <= b.top ||
    b.top + b.height <= a.top;
  if (apart) return 0;
  const others = trianglesOf(other);
  return trianglesOf(one).reduce(
    (sum, triangle) => sum + others.reduce((inner, second) => inner + sharedByTriangles(triangle, second), 0),
    0,
  );
}

/** A point well inside a simple outline, for its number: the centre of gravity, or that of its largest triangle. */
export function labelPoint(outline: Polygon): Point {
  const triangles = trianglesOf(outline);
  const centre = ([a, b, c]: Triangle): Point => [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3];
  const total = areaOf(outline);
  const weighted = triangles.map((triangle) => ({ at: centre(triangle), area: areaOf(triangle) }));
  const gravity: Point = [
    weighted.reduce((sum, { at, area }) => sum + at[0] * area, 0) / total,
    weighted.reduce((sum, { at, area }) => sum + at[1] * area, 0) / total,
  ];
  const within = triangles.some(([a, b, c]) =>
    [cross(a, b, gravity), cross(b, c, gravity), cross(c, a, gravity)].every((turn) => turn >= 0),
  );
  if (within) return gravity;
  return weighted.toSorted((one, other) => other.area - one.area)[0]?.at ?? gravity;
}
