/** Something on the grid that needs a least height to be read. Minutes from midnight. */
export interface Need {
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

/** Where a minute stands on a page, counted from the top of the grid. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly height: number;
  at(minute: number): number;
}

/** Most and least points that a minute takes. At the most, a day of few hours leaves the foot of its page white. */
const MOST = 1.6;
const LEAST = 0.45;
const PRECISION = 0.005;

const boundariesOf = (needs: readonly Need[]): number[] =>
  [...new Set(needs.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);

/** Axes of one content at any scale: proportional to time, stretched only where something would be too low to read. */
const axesOf = (needs: readonly Need[]): ((scale: number) => Axis) => {
  const times = boundariesOf(needs);
  const lengths = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const indexOf = new Map(times.map((time, index) => [time, index]));
  const spans = needs
    .map(({ from, to, least }) => ({
      first: indexOf.get(from) ?? 0,
      end: indexOf.get(to) ?? 0,
      least,
      minutes: to - from,
    }))
    .sort((a, b) => a.end - a.first - (b.end - b.first));
  const [from = 0, to = 0] = [times[0], times.at(-1)];
  return (scale) => {
    const heights = lengths.map((length) => length * scale);
    for (const { first, end, least, minutes } of spans) {
      let have = 0;
      for (let index = first; index < end; index += 1) have += heights[index] ?? 0;
      if (have >= least) continue;
      for (let index = first; index < end; index += 1) {
        heights[index] = (heights[index] ?? 0) + ((least - have) * (lengths[index] ?? 0)) / minutes;
      }
    }
    const tops = [0];
    let height = 0;
    for (const one of heights) {
      height += one;
      tops.push(height);
    }
    return {
      from,
      to,
      height,
      at: (minute) => {
        const after = times.findIndex((time) => time >= minute);
        if (after < 0) return height;
        if (after === 0) return 0;
        const [low = 0, high = 0] = [times[after - 1], times[after]];
        const [top = 0, bottom = 0] = [tops[after - 1], tops[after]];
        return top + ((minute - low) / (high - low)) * (bottom - top);
      },
    };
  };
};

const axisAt = (needs: readonly Need[], scale: number): Axis => axesOf(needs)(scale);

/** The largest axis that is not higher than a page. */
const fitted = (needs: readonly Need[], available: number): Axis => {
  const axis = axesOf(needs);
  const largest = axis(MOST);
  if (largest.height <= available) return largest;
  let [low, high] = [0, MOST];
  while (high - low > PRECISION) {
    const middle = (low + high) / 2;
    if (axis(middle).height <= available) low = middle;
    else high = middle;
  }
  return axis(low);
};

/** What falls between two times, cut at them. */
const within = (needs: readonly Need[], from: number, to: number): Need[] =>
  needs
    .filter((need) => need.from < to && need.to > from)
    .map((need) => ({ ...need, from: Math.max(need.from, from), to: Math.min(need.to, to) }));

/** Whether a page holds it all with everything readable: quicker to ask than to lay it out. */
export const fitsOnePage = (needs: readonly Need[], available: number): boolean =>
  axisAt(needs, LEAST).height <= available;

/**
 * Lays a day out on as few pages as keep everything readable. A page ends where the fewest sessions are cut, and pages of one day
 * are about equally full.
 *
 * @param available height of the grid on a page, in points
 */
export const layAxes = (needs: readonly Need[], available: number): Axis[] => {
  if (needs.length === 0) return [];
  const whole = axisAt(needs, LEAST);
  const count = Math.ceil(whole.height / available);
  if (count <= 1) return [fitted(needs, available)];
  const target = whole.height / count;
  const cost = (time: number, start: number): number => {
    const cut = needs.filter(({ from, to }) => from < time && to > time).length;
    return cut * available + Math.abs(whole.at(time) - whole.at(start) - target);
  };
  const axes: Axis[] = [];
  const times = boundariesOf(needs);
  const last = times.at(-1) ?? 0;
  for (let start = times[0] ?? 0; start < last; ) {
    const rest = times.filter((time) => time > start);
    const fits = rest.filter((time) => axisAt(within(needs, start, time), LEAST).height <= available);
    const chosen = fits.includes(last)
      ? last
      : fits.reduce(
          (best, time) => (cost(time, start) < cost(best, start) ? time : best),
          fits[0] ?? rest[0] ?? last,
        );
    axes.push(fitted(within(needs, start, chosen), available));
    start = chosen;
  }
  return axes;
};
