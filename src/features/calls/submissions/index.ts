/** Calls for papers, and what comes in: drafts, co-authors, files, grace links, withdrawal, and the way into the programme. */
import type { AboveProgramme, Part } from '../../programme/index.ts';
import type { ManagementTask } from '../../series/index.ts';
import { addSubmissionsApi } from './api/index.ts';
import { createSubmissionServices, type SubmissionServices } from './feature.ts';
import { addSubmissionPages } from './pages/index.ts';
import { readSubmissions } from './policy.ts';

export type { Extensions } from './extensions.ts';

/** What the management menu offers of calls and submissions. */
export const submissionTasks: readonly ManagementTask[] = [
  { group: 'programme', label: 'calls:calls', path: '/calls', icon: 'mail', policy: readSubmissions },
  { group: 'programme', label: 'calls:manage.papers', path: '/papers', icon: 'doc', policy: readSubmissions },
];

export interface SubmissionsPart extends Part, SubmissionServices {}

export function createSubmissions(context: AboveProgramme): SubmissionsPart {
  const services = createSubmissionServices(context);
  return {
    ...services,
    addApi: (api) => addSubmissionsApi(api, services),
    addPages: (deps) => addSubmissionPages({ ...services, ...deps }),
  };
}
