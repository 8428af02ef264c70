import { DateTime } from 'luxon';
import { type Static, Type } from 'typebox';
import { DaySchema, Nullable } from '../../../../platform/http/schemas.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { pickedRows } from '../../../../platform/pages/workbench.ts';
import type { FieldModel, FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { readSettings } from '../../store/delegations.ts';
import { delegationRoles } from '../../tables.ts';
import { type DelegationPatch, QuotasInput } from '../contract.ts';
import { manageDelegations } from '../policy.ts';
import {
  dayBefore,
  formPage,
  lastDayOf,
  listPath,
  type NominationPages,
  type Opened,
  type Way,
} from './way.ts';

const LastDay = Nullable(DaySchema);
const Edit = Type.Object({
  quotas: Type.Optional(QuotasInput),
  freezesOn: Type.Optional(LastDay),
  note: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
});
const Many = Type.Object({
  quotas: Type.Optional(QuotasInput),
  freezesOn: Type.Optional(LastDay),
});
const Settings = Type.Object({ freezesOn: Type.Optional(LastDay) });

/** The instant at which a last day ends where the edition is held. */
const endOf = (day: string | null | undefined, zone: string): string | null =>
  day == null || day === ''
    ? null
    : (DateTime.fromISO(day, { zone }).plus({ days: 1 }).toUTC().toISO() ?? null);

const quotaFields = (
  { t }: PageContext,
  quotas: Readonly<Partial<Record<(typeof delegationRoles)[number], number>>>,
  empty: boolean,
): FieldModel[] =>
  delegationRoles.map((role) => ({
    name: `quotas.${role}`,
    kind: 'number',
    width: 's',
    label: t(`nominations:role.${role}`),
    ...(empty ? { optional: true } : {}),
    value: empty ? '' : (quotas[role] ?? 0),
  }));

/** Adds the forms of places and freeze dates: of one delegation, of many, of the edition. */
export function addSettingsPages(deps: NominationPages, way: Way): void {
  const { pages, shell, database, delegations } = deps;

  const editForm = (context: PageContext, { whole, edition, base }: Opened): FormModel => {
    const { t } = context;
    const holds =
      whole.editionFreezesAt === null
        ? t('nominations:form.no-date')
        : lastDayOf(context, edition, whole.editionFreezesAt);
    return {
      action: `${base}/edit`,
      hidden: { version: String(whole.delegation?.version ?? 1) },
      groups: [
        {
          title: t('nominations:column.places'),
          inline: true,
          fields: quotaFields(context, whole.quotas, false),
        },
        {
          fields: [
            {
              name: 'freezesOn',
              kind: 'date',
              label: t('nominations:form.freezesOn'),
              hint: t('nominations:form.freezesOn-hint', { when: holds }),
              optional: true,
              value: dayBefore(whole.delegation?.freezesAt ?? null, edition.edition.timeZone),
            },
            {
              name: 'note',
              kind: 'textarea',
              rows: 3,
              label: t('nominations:form.note'),
              optional: true,
              dir: 'auto',
              value: whole.delegation?.note ?? '',
            },
          ],
        },
      ],
      submit: { label: t('common:action.save') },
      cancel: { href: base },
    };
  };
  const editPage = (context: PageContext, opened: Opened, form: FormModel): Page =>
    formPage(way, context, opened, context.t('nominations:form.quota-title'), form);

  way.on({
    path: '/edit',
    policy: manageDelegations,
    handle: (context, opened) => editPage(context, opened, editForm(context, opened)),
  });
  way.on({
    method: 'POST',
    path: '/edit',
    policy: manageDelegations,
    handle: (context, opened) =>
      pages.submit(context, {
        schema: Edit,
        form: editForm(context, opened),
        page: (form) => editPage(context, opened, form),
        work: async ({ quotas, freezesOn, note }: Static<typeof Edit>, version) => {
          const patch: DelegationPatch = {
            ...(quotas === undefined ? {} : { quotas }),
            freezesAt: endOf(freezesOn, opened.edition.edition.timeZone),
            note: note ?? null,
          };
          await delegations.edit(context.actor, opened.whole.participation.id, version, patch);
          return `${opened.base}?done=saved`;
        },
      }),
  });

  const own = (
    context: PageContext,
    edition: EditionWhole,
    title: string,
    form: FormModel,
    lede?: string,
  ): Page => ({
    template: 'pages/form',
    digits: edition.edition.digits,
    page: shell.managementPage(context, edition, {
      title,
      current: '/delegations',
      ...(lede === undefined ? {} : { lede }),
      crumbs: [
        { label: context.t('nominations:delegations'), href: listPath(context, edition) },
        { label: title },
      ],
    }),
    data: { form },
  });

  type Named = Awaited<ReturnType<typeof delegations.namesOf>>;

  const manyForm = (context: PageContext, edition: EditionWhole, named: Named): FormModel => {
    const { t } = context;
    return {
      action: `${listPath(context, edition)}/many/save`,
      groups: [
        {
          title: t('nominations:delegations'),
          fields: [
            {
              name: 'pick',
              kind: 'checkboxes',
              inline: true,
              label: t('nominations:delegations'),
              labelHidden: true,
              options: named.map(({ id, name }) => ({ value: id, label: name })),
              value: named.map(({ id }) => id),
            },
          ],
        },
        { title: t('nominations:column.places'), inline: true, fields: quotaFields(context, {}, true) },
        {
          fields: [
            {
              name: 'freezesOn',
              kind: 'date',
              label: t('nominations:form.freezesOn'),
              optional: true,
              value: '',
            },
          ],
        },
      ],
      submit: { label: t('common:action.save') },
      cancel: { href: listPath(context, edition) },
    };
  };

  const manyPage = (context: PageContext, edition: EditionWhole, named: Named, form: FormModel): Page => {
    const t = context.words(edition.edition.digits);
    const lede = t('nominations:form.many-lede', { count: named.length });
    return own(context, edition, t('nominations:form.many-title'), form, lede);
  };

  shell.managed({
    method: 'POST',
    path: '/delegations/many',
    policy: manageDelegations,
    handle: async (context, edition) => {
      const named = await delegations.namesOf(edition.edition.id, pickedRows(context), context.language);
      return named.length === 0
        ? { redirect: listPath(context, edition) }
        : manyPage(context, edition, named, manyForm(context, edition, named));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/delegations/many/save',
    policy: manageDelegations,
    handle: async (context, edition) => {
      const named = await delegations.namesOf(edition.edition.id, pickedRows(context), context.language);
      if (named.length === 0) return { redirect: listPath(context, edition) };
      return pages.submit(context, {
        schema: Many,
        form: manyForm(context, edition, named),
        page: (form) => manyPage(context, edition, named, form),
        work: async ({ quotas, freezesOn }: Static<typeof Many>) => {
          const zone = edition.edition.timeZone;
          await delegations.editMany(context.actor, edition.edition.id, {
            ids: named.map(({ id }) => id),
            ...(quotas === undefined ? {} : { quotas }),
            ...(freezesOn == null || freezesOn === '' ? {} : { freezesAt: endOf(freezesOn, zone) }),
          });
          return `${listPath(context, edition)}?done=many`;
        },
      });
    },
  });

  const settingsForm = async (context: PageContext, edition: EditionWhole): Promise<FormModel> => {
    const row = await readSettings(database.db, edition.edition.id);
    const { t } = context;
    return {
      action: `${listPath(context, edition)}/settings`,
      hidden: { version: String(row?.version ?? 1) },
      fields: [
        {
          name: 'freezesOn',
          kind: 'date',
          label: t('nominations:form.freezesOn'),
          hint: t('nominations:form.freezesOn-edition-hint'),
          optional: true,
          value: dayBefore(row?.freezesAt ?? null, edition.edition.timeZone),
        },
      ],
      submit: { label: t('common:action.save') },
      cancel: { href: listPath(context, edition) },
    };
  };
  shell.managed({
    path: '/delegations/settings',
    policy: manageDelegations,
    handle: async (context, edition) =>
      own(context, edition, context.t('nominations:form.settings'), await settingsForm(context, edition)),
  });
  shell.managed({
    method: 'POST',
    path: '/delegations/settings',
    policy: manageDelegations,
    handle: async (context, edition) =>
      pages.submit(context, {
        schema: Settings,
        form: await settingsForm(context, edition),
        page: (form) => own(context, edition, context.t('nominations:form.settings'), form),
        work: async ({ freezesOn }, version) => {
          await delegations.setFreeze(context.actor, edition.edition.id, version, {
            freezesAt: endOf(freezesOn, edition.edition.timeZone),
          });
          return `${listPath(context, edition)}?done=saved`;
        },
      }),
  });
}
