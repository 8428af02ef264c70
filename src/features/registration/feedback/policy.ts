import { anyone, type Policy, rolePolicy } from '../../../platform/http/policy.ts';

/** Writes feedback forms and mails their links. */
export const manageFeedback = rolePolicy('feedback.manage', [
  'organiser',
  'programme-manager',
  'secretariat',
]);

/** Reads what was answered; nothing tells by whom. */
export const readFeedback = rolePolicy('feedback.read', [
  'organiser',
  'programme-manager',
  'secretariat',
  'protocol',
]);

/** Answers for oneself: the account or the secret of a mailed link says who was there. */
export const ownFeedback: Policy = { ...anyone, name: 'feedback.own' };
