import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { deletionAction, deletionPage } from '../../../../platform/pages/deletion.ts';
import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel, FormModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, managementPath, placeOf } from '../../../series/index.ts';
import { ParticipationPatch } from '../../contract.ts';
import { readDelegations } from '../../nominations/policy.ts';
import { manageParticipations } from '../../policy.ts';
import { statusSteps } from '../../rules.ts';
import * as store from '../../store.ts';
import type { ParticipationPages } from '../management.ts';
import { listPath } from '../table.ts';
import { categories, participationPage } from './form-page.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Adds the page of one participation as it stands, and its deletion. */
export function addParticipationPage(deps: ParticipationPages): void {
  const { pages, shell, database, participations } = deps;
  const { db } = database;

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
      return participationPage(
        deps,
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
        page: (form) =>
          participationPage(deps, context, whole, titleOf(context, one), form, waysOn(context, whole, one)),
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
        page: (form) => participationPage(deps, context, whole, titleOf(context, one), form),
        work: async (_input, version) => {
          await participations.remove(context.actor, one.participation.id, version);
          return `${listPath(context, whole)}?done=deleted`;
        },
      });
    },
  });
}
