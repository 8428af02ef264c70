import { textIn } from '../../../platform/language/index.ts';
import type { RowModel, TableModel } from '../../../platform/views/index.ts';
import { managementPath } from '../../series/index.ts';
import { readDrafts } from '../policy.ts';
import * as store from '../store/index.ts';
import { statusTone, type TextPages } from './frame.ts';

/** Adds the list of an edition's texts. */
export function addTextList({ shell, database: { db } }: TextPages): void {
  shell.managed({
    path: '/outcomes',
    policy: readDrafts,
    handle: async (context, whole) => {
      const { t, language } = context;
      const documents = await store.listDocuments(db, whole.edition.id);
      const provisions = await store.listProvisions(db, whole.edition.id);
      const base = context.href(`${managementPath(whole)}/outcomes`);
      const rows = documents.map((document): RowModel => {
        const own = provisions.filter(({ provision }) => provision.documentId === document.id);
        return {
          id: document.id,
          title: textIn(document.title, language).text,
          href: `${base}/${document.id}`,
          sub: t(`outcomes:kinds.${document.kind}`),
          cells: {
            status: {
              tag: { text: t(`outcomes:status.${document.status}`), tone: statusTone(document.status) },
            },
            provisions: own.length,
            incomplete:
              own.filter(({ provision }) => provision.text.status[language] !== 'reviewed').length || null,
          },
        };
      });
      const table: TableModel = {
        id: 'texts',
        caption: t('outcomes:manage.texts'),
        columns: [
          { key: 'title', label: t('outcomes:manage.title') },
          { key: 'status', label: t('common:label.status') },
          { key: 'provisions', label: t('outcomes:manage.provisions'), kind: 'number' },
        ],
        rows,
        empty: {
          title: t('outcomes:manage.no-texts'),
          text: t('outcomes:manage.no-texts-text'),
          action: { label: t('outcomes:manage.new-text'), href: `${base}/new`, tone: 'primary' },
        },
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('outcomes:manage.texts'),
          current: '/outcomes',
          actions: [
            { label: t('drafting:import'), href: `${base}/import`, icon: 'upload' },
            { label: t('outcomes:manage.new-text'), href: `${base}/new`, tone: 'primary', icon: 'plus' },
          ],
        }),
        data: { table },
      };
    },
  });
}
