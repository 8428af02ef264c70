import { rolePolicy } from '../../platform/http/policy.ts';

/** Draws the plan and allocates stands. */
export const manageExhibition = rolePolicy('exhibition.manage', ['organiser', 'exhibition-manager']);
