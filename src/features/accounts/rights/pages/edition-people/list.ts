import { type Role, roles } from '../../../../../platform/actor/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS } from '../../../../../platform/pages/workbench.ts';
import type { RowModel, TableModel } from '../../../../../platform/views/index.ts';
import { moment } from '../../../moments.ts';
import { manageRights } from '../../policy.ts';
import type { PersonRow } from '../../store/index.ts';
import { type EditionLike, noticesOf, peopleHelp, type RightsPages } from '../frame.ts';
import { invitationsTable } from '../tables.ts';
import { originOf, rightTag } from '../tags.ts';
import { type EditionPeopleFrame, PEOPLE } from './frame.ts';

/** Adds the list of who has which right in an edition, with the invitations that are open. */
export function addEditionPeopleList(deps: RightsPages, frame: EditionPeopleFrame): void {
  const { shell, describe, links, database, clock, people, scopes } = deps;
  const { db } = database;
  const { base, placeOf, styleOf, numbers } = frame;

  shell.managed({
    path: PEOPLE,
    policy: manageRights,
    handle: async (given, whole) => {
      const context = numbers(given, whole);
      const { t } = context;
      const open = await links.invitations.list({ editionId: whole.edition.id });
      const { table, found } = await tableOf(context, whole);
      const book = await links.scopeBook(open.flatMap(({ rights }) => rights));
      return {
        template: 'accounts/people',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('accounts-rights:people'),
          lede: t('accounts-rights:people-count', { count: found }),
          current: PEOPLE,
          actions: [
            {
              label: t('accounts-rights:invite'),
              href: `${base(context, whole)}/invite`,
              icon: 'plus',
              tone: 'primary',
            },
          ],
        }),
        data: {
          notices: noticesOf(context, describe),
          help: [peopleHelp(t)],
          tables: [
            table,
            ...(open.length === 0
              ? []
              : [
                  invitationsTable(context, open, book, {
                    base: base(context, whole),
                    now: clock.now(),
                    ...styleOf(whole),
                  }),
                ]),
          ],
        },
      };
    },
  });

  async function tableOf(
    context: PageContext,
    whole: EditionLike,
  ): Promise<{ readonly table: TableModel; readonly found: number }> {
    const { t, language } = context;
    const path = base(context, whole);
    const state = listState(context, ['role']);
    const role = roles.find((one) => one === state.filters.role);
    const { people: rows, found } = await people.ofEdition(placeOf(whole), {
      q: state.q,
      role,
      page: state.page,
      limit: PAGE_ROWS,
    });
    const book = await scopes.book(
      db,
      rows.flatMap(({ rights }) => rights),
    );
    const row = (person: PersonRow): RowModel => {
      const own = person.rights.some(
        ({ scopeKind }) => scopeKind === 'edition' || scopeKind === 'delegation',
      );
      return {
        id: person.id,
        title: person.name,
        // Those who reach in from above are colleagues there; their addresses are not this edition's to show.
        ...(own ? { sub: person.email, href: `${path}/${person.id}` } : {}),
        ...(person.disabledAt === null
          ? {}
          : { tags: [{ text: t('accounts-rights:state.disabled'), tone: 'warn' as const }] }),
        cells: {
          rights: {
            tags: person.rights.map((right) => rightTag(t, language, right, book, styleOf(whole))),
            sub: [...new Set(person.rights.map((right) => originOf(t, right)))].join(' · '),
          },
          seen:
            person.lastSeenAt === null
              ? { text: t('accounts-rights:never'), muted: true }
              : { time: moment(context, person.lastSeenAt) },
        },
      };
    };
    return {
      found,
      table: {
        id: 'people',
        caption: t('accounts-rights:people'),
        ...listControls(context, {
          path,
          state,
          searchLabel: t('accounts-rights:search'),
          filters: [
            {
              name: 'role',
              label: t('accounts-rights:field.role'),
              options: roles.map((value: Role) => ({ value, label: t(`accounts:role.${value}`) })),
            },
          ],
          found,
          digits: whole.edition.digits,
        }),
        columns: [
          { key: 'name', label: t('accounts:name') },
          { key: 'rights', label: t('accounts:rights') },
          { key: 'seen', label: t('accounts-rights:column.seen') },
        ],
        rows: rows.map(row),
      },
    };
  }
}
