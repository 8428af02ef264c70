/** Owns what people see of mail: the logs, previews of templates, the mailbox of an installation without a mail server. */
import type { Changes } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { Outbox } from '../../platform/outbox/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import type { EditionFinder, EditionShell, ManagementTask } from '../series/index.ts';
import { addNotificationsApi } from './api.ts';
import { addLogPages } from './pages/log.ts';
import { addMailboxPages } from './pages/mailbox.ts';
import { addMessagePages } from './pages/message.ts';
import { addTemplatePages } from './pages/templates.ts';
import { manageInstallationMail, manageMail } from './policy.ts';
import { createNotificationsService, type NotificationsService } from './service.ts';

export { notificationsMails } from './mails.ts';

/** Mail in the menu: an edition's log; the installation's log, templates and mailbox. */
export const notificationsTasks = (local: boolean): readonly ManagementTask[] => [
  {
    group: 'edition',
    label: 'notifications:log',
    path: '/mail',
    icon: 'mail',
    policy: manageMail,
  },
  {
    group: 'installation',
    label: 'notifications:log',
    path: '/mail',
    icon: 'mail',
    policy: manageMail,
  },
  {
    group: 'installation',
    label: 'notifications:templates',
    path: '/mail/templates',
    icon: 'doc',
    policy: manageInstallationMail,
  },
  ...(local
    ? [
        {
          group: 'installation' as const,
          label: 'notifications:mailbox',
          path: '/mailbox',
          icon: 'mail' as const,
          policy: manageInstallationMail,
        },
      ]
    : []),
];

export interface NotificationsFeature {
  readonly service: NotificationsService;
  addApi(api: Api): void;
  addPages(deps: { pages: Pages; shell: EditionShell }): void;
}

export function createNotificationsFeature(deps: {
  database: Database;
  changes: Changes;
  clock: Clock;
  outbox: Outbox;
  finder: EditionFinder;
  publicUrl: string;
  /** Whether mails stay here because no mail server is set. */
  local: boolean;
}): NotificationsFeature {
  const service = createNotificationsService(deps);
  return {
    service,
    addApi: (api) => addNotificationsApi(api, { ...deps, service }),
    addPages(shared) {
      const all = { ...deps, ...shared, service };
      addLogPages(all);
      addTemplatePages(all);
      addMailboxPages(all);
      addMessagePages(all);
    },
  };
}
