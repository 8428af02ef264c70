import type { Api } from '../../../../platform/http/index.ts';
import type { NominationsContext } from '../context.ts';
import { addDelegationsApi } from './delegations.ts';
import { addFocalPointsApi } from './focal-points.ts';
import { addNominationFilesApi } from './nomination-files.ts';
import { addNominationOperations } from './nominations.ts';

/** Adds the JSON operations of delegations, their focal points and nominations. */
export function addNominationsApi(api: Api, context: NominationsContext): void {
  addDelegationsApi(api, context);
  addFocalPointsApi(api, context);
  addNominationOperations(api, context);
  addNominationFilesApi(api, context);
}
