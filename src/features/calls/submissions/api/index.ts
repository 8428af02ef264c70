import type { Api } from '../../../../platform/http/index.ts';
import type { SubmissionServices } from '../feature.ts';
import { addAuthorsApi } from './authors.ts';
import { addCallsApi } from './calls.ts';
import { addHandOverApi } from './hand-over.ts';
import { addPapersApi } from './papers.ts';

/** Adds the JSON operations of calls and submissions. */
export function addSubmissionsApi(api: Api, services: SubmissionServices): void {
  addCallsApi(api, services);
  addPapersApi(api, services);
  addAuthorsApi(api, services);
  addHandOverApi(api, services);
}
