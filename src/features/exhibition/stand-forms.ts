import { notFound, ruleBroken } from '../../platform/errors/index.ts';
import { isolateLtr, type LocalText, textIn } from '../../platform/language/index.ts';
import { deletionAction, deletionPage } from '../../platform/pages/deletion.ts';
import { choiceField, textField, versionField } from '../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../platform/pages/index.ts';
import type { ActionModel, FieldOption, FormModel } from '../../platform/views/index.ts';
import { listBodyNames } from '../directory/index.ts';
import { type EditionWhole, listRooms, managementPath } from '../series/index.ts';
import { StandForm, type StandInput } from './contract.ts';
import type { ExhibitionPages } from './management-pages.ts';
import { readOutline, writeOutline } from './outline-entry.ts';
import { manageExhibition } from './policy.ts';
import { standTag } from './present.ts';
import { isHeld, mayBecome } from './rules.ts';
import * as store from './store.ts';
import { standClasses, standServices } from './tables.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Adds the forms of a stand: drawing, editing, confirming, releasing and deleting it. */
export function addStandForms({ pages, shell, database, service }: ExhibitionPages): void {
  const { db } = database;
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/stands`);

  const standOf = async (context: PageContext, whole: EditionWhole): Promise<store.StandWhole> => {
    const id = context.params.stand ?? '';
    const found = uuid.test(id) ? await store.findStand(db, id) : undefined;
    if (found === undefined || found.stand.editionId !== whole.edition.id) throw notFound();
    return found;
  };

  const choices = async (context: PageContext, whole: EditionWhole) => {
    const named = ({ id, name }: { id: string; name: LocalText }): FieldOption => ({
      value: id,
      label: textIn(name, context.language).text,
    });
    return {
      rooms: (await listRooms(db, whole.edition.id)).map(named),
      bodies: (await listBodyNames(db, context.language)).map(named),
    };
  };

  const formOf = async (
    context: PageContext,
    whole: EditionWhole,
    stand: store.StandRow | null,
  ): Promise<FormModel> => {
    const { t } = context;
    const { rooms, bodies } = await choices(context, whole);
    const base = baseOf(context, whole);
    return {
      action: stand === null ? `${base}/new` : `${base}/${stand.id}`,
      submit: { label: t('common:action.save') },
      cancel: { href: base },
      groups: [
        {
          title: t('exhibition:group.place'),
          fields: [
            ...(stand === null ? [] : [versionField(stand.version)]),
            {
              name: 'number',
              kind: 'code',
              label: t('exhibition:column.number'),
              hint: t('exhibition:hint.number', { example: 'A1' }),
              width: 's',
              value: stand?.number ?? '',
            },
            choiceField('roomId', t('exhibition:column.hall'), rooms, stand?.roomId, {
              optional: true,
              blank: t('exhibition:hall'),
            }),
            {
              name: 'outline',
              kind: 'textarea',
              rows: 2,
              dir: 'ltr',
              label: t('exhibition:outline'),
              hint: t('exhibition:hint.outline', {
                rectangle: isolateLtr('12 0 6 4'),
                corners: isolateLtr('0,0 10,0 10,6 0,6'),
              }),
              value: stand === null ? '' : writeOutline(stand.outline),
            },
          ],
        },
        {
          title: t('exhibition:group.kind'),
          fields: [
            {
              name: 'class',
              kind: 'radios',
              inline: true,
              label: t('exhibition:column.class'),
              options: standClasses.map((value) => ({ value, label: t(`common:kind.stand-class.${value}`) })),
              value: stand?.class ?? 'standard',
            },
            {
              name: 'services',
              kind: 'checkboxes',
              inline: true,
              optional: true,
              label: t('exhibition:column.services'),
              options: standServices.map((value) => ({
                value,
                label: t(`common:kind.stand-service.${value}`),
              })),
              value: stand?.services ?? [],
            },
          ],
        },
        {
          title: t('exhibition:group.holder'),
          fields: [
            choiceField('exhibitorBodyId', t('exhibition:column.exhibitor'), bodies, stand?.exhibitorBodyId, {
              optional: true,
              blank: t('exhibition:nobody'),
              hint: t('exhibition:hint.exhibitor'),
              width: 'full',
            }),
            textField('exhibits', t('exhibition:column.exhibits'), stand?.exhibits, {
              long: true,
              rows: 3,
              optional: true,
            }),
          ],
        },
      ],
    };
  };

  const deletionOf = ({ t }: PageContext, base: string, stand: store.StandRow) => ({
    confirm: {
      title: t('exhibition:delete-question', { number: stand.number }),
      text: t('common:confirm.irreversible'),
    },
    action: `${base}/${stand.id}/deletion`,
    version: stand.version,
  });

  /** What can be done to the stand besides editing it. */
  const actionsOf = (context: PageContext, base: string, stand: store.StandRow): ActionModel[] => {
    const { t } = context;
    const fields = { version: String(stand.version) };
    const at = `${base}/${stand.id}`;
    return [
      ...(mayBecome(stand.status, 'confirmed')
        ? [{ label: t('exhibition:confirm'), action: `${at}/confirmation`, fields, icon: 'check' as const }]
        : []),
      ...(mayBecome(stand.status, 'released')
        ? [
            {
              label: t('exhibition:release'),
              action: `${at}/release`,
              fields,
              icon: 'undo' as const,
              confirm: { title: t('exhibition:release-question'), text: t('exhibition:release-text') },
            },
          ]
        : []),
      ...(isHeld(stand.status)
        ? []
        : [deletionAction(t('common:action.delete'), deletionOf(context, base, stand))]),
    ];
  };

  const formPage = (
    context: PageContext,
    whole: EditionWhole,
    form: FormModel,
    stand: store.StandRow | null,
  ): Page => {
    const { t } = context;
    const base = baseOf(context, whole);
    const title =
      stand === null ? t('exhibition:new-stand') : t('exhibition:stand', { number: stand.number });
    return {
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title,
        current: '/stands',
        crumbs: [{ label: t('common:nav.management.stands'), href: base }, { label: title }],
        ...(stand === null
          ? {}
          : { tags: [standTag(t, stand.status)], actions: actionsOf(context, base, stand) }),
      }),
      data: { form },
    };
  };

  /** The outline as typed becomes corners; what was emptied is an answer: no hall, no holder, no text. */
  const inputOf = ({ outline, ...input }: StandForm): StandInput => {
    const corners = readOutline(outline);
    if (corners === undefined) throw ruleBroken({ field: 'outline', code: 'outline-unreadable' });
    return {
      roomId: null,
      exhibitorBodyId: null,
      exhibits: null,
      ...input,
      outline: corners.map(([x, y]) => [x, y]),
    };
  };

  shell.managed({
    path: '/stands/new',
    policy: manageExhibition,
    handle: async (context, whole) => formPage(context, whole, await formOf(context, whole, null), null),
  });

  shell.managed({
    method: 'POST',
    path: '/stands/new',
    policy: manageExhibition,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: StandForm,
        form: await formOf(context, whole, null),
        page: (form) => formPage(context, whole, form, null),
        work: async (input) => {
          await service.create(context.actor, whole.edition.id, inputOf(input));
          return baseOf(context, whole);
        },
      }),
  });

  shell.managed({
    path: '/stands/:stand',
    policy: manageExhibition,
    handle: async (context, whole) => {
      const { stand } = await standOf(context, whole);
      return formPage(context, whole, await formOf(context, whole, stand), stand);
    },
  });

  shell.managed({
    method: 'POST',
    path: '/stands/:stand',
    policy: manageExhibition,
    handle: async (context, whole) => {
      const { stand } = await standOf(context, whole);
      return pages.submit(context, {
        schema: StandForm,
        form: await formOf(context, whole, stand),
        page: (form) => formPage(context, whole, form, stand),
        work: async (input, version) => {
          await service.edit(context.actor, stand.id, version, inputOf(input));
          return baseOf(context, whole);
        },
      });
    },
  });

  shell.managed({
    path: '/stands/:stand/deletion',
    policy: manageExhibition,
    handle: async (context, whole) => {
      const { stand } = await standOf(context, whole);
      const base = baseOf(context, whole);
      const title = context.t('exhibition:stand', { number: stand.number });
      return deletionPage(database, {
        ...deletionOf(context, base, stand),
        page: shell.managementPage(context, whole, {
          title,
          current: '/stands',
          crumbs: [
            { label: context.t('common:nav.management.stands'), href: base },
            { label: title, href: `${base}/${stand.id}` },
            { label: context.t('common:action.delete') },
          ],
        }),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back: `${base}/${stand.id}`,
        row: { table: 'stands', id: stand.id },
      });
    },
  });

  const addAct = (
    act: 'confirmation' | 'release' | 'deletion',
    work: (context: PageContext, id: string, version: number | null) => Promise<unknown>,
  ): void =>
    shell.managed({
      method: 'POST',
      path: `/stands/:stand/${act}`,
      policy: manageExhibition,
      handle: async (context, whole) => {
        const { stand } = await standOf(context, whole);
        const { version } = (context.request.body ?? {}) as { version?: string };
        await work(context, stand.id, Number(version) || null);
        return { redirect: baseOf(context, whole) };
      },
    });
  addAct('confirmation', ({ actor }, id, version) => service.confirm(actor, id, version));
  addAct('release', ({ actor }, id, version) => service.release(actor, id, version));
  addAct('deletion', ({ actor }, id, version) => service.remove(actor, id, version));
}
