import { declareClasses } from '../../platform/personal-data/classes.ts';
import {
  ignoredConflicts,
  releaseNotices,
  releaseSessions,
  releases,
  scheduleRules,
  scheduleSteps,
  solverRuns,
} from './tables.ts';

/** Classes of the schedule's columns: a release is public, how it came about is not. */
export const schedulingClasses = [
  declareClasses(scheduleRules, { internal: ['editionId', 'rule', 'level', 'weight'] }),
  declareClasses(ignoredConflicts, {
    internal: ['editionId', 'id', 'rule', 'fingerprint', 'sessionIds', 'reason', 'ignoredBy', 'createdAt'],
  }),
  declareClasses(scheduleSteps, {
    internal: ['editionId', 'id', 'number', 'accountId', 'kind', 'moves', 'undone', 'createdAt'],
  }),
  declareClasses(releases, {
    public: ['editionId', 'id', 'number', 'version', 'comment', 'releasedAt', 'counts'],
    internal: ['releasedBy'],
  }),
  declareClasses(releaseSessions, {
    public: [
      'editionId',
      'releaseId',
      'sessionId',
      'roomId',
      'startsAt',
      'endsAt',
      'during',
      'cancelled',
      'content',
    ],
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
