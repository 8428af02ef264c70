/**
 * Owns how the programme becomes a schedule: its rules and conflicts, the board, the solver and its runs, releases and
 * who was told of them.
 */
import type { Api } from '../../platform/http/index.ts';
import { type AboveProgramme, manageProgramme, type PartPages, readProgramme } from '../programme/index.ts';
import type { ManagementTask } from '../series/index.ts';
import { factsReader, type SharedAudiences } from './above.ts';
import { createConflicts } from './conflicts/index.ts';
import { createGrid } from './grid/index.ts';
import { type Affected, createReleases } from './releases/index.ts';
import { createSolver } from './solver/index.ts';

export { schedulingFigures } from './figures.ts';
export { type Affected, releasesMails } from './releases/index.ts';

export { findViolations, violationsOf } from './rules/conflicts/index.ts';
export { type ScheduleFacts, scheduleRuleDefaults } from './rules/facts.ts';

/** What the management menu offers of the schedule. */
export const schedulingTasks: readonly ManagementTask[] = [
  {
    group: 'programme',
    label: 'common:nav.management.schedule',
    path: '/schedule',
    icon: 'grid',
    policy: readProgramme,
  },
  {
    group: 'programme',
    label: 'common:nav.management.conflicts',
    path: '/conflicts',
    icon: 'alert',
    policy: readProgramme,
  },
  { group: 'programme', label: 'solver:title', path: '/solver', icon: 'target', policy: manageProgramme },
  { group: 'programme', label: 'releases:title', path: '/releases', icon: 'mark', policy: readProgramme },
];

export * from './engine/index.ts';
export { reasonText } from './solver/reasons.ts';

export type SchedulingFeature = ReturnType<typeof createSchedulingFeature>;

export function createSchedulingFeature(
  given: AboveProgramme & {
    readonly affected?: readonly Affected[];
    /** What higher features know of audiences in common. Default: nothing. */
    readonly audiences?: readonly SharedAudiences[];
  },
) {
  const context = { ...given, readFacts: factsReader(given.audiences ?? []) };
  const conflicts = createConflicts(context);
  const grid = createGrid(context);
  const solver = createSolver(context);
  const releases = createReleases(context);
  const parts = [conflicts, grid, solver, releases];
  return {
    conflicts,
    grid,
    solver,
    releases,
    addApi(api: Api): void {
      for (const part of parts) part.addApi(api);
    },
    addPages(deps: PartPages): void {
      for (const part of parts) part.addPages(deps);
    },
  };
}
