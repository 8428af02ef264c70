import { textIn } from '../../../../../platform/language/index.ts';
import type { Page } from '../../../../../platform/pages/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import * as amending from '../../../store/amendments.ts';
import { asDelegation, proposesFor } from '../../policy.ts';
import { readableStatuses } from '../../rules/states.ts';
import type { AmendmentPages } from '../blocks.ts';
import { textColumns, textRow } from './texts.ts';

const LIST = '/account/texts';

/** Adds what somebody who speaks for delegations finds in the account: the texts that were circulated to them. */
export function addOwnList({ pages, accountFrame, database, finder }: AmendmentPages): void {
  accountFrame.addTab({ label: 'amendments:texts', path: LIST, policy: asDelegation });

  pages.route({
    path: LIST,
    policy: asDelegation,
    handle: async (context): Promise<Page> => {
      const { t, language } = context;
      const found = await amending.listCirculatedTo(
        database.db,
        proposesFor(context.actor),
        readableStatuses,
      );
      const editions = new Map<string, EditionWhole>();
      for (const { document } of found) {
        const known = editions.get(document.editionId) ?? (await finder.find(document.editionId));
        if (known !== undefined) editions.set(document.editionId, known);
      }
      const rows = found.flatMap(({ document, delegationId, party }) => {
        const whole = editions.get(document.editionId);
        if (whole === undefined) return [];
        const base = context.href(`/account/delegations/${delegationId}/texts`);
        const row = textRow(context, whole, document, base);
        return [
          {
            ...row,
            id: `${delegationId}-${document.id}`,
            sub: `${row.sub}\u00a0· ${textIn(whole.edition.title, language).text}`,
            cells: { ...row.cells, party: textIn(party, language).text },
          },
        ];
      });
      return accountFrame.page(context, {
        title: t('amendments:texts'),
        lede: t('amendments:texts-lede'),
        current: LIST,
        template: 'pages/record',
        data: {
          tables: [
            {
              table: {
                id: 'texts',
                caption: t('amendments:texts'),
                columns: [...textColumns(context), { key: 'party', label: t('adoption:delegation') }],
                rows,
                empty: { title: t('amendments:texts-none'), text: t('amendments:texts-none-text') },
              },
            },
          ],
        },
      });
    },
  });
}
