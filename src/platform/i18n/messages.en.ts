import type { Messages } from './catalogue.ts';
import { actionsEn } from './words/actions.en.ts';
import { countsEn } from './words/counts.en.ts';
import { errorPagesEn, errorSummaryEn, errorsEn } from './words/errors.en.ts';
import { interfaceEn } from './words/interface.en.ts';
import { kindsEn } from './words/kinds.en.ts';
import { navigationEn } from './words/navigation.en.ts';
import { rolesEn } from './words/roles.en.ts';
import { statusesEn } from './words/statuses.en.ts';

/** Words that all features share, in English: namespace `common`. */
export const messagesEn = {
  action: actionsEn,
  count: countsEn,
  error: errorsEn,
  ...errorSummaryEn,
  'error-page': errorPagesEn,
  nav: navigationEn,
  ...interfaceEn,
  kind: kindsEn,
  ...rolesEn,
  status: statusesEn,
} as const satisfies Messages;
