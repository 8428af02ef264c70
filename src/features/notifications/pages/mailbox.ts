import { notFound } from '../../../platform/errors/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { idOf } from '../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS } from '../../../platform/pages/workbench.ts';
import { mailDocument } from '../frame-html.ts';
import { manageInstallationMail } from '../policy.ts';
import * as store from '../store.ts';
import { attachmentLinks, attachmentOf, factsOf } from './message.ts';
import { editionOf, type MailPages, receiverCell, whenIn } from './shared.ts';

const everything = { all: true, seriesIds: [], editionIds: [] } as const;

/**
 * Adds the mailbox of an installation without a mail server: every mail that it would have sent, its links of use. Where
 * a mail server is set there is none.
 */
export function addMailboxPages(deps: MailPages): void {
  const { pages, shell, database, outbox, local } = deps;
  const { db } = database;
  if (!local) return;

  const find = async (context: PageContext): Promise<store.MailWhole> => {
    const mail = await store.findMail(db, idOf(context, 'id'));
    if (mail?.channel !== 'local') throw notFound();
    return mail;
  };

  pages.route({
    path: '/manage/mailbox',
    policy: manageInstallationMail,
    handle: async (context) => {
      const { t } = context;
      const path = context.href('/manage/mailbox');
      const state = listState(context, []);
      const filter: store.MailFilter = { scope: everything, local: true, q: state.q };
      const found = (await store.countMails(db, filter)).reduce((sum, { count }) => sum + count, 0);
      const page = Math.min(state.page, Math.max(1, Math.ceil(found / PAGE_ROWS)));
      const rows = await store.listMails(db, filter, { limit: PAGE_ROWS, skip: (page - 1) * PAGE_ROWS });
      return {
        template: 'pages/list',
        page: shell.managementPage(context, null, {
          title: t('notifications:mailbox'),
          lede: t('notifications:mailbox-lede'),
          current: '/mailbox',
        }),
        data: {
          table: {
            id: 'mailbox',
            caption: t('notifications:mailbox'),
            ...listControls(context, {
              path,
              state,
              searchLabel: t('notifications:search'),
              filters: [],
              found,
              digits: 'latn',
            }),
            columns: [
              { key: 'subject', label: t('notifications:subject') },
              { key: 'receiver', label: t('notifications:receiver') },
              { key: 'edition', label: t('notifications:edition') },
              { key: 'time', label: t('notifications:time') },
            ],
            rows: rows.map((mail) => ({
              id: mail.id,
              title: mail.subject,
              href: `${path}/${mail.id}`,
              lang: mail.language,
              cells: {
                receiver: receiverCell(mail),
                edition: editionOf(context, mail),
                time: {
                  time: {
                    datetime: mail.createdAt.toISOString(),
                    text: whenIn(context, mail, mail.sentAt ?? mail.createdAt),
                  },
                },
              },
            })),
            ...(state.narrowed
              ? {}
              : { empty: { title: t('notifications:none'), text: t('notifications:mailbox-none') } }),
          },
        },
      };
    },
  });

  pages.route({
    path: '/manage/mailbox/:id',
    policy: manageInstallationMail,
    handle: async (context) => {
      const { t } = context;
      const mail = await find(context);
      const parts = outbox.openText(mail);
      const base = context.href(`/manage/mailbox/${mail.id}`);
      return {
        template: 'notifications/message',
        page: shell.managementPage(context, null, {
          title: mail.subject,
          current: '/mailbox',
          crumbs: [
            { label: t('notifications:mailbox'), href: context.href('/manage/mailbox') },
            { label: mail.subject },
          ],
        }),
        data: {
          notices: parts === undefined ? [{ title: t('outbox:failure.text-gone'), tone: 'warn' }] : [],
          facts: factsOf(context, mail),
          text: parts?.text ?? null,
          written: mail.language,
          view: parts === undefined ? null : `${base}/view`,
          attachments: attachmentLinks(base, await store.listAttachments(db, mail.id)),
        },
      };
    },
  });

  pages.route({
    path: '/manage/mailbox/:id/view',
    policy: manageInstallationMail,
    handle: async (context) => {
      const parts = outbox.openText(await find(context));
      if (parts === undefined) throw notFound();
      return mailDocument(parts.html);
    },
  });

  pages.route({
    path: '/manage/mailbox/:id/attachments/:position',
    policy: manageInstallationMail,
    handle: async (context) => {
      const { id } = await find(context);
      return attachmentOf(context, await store.listAttachments(db, id));
    },
  });
}
