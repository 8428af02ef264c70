import type { Messages } from './catalogue.ts';
import { actionsAr } from './words/actions.ar.ts';
import { countsAr } from './words/counts.ar.ts';
import { errorPagesAr, errorSummaryAr, errorsAr } from './words/errors.ar.ts';
import { interfaceAr } from './words/interface.ar.ts';
import { kindsAr } from './words/kinds.ar.ts';
import { navigationAr } from './words/navigation.ar.ts';
import { rolesAr } from './words/roles.ar.ts';
import { statusesAr } from './words/statuses.ar.ts';

/** Words that all features share, in Arabic: namespace `common`. */
export const messagesAr = {
  action: actionsAr,
  count: countsAr,
  error: errorsAr,
  ...errorSummaryAr,
  'error-page': errorPagesAr,
  nav: navigationAr,
  ...interfaceAr,
  kind: kindsAr,
  ...rolesAr,
  status: statusesAr,
} as const satisfies Messages;
