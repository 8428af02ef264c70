import type { NominationPages, Way } from '../way.ts';
import { createNomineeFrame } from './frame.ts';
import { addNaming } from './naming.ts';
import { addNomineeRecord } from './record.ts';
import { addNomineeSteps } from './steps.ts';
import { addSubstitution } from './substitution.ts';

/** Adds the pages on which people are named, changed, substituted and withdrawn. */
export function addNomineePages(deps: NominationPages, way: Way): void {
  const frame = createNomineeFrame(deps, way);
  addNaming(deps, way, frame);
  addNomineeRecord(deps, way, frame);
  addNomineeSteps(deps, way, frame);
  addSubstitution(deps, way, frame);
}
