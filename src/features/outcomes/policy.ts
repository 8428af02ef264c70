import { rolePolicy } from '../../platform/http/policy.ts';

/** Writes, adopts and publishes texts: the secretariat and the organiser. */
export const manageOutcomes = rolePolicy('outcomes.manage', ['organiser', 'secretariat']);

/** Reads texts that are not published: whoever works on them. */
export const readDrafts = rolePolicy('outcomes.read-drafts', ['organiser', 'secretariat', 'rapporteur']);
