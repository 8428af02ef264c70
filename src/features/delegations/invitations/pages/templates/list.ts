import { textIn } from '../../../../../platform/language/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { TableModel } from '../../../../../platform/views/index.ts';
import * as store from '../../../store/letters.ts';
import { letterKinds } from '../../../tables.ts';
import { writeInvitations } from '../../policy.ts';
import { boardPath, type InvitationPages, templatesPath } from '../shared.ts';

/** Adds the list of letter templates. */
export function addTemplateList({ shell, database }: InvitationPages): void {
  const { db } = database;

  shell.managed({
    path: '/letter-templates',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const base = templatesPath(context, whole);
      const rows = await store.listTemplates(db, whole.edition.id);
      const uses = await store.countTemplateUses(db, whole.edition.id);
      const done = queryValue(context, 'done');
      const table: TableModel = {
        id: 'letter-templates',
        caption: t('invitations:templates'),
        columns: [
          { key: 'name', label: t('invitations:template.name') },
          { key: 'kind', label: t('invitations:template.kind') },
          { key: 'uses', label: t('invitations:template.uses'), kind: 'number' },
        ],
        rows: rows.map((row) => ({
          id: row.id,
          title: textIn(row.name, context.language).text,
          href: `${base}/${row.id}`,
          cells: { kind: t(`invitations:kind.${row.kind}`), uses: uses.get(row.id) ?? null },
        })),
        ...(rows.length > 0
          ? {}
          : {
              empty: {
                title: t('invitations:template.none'),
                text: t('invitations:template.none-text'),
                action: {
                  label: t('invitations:template.add-invitation'),
                  href: `${base}/new?kind=invitation`,
                  tone: 'primary' as const,
                },
              },
            }),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('invitations:templates'),
          current: '/invitations',
          crumbs: [
            { label: t('invitations:invitations'), href: boardPath(context, whole) },
            { label: t('invitations:templates') },
          ],
          actions: letterKinds.map((kind) => ({
            label: t(`invitations:template.add-${kind}`),
            href: `${base}/new?kind=${kind}`,
            icon: 'plus' as const,
          })),
        }),
        data: {
          table,
          notices: [
            (done === 'saved' || done === 'deleted') && {
              tone: 'ok',
              title: t(`common:result.${done}`),
              live: true,
            },
          ],
        },
      };
    },
  });
}
