import { textIn } from '../../../../../platform/language/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { RowModel } from '../../../../../platform/views/index.ts';
import { readDrafts } from '../../../policy.ts';
import * as drafts from '../../../store/drafting.ts';
import type { DraftingPages } from '../wording.ts';
import { listPath, reportFrame, tones } from './frame.ts';

/** Adds the list of sessions with the state of the report of each. */
export function addReportList({ shell, database: { db } }: DraftingPages): void {
  shell.managed({
    path: '/session-reports',
    policy: readDrafts,
    handle: async (context, whole) => {
      const { t, language } = context;
      const all = await drafts.listSessionReports(db, whole.edition.id);
      const count = (status: string): number =>
        all.filter(({ report }) => (report?.status ?? 'none') === status).length;
      const status = queryValue(context, 'status');
      const rows = all
        .filter(({ report }) => status === '' || (report?.status ?? 'none') === status)
        .map(({ session, report, reporter, points }): RowModel => {
          const state = report?.status ?? 'none';
          const open = points.filter(({ fate }) => fate === 'open').length;
          return {
            id: session.id,
            title: textIn(session.title, language).text,
            href: `${listPath(context, whole)}/${session.id}`,
            sub: session.code,
            cells: {
              status: { tag: { text: t(`drafting:status.${state}`), tone: tones[state] } },
              reporter,
              points: points.length || null,
              open: open || null,
            },
          };
        });
      const statuses = ['none', 'draft', 'submitted', 'returned', 'taken-up'] as const;
      return reportFrame(
        shell,
        context,
        whole,
        { title: t('drafting:reports'), lede: t('drafting:reports-lede') },
        {
          table: {
            id: 'session-reports',
            caption: t('drafting:reports'),
            action: listPath(context, whole),
            filters: [
              {
                name: 'status',
                label: t('common:label.status'),
                value: status,
                options: statuses.map((value) => ({ value, label: t(`drafting:status.${value}`) })),
              },
            ],
            applied: [],
            clearHref: listPath(context, whole),
            totals: statuses.map((one) => ({
              label: t(`drafting:status.${one}`),
              value: count(one) || t('views:none'),
            })),
            columns: [
              { key: 'title', label: t('drafting:session') },
              { key: 'status', label: t('common:label.status') },
              { key: 'reporter', label: t('drafting:reporter') },
              { key: 'points', label: t('drafting:points'), kind: 'number' },
              { key: 'open', label: t('drafting:points-open'), kind: 'number' },
            ],
            rows,
            empty: {
              title: status === '' ? t('drafting:reports-none') : t('views:noMatches'),
              ...(status === '' ? { text: t('drafting:reports-none-text') } : {}),
            },
          },
        },
        'pages/list',
      );
    },
  });
}
