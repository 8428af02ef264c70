import { Type } from 'typebox';
import { notFound } from '../../../platform/errors/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import { deletionAction, deletionPage } from '../../../platform/pages/deletion.ts';
import { choiceField, textField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { ActionModel, FieldOption, FormModel } from '../../../platform/views/index.ts';
import { listBodyNames, listStates } from '../../directory/index.ts';
import { type EditionWhole, managementPath, placeOf } from '../../series/index.ts';
import { ParticipationPatch, ParticipationsInput } from '../contract.ts';
import { readDelegations } from '../nominations/policy.ts';
import { manageParticipations } from '../policy.ts';
import { statusSteps } from '../rules.ts';
import * as store from '../store.ts';
import { participationCategories, participationStatuses } from '../tables.ts';
import type { ParticipationPages } from './management.ts';
import { listPath } from './table.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Adds the forms of participations: many at once, one as it stands, and its deletion. */
export function addParticipationForms({ pages, shell, database, participations }: ParticipationPages): void {
  const { db } = database;

  const page = (
    context: PageContext,
    whole: EditionWhole,
    title: string,
    form: FormModel,
    actions: readonly ActionModel[] = [],
  ): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title,
      current: '/participations',
      crumbs: [
        { label: context.t('common:nav.management.participations'), href: listPath(context, whole) },
        { label: title },
      ],
      actions,
    }),
    data: { form },
  });

  const categories = (context: PageContext): FieldOption[] =>
    participationCategories.map((value) => ({
      value,
      label: context.t(`common:kind.participation.${value}`),
    }));

  /** Every state and body that does not take part yet, the League's and the Islamic states first. */
  const addForm = async (context: PageContext, whole: EditionWhole): Promise<FormModel> => {
    const { t, language } = context;
    const present = await store.listParties(db, whole.edition.id);
    const [codes, ids] = [
      new Set(present.map(({ stateCode }) => stateCode)),
      new Set(present.map(({ bodyId }) => bodyId)),
    ];
    const free = (await listStates(db, language, {}, { limit: 1_000 })).filter(
      ({ code }) => !codes.has(code),
    );
    const bodies = (await listBodyNames(db, language)).filter(({ id }) => !ids.has(id));
    const groups = [
      { key: 'league', states: free.filter(({ arabLeague }) => arabLeague) },
      { key: 'islamic', states: free.filter(({ arabLeague, oic }) => !arabLeague && oic) },
      { key: 'others', states: free.filter(({ arabLeague, oic }) => !arabLeague && !oic) },
    ].filter(({ states }) => states.length > 0);
    return {
      action: `${listPath(context, whole)}/new`,
      submit: { label: t('common:action.add') },
      cancel: { href: listPath(context, whole) },
      groups: [
        {
          title: t('delegations:as-what'),
          fields: [
            choiceField('category', t('delegations:column.category'), categories(context), null),
            {
              name: 'status',
              kind: 'radios',
              inline: true,
              label: t('delegations:column.status'),
              options: participationStatuses.slice(0, 3).map((value) => ({
                value,
                label: t(`common:status.participation.${value}`),
              })),
              value: 'invited',
            },
          ],
        },
        ...groups.map(({ key, states }) => ({
          title: t(`delegations:group.${key}`),
          folded: key !== 'league',
          fields: [
            {
              name: 'stateCodes',
              id: `states-${key}`,
              kind: 'checkboxes' as const,
              inline: true,
              label: t(`delegations:group.${key}`),
              labelHidden: true,
              options: states.map(({ code, shortName }) => ({
                value: code,
                label: textIn(shortName, language).text,
              })),
              value: [],
            },
          ],
        })),
        ...(bodies.length === 0
          ? []
          : [
              {
                title: t('common:nav.management.bodies'),
                folded: true,
                fields: [
                  {
                    name: 'bodyIds',
                    kind: 'select' as const,
                    multiple: true,
                    label: t('delegations:bodies'),
                    labelHidden: true,
                    options: bodies.map(({ id, name }) => ({
                      value: id,
                      label: textIn(name, language).text,
                    })),
                    value: [],
                  },
                ],
              },
            ]),
      ],
    };
  };

  shell.managed({
    path: '/participations/new',
    policy: manageParticipations,
    handle: async (context, whole) =>
      page(context, whole, context.t('delegations:add'), await addForm(context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: '/participations/new',
    policy: manageParticipations,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: ParticipationsInput,
        form: await addForm(context, whole),
        page: (form) => page(context, whole, context.t('delegations:add'), form),
        work: async (input) => {
          const added = await participations.addParties(context.actor, whole.edition.id, input);
          return `${listPath(context, whole)}?added=${added.length}`;
        },
      }),
  });

  const found = async (context: PageContext, whole: EditionWhole): Promise<store.ParticipationWhole> => {
    const { id = '' } = context.params;
    const one = uuid.test(id) ? await store.findParticipation(db, id) : undefined;
    if (one === undefined || one.participation.editionId !== whole.edition.id) throw notFound();
    return one;
  };

  const titleOf = (
    context: PageContext,
    { state, body, participation }: store.ParticipationWhole,
  ): string => {
    const name = state?.shortName ?? body?.name;
    return name === undefined ? participation.id : textIn(name, context.language).text;
  };

  const deletionOf = (context: PageContext, whole: EditionWhole, one: store.ParticipationWhole) => ({
    confirm: {
      title: context.t('delegations:delete-question', { name: titleOf(context, one) }),
      text: context.t('delegations:delete-text'),
      label: context.t('common:action.delete'),
    },
    action: `${listPath(context, whole)}/${one.participation.id}/delete`,
    version: one.participation.version,
  });

  /** The delegation has the participation's id; it is there for whoever may work on delegations. */
  const waysOn = (
    context: PageContext,
    whole: EditionWhole,
    { participation }: store.ParticipationWhole,
  ): ActionModel[] =>
    readDelegations.allows(context.actor, placeOf(whole.edition))
      ? [
          {
            label: context.t('nominations:action.open-delegation'),
            href: context.href(`${managementPath(whole)}/delegations/${participation.id}`),
            icon: 'users',
          },
        ]
      : [];

  const editForm = (context: PageContext, whole: EditionWhole, one: store.ParticipationWhole): FormModel => {
    const { t } = context;
    const { participation } = one;
    return {
      action: `${listPath(context, whole)}/${participation.id}`,
      submit: { label: t('common:action.save') },
      cancel: { href: listPath(context, whole) },
      hidden: { version: String(participation.version) },
      fields: [
        choiceField(
          'category',
          t('delegations:column.category'),
          categories(context),
          participation.category,
          { blank: false },
        ),
        {
          name: 'status',
          kind: 'radios',
          inline: true,
          label: t('delegations:column.status'),
          options: [participation.status, ...statusSteps[participation.status]].map((value) => ({
            value,
            label: t(`common:status.participation.${value}`),
          })),
          value: participation.status,
        },
        {
          name: 'participants',
          kind: 'number',
          label: t('delegations:column.participants'),
          hint: t('delegations:participants-hint'),
          value: participation.participants,
          optional: true,
          width: 's',
        },
        textField('note', t('common:label.note'), participation.note, {
          long: true,
          rows: 3,
          optional: true,
          hint: t('delegations:note-hint'),
        }),
      ],
      actions: [deletionAction(t('delegations:delete'), deletionOf(context, whole, one))],
    };
  };

  shell.managed({
    path: '/participations/:id',
    policy: manageParticipations,
    handle: async (context, whole) => {
      const one = await found(context, whole);
      return page(
        context,
        whole,
        titleOf(context, one),
        editForm(context, whole, one),
        waysOn(context, whole, one),
      );
    },
  });

  shell.managed({
    method: 'POST',
    path: '/participations/:id',
    policy: manageParticipations,
    handle: async (context, whole) => {
      const one = await found(context, whole);
      return pages.submit(context, {
        schema: ParticipationPatch,
        form: editForm(context, whole, one),
        page: (form) => page(context, whole, titleOf(context, one), form, waysOn(context, whole, one)),
        work: async (input, version) => {
          await participations.edit(context.actor, one.participation.id, version, input);
          return `${listPath(context, whole)}?done=saved`;
        },
      });
    },
  });

  shell.managed({
    path: '/participations/:id/delete',
    policy: manageParticipations,
    handle: async (context, whole) => {
      const one = await found(context, whole);
      const back = `${listPath(context, whole)}/${one.participation.id}`;
      return deletionPage(database, {
        ...deletionOf(context, whole, one),
        page: shell.managementPage(context, whole, {
          title: context.t('delegations:delete'),
          current: '/participations',
          crumbs: [
            { label: context.t('common:nav.management.participations'), href: listPath(context, whole) },
            { label: titleOf(context, one), href: back },
            { label: context.t('common:action.delete') },
          ],
        }),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back,
        row: { table: 'participations', id: one.participation.id },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/participations/:id/delete',
    policy: manageParticipations,
    handle: async (context, whole) => {
      const one = await found(context, whole);
      return pages.submit(context, {
        schema: Type.Object({}),
        form: editForm(context, whole, one),
        page: (form) => page(context, whole, titleOf(context, one), form),
        work: async (_input, version) => {
          await participations.remove(context.actor, one.participation.id, version);
          return `${listPath(context, whole)}?done=deleted`;
        },
      });
    },
  });
}
