import type { EditionScope } from '../../../platform/actor/index.ts';
import { mailStates } from '../../../platform/outbox/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS } from '../../../platform/pages/workbench.ts';
import type { ActionModel, RowModel, TableModel } from '../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../series/index.ts';
import { manageMail } from '../policy.ts';
import { failureWords, mailTag } from '../present.ts';
import * as store from '../store.ts';
import { doneNotice, editionOf, type MailPages, receiverCell, whenIn } from './shared.ts';

/** Adds the log of mails, of the installation and of an edition. */
export function addLogPages(deps: MailPages): void {
  const { pages, shell, service } = deps;

  pages.route({
    path: '/manage/mail',
    policy: manageMail,
    handle: (context) => logPage(deps, context, null),
  });
  shell.managed({
    path: '/mail',
    policy: manageMail,
    handle: (context, whole) => logPage(deps, context, whole),
  });

  const afterResend = async (context: PageContext, whole: EditionWhole | null) => {
    const count = await service.resendUnsent(context.actor, whole?.edition ?? null);
    return { redirect: `${baseOf(context, whole)}?done=resent-all&count=${count}` };
  };
  pages.route({
    method: 'POST',
    path: '/manage/mail/resends',
    policy: manageMail,
    handle: (context) => afterResend(context, null),
  });
  shell.managed({ method: 'POST', path: '/mail/resends', policy: manageMail, handle: afterResend });

  const afterTest = async (context: PageContext, whole: EditionWhole | null) => {
    await service.sendTest(context.actor, whole?.edition.id ?? null);
    return { redirect: `${baseOf(context, whole)}?done=tested` };
  };
  pages.route({
    method: 'POST',
    path: '/manage/mail/tests',
    policy: manageMail,
    handle: (context) => afterTest(context, null),
  });
  shell.managed({ method: 'POST', path: '/mail/tests', policy: manageMail, handle: afterTest });
}

/** Address of a log. */
export const baseOf = (context: PageContext, whole: EditionWhole | null): string =>
  context.href(`${whole === null ? '/manage' : managementPath(whole)}/mail`);

async function logPage(deps: MailPages, context: PageContext, whole: EditionWhole | null): Promise<Page> {
  const { shell, database } = deps;
  const { db } = database;
  const { t } = context;
  const base = baseOf(context, whole);
  const state = listState(context, ['state']);
  const scope: EditionScope = manageMail.scope(context.actor);
  const filter: store.MailFilter = {
    scope,
    editionId: whole?.edition.id,
    q: state.q,
    state: mailStates.find((one) => one === state.filters.state),
  };
  const counts = await store.countMails(db, { scope, editionId: whole?.edition.id });
  const foundCounts = state.narrowed ? await store.countMails(db, filter) : counts;
  const found = foundCounts.reduce((sum, { count }) => sum + count, 0);
  const page = Math.min(state.page, Math.max(1, Math.ceil(found / PAGE_ROWS)));
  const rows = await store.listMails(db, filter, { limit: PAGE_ROWS, skip: (page - 1) * PAGE_ROWS });
  const countOf = (wanted: string): number => counts.find((one) => one.state === wanted)?.count ?? 0;
  const unsent = countOf('failed') + countOf('held');

  const actions: ActionModel[] = [
    ...(unsent === 0
      ? []
      : [
          {
            label: t('notifications:resend-all'),
            action: `${base}/resends`,
            icon: 'undo' as const,
            confirm: {
              title: t('notifications:resend-all-question'),
              text: t('notifications:resend-all-text', { count: unsent }),
              label: t('notifications:resend-all'),
            },
          },
        ]),
    { label: t('notifications:send-test'), action: `${base}/tests`, icon: 'mail' },
  ];
  const table: TableModel = {
    id: 'messages',
    caption: t('notifications:log'),
    totals: mailStates
      .filter((one) => one === 'sent' || countOf(one) > 0)
      .map((one) => ({ label: t(`notifications:state.${one}`), value: countOf(one) })),
    ...listControls(context, {
      path: base,
      state,
      searchLabel: t('notifications:search'),
      filters: [
        {
          name: 'state',
          label: t('common:label.status'),
          options: mailStates.map((value) => ({ value, label: t(`notifications:state.${value}`) })),
        },
      ],
      found,
      digits: whole?.edition.digits ?? 'latn',
    }),
    columns: [
      { key: 'subject', label: t('notifications:subject') },
      { key: 'receiver', label: t('notifications:receiver') },
      ...(whole === null ? [{ key: 'edition', label: t('notifications:edition') }] : []),
      { key: 'time', label: t('notifications:time') },
      { key: 'state', label: t('common:label.status') },
    ],
    rows: rows.map((mail) => rowOf(context, mail)),
    ...(state.narrowed
      ? {}
      : { empty: { title: t('notifications:none'), text: t('notifications:none-text') } }),
  };
  return {
    template: 'pages/list',
    page: shell.managementPage(context, whole, {
      title: t('notifications:log'),
      lede: t(deps.local ? 'notifications:lede-local' : 'notifications:lede'),
      current: '/mail',
      actions,
    }),
    ...(whole === null ? {} : { digits: whole.edition.digits }),
    data: { table, notices: doneNotice(context) },
  };
}

function rowOf(context: PageContext, mail: store.MailEntry): RowModel {
  const { t } = context;
  const failure = failureWords(t, mail.failure);
  return {
    id: mail.id,
    title: mail.subject,
    href: context.href(`/manage/mail/${mail.id}`),
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
      state: {
        tags: [
          mailTag(t, mail.state),
          ...(mail.resendOf === null ? [] : [{ text: t('notifications:copy'), tone: 'line' as const }]),
        ],
        ...(failure === undefined ? {} : { sub: failure }),
      },
    },
  };
}
