import type { FormsPages } from '../index.ts';
import { addEnding } from './ending.ts';
import { addRecord } from './record.ts';
import { addSteps } from './steps.ts';
import { ways } from './way.ts';

/** Adds what people do with their own registration, by the link that was mailed and by their account. */
export function addOwnPages(deps: FormsPages): void {
  for (const way of ways) {
    addRecord({ ...deps, way });
    addSteps({ ...deps, way });
    addEnding({ ...deps, way });
  }
}
