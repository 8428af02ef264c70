/** The engine: places the sessions of a programme, judges placements, and explains what can't be placed. */
export { check } from './check/index.ts';
export { type Conference, type Timetable, terms } from './cosplib/problem.ts';
export { readConference, readTimetable } from './cosplib/read.ts';
export { type ConferenceScore, scoreConference } from './cosplib/score.ts';
export { solveConference } from './cosplib/solve.ts';
export { type Explanation, explainUnplaced, type Reason } from './explain.ts';
export type {
  CheckReport,
  Instance,
  InstanceRule,
  InstanceViolation,
  Placement,
  Score,
  Solution,
} from './format.ts';
export { instanceRules } from './format.ts';
export { generateProgramme, type ProgrammeSizes, standardSizes } from './generate.ts';
export { type Fault, FormatError } from './read/format-error.ts';
export { readInstance, readSolution } from './read.ts';
export { type SolveOptions, type SolveProgress, type SolveResult, solve } from './solve.ts';
