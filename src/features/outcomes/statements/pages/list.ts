import { say } from '../../../../platform/pages/index.ts';
import type { RowModel, TableModel } from '../../../../platform/views/index.ts';
import { manageOutcomes } from '../../policy.ts';
import * as store from '../../store/statements.ts';
import { standsOn } from '../rules.ts';
import { dayIn, listPath, type StatementPages, statementTag } from './frame.ts';

/** Adds the list of an edition's statements. */
export function addStatementList({ shell, database: { db }, today }: StatementPages): void {
  shell.managed({
    path: '/statements',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { t } = context;
      const on = today(whole.edition);
      const base = listPath(context, whole);
      const all = await store.listStatements(db, whole.edition.id);
      const signatures = await store.listSignatures(db, { editionId: whole.edition.id });
      const rows = all.map((one): RowModel => {
        const own = signatures.filter(({ signature }) => signature.statementId === one.statement.id);
        const many = (status: string) =>
          own.filter(({ signature }) => signature.status === status).length || null;
        return {
          id: one.statement.id,
          title: say(one.statement.title, context),
          href: `${base}/${one.statement.id}`,
          sub: t(`statements:constituency.${one.statement.constituency}`),
          tags: one.statement.sample ? [{ text: t('statements:sample'), tone: 'silent' }] : [],
          cells: {
            status: { tag: statementTag(context, one, on) },
            count: own.filter(({ signature }) => standsOn(signature, on)).length || null,
            intent: many('intent'),
            invited: many('invited'),
            closes: dayIn(context, whole, one.statement.closesOn) || null,
          },
        };
      });
      const add = { label: t('statements:new'), href: `${base}/new`, tone: 'primary' as const };
      const table: TableModel = {
        id: 'statements',
        caption: t('statements:statements'),
        columns: [
          { key: 'title', label: t('statements:label.title') },
          { key: 'status', label: t('statements:label.status') },
          { key: 'count', label: t('statements:count.in-force'), kind: 'number' },
          { key: 'intent', label: t('statements:count.intent'), kind: 'number' },
          { key: 'invited', label: t('statements:count.invited'), kind: 'number' },
          { key: 'closes', label: t('statements:label.closes-on') },
        ],
        rows,
        empty: { title: t('statements:none'), text: t('statements:none-text'), action: add },
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('statements:statements'),
          lede: t('statements:lede'),
          current: '/statements',
          actions: [{ ...add, icon: 'plus' }],
        }),
        data: { table },
      };
    },
  });
}
