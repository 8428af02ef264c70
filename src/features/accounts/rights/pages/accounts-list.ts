import { roles } from '../../../../platform/actor/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS } from '../../../../platform/pages/workbench.ts';
import { type FormModel, queryHref, type RowModel, type TagModel } from '../../../../platform/views/index.ts';
import { moment } from '../../moments.ts';
import { manageInstallation } from '../policy.ts';
import { isGuarded } from '../rules.ts';
import type { PeopleFilter, PersonRow } from '../store/index.ts';
import { InviteForm, inviteeFields, readPlace, readRights } from './forms.ts';
import { noticesOf, peopleHelp, pressed, type RightsPages } from './frame.ts';
import { placesEverywhere } from './places.ts';
import { invitationsTable } from './tables.ts';
import { rightTag } from './tags.ts';

const PEOPLE = '/people';
const states = ['disabled', 'no-factor', 'never-seen', 'no-rights'] as const;

/** What is to be seen of an account at once. */
export function stateTags({ t }: Pick<PageContext, 't'>, person: PersonRow): TagModel[] {
  if (person.mergedInto !== null) return [{ text: t('accounts-rights:state.merged'), tone: 'silent' }];
  const guarded = person.rights.some(isGuarded);
  return [
    ...(person.disabledAt === null
      ? []
      : [{ text: t('accounts-rights:state.disabled'), tone: 'bad' as const }]),
    ...(guarded && !person.hasFactor
      ? [{ text: t('accounts-rights:state.no-factor'), tone: 'warn' as const }]
      : []),
    ...(person.rights.length === 0
      ? [{ text: t('accounts-rights:state.no-rights'), tone: 'line' as const }]
      : []),
  ];
}

/** Adds the list of every account of the installation, and invitations that concern no single edition. */
export function addAccountsList(deps: RightsPages): void {
  const { pages, shell, describe, links, database, clock, people, scopes } = deps;
  const { db } = database;
  const base = (context: PageContext): string => context.href(`/manage${PEOPLE}`);

  pages.route({
    path: `/manage${PEOPLE}`,
    policy: manageInstallation,
    handle: async (context) => {
      const { t, language } = context;
      const state = listState(context, ['state', 'role']);
      const filter: Pick<PeopleFilter, 'role' | 'state'> = {
        role: roles.find((one) => one === state.filters.role),
        state: states.find((one) => one === state.filters.state),
      };
      const { people: rows, found } = await people.ofInstallation({
        ...filter,
        q: state.q,
        page: state.page,
        limit: PAGE_ROWS,
      });
      const counts = await people.states();
      const open = await links.invitations.list({ installation: true });
      const book = await scopes.book(db, [
        ...rows.flatMap(({ rights }) => rights),
        ...open.flatMap(({ rights }) => rights),
      ]);
      const row = (person: PersonRow): RowModel => ({
        id: person.id,
        title: person.name,
        sub: person.email,
        href: `${base(context)}/${person.id}`,
        tags: stateTags(context, person),
        cells: {
          rights: { tags: person.rights.map((right) => rightTag(t, language, right, book)) },
          seen:
            person.lastSeenAt === null
              ? { text: t('accounts-rights:never'), muted: true }
              : { time: moment(context, person.lastSeenAt) },
        },
      });
      return {
        template: 'accounts/people',
        page: shell.managementPage(context, null, {
          title: t('common:nav.management.accounts'),
          lede: t('accounts-rights:people-count', { count: found }),
          current: PEOPLE,
          actions: [
            {
              label: t('accounts-rights:invite'),
              href: `${base(context)}/invite`,
              icon: 'plus',
              tone: 'primary',
            },
          ],
        }),
        data: {
          notices: noticesOf(context, describe),
          stats: [
            { label: t('accounts-rights:stat.all'), value: counts.all },
            {
              label: t('accounts-rights:stat.no-factor'),
              value: counts.noFactor,
              href: queryHref(base(context), { state: 'no-factor' }),
            },
            {
              label: t('accounts-rights:stat.never-seen'),
              value: counts.neverSeen,
              href: queryHref(base(context), { state: 'never-seen' }),
            },
            {
              label: t('accounts-rights:stat.disabled'),
              value: counts.disabled,
              href: queryHref(base(context), { state: 'disabled' }),
            },
          ],
          help: [peopleHelp(t)],
          tables: [
            {
              id: 'accounts',
              caption: t('common:nav.management.accounts'),
              ...listControls(context, {
                path: base(context),
                state,
                searchLabel: t('accounts-rights:search'),
                filters: [
                  {
                    name: 'state',
                    label: t('accounts-rights:field.state'),
                    options: states.map((value) => ({ value, label: t(`accounts-rights:state.${value}`) })),
                  },
                  {
                    name: 'role',
                    label: t('accounts-rights:field.role'),
                    options: roles.map((value) => ({ value, label: t(`accounts:role.${value}`) })),
                  },
                ],
                found,
                digits: 'latn',
              }),
              columns: [
                { key: 'name', label: t('accounts:name') },
                { key: 'rights', label: t('accounts:rights') },
                { key: 'seen', label: t('accounts-rights:column.seen') },
              ],
              rows: rows.map(row),
            },
            ...(open.length === 0
              ? []
              : [invitationsTable(context, open, book, { base: base(context), now: clock.now() })]),
          ],
        },
      };
    },
  });

  const formPage = (context: PageContext, form: FormModel): Page => {
    const title = context.t('accounts-rights:invite');
    return {
      template: 'pages/form',
      page: shell.managementPage(context, null, {
        title,
        current: PEOPLE,
        crumbs: [
          { label: context.t('common:nav.management.accounts'), href: base(context) },
          { label: title },
        ],
      }),
      data: { form },
    };
  };
  const inviteForm = async (context: PageContext): Promise<FormModel> => ({
    action: `${base(context)}/invite`,
    submit: { label: context.t('accounts-rights:invite-submit') },
    cancel: { href: base(context) },
    fields: [...inviteeFields(context), ...(await placesEverywhere(deps, context))],
  });
  pages.route({
    path: `/manage${PEOPLE}/invite`,
    policy: manageInstallation,
    handle: async (context) => formPage(context, await inviteForm(context)),
  });
  pages.route({
    method: 'POST',
    path: `/manage${PEOPLE}/invite`,
    policy: manageInstallation,
    handle: async (context) =>
      pages.submit(context, {
        schema: InviteForm,
        form: await inviteForm(context),
        page: (form) => formPage(context, form),
        work: async (input) => {
          const grants = readRights(input, await scopes.book(db, [readPlace(input.place)]));
          await links.invitations.invite(context.actor, { ...input, grants }, null);
          return `${base(context)}?done=invited`;
        },
      }),
  });

  for (const act of ['dispatch', 'withdrawal'] as const) {
    pages.route({
      method: 'POST',
      path: `/manage${PEOPLE}/invitations/:invitation/${act}`,
      policy: manageInstallation,
      handle: async (context) => {
        const id = context.params.invitation ?? '';
        return pressed(base(context), act === 'dispatch' ? 'resent' : 'invitation-withdrawn', () =>
          act === 'dispatch'
            ? links.invitations.resend(context.actor, id)
            : links.invitations.withdraw(context.actor, id),
        );
      },
    });
  }
}
