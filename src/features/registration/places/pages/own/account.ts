import { signedIn } from '../../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel, RowModel } from '../../../../../platform/views/index.ts';
import { findEdition } from '../../../../series/index.ts';
import type { PlacePages } from '../index.ts';
import { noticesOf, submit } from './acts.ts';
import { readOwn } from './people.ts';
import { placeRows, tableOf } from './table.ts';

/** Adds the tab of an account with the places of the people that it is, in every edition. */
export function addAccountPlaces(deps: PlacePages): void {
  const { pages, accountFrame, database, own } = deps;
  accountFrame.addTab({ label: 'places:mine', path: '/account/places' });

  const accountPage = async (context: PageContext, refused?: FormModel): Promise<Page> => {
    const { t } = context;
    const action = context.href('/account/places');
    const owns = await readOwn(deps, await own.peopleOf(context.actor));
    const rows: RowModel[] = [];
    for (const id of new Set(owns.map(({ holder }) => holder.editionId))) {
      const whole = await findEdition(database.db, id);
      if (whole === undefined) continue;
      const there = owns.filter(({ holder }) => holder.editionId === id);
      rows.push(...(await placeRows(deps, context, whole, there, action, there.length > 1)));
    }
    return accountFrame.page(context, {
      title: t('places:mine'),
      lede: t('places:mine-lede'),
      current: '/account/places',
      template: 'pages/record',
      data: {
        notices: noticesOf(context, refused),
        tables: [{ title: t('places:mine'), table: tableOf(context, rows) }],
      },
    });
  };
  pages.route({ path: '/account/places', policy: signedIn, handle: (context) => accountPage(context) });
  pages.route({
    method: 'POST',
    path: '/account/places',
    policy: signedIn,
    handle: (context) =>
      submit(deps, context, context.href('/account/places'), undefined, (refused) =>
        accountPage(context, refused),
      ),
  });
}
