import { declareClasses } from '../../platform/personal-data/classes.ts';
import { ignoredConflicts, releaseNotices, scheduleRules, scheduleSteps, solverRuns } from './tables.ts';

/** Classes of the schedule's columns: how a schedule came about is nobody's but those who work on it. */
export const schedulingClasses = [
  declareClasses(scheduleRules, { internal: ['editionId', 'rule', 'level', 'weight'] }),
  declareClasses(ignoredConflicts, {
    internal: ['editionId', 'id', 'rule', 'fingerprint', 'sessionIds', 'reason', 'ignoredBy', 'createdAt'],
  }),
  declareClasses(scheduleSteps, {
    internal: ['editionId', 'id', 'number', 'accountId', 'kind', 'moves', 'undone', 'createdAt'],
  }),
  declareClasses(releaseNotices, {
    internal: ['editionId', 'releaseId', 'id', 'mailId', 'createdAt'],
    personal: ['personId', 'accountId'],
  }),
  declareClasses(solverRuns, {
    internal: [
      'editionId',
      'id',
      'state',
      'options',
      'instance',
      'solution',
      'progress',
      'unplaced',
      'taskId',
      'startedBy',
      'createdAt',
      'endedAt',
      'acceptedAt',
    ],
  }),
].flat();
