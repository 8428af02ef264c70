/** Owns what people see of mail: the logs, previews of templates, the mailbox of an installation without a mail server. */
import type { Changes } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { Translator } from '../../platform/i18n/index.ts';
import type { Jobs } from '../../platform/jobs/index.ts';
import type { AudienceSource, Bounces, Outbox } from '../../platform/outbox/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import type { EditionFinder, EditionShell, ManagementTask } from '../series/index.ts';
import { addNotificationsApi } from './api.ts';
import { addMailingsApi } from './mailings/api/index.ts';
import { createDeclining, type Declining } from './mailings/declining.ts';
import { createDispatch, type Dispatch } from './mailings/dispatch.ts';
import { addMailingForms } from './mailings/pages/form.ts';
import { addMailingLists } from './mailings/pages/list.ts';
import { addMailingRecord } from './mailings/pages/record.ts';
import { addMailingSteps } from './mailings/pages/steps.ts';
import { addUnsubscribePage } from './mailings/pages/unsubscribe.ts';
import { createMailingsService, type MailingsService } from './mailings/service.ts';
import { addLogPages } from './pages/log.ts';
import { addMailboxPages } from './pages/mailbox.ts';
import { addMessagePages } from './pages/message.ts';
import { addTemplatePages } from './pages/templates.ts';
import { manageInstallationMail, manageMail, writeMailings } from './policy.ts';
import { createNotificationsService, type NotificationsService } from './service.ts';

export { accountsAudience } from './audiences/staff.ts';
export { notificationsMails } from './mails.ts';

/** Mail in the menu: an edition's log; the installation's log, templates and mailbox. */
export const notificationsTasks = (local: boolean): readonly ManagementTask[] => [
  {
    group: 'participants',
    label: 'mailings:many',
    path: '/mailings',
    icon: 'mail',
    policy: writeMailings,
  },
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
  readonly mailings: MailingsService;
  readonly declining: Declining;
  readonly dispatch: Dispatch;
  readonly bounces: Bounces;
  addApi(api: Api): void;
  addPages(deps: { pages: Pages; shell: EditionShell }): void;
}

export function createNotificationsFeature(deps: {
  database: Database;
  changes: Changes;
  clock: Clock;
  vault: Vault;
  jobs: Jobs;
  translator: Translator;
  outbox: Outbox;
  /** Reads what mail servers send back. */
  bounces: Bounces;
  /** Lists that a message can go to: each feature that knows people brings its own. */
  audiences: readonly AudienceSource[];
  finder: EditionFinder;
  publicUrl: string;
  /** Whether mails stay here because no mail server is set. */
  local: boolean;
}): NotificationsFeature {
  const service = createNotificationsService(deps);
  const mailings = createMailingsService({ ...deps, sources: deps.audiences });
  const declining = createDeclining(deps);
  const dispatch = createDispatch({ ...deps, declining });
  return {
    service,
    mailings,
    declining,
    dispatch,
    bounces: deps.bounces,
    addApi(api) {
      addNotificationsApi(api, { ...deps, service });
      addMailingsApi(api, { ...deps, mailings, declining });
    },
    addPages(shared) {
      const all = { ...deps, ...shared, service };
      addLogPages(all);
      addTemplatePages(all);
      addMailboxPages(all);
      addMessagePages(all);
      const ofMailings = { ...deps, ...shared, mailings, declining };
      addMailingLists(ofMailings);
      addMailingForms(ofMailings);
      addMailingSteps(ofMailings);
      addMailingRecord(ofMailings);
      addUnsubscribePage(ofMailings);
    },
  };
}
