import { notFound } from '../../../../platform/errors/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { writeMailings } from '../../policy.ts';
import * as store from '../../store/mailings.ts';
import { receiverOutcomes } from '../contract.ts';
import { mailingTag } from '../present.ts';
import { baseOf, crumbsOf, doneNotice, type MailingPages, momentOf, titleOf } from './shared.ts';

/** Adds the list of messages to many, of those who declined, and of addresses that bounce. */
export function addMailingLists(deps: MailingPages): void {
  const { shell, database, mailings } = deps;
  const { db } = database;

  shell.managed({
    path: '/mailings',
    policy: writeMailings,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const base = baseOf(context, whole);
      const rows = await store.listMailings(db, whole.edition.id);
      const add = { label: t('mailings:new'), href: `${base}/new`, tone: 'primary', icon: 'plus' } as const;
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('mailings:many'),
          lede: t('mailings:lede'),
          current: '/mailings',
          actions: [
            { label: t('mailings:declined.title'), href: `${base}/declined`, icon: 'x' },
            { label: t('mailings:bounces.title'), href: `${base}/bounces`, icon: 'undo' },
            add,
          ],
        }),
        data: {
          notices: doneNotice(context),
          table: {
            id: 'mailings',
            caption: t('mailings:many'),
            columns: [
              { key: 'subject', label: t('notifications:subject') },
              { key: 'audience', label: t('mailings:form.audience') },
              { key: 'count', label: t('mailings:receivers'), kind: 'number' },
              { key: 'trouble', label: t('mailings:failures'), kind: 'number' },
              { key: 'time', label: t('notifications:time') },
              { key: 'state', label: t('common:label.status') },
            ],
            rows: rows.map((entry) => {
              const { mailing, counts } = entry;
              const sum = (which: readonly (keyof typeof counts)[]): number =>
                which.reduce((total, one) => total + (counts[one] ?? 0), 0);
              const source = mailings.sources.find(({ key }) => key === mailing.audience);
              return {
                id: mailing.id,
                title: titleOf(context, entry),
                href: `${base}/${mailing.id}`,
                cells: {
                  audience: source === undefined ? mailing.audience : t(source.label),
                  count: mailing.state === 'draft' ? null : sum(receiverOutcomes),
                  trouble: mailing.state === 'draft' ? null : sum(['failed', 'held', 'bounced']),
                  time: {
                    time: {
                      datetime: mailing.updatedAt.toISOString(),
                      text: momentOf(context, whole, mailing.updatedAt),
                    },
                  },
                  state: { tag: mailingTag(t, entry) },
                },
              };
            }),
            empty: { title: t('mailings:none'), text: t('mailings:none-text'), action: add },
          },
        },
      };
    },
  });

  shell.managed({
    path: '/mailings/declined',
    policy: writeMailings,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const rows = await store.listDeclines(db, whole.edition);
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('mailings:declined.title'),
          lede: t('mailings:declined.lede'),
          current: '/mailings',
          crumbs: crumbsOf(context, whole, { label: t('mailings:declined.title') }),
        }),
        data: {
          table: {
            id: 'declined',
            caption: t('mailings:declined.title'),
            columns: [
              { key: 'address', label: t('mailings:address') },
              { key: 'scope', label: t('mailings:declined.what') },
              { key: 'time', label: t('mailings:declined.since') },
            ],
            rows: rows.map(({ id, address, editionId, createdAt }) => ({
              id,
              title: address,
              cells: {
                scope:
                  editionId === null
                    ? textIn(whole.series.name, context.language).text
                    : textIn(whole.edition.title, context.language).text,
                time: {
                  time: { datetime: createdAt.toISOString(), text: momentOf(context, whole, createdAt) },
                },
              },
            })),
            empty: { title: t('mailings:declined.none') },
          },
        },
      };
    },
  });

  shell.managed({
    path: '/mailings/bounces',
    policy: writeMailings,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const base = `${baseOf(context, whole)}/bounces`;
      const rows = await store.listBounces(db, whole.edition.id);
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('mailings:bounces.title'),
          lede: t('mailings:bounces.lede'),
          current: '/mailings',
          crumbs: crumbsOf(context, whole, { label: t('mailings:bounces.title') }),
        }),
        data: {
          notices: doneNotice(context),
          table: {
            id: 'bounces',
            caption: t('mailings:bounces.title'),
            columns: [
              { key: 'address', label: t('mailings:address') },
              { key: 'answer', label: t('notifications:answer') },
              { key: 'time', label: t('notifications:time') },
              { key: 'state', label: t('common:label.status') },
            ],
            rows: rows.map((row) => ({
              id: row.id,
              title: row.address,
              ...(row.mailId === null ? {} : { href: context.href(`/manage/mail/${row.mailId}`) }),
              cells: {
                answer: { code: row.answer, ...(row.status === null ? {} : { sub: row.status }) },
                time: {
                  time: {
                    datetime: row.reportedAt.toISOString(),
                    text: momentOf(context, whole, row.reportedAt),
                  },
                },
                state:
                  row.clearedAt === null
                    ? {
                        tag: { text: t('mailings:bounces.open'), tone: 'bad' },
                        actions: [
                          {
                            label: t('mailings:bounces.clear'),
                            action: `${base}/${row.id}/clearance`,
                            about: row.address,
                            size: 'sm',
                          },
                        ],
                      }
                    : { tag: { text: t('mailings:bounces.cleared'), tone: 'line' } },
              },
            })),
            empty: { title: t('mailings:bounces.none') },
          },
        },
      };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/mailings/bounces/:bounce/clearance',
    policy: writeMailings,
    handle: async (context, whole) => {
      const { bounce = '' } = context.params;
      if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(bounce)) throw notFound();
      await mailings.clearBounce(context.actor, bounce);
      return { redirect: `${baseOf(context, whole)}/bounces?done=cleared` };
    },
  });
}
