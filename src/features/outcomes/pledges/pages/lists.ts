import { notFound } from '../../../../platform/errors/index.ts';
import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import { type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import type { FormModel, RowModel, TableModel } from '../../../../platform/views/index.ts';
import { bodyOptions, stateOptions } from '../../../directory/index.ts';
import { type EditionWhole, managementPath } from '../../../series/index.ts';
import { partyText } from '../../parties.ts';
import { manageOutcomes } from '../../policy.ts';
import * as store from '../../store/pledges.ts';
import { listParticipants } from '../../store/statements.ts';
import { PledgeInput } from '../contract.ts';
import { asParty } from '../policy.ts';
import { pledgeFields } from './form.ts';
import { dayIn, OWN, type PledgePages, statusTag } from './frame.ts';

const rowOf = (
  context: PageContext,
  edition: EditionWhole,
  whole: store.PledgeWhole,
  href: string,
): RowModel => ({
  id: whole.pledge.id,
  title: say(whole.pledge.title, context),
  href,
  sub: partyText(whole, context.language),
  tags: whole.pledge.sample ? [{ text: context.t('pledges:sample'), tone: 'silent' }] : [],
  cells: {
    number: whole.pledge.number,
    status: { tag: statusTag(context, whole.pledge.status) },
    due: dayIn(context, edition, whole.pledge.dueOn) || null,
    edition: say(edition.edition.title, context),
  },
});

const columnsOf = ({ t }: PageContext): TableModel['columns'] => [
  { key: 'title', label: t('pledges:label.title') },
  { key: 'number', label: t('pledges:label.number'), kind: 'number' },
  { key: 'status', label: t('pledges:label.status') },
  { key: 'due', label: t('pledges:label.due') },
];

/** Adds the management's list of pledges and the form of a new one. */
export function addPledgeList(deps: PledgePages): void {
  const { pages, shell, database, pledges } = deps;
  const { db } = database;

  shell.managed({
    path: '/pledges',
    policy: manageOutcomes,
    handle: async (context, whole): Promise<Page> => {
      const { t } = context;
      const base = context.href(`${managementPath(whole)}/pledges`);
      const all = await store.listPledges(db, { editionId: whole.edition.id });
      const add = { label: t('pledges:new'), href: `${base}/new`, tone: 'primary' as const };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('pledges:pledges'),
          lede: t('pledges:lede'),
          current: '/pledges',
          actions: [{ ...add, icon: 'plus' }],
        }),
        data: {
          table: {
            id: 'pledges',
            caption: t('pledges:pledges'),
            columns: columnsOf(context),
            rows: all.map((one) => rowOf(context, whole, one, `${base}/${one.pledge.id}`)),
            empty: { title: t('pledges:none'), text: t('pledges:none-text'), action: add },
          } satisfies TableModel,
        },
      };
    },
  });

  const formOf = async (context: PageContext, whole: EditionWhole): Promise<FormModel> => {
    const { t, language } = context;
    const base = context.href(`${managementPath(whole)}/pledges`);
    const parties = whole.edition.external ? [] : await listParticipants(db, whole.edition.id);
    const option = (party: (typeof parties)[number], value: string) => ({
      value,
      label: partyText(party, language),
    });
    const states = whole.edition.external
      ? await stateOptions(db, language)
      : parties.flatMap((party) => (party.stateCode === null ? [] : [option(party, party.stateCode)]));
    const bodies = whole.edition.external
      ? await bodyOptions(db, language)
      : parties.flatMap((party) => (party.bodyId === null ? [] : [option(party, party.bodyId)]));
    const optional = { optional: true, width: 'full' } as const;
    return {
      action: base,
      submit: { label: t('common:action.save-draft') },
      cancel: { href: base },
      fields: [
        choiceField(
          'stateCode',
          `${t('pledges:label.pledger')} (${t('statements:constituency.states')})`,
          states,
          null,
          optional,
        ),
        choiceField(
          'bodyId',
          `${t('pledges:label.pledger')} (${t('statements:constituency.organisations')})`,
          bodies,
          null,
          optional,
        ),
        ...(whole.edition.external
          ? [textField('label', t('pledges:label.unnamed'), null, { optional: true })]
          : []),
        ...(await pledgeFields(deps, context, whole, null)),
      ],
    };
  };
  const pageOf = (context: PageContext, whole: EditionWhole, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: context.t('pledges:new'),
      lede: context.t('pledges:none-text'),
      current: '/pledges',
      crumbs: [
        { label: context.t('pledges:pledges'), href: context.href(`${managementPath(whole)}/pledges`) },
        { label: context.t('pledges:new') },
      ],
    }),
    data: { form },
  });

  shell.managed({
    path: '/pledges/new',
    policy: manageOutcomes,
    handle: async (context, whole) => pageOf(context, whole, await formOf(context, whole)),
  });
  shell.managed({
    method: 'POST',
    path: '/pledges',
    policy: manageOutcomes,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: PledgeInput,
        form: await formOf(context, whole),
        page: (form) => pageOf(context, whole, form),
        work: async (input) => {
          const { id } = await pledges.create(context.actor, whole.edition.id, input);
          return `${context.href(`${managementPath(whole)}/pledges`)}/${id}`;
        },
      }),
  });
}

