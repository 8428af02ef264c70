import { accountsTasks } from './features/accounts/index.ts';
import { agendasTasks } from './features/agendas/index.ts';
import { auditTasks } from './features/audit/index.ts';
import { callsTasks, reviewingTasks } from './features/calls/index.ts';
import { delegationsTasks } from './features/delegations/index.ts';
import { directoryTasks, identityTask, personalDataTask } from './features/directory/index.ts';
import { exhibitionTasks } from './features/exhibition/index.ts';
import { honoursTasks } from './features/honours/index.ts';
import { outcomesTasks } from './features/outcomes/index.ts';
import { programmeTasks } from './features/programme/index.ts';
import { registrationTasks } from './features/registration/index.ts';
import { schedulingTasks } from './features/scheduling/index.ts';
import { type ManagementTask, type PublicSection, seriesTasks } from './features/series/index.ts';

/** Sections of an edition's public face, in order. */
export const publicSections: readonly PublicSection[] = [
  { label: 'common:nav.public.home', path: '' },
  { label: 'common:nav.public.agenda', path: '/agenda', ownOnly: true },
  { label: 'common:nav.public.speakers', path: '/speakers', ownOnly: true },
  { label: 'calls:calls', path: '/calls', ownOnly: true },
  { label: 'registration:title', path: '/registration', ownOnly: true },
  { label: 'common:nav.public.participants', path: '/participants' },
  { label: 'common:nav.public.exhibition', path: '/exhibition', ownOnly: true },
  { label: 'common:nav.public.recommendations', path: '/recommendations' },
  { label: 'statements:public-title', path: '/statements' },
  { label: 'common:nav.public.honours', path: '/honours', ownOnly: true },
  { label: 'common:nav.public.documents', path: '/documents' },
];

/** Tasks of the management face: each feature brings its own, here they get their order. */
export const managementTasks: readonly ManagementTask[] = [
  ...seriesTasks,
  ...accountsTasks,
  ...directoryTasks,
  personalDataTask,
  ...delegationsTasks,
  ...registrationTasks,
  identityTask,
  ...callsTasks,
  ...reviewingTasks,
  ...schedulingTasks,
  ...programmeTasks,
  ...agendasTasks,
  ...exhibitionTasks,
  ...outcomesTasks,
  ...honoursTasks,
  ...auditTasks,
];
