import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FieldGroup, FormModel } from '../../../../platform/views/index.ts';
import type { PlaceRow, VersionRow } from '../../store/precedence-lists.ts';
import type { Basis } from '../rules/arrange.ts';
import { ranks } from '../rules/ranks.ts';
import { partyName } from './common.ts';

/** The form that puts one party at a place. */
export const placeForm = (
  context: PageContext,
  path: string,
  version: VersionRow,
  places: readonly PlaceRow[],
): FormModel => ({
  id: 'place',
  action: `${path}/moves`,
  hidden: { version: String(version.version) },
  submit: { label: context.t('precedence:place') },
  guard: false,
  fields: [
    {
      name: 'participationId',
      kind: 'select',
      label: context.t('precedence:column.party'),
      options: places.map((place) => ({
        value: place.participationId,
        label: partyName(place, context.language),
      })),
      width: 'm',
    },
    { name: 'to', kind: 'number', label: context.t('precedence:field.position'), width: 's' },
  ],
});

/** The form of ranks and dates of appointment, a pair for each party. */
export const basesForm = (
  context: PageContext,
  path: string,
  version: VersionRow,
  places: readonly PlaceRow[],
): FormModel => ({
  id: 'bases',
  action: `${path}/bases`,
  hidden: { version: String(version.version) },
  submit: { label: context.t('precedence:save-bases') },
  groups: places.map((place): FieldGroup => {
    const basis = place.basis as Basis | null;
    return {
      title: partyName(place, context.language),
      inline: true,
      fields: [
        {
          name: `rank-${place.participationId}`,
          kind: 'select',
          label: context.t('precedence:field.rank'),
          options: ranks.map((value) => ({ value, label: context.t(`precedence:rank.${value}`) })),
          value: basis?.rank ?? '',
        },
        {
          name: `since-${place.participationId}`,
          kind: 'date',
          label: context.t('precedence:field.since'),
          value: basis?.since ?? '',
        },
      ],
    };
  }),
});

/** The form that sends the version in force to colleagues. */
export const sendForm = (
  context: PageContext,
  path: string,
  colleagues: readonly { readonly accountId: string; readonly name: string }[],
): FormModel => ({
  id: 'send',
  action: `${path}/dispatches`,
  submit: { label: context.t('precedence:send-action') },
  fields: [
    {
      name: 'accountIds',
      kind: 'checkboxes',
      label: context.t('precedence:field.colleagues'),
      options: colleagues.map(({ accountId, name }) => ({ value: accountId, label: name })),
      value: [],
    },
    {
      name: 'note',
      kind: 'textarea',
      rows: 2,
      label: context.t('precedence:field.note'),
      optional: true,
      maxlength: 2_000,
    },
  ],
});
