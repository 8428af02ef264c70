/**
 * Owns nothing that is stored: the home of the site and of each edition, its downloads, help. It reads what lower
 * features publish, and nobody imports it.
 */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import type { Assets } from '../../platform/views/index.ts';
import type { EditionShell } from '../series/index.ts';
import { addDownloadsPage } from './downloads.ts';
import { addEditionHome } from './edition-home.ts';
import { addForumsPages } from './forums-pages.ts';
import { addRootRoutes } from './root-routes.ts';
import { addStandingPages } from './standing-pages.ts';

export interface SiteFeature {
  addPages(deps: { pages: Pages; shell: EditionShell }): void;
}

export function createSiteFeature(deps: {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly clock: Clock;
  readonly assets: Assets;
  readonly publicUrl: string;
  /** As in the settings. */
  readonly securityContact: string | undefined;
}): SiteFeature {
  const { server, database, clock, assets, publicUrl, securityContact } = deps;
  // Asked at each request, when every feature has added its routes: a page offers only what is there.
  const served = (path: string): boolean =>
    server.hasRoute({ method: 'GET', url: `/ar/forums/:series/:edition${path}` });
  return {
    addPages({ pages, shell }) {
      addRootRoutes({ server, assets, clock, publicUrl, securityContact });
      addForumsPages({ pages, shell, database, clock });
      addEditionHome({ shell, database, clock, served });
      addDownloadsPage({ shell, database, served });
      addStandingPages({ pages, shell });
    },
  };
}
