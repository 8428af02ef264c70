import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import type { Instance, Placement, Solution } from './format.ts';
import instanceSchema from './instance.schema.json' with { type: 'json' };
import { instanceFaults } from './read/faults.ts';
import { type Fault, FormatError } from './read/format-error.ts';
import solutionSchema from './solution.schema.json' with { type: 'json' };

const ajv = addFormats.default(
  new Ajv({ allErrors: true, useDefaults: true, allowUnionTypes: true, strictTuples: false }),
);
const isInstance = ajv.compile(instanceSchema);
const isSolution = ajv.compile(solutionSchema);

function advice({ keyword, message = '', params }: ErrorObject): string {
  if (keyword === 'additionalProperties')
    return `remove “${params.additionalProperty}”, the format has no such field`;
  if (keyword === 'required') return `add “${params.missingProperty}”`;
  if (keyword === 'format') return `write a time such as 2026-11-10T09:00:00+03:00`;
  if (keyword === 'maximum') return `write ${params.limit} at most`;
  if (keyword === 'minimum') return `write ${params.limit} at least`;
  return message;
}

/** One fault for a place: a union reports its branches besides itself. */
function schemaFaults(errors: readonly ErrorObject[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    const path = error.instancePath === '' ? '/' : error.instancePath;
    if (!faults.has(path)) faults.set(path, { path, message: advice(error) });
  }
  return [...faults.values()];
}

/**
 * Checks what a file holds against the format: shape, ids, times, and that what is pinned fits where it is pinned.
 * Fields left out get their defaults, in a copy.
 * @throws FormatError naming every fault with its path
 */
export function readInstance(value: unknown): Instance {
  const copy: unknown = structuredClone(value);
  if (!isInstance(copy)) throw new FormatError('instance', schemaFaults(isInstance.errors ?? []));
  const instance = copy as unknown as Instance;
  const faults = instanceFaults(instance);
  if (faults.length > 0) throw new FormatError('instance', faults);
  return instance;
}

/**
 * Checks a solution against the format and the ids of its instance.
 * @returns its placements
 * @throws FormatError naming every fault with its path
 */
export function readSolution(instance: Instance, value: unknown): Solution['placements'] {
  if (!isSolution(value)) throw new FormatError('solution', schemaFaults(isSolution.errors ?? []));
  const { placements } = value as unknown as Solution;
  const sessions = new Set(instance.sessions.map(({ id }) => id));
  const slots = new Set(instance.slots.map(({ id }) => id));
  const rooms = new Set(instance.rooms.map(({ id }) => id));
  const faults: Fault[] = [];
  for (const [session, { slot, room }] of Object.entries<Placement>(placements)) {
    const path = `/placements/${session}`;
    if (!sessions.has(session))
      faults.push({ path, message: `the instance has no session “${session}”; remove it` });
    if (!slots.has(slot))
      faults.push({ path: `${path}/slot`, message: `the instance has no slot “${slot}”` });
    if (!rooms.has(room))
      faults.push({ path: `${path}/room`, message: `the instance has no room “${room}”` });
  }
  if (faults.length > 0) throw new FormatError('solution', faults);
  return placements;
}
