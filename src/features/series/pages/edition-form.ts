import type { Db } from '../../../platform/database/index.ts';
import { choiceField, textField, versionField } from '../../../platform/pages/fields.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { FieldGroup, FieldModel, FieldOption, FormModel } from '../../../platform/views/index.ts';
import { bodyOptions, stateOptions } from '../../directory/index.ts';
import type { EditionWhole } from '../store.ts';
import { digitSettings, editionModes, editionStatuses, monthNameSettings, visibilities } from '../tables.ts';
import { zoneOptions } from './choices.ts';

/** Empty rows offered for further objectives. */
const SPARE_ROWS = 2;

/** The form of an edition's facts: new, or as it stands. */
export async function editionForm(
  db: Db,
  context: PageContext,
  whole: EditionWhole | null,
  address: { readonly action: string; readonly back: string },
): Promise<FormModel> {
  const [bodies, states] = [
    await bodyOptions(db, context.language),
    await stateOptions(db, context.language),
  ];
  return {
    action: address.action,
    submit: { label: context.t('common:action.save') },
    cancel: { label: context.t('common:action.back'), href: address.back },
    groups: [
      identity(context, whole),
      when(context, whole, states),
      who(context, whole, bodies),
      words(context, whole),
      showing(context, whole),
    ],
  };
}

function identity({ t }: PageContext, whole: EditionWhole | null): FieldGroup {
  const edition = whole?.edition;
  return {
    title: t('series:form.identity'),
    fields: [
      ...(edition === undefined ? [] : [versionField(edition.version)]),
      textField('title', t('series:form.title'), edition?.title),
      {
        name: 'number',
        kind: 'number',
        label: t('series:form.number'),
        value: edition?.number ?? 1,
        width: 's',
      },
      {
        name: 'slug',
        kind: 'code',
        label: t('series:form.slug'),
        hint: t('series:form.slug-hint', { example: '2026' }),
        value: edition?.slug,
        width: 's',
      },
      choiceField(
        'mode',
        t('series:form.mode'),
        editionModes.map((value) => ({ value, label: t(`series:mode.${value}`) })),
        edition?.mode ?? 'in-person',
        { blank: false },
      ),
      choiceField(
        'status',
        t('series:form.status'),
        editionStatuses.map((value) => ({ value, label: t(`common:status.edition.${value}`) })),
        edition?.status ?? 'planned',
        { blank: false },
      ),
    ],
  };
}

function when({ t }: PageContext, whole: EditionWhole | null, states: readonly FieldOption[]): FieldGroup {
  const edition = whole?.edition;
  return {
    title: t('series:form.when-and-where'),
    fields: [
      { name: 'startsOn', kind: 'date', label: t('series:form.starts-on'), value: edition?.startsOn },
      { name: 'endsOn', kind: 'date', label: t('series:form.ends-on'), value: edition?.endsOn },
      choiceField('timeZone', t('series:form.time-zone'), zoneOptions(), edition?.timeZone ?? 'Asia/Riyadh', {
        blank: false,
      }),
      textField('city', t('series:form.city'), edition?.city, { optional: true }),
      choiceField('hostStateCode', t('series:form.host-state'), states, edition?.hostStateCode, {
        optional: true,
      }),
      choiceField(
        'hijriAdjustment',
        t('series:form.hijri-adjustment'),
        ['0', '1', '-1'].map((value) => ({ value, label: t(`series:form.hijri-adjustments.${value}`) })),
        String(edition?.hijriAdjustment ?? 0),
        { blank: false, hint: t('series:form.hijri-adjustment-hint') },
      ),
      {
        name: 'hijriFirst',
        kind: 'checkbox',
        label: t('series:form.hijri-first'),
        value: edition?.hijriFirst ?? false,
      },
    ],
  };
}

function who({ t }: PageContext, whole: EditionWhole | null, bodies: readonly FieldOption[]): FieldGroup {
  const edition = whole?.edition;
  return {
    title: t('series:form.who'),
    fields: [
      textField('patron', t('series:form.patron'), edition?.patron, {
        optional: true,
        hint: t('series:form.patron-hint'),
      }),
      choiceField('organiserBodyId', t('series:form.organiser'), bodies, edition?.organiserBodyId, {
        optional: true,
        width: 'full',
      }),
      {
        name: 'coOrganiserIds',
        kind: 'select',
        multiple: true,
        blank: false,
        optional: true,
        label: t('series:form.co-organisers'),
        hint: t('series:form.co-organisers-hint'),
        // Those chosen stand first, in their order: a browser sends a list in the order in which it stands.
        options: chosenFirst(bodies, whole?.coOrganisers.map(({ id }) => id) ?? []),
        value: whole?.coOrganisers.map(({ id }) => id) ?? [],
      },
    ],
  };
}

function words({ t }: PageContext, whole: EditionWhole | null): FieldGroup {
  const edition = whole?.edition;
  const objectives = edition?.objectives ?? [];
  const long = { long: true, optional: true, rows: 3 } as const;
  return {
    title: t('series:form.words'),
    fields: [
      textField('slogan', t('series:form.slogan'), edition?.slogan, { optional: true, word: true }),
      textField('description', t('series:form.description'), edition?.description, long),
      textField('vision', t('series:form.vision'), edition?.vision, long),
      textField('mission', t('series:form.mission'), edition?.mission, long),
      ...Array.from(
        { length: objectives.length + SPARE_ROWS },
        (_, index): FieldModel =>
          textField(
            `objectives.${index}`,
            t('series:form.objective', { number: String(index + 1) }),
            objectives[index],
            { long: true, optional: true, rows: 2 },
          ),
      ),
      textField('remark', t('series:form.remark'), edition?.remark, {
        optional: true,
        hint: t('series:form.remark-hint'),
      }),
    ],
  };
}

function showing({ t }: PageContext, whole: EditionWhole | null): FieldGroup {
  const edition = whole?.edition;
  const choice = <T extends string>(name: string, values: readonly T[], value: T) =>
    choiceField(
      name,
      t(`series:form.${name}`),
      values.map((one) => ({ value: one, label: t(`series:form.${name}-options.${one}`) })),
      value,
      { blank: false },
    );
  return {
    title: t('series:form.showing'),
    fields: [
      choice('visibility', visibilities, edition?.visibility ?? 'draft'),
      choice('authenticLanguage', ['ar', 'en'], edition?.authenticLanguage ?? 'ar'),
      choice('digits', digitSettings, edition?.digits ?? 'latn'),
      choice('monthNames', monthNameSettings, edition?.monthNames ?? 'gulf'),
      {
        name: 'external',
        kind: 'checkbox',
        label: t('series:form.external'),
        hint: t('series:form.external-hint'),
        value: edition?.external ?? false,
      },
    ],
  };
}

function chosenFirst(options: readonly FieldOption[], chosen: readonly string[]): FieldOption[] {
  const first = chosen.flatMap((id) => options.find(({ value }) => value === id) ?? []);
  return [...first, ...options.filter(({ value }) => !chosen.includes(value))];
}
