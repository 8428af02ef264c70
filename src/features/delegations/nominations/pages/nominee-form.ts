import { isolateLtr, textIn, toLatinDigits } from '../../../../platform/language/index.ts';
import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { FieldGroup, FieldModel, FieldOption } from '../../../../platform/views/index.ts';
import type { StateRow } from '../../../directory/index.ts';
import type { AttendeeRow } from '../../attendees/store.ts';
import { type DelegationRole, delegationRoles } from '../../tables.ts';

/** Why somebody changes what is frozen; staff may say it at any time. */
export const reasonField = ({ t }: PageContext, needed: boolean): FieldModel => ({
  name: 'reason',
  kind: 'textarea',
  rows: 2,
  label: t('nominations:form.reason'),
  hint: t('nominations:form.hint.reason'),
  ...(needed ? {} : { optional: true }),
});

export const roleField = (
  { t }: PageContext,
  role: DelegationRole | null,
  offered: readonly DelegationRole[] = delegationRoles,
): FieldModel =>
  choiceField(
    'role',
    t('nominations:form.role'),
    offered.map((value) => ({ value, label: t(`nominations:role.${value}`) })),
    role,
    role === null ? {} : { blank: false },
  );

/** The fields of somebody who is named. */
export function attendeeGroups(
  context: PageContext,
  states: readonly StateRow[],
  row: AttendeeRow | null,
  language: 'ar' | 'en' = 'ar',
): FieldGroup[] {
  const { t } = context;
  const label = (field: string): string => t(`attendees:fields.${field}`);
  const stateOptions: FieldOption[] = states.map(({ code, shortName }) => ({
    value: code,
    label: textIn(shortName, context.language).text,
  }));
  return [
    {
      title: t('nominations:form.who'),
      fields: [
        textField('name', label('name'), row?.name, { hint: t('nominations:form.hint.name') }),
        textField('honorific', label('honorific'), row?.honorific, { optional: true }),
        textField('post', label('post'), row?.post, { optional: true }),
        textField('organisation', label('organisation'), row?.organisation, { optional: true }),
        choiceField('nationality', label('nationality'), stateOptions, row?.nationality, { optional: true }),
        {
          name: 'birthDate',
          label: label('birthDate'),
          hint: t('nominations:form.hint.birthDate', {
            gregorian: isolateLtr('1985-03-12'),
            hijri: isolateLtr('1405-06-20'),
          }),
          optional: true,
          width: 's',
          dir: 'ltr',
          value: toLatinDigits(row?.birthDate ?? ''),
        },
        {
          name: 'gender',
          kind: 'radios',
          inline: true,
          label: label('gender'),
          options: (['m', 'f', 'unstated'] as const).map((value) => ({
            value,
            label: t(`nominations:form.${value}`),
          })),
          value: row?.gender ?? 'unstated',
        },
      ],
    },
    {
      title: t('nominations:form.contact'),
      fields: [
        { name: 'email', kind: 'email', label: label('email'), optional: true, value: row?.email ?? '' },
        {
          name: 'phone',
          kind: 'tel',
          label: label('phone'),
          optional: true,
          width: 'm',
          value: row?.phone ?? '',
        },
        choiceField(
          'language',
          label('language'),
          [
            { value: 'ar', label: 'العربية' },
            { value: 'en', label: 'English' },
          ],
          row?.language ?? language,
          { blank: false },
        ),
      ],
    },
  ];
}
