import { textIn } from '../../../platform/language/index.ts';
import { choiceField, textField } from '../../../platform/pages/fields.ts';
import type { Pages } from '../../../platform/pages/index.ts';
import * as contract from '../contract.ts';
import type { SeriesFeature } from '../index.ts';
import type { EditionShell } from '../shell.ts';
import * as store from '../store.ts';
import { roomFeatures, rooms, themes, venues } from '../tables.ts';
import { addPart } from './part-pages.ts';

/** Adds the lists and forms of themes, venues and rooms. */
export function addPartsPages(deps: { pages: Pages; shell: EditionShell; feature: SeriesFeature }): void {
  const { db } = deps.feature.database;

  addPart(deps, {
    kind: 'theme',
    path: '/themes',
    table: themes,
    input: contract.ThemeInput,
    patch: contract.ThemePatch,
    rows: (editionId) => store.listThemes(db, editionId),
    title: (row) => row.title,
    columns: ({ t }) => [{ key: 'number', label: t('series:form.number'), kind: 'number' }],
    cells: (_context, row) => ({ number: row.number }),
    fields: async ({ t }, _whole, row) => [
      textField('title', t('series:form.title'), row?.title),
      textField('description', t('series:form.description'), row?.description, {
        long: true,
        optional: true,
        rows: 3,
      }),
      {
        name: 'number',
        kind: 'number',
        label: t('series:form.number'),
        value: row?.number,
        width: 's',
        optional: row === null,
      },
    ],
  });

  addPart(deps, {
    kind: 'venue',
    path: '/venues',
    table: venues,
    input: contract.VenueInput,
    patch: contract.VenuePatch,
    rows: (editionId) => store.listVenues(db, editionId),
    title: (row) => row.name,
    columns: ({ t }) => [{ key: 'address', label: t('series:form.address') }],
    cells: ({ language }, row) => ({
      address: row.address === null ? null : textIn(row.address, language).text,
    }),
    fields: async ({ t }, _whole, row) => [
      textField('name', t('series:form.name'), row?.name),
      textField('address', t('series:form.address'), row?.address, { long: true, optional: true, rows: 2 }),
      {
        name: 'mapUrl',
        kind: 'url',
        label: t('series:form.map'),
        value: row?.mapUrl,
        optional: true,
        dir: 'ltr',
      },
    ],
  });

  addPart(deps, {
    kind: 'room',
    path: '/rooms',
    table: rooms,
    input: contract.RoomInput,
    patch: contract.RoomPatch,
    rows: (editionId) => store.listRooms(db, editionId),
    title: (row) => row.name,
    columns: ({ t }) => [
      { key: 'capacity', label: t('series:form.capacity'), kind: 'number' },
      { key: 'booths', label: t('series:form.booths'), kind: 'number' },
      { key: 'features', label: t('series:form.features') },
    ],
    cells: ({ t }, row) => ({
      capacity: row.capacity,
      booths: row.interpretationBooths || null,
      features: {
        tags: row.features.map((feature) => ({ text: t(`series:feature.${feature}`), tone: 'line' })),
      },
    }),
    fields: async ({ t, language }, whole, row) => {
      const places = await store.listVenues(db, whole.edition.id);
      return [
        textField('name', t('series:form.name'), row?.name),
        choiceField(
          'venueId',
          t('series:part.venue.one'),
          places.map(({ id, name }) => ({ value: id, label: textIn(name, language).text })),
          row?.venueId ?? places[0]?.id,
          { optional: true },
        ),
        {
          name: 'capacity',
          kind: 'number',
          label: t('series:form.capacity'),
          value: row?.capacity,
          width: 's',
          optional: true,
        },
        {
          name: 'interpretationBooths',
          kind: 'number',
          label: t('series:form.booths'),
          value: row?.interpretationBooths ?? 0,
          width: 's',
        },
        {
          name: 'features',
          kind: 'checkboxes',
          label: t('series:form.features'),
          inline: true,
          options: roomFeatures.map((value) => ({ value, label: t(`series:feature.${value}`) })),
          value: row?.features ?? [],
          optional: true,
        },
      ];
    },
  });
}
