/**
 * Owns no data: shows the log of changes that the platform keeps, to those who may read it, as pages and as JSON. Nobody
 * imports it.
 */
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import type { EditionFinder, EditionShell, ManagementTask } from '../series/index.ts';
import { addAuditApi } from './api.ts';
import { addAuditPages } from './pages/index.ts';
import { readAudit } from './policy.ts';

export interface AuditDeps {
  readonly database: Database;
  readonly finder: EditionFinder;
}

/** The log in the management menus, of an edition and of the installation. */
export const auditTasks: readonly ManagementTask[] = [
  { group: 'edition', label: 'common:nav.management.audit', path: '/audit', icon: 'log', policy: readAudit },
  {
    group: 'installation',
    label: 'common:nav.management.audit',
    path: '/audit',
    icon: 'log',
    policy: readAudit,
  },
];

export interface AuditFeature {
  addApi(api: Api): void;
  addPages(deps: { pages: Pages; shell: EditionShell }): void;
}

export const createAuditFeature = (deps: AuditDeps): AuditFeature => ({
  addApi: (api) => addAuditApi(api, deps),
  addPages: (more) => addAuditPages({ ...deps, ...more }),
});
