import { createRequire } from 'node:module';
import type { Highs } from 'highs';
import { costOf } from '../board.ts';
import type { Placing, Problem } from '../problem.ts';
import { endSlot } from '../problem.ts';
import type { ThreadMessage, ThreadTask } from '../threads/messages.ts';
import { type LinearModel, linearModel } from './model.ts';

type Loader = () => Promise<Highs>;

const nothing: ThreadMessage = { kind: 'proof', state: null, optimal: false, bound: null };

/**
 * Looks with an exact solver for a placing that costs less than one without hard violations, until there is none or the
 * time is up. Blocks its thread. What comes back is the placing itself: whoever asks scores it.
 */
export async function prove({
  problem,
  from,
  seconds,
  highs: path,
}: Extract<ThreadTask, { work: 'prove' }>): Promise<ThreadMessage> {
  const cost = costOf(problem, from);
  if (cost.hard > 0) return nothing;
  const mediumUnit = cost.medium > 0 ? cost.soft + 1 : 1;
  const linear = linearModel(problem, mediumUnit);
  if (linear === undefined) return nothing;
  const load = createRequire(path)(path) as Loader;
  const highs = await load();
  const model = highs.createModel(dataOf(linear, highs));
  try {
    model.options.set({
      output_flag: false,
      time_limit: seconds,
      mip_rel_gap: 0,
      mip_abs_gap: 0.5 * unitOf(linear),
    });
    model.setSolution({ colValue: startOf(problem, linear, from) });
    model.run();
    const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal;
    const bound = Number(model.info.get('mip_dual_bound')) + 0;
    const values = model.getSolution().colValue;
    const placed = values === undefined ? null : placingOf(problem, linear, values);
    return {
      kind: 'proof',
      state: placed,
      optimal,
      bound: cost.medium > 0 || !Number.isFinite(bound) ? null : Math.ceil(bound - 1e-6),
    };
  } finally {
    model.dispose();
  }
}

/** The step in which costs grow: 1 for whole numbers; a proof may stop half of it short. */
const unitOf = ({ costs }: LinearModel): number =>
  costs.every((cost) => Number.isInteger(cost)) ? 1.9 : 1e-6;

function dataOf({ costs, integer, rows, offset }: LinearModel, { infinity, constants }: Highs) {
  const starts = new Int32Array(rows.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  for (const [row, { entries }] of rows.entries()) {
    for (const [column, value] of entries) {
      indices.push(column);
      values.push(value);
    }
    starts[row + 1] = indices.length;
  }
  return {
    numCols: costs.length,
    numRows: rows.length,
    sense: constants.objectiveSense.minimize,
    offset,
    colCost: costs,
    colLower: costs.map(() => 0),
    colUpper: costs.map(() => 1),
    rowLower: rows.map(({ lower }) => (Number.isFinite(lower) ? lower : -infinity)),
    rowUpper: rows.map(({ upper }) => upper),
    integrality: integer.map((whole) => (whole ? 1 : 0)),
    matrix: { format: 'csr' as const, numRows: rows.length, numCols: costs.length, starts, indices, values },
  };
}

/** The known placing in the model's columns. */
function startOf(problem: Problem, linear: LinearModel, { room, start }: Placing): Float64Array {
  const values = new Float64Array(linear.costs.length);
  for (const [session, own] of linear.choices.entries()) {
    for (const choice of own) {
      if (choice.room === room[session] && choice.start === start[session]) values[choice.column] = 1;
    }
  }
  const endOf = (session: number): number => endSlot(problem, session, start[session] as number);
  for (const { column, one, other } of linear.together) {
    const overlap = (start[one] as number) < endOf(other) && (start[other] as number) < endOf(one);
    if (overlap) values[column] = 1;
  }
  for (const { column, theme, room: place } of linear.themes) {
    if (problem.theme.some((own, session) => own === theme && room[session] === place)) values[column] = 1;
  }
  return values;
}

function placingOf(problem: Problem, { choices }: LinearModel, values: ArrayLike<number>): Int32Array | null {
  const state = new Int32Array(problem.sessions * 2);
  for (const [session, own] of choices.entries()) {
    const chosen = own.find(({ column }) => (values[column] ?? 0) > 0.5);
    if (chosen === undefined) return null;
    state[session] = chosen.room;
    state[problem.sessions + session] = chosen.start;
  }
  return state;
}
