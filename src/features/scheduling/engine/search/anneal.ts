import { type Cost, isBetter } from '../board.ts';
import type { Random } from '../random.ts';
import type { Landscape } from './landscape.ts';

export interface AnnealOptions {
  /** How long at most. */
  readonly seconds: number;
  /** Changes to try instead, so that the same seed gives the same answer; null: as many as there is time for. */
  readonly iterations: number | null;
  readonly random: Random;
  /** Whether it starts from a state that is to be kept mostly: it then begins cooler. */
  readonly warm: boolean;
  /** Of the medium level, what one violation costs; 0: there are none. */
  readonly mediumCost: number;
  /** Asked now and then; true ends the search with the best so far. */
  readonly stopped: () => boolean;
  /** A better state than any before. */
  readonly onBest?: (progress: AnnealProgress) => void;
  /** In seconds, for measuring from elsewhere. */
  readonly now: () => number;
}

export interface AnnealProgress {
  readonly score: Readonly<Cost>;
  readonly iterations: number;
  readonly seconds: number;
  readonly state: Int32Array;
}

/** Changes between two looks at the clock. */
const STRIDE = 256;
/** The last temperature, of the least worsening. */
const COLDEST = 0.3;
/** How long the first heat is: of the whole, and in seconds at most. */
const QUICK = 0.05;
const QUICK_SECONDS = 1.5;
/** What a hard violation, and one after a release, weighs while searching, of a usual change for the worse. */
const HARD = 6;
const HARD_AFTER_RELEASE = 40;
const MEDIUM = 4;

/** How much worse changes make it here, in wishes: usually, and at least. */
function usualWorsening(landscape: Landscape, random: Random): { usual: number; least: number } {
  const found: number[] = [];
  for (let tried = 0; tried < 600; tried += 1) {
    const { soft } = landscape.score;
    if (!landscape.attempt(random)) continue;
    const change = landscape.score.soft - soft;
    landscape.undo();
    if (change > 1e-6) found.push(change);
  }
  found.sort((one, other) => one - other);
  const median = found[Math.floor(found.length / 2)] ?? 1;
  const mean = found.reduce((sum, change) => sum + change, 0) / Math.max(1, found.length);
  // Few changes that cost a thousand times the others say nothing about how to weigh the others.
  return { usual: found.length === 0 ? 1 : Math.min(mean, 2 * median), least: found[0] ?? 1 };
}

/**
 * Simulated annealing with reheats: a worse state is taken the less often, the worse and the later it is; each new heat
 * starts from the best and is longer than the last. Leaves the landscape in the best state.
 */
export function anneal(landscape: Landscape, options: AnnealOptions): AnnealProgress {
  const { random, seconds, iterations: limit, stopped, now } = options;
  const began = now();
  const { score, heats } = landscape;
  let best: Cost = { ...score };
  let state = landscape.save();
  let tried = 0;
  const progress = (): AnnealProgress => ({ score: best, iterations: tried, seconds: now() - began, state });
  options.onBest?.(progress());
  const { usual: unit, least } = usualWorsening(landscape, random);
  let hardUnit = Math.max(1, unit) * (options.mediumCost > 0 ? HARD_AFTER_RELEASE : HARD);
  const mediumUnit = (Math.max(1, unit) * MEDIUM) / Math.max(1, options.mediumCost);
  const energyOf = (): number => score.hard * hardUnit + score.medium * mediumUnit + score.soft;
  // Heats grow, so that small programmes are tried often and large ones get one long heat. A short cool one comes first:
  // whoever waits sees a schedule without conflicts at once.
  const longHeat = Math.min(0.9, 0.05 + landscape.size / heats.wide);
  let heat = limit === null ? Math.min(QUICK, QUICK_SECONDS / seconds) : QUICK;
  let begun = 1;
  let heatBegan = 0;
  let hot = unit * heats.cool;
  const cold = Math.min(unit * heats.cold, least * COLDEST);
  let temperature = hot;
  let energy = energyOf();
  const done = (): number => (limit === null ? (now() - began) / seconds : tried / limit);

  for (;;) {
    if (tried % STRIDE === 0) {
      const share = done();
      if (share >= 1 || stopped()) break;
      if (share >= heatBegan + heat) {
        landscape.restore(state);
        if (best.hard > 0) {
          landscape.mend(random);
          if (isBetter(score, best)) {
            best = { ...score };
            state = landscape.save();
            options.onBest?.(progress());
          } else landscape.restore(state);
          // What goes on being broken is minded more from now on.
          if (best.hard > 0) hardUnit *= 2;
        }
        energy = energyOf();
        heatBegan = share;
        heat = Math.min(begun === 1 ? longHeat : heat * 1.3, 1 - share);
        hot = unit * (begun === 1 && !options.warm ? heats.hot : heats.warm);
        begun += 1;
      }
      const along = Math.min(1, (share - heatBegan) / heat);
      temperature = hot * (cold / hot) ** along;
    }
    tried += 1;
    if (!landscape.attempt(random)) continue;
    const after = energyOf();
    const worse = after - energy;
    if (worse > 0 && random.next() >= Math.exp(-worse / temperature)) {
      landscape.undo();
      continue;
    }
    landscape.keep();
    energy = after;
    if (worse < 0 && isBetter(score, best)) {
      best = { ...score };
      state = landscape.save();
      options.onBest?.(progress());
    }
  }
  landscape.restore(state);
  landscape.finish();
  best = { ...score };
  state = landscape.save();
  return progress();
}
