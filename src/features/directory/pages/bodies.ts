import { textIn } from '../../../platform/language/index.ts';
import { choiceField, textField } from '../../../platform/pages/fields.ts';
import { BodyInput, BodyPatch } from '../contract.ts';
import {
  type BodyFilter,
  type BodyWhole,
  countBodies,
  findBody,
  listBodies,
  listBodyNames,
} from '../store-bodies.ts';
import { bodyKinds } from '../tables.ts';
import { bodyOptions, stateOptions } from './choices.ts';
import { addEntryForms } from './entry-forms.ts';
import { addEntryList } from './entry-list.ts';
import type { EntryPages } from './entry-pages.ts';
import type { DirectoryPages } from './frame.ts';

/** What the address of a list of bodies asks for. */
export const bodyFilter = (filters: Readonly<Record<string, string>>, q: string): BodyFilter => ({
  q,
  kind: bodyKinds.find((kind) => kind === filters.kind),
  state: filters.state,
});

/** Adds the workbench and the form of bodies. */
export function addBodyPages(deps: DirectoryPages): void {
  const { database, bodies } = deps.feature;
  const { db } = database;

  const entries: EntryPages<BodyWhole, BodyFilter> = {
    kind: 'body',
    path: '/bodies',
    input: BodyInput,
    patch: BodyPatch,
    filters: async ({ t, language }) => [
      {
        name: 'kind',
        label: t('directory:field.kind'),
        options: bodyKinds.map((value) => ({ value, label: t(`common:kind.body.${value}`) })),
      },
      { name: 'state', label: t('directory:field.state'), options: await stateOptions(db, language) },
    ],
    filterOf: bodyFilter,
    count: (filter) => countBodies(db, filter),
    list: (language, filter, page) => listBodies(db, language, filter, page),
    columns: ({ t }) => [
      { key: 'name', label: t('directory:field.body') },
      { key: 'kind', label: t('directory:field.kind') },
      { key: 'parent', label: t('directory:field.parent') },
      { key: 'state', label: t('directory:field.state') },
    ],
    row: ({ t, language }, { body, parent, state }) => ({
      id: body.id,
      title: textIn(body.name, language).text,
      ...(body.shortName === null ? {} : { sub: textIn(body.shortName, language).text }),
      cells: {
        kind: t(`common:kind.body.${body.kind}`),
        parent: parent && textIn(parent.name, language).text,
        state: state && textIn(state.shortName, language).text,
      },
    }),
    find: (id) => findBody(db, id),
    rowOf: ({ body }) => body,
    names: (language) => listBodyNames(db, language),
    service: bodies,
    groups: async ({ t, language }, whole) => {
      const body = whole?.body;
      const states = await stateOptions(db, language);
      const others = (await bodyOptions(db, language, states)).filter(({ value }) => value !== body?.id);
      return [
        {
          fields: [
            textField('name', t('directory:field.name'), body?.name),
            textField('shortName', t('directory:field.short-name'), body?.shortName, {
              optional: true,
              hint: t('directory:hint.short-name'),
            }),
            choiceField(
              'kind',
              t('directory:field.kind'),
              bodyKinds.map((value) => ({ value, label: t(`common:kind.body.${value}`) })),
              body?.kind,
            ),
            {
              name: 'genderAr',
              kind: 'radios',
              inline: true,
              label: t('directory:field.gender-ar'),
              hint: t('directory:hint.gender-ar'),
              options: (['f', 'm'] as const).map((value) => ({
                value,
                label: t(`common:kind.gender.${value}`),
              })),
              value: body?.genderAr ?? 'f',
            },
            choiceField('parentId', t('directory:field.parent'), others, body?.parentId, {
              optional: true,
              width: 'full',
            }),
            choiceField('stateCode', t('directory:field.state'), states, body?.stateCode, { optional: true }),
            {
              name: 'website',
              kind: 'url',
              label: t('directory:field.website'),
              value: body?.website ?? '',
              optional: true,
              dir: 'ltr',
            },
          ],
        },
        orderGroup(t, body),
      ];
    },
  };
  addEntryList(deps, entries);
  addEntryForms(deps, entries);
}

/** Address and sort keys: what few ever change. */
export const orderGroup = (
  t: (key: string) => string,
  row: { readonly slug: string; readonly sortAr: string; readonly sortEn: string } | undefined,
) => ({
  title: t('directory:address'),
  folded: true,
  fields: [
    {
      name: 'slug',
      kind: 'code' as const,
      label: t('directory:field.slug'),
      hint: t('directory:hint.slug'),
      value: row?.slug ?? '',
      optional: true,
      width: 'm' as const,
    },
    {
      name: 'sortAr',
      label: t('directory:field.sort-ar'),
      hint: t('directory:hint.sort-key'),
      value: row?.sortAr ?? '',
      optional: true,
      lang: 'ar' as const,
      dir: 'rtl' as const,
    },
    {
      name: 'sortEn',
      label: t('directory:field.sort-en'),
      hint: t('directory:hint.sort-key'),
      value: row?.sortEn ?? '',
      optional: true,
      lang: 'en' as const,
      dir: 'ltr' as const,
    },
  ],
});
