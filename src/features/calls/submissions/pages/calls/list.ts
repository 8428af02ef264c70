import type { Page } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { TableModel } from '../../../../../platform/views/index.ts';
import { shortMoment } from '../../../../series/index.ts';
import * as store from '../../../store/calls.ts';
import { readSubmissions } from '../../policy.ts';
import { windowOf } from '../../rules/deadline.ts';
import type { SubmissionPages } from '../index.ts';
import { comma, windowTag } from '../say.ts';
import { listHref, manages } from './way.ts';

/** Adds the list of calls. */
export function addCallList({ shell, database, clock }: SubmissionPages): void {
  const { db } = database;

  shell.managed({
    path: '/calls',
    policy: readSubmissions,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const base = listHref(context, whole);
      const found = await store.listCalls(db, whole.edition.id);
      const counts = await store.countByCall(db, whole.edition.id);
      const count = (id: string, draft: boolean): number =>
        counts
          .filter((one) => one.callId === id && (one.state === 'draft') === draft)
          .reduce((sum, one) => sum + one.count, 0);
      const add = {
        label: t('calls:manage.new'),
        href: `${base}/new`,
        tone: 'primary' as const,
        icon: 'plus' as const,
      };
      const table: TableModel = {
        id: 'calls',
        caption: t('calls:calls'),
        columns: [
          { key: 'title', label: t('calls:manage.call') },
          { key: 'window', label: t('calls:manage.window') },
          { key: 'opens', label: t('calls:manage.opens') },
          { key: 'closes', label: t('calls:manage.closes') },
          { key: 'submitted', label: t('calls:manage.submitted'), kind: 'number' },
          { key: 'drafts', label: t('calls:manage.drafts'), kind: 'number' },
        ],
        rows: found.map(({ call }) => ({
          id: call.id,
          title: say(call.title, context),
          href: `${base}/${call.id}`,
          sub: call.kinds.map((kind) => t(`calls:kinds.${kind}`)).join(comma(context)),
          pickable: false,
          cells: {
            window: { tag: windowTag(context, windowOf(call, clock.now())) },
            opens: shortMoment(context, whole, call.opensAt),
            closes: shortMoment(context, whole, call.closesAt),
            submitted: count(call.id, false),
            drafts: count(call.id, true),
          },
        })),
        ...(found.length === 0
          ? {
              empty: {
                title: t('calls:manage.none-title'),
                text: t('calls:manage.none-text'),
                ...(manages(context, whole) ? { action: add } : {}),
              },
            }
          : {}),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('calls:calls'),
          current: '/calls',
          actions: manages(context, whole) ? [add] : [],
        }),
        data: { table },
      };
    },
  });
}
