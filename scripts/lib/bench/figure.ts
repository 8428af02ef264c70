/** One number that the bench promises, before it is measured. */
export interface FigurePlan {
  /** `area.figure`, such as `agenda.gzip`. */
  readonly name: string;
  readonly unit: string;
  /** What the value must reach, in `unit`. */
  readonly target: number;
  /** Which side of the target is good; the target itself is met. */
  readonly better: 'higher' | 'lower';
}

/** What a bench found out. */
export interface Measurement {
  readonly value: number;
  /** What the value was compared to in the same run, with that thing's own number. */
  readonly reference: string;
}

/** One entry of the figures file; the order of its keys is the order in the file. */
export interface Figure {
  readonly name: string;
  /** Null when it could not be measured. */
  readonly value: number | null;
  readonly unit: string;
  readonly reference: string;
  readonly target: number;
  readonly better: 'higher' | 'lower';
  /** Null when it could not be measured. */
  readonly met: boolean | null;
  /** Why the target was missed or nothing was measured; null when it was met. */
  readonly reason: string | null;
}

/** Three significant digits, whole numbers whole: 83.2, 0.518, 1240. */
export const rounded = (value: number): number =>
  Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(3));

/**
 * The measurement beside its target. The value that is judged is the one that is shown.
 * @param circumstances what may explain a miss, such as the load of the machine
 */
export function judged(plan: FigurePlan, { value, reference }: Measurement, circumstances: string): Figure {
  const { name, unit, target, better } = plan;
  const shown = rounded(value);
  const met = better === 'higher' ? shown >= target : shown <= target;
  const wanted = better === 'higher' ? 'at least' : 'at most';
  return {
    name,
    value: shown,
    unit,
    reference,
    target,
    better,
    met,
    reason: met ? null : `${shown} ${unit}, where ${wanted} ${target} is the target; ${circumstances}`,
  };
}

/** The entry of a figure that could not be measured here. */
export const unmeasured = ({ name, unit, target, better }: FigurePlan, reason: string): Figure => ({
  name,
  value: null,
  unit,
  reference: 'not measured',
  target,
  better,
  met: null,
  reason,
});