/** Adds what a party finds in its own account: its pledges, and those that it was asked to join. */
export function addOwnPledges(deps: PledgePages): void {
  const { pages, accountFrame, finder, pledges } = deps;
  accountFrame.addTab({ label: 'pledges:own.title', path: OWN, policy: asParty });

  pages.route({
    path: OWN,
    policy: asParty,
    handle: async (context): Promise<Page> => {
      const { t } = context;
      const parties = await deps.ownParties(context.actor);
      const editions = [...new Set(parties.map(({ editionId }) => editionId))];
      const rows: RowModel[] = [];
      for (const whole of await deps.own(await deps.ownIds(context.actor))) {
        const edition = await finder.find(whole.pledge.editionId);
        if (edition !== undefined) {
          rows.push(rowOf(context, edition, whole, context.href(`${OWN}/${whole.pledge.id}`)));
        }
      }
      const actions = [];
      for (const id of editions) {
        const edition = await finder.find(id);
        if (edition === undefined || edition.edition.status === 'closed') continue;
        actions.push({
          label: `${t('pledges:new')}: ${say(edition.edition.title, context)}`,
          href: `${context.href(`${OWN}/new`)}?edition=${id}`,
          icon: 'plus' as const,
        });
      }
      return accountFrame.page(context, {
        title: t('pledges:own.title'),
        lede: t('pledges:own.lede'),
        current: OWN,
        template: 'pages/record',
        data: {
          tables: [
            {
              actions,
              table: {
                id: 'own-pledges',
                caption: t('pledges:own.title'),
                columns: [...columnsOf(context), { key: 'edition', label: t('pledges:label.forum') }],
                rows,
                empty: { title: t('pledges:own.none'), text: t('pledges:own.none-text') },
              },
            },
          ],
        },
      });
    },
  });

  /** The edition asked for, and one's parties there. */
  const placeOf = async (context: PageContext) => {
    const asked = String((context.query.edition as string | undefined) ?? '');
    const parties = (await deps.ownParties(context.actor)).filter(({ editionId }) => editionId === asked);
    const edition = parties.length === 0 ? undefined : await finder.find(asked);
    if (edition === undefined) throw notFound();
    const names = await listParticipants(deps.database.db, asked);
    return {
      edition,
      parties: names.filter((one) =>
        parties.some(
          ({ stateCode, bodyId }) =>
            (stateCode !== null && stateCode === one.stateCode) || (bodyId !== null && bodyId === one.bodyId),
        ),
      ),
    };
  };

  const formOf = async (context: PageContext): Promise<{ form: FormModel; edition: EditionWhole }> => {
    const { t, language } = context;
    const { edition, parties } = await placeOf(context);
    const [first] = parties;
    const field = first?.stateCode == null ? 'bodyId' : 'stateCode';
    return {
      edition,
      form: {
        action: `${context.href(`${OWN}/new`)}?edition=${edition.edition.id}`,
        submit: { label: t('common:action.save-draft') },
        cancel: { href: context.href(OWN) },
        fields: [
          choiceField(
            field,
            t('pledges:label.pledger'),
            parties.flatMap((one) =>
              one[field] === null ? [] : [{ value: one[field], label: partyText(one, language) }],
            ),
            first?.[field],
            { blank: false, width: 'full' },
          ),
          ...(await pledgeFields(deps, context, edition, null)),
        ],
      },
    };
  };
  const pageOf = (context: PageContext, form: FormModel): Page =>
    accountFrame.page(context, {
      title: context.t('pledges:new'),
      lede: context.t('pledges:own.none-text'),
      current: OWN,
      template: 'pages/form',
      data: { form, layout: 'public' },
    });

  pages.route({
    path: `${OWN}/new`,
    policy: asParty,
    handle: async (context) => pageOf(context, (await formOf(context)).form),
  });
  pages.route({
    method: 'POST',
    path: `${OWN}/new`,
    policy: asParty,
    handle: async (context) => {
      const { form, edition } = await formOf(context);
      return pages.submit(context, {
        schema: PledgeInput,
        form,
        page: (again) => pageOf(context, again),
        work: async (input) => {
          const { id } = await pledges.create(context.actor, edition.edition.id, input);
          return context.href(`${OWN}/${id}`);
        },
      });
    },
  });
}
