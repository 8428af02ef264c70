import { textIn } from '../../../../../platform/language/index.ts';
import type { Page } from '../../../../../platform/pages/index.ts';
import type { RowModel } from '../../../../../platform/views/index.ts';
import { placeOf } from '../../../../series/index.ts';
import { documentOf } from '../../../pages/frame.ts';
import { manageOutcomes, readDrafts } from '../../../policy.ts';
import { isEditable } from '../../../rules.ts';
import * as adoption from '../../../store/adoption.ts';
import type { AdoptionPages } from '../../context.ts';
import { factsOf, tagOf } from '../model.ts';
import { baseOf, decisionFrame } from './frame.ts';

/** Adds the list of the decisions on a text. */
export function addDecisionList({ shell, database }: AdoptionPages): void {
  const { db } = database;

  shell.managed({
    path: '/outcomes/:document/decisions',
    policy: readDrafts,
    handle: async (context, whole): Promise<Page> => {
      const document = await documentOf(database, context, whole);
      const { t, language } = context;
      const base = baseOf(context, whole, document);
      const rows = await adoption.listDecisions(db, whole.edition.id, [document.id]);
      const electors = await adoption.listElectors(
        db,
        rows.map(({ id }) => id),
      );
      const manages = manageOutcomes.allows(context.actor, placeOf(whole.edition));
      const fresh =
        manages && isEditable(document.status)
          ? { label: t('adoption:prepare'), href: `${base}/decisions/new`, tone: 'primary' as const }
          : undefined;
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: decisionFrame(shell, context, whole, document, {
          title: t('adoption:decisions'),
          lede: textIn(document.title, language).text,
          actions: [
            {
              label: t('adoption:screen'),
              href: `${base}/screen`,
              icon: 'external' as const,
            },
            ...(fresh === undefined || rows.length === 0 ? [] : [fresh]),
          ],
        }),
        data: {
          table: {
            id: 'decisions',
            caption: t('adoption:decisions'),
            columns: [
              { key: 'question', label: t('adoption:question') },
              { key: 'method', label: t('adoption:method-label') },
              { key: 'state', label: t('common:label.status') },
              { key: 'votes', label: t('adoption:votes') },
            ],
            rows: rows.map((decision): RowModel => {
              const own = electors.filter(({ decisionId }) => decisionId === decision.id);
              const votes = factsOf(context, whole, decision, own).find(
                ({ label }) => label === context.words(whole.edition.digits)('adoption:votes'),
              );
              return {
                id: decision.id,
                title: textIn(decision.question, language).text,
                href: `${base}/decisions/${decision.id}`,
                cells: {
                  method: t(`adoption:method.${decision.method}`),
                  state: { tag: tagOf(context, decision) },
                  votes: votes?.value as string | undefined,
                },
              };
            }),
            empty: {
              title: t('adoption:none'),
              text: t('adoption:none-text'),
              ...(fresh === undefined ? {} : { action: fresh }),
            },
          },
        },
      };
    },
  });
}
