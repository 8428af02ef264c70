import { type Role, roles } from '../../../../platform/actor/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS } from '../../../../platform/pages/workbench.ts';
import type { ActionModel, FormModel, RowModel, TableModel } from '../../../../platform/views/index.ts';
import { moment } from '../../moments.ts';
import { manageRights } from '../policy.ts';
import { mayGive } from '../rules.ts';
import type { ScopeFacts } from '../scopes.ts';
import type { ListedRight, PersonRow } from '../store/index.ts';
import { endOfDay } from './ends.ts';
import { resetForm } from './factor-reset-form.ts';
import {
  EndForm,
  InviteForm,
  inviteeFields,
  placeOptions,
  ReasonForm,
  RightsForm,
  readPlace,
  readRights,
  rightsFields,
  roleOptions,
  untilField,
} from './forms.ts';
import { type EditionLike, noticesOf, peopleHelp, pressed, type RightsPages } from './frame.ts';
import { invitationsTable, rightsTable } from './tables.ts';
import { originOf, rightTag } from './tags.ts';

const PEOPLE = '/people';

/** Adds who has which right in an edition: the list, invitations, one person's rights there. */
export function addEditionPeople(deps: RightsPages): void {
  const { pages, shell, describe, links, database, clock, people, scopes, service } = deps;
  const { db } = database;
  const base = (context: PageContext, whole: EditionLike): string =>
    context.href(`${shell.managementPath(whole)}${PEOPLE}`);
  const placeOf = ({ edition }: EditionLike) => ({ id: edition.id, seriesId: edition.seriesId });
  const styleOf = ({ edition }: EditionLike) => ({ digits: edition.digits, within: edition.id });
  const numbers = (context: PageContext, { edition }: EditionLike): PageContext => ({
    ...context,
    t: context.words(edition.digits),
  });

  /** Where rights can be given: the edition and its delegations, as far as the actor may. */
  async function placesOf({ actor }: PageContext, whole: EditionLike) {
    const all: { kind: 'edition' | 'delegation'; facts: ScopeFacts }[] = [];
    for (const kind of ['edition', 'delegation'] as const) {
      for (const facts of await scopes.choices(db, kind, whole.edition.id)) all.push({ kind, facts });
    }
    return all.filter(({ kind, facts }) =>
      mayGive(actor, { role: kind === 'edition' ? 'desk' : 'delegate', scopeKind: kind }, facts.place),
    );
  }

  async function rightsForm(context: PageContext, whole: EditionLike) {
    const places = await placesOf(context, whole);
    const options = (['edition', 'delegation'] as const).flatMap((kind) =>
      placeOptions(
        context,
        kind,
        places.filter((one) => one.kind === kind).map(({ facts }) => facts),
      ),
    );
    return rightsFields(context, options, roleOptions(context, places));
  }

  /** Rights there alone: a form cannot name a place of another edition. */
  async function readHere(whole: EditionLike, input: Pick<RightsForm, 'place' | 'roles' | 'until'>) {
    const scope = readPlace(input.place);
    const book = await scopes.book(db, [scope]);
    if (book.of(scope)?.place.editionId !== whole.edition.id) throw notFound('scope-unknown');
    return readRights(input, book);
  }

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

  const formPage = (context: PageContext, whole: EditionLike, title: string, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title,
      current: PEOPLE,
      crumbs: [{ label: context.t('accounts-rights:people'), href: base(context, whole) }, { label: title }],
    }),
    data: { form },
  });

  const inviteForm = async (context: PageContext, whole: EditionLike): Promise<FormModel> => ({
    action: `${base(context, whole)}/invite`,
    submit: { label: context.t('accounts-rights:invite-submit') },
    cancel: { href: base(context, whole) },
    fields: [...inviteeFields(context), ...(await rightsForm(context, whole))],
  });

  shell.managed({
    path: `${PEOPLE}/invite`,
    policy: manageRights,
    handle: async (context, whole) =>
      formPage(context, whole, context.t('accounts-rights:invite'), await inviteForm(context, whole)),
  });
  shell.managed({
    method: 'POST',
    path: `${PEOPLE}/invite`,
    policy: manageRights,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: InviteForm,
        form: await inviteForm(context, whole),
        page: (form) => formPage(context, whole, context.t('accounts-rights:invite'), form),
        work: async (input) => {
          const grants = await readHere(whole, input);
          await links.invitations.invite(context.actor, { ...input, grants }, whole.edition.id);
          return `${base(context, whole)}?done=invited`;
        },
      }),
  });

  for (const act of ['dispatch', 'withdrawal'] as const) {
    shell.managed({
      method: 'POST',
      path: `${PEOPLE}/invitations/:invitation/${act}`,
      policy: manageRights,
      handle: async (context, whole) => {
        const id = context.params.invitation ?? '';
        return pressed(base(context, whole), act === 'dispatch' ? 'resent' : 'invitation-withdrawn', () =>
          act === 'dispatch'
            ? links.invitations.resend(context.actor, id)
            : links.invitations.withdraw(context.actor, id),
        );
      },
    });
  }

  /** Somebody with a right of the edition's own. @throws 404 for everybody else */
  async function personOf(context: PageContext, whole: EditionLike): Promise<PersonRow> {
    const id = context.params.account ?? '';
    const person = /^[0-9a-f-]{36}$/.test(id) ? await people.inEdition(placeOf(whole), id) : undefined;
    if (person === undefined) throw notFound('account-unknown');
    return person;
  }
  const personPath = (context: PageContext, whole: EditionLike): string =>
    `${base(context, whole)}/${context.params.account ?? ''}`;

  const giveForm = async (context: PageContext, whole: EditionLike): Promise<FormModel> => ({
    action: `${personPath(context, whole)}/grants`,
    submit: { label: context.t('accounts-rights:give') },
    fields: await rightsForm(context, whole),
  });

  async function personPage(context: PageContext, whole: EditionLike, form: FormModel): Promise<Page> {
    const { t } = context;
    const person = await personOf(context, whole);
    const book = await scopes.book(db, person.rights);
    const path = personPath(context, whole);
    const actionsOf = (right: ListedRight): ActionModel[] => {
      const facts = book.of(right);
      if (facts === undefined || !mayGive(context.actor, right, facts.place)) return [];
      return [
        {
          label: t('accounts-rights:set-end'),
          href: `${path}/grants/${right.id}`,
          tone: 'plain',
          size: 'sm',
        },
        {
          label: t('accounts-rights:withdraw'),
          action: `${path}/grants/${right.id}/withdrawal`,
          tone: 'danger',
          size: 'sm',
          confirm: {
            title: t('accounts-rights:withdraw-title', { name: person.name }),
            text: t('accounts-rights:withdraw-text'),
          },
        },
      ];
    };
    const mayReset = await links.factorResets.mayReset(db, context.actor, person.id);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: person.name,
        current: PEOPLE,
        crumbs: [{ label: t('accounts-rights:people'), href: base(context, whole) }, { label: person.name }],
        ...(mayReset && person.hasFactor
          ? { actions: [{ label: t('accounts-rights:reset-factor'), href: `${path}/second-factor-reset` }] }
          : {}),
      }),
      data: {
        notices: noticesOf(context, describe),
        facts: [{ label: t('accounts:email'), value: person.email, code: true }],
        tables: [
          {
            table: rightsTable(context, person.rights, book, actionsOf, {
              now: clock.now(),
              ...styleOf(whole),
            }),
          },
        ],
        form,
        formTitle: t('accounts-rights:give-more'),
      },
    };
  }

  shell.managed({
    path: `${PEOPLE}/:account`,
    policy: manageRights,
    handle: async (given, whole) => {
      const context = numbers(given, whole);
      return personPage(context, whole, await giveForm(context, whole));
    },
  });
  shell.managed({
    method: 'POST',
    path: `${PEOPLE}/:account/grants`,
    policy: manageRights,
    handle: async (context, whole) => {
      const form = await giveForm(context, whole);
      const shown = await personPage(context, whole, form);
      return pages.submit(context, {
        schema: RightsForm,
        form,
        page: (again) => ({ ...shown, data: { ...shown.data, form: again } }),
        work: async (input) => {
          const rights = await readHere(whole, input);
          await service.give(context.actor, context.params.account ?? '', rights, {
            note: input.note ?? null,
            visible: (tx, id) => people.isInEdition(tx, placeOf(whole), id),
          });
          return `${personPath(context, whole)}?done=given`;
        },
      });
    },
  });
  shell.managed({
    method: 'POST',
    path: `${PEOPLE}/:account/grants/:grant/withdrawal`,
    policy: manageRights,
    handle: async (context, whole) => {
      const person = await personOf(context, whole);
      const back = person.rights.length > 1 ? personPath(context, whole) : base(context, whole);
      return pressed(back, 'withdrawn', () => service.withdraw(context.actor, context.params.grant ?? ''));
    },
  });

  const endForm = (context: PageContext, whole: EditionLike): FormModel => ({
    action: `${personPath(context, whole)}/grants/${context.params.grant ?? ''}`,
    submit: { label: context.t('common:action.save') },
    cancel: { href: personPath(context, whole) },
    fields: [untilField(context, { hint: context.t('accounts-rights:field.until-empty') })],
  });
  shell.managed({
    path: `${PEOPLE}/:account/grants/:grant`,
    policy: manageRights,
    handle: async (context, whole) => {
      await personOf(context, whole);
      return formPage(context, whole, context.t('accounts-rights:set-end'), endForm(context, whole));
    },
  });
  shell.managed({
    method: 'POST',
    path: `${PEOPLE}/:account/grants/:grant`,
    policy: manageRights,
    handle: async (context, whole) => {
      await personOf(context, whole);
      return pages.submit(context, {
        schema: EndForm,
        form: endForm(context, whole),
        page: (form) => formPage(context, whole, context.t('accounts-rights:set-end'), form),
        work: async ({ until }) => {
          const endsAt = until == null ? null : endOfDay(until, whole.edition.timeZone);
          await service.setEnd(context.actor, context.params.grant ?? '', endsAt);
          return `${personPath(context, whole)}?done=ended`;
        },
      });
    },
  });

  const resetPath = (context: PageContext, whole: EditionLike): string =>
    `${personPath(context, whole)}/second-factor-reset`;
  const factorForm = (context: PageContext, whole: EditionLike): FormModel =>
    resetForm(context, resetPath(context, whole), personPath(context, whole));
  shell.managed({
    path: `${PEOPLE}/:account/second-factor-reset`,
    policy: manageRights,
    handle: async (context, whole) => {
      await personOf(context, whole);
      return formPage(context, whole, context.t('accounts-rights:reset-factor'), factorForm(context, whole));
    },
  });
  shell.managed({
    method: 'POST',
    path: `${PEOPLE}/:account/second-factor-reset`,
    policy: manageRights,
    handle: async (context, whole) => {
      await personOf(context, whole);
      return pages.submit(context, {
        schema: ReasonForm,
        form: factorForm(context, whole),
        page: (form) => formPage(context, whole, context.t('accounts-rights:reset-factor'), form),
        work: async ({ reason }) => {
          await links.factorResets.start(context.actor, context.params.account ?? '', reason);
          return `${personPath(context, whole)}?done=reset-sent`;
        },
      });
    },
  });
}
