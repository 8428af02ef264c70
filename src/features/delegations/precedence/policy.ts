import { rolePolicy } from '../../../platform/http/policy.ts';

/** Prepares orders of precedence and seating plans. */
export const managePrecedence = rolePolicy('precedence.manage', ['organiser', 'secretariat', 'protocol']);

/** Puts an order into force: from then on it is what seats, flags and lists follow. */
export const signOffPrecedence = rolePolicy('precedence.sign-off', ['organiser', 'protocol']);
