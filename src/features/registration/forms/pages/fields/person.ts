import { Type } from 'typebox';
import { Choice, LineInput } from '../../../../../platform/http/schemas.ts';
import { choiceField, textField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FieldGroup, FieldOption } from '../../../../../platform/views/index.ts';
import { attendeeFields, listFields } from '../../../../delegations/index.ts';
import type { FormRow, QuestionRow } from '../../../store/forms.ts';
import type { RegistrationPatch } from '../../contract.ts';
import type { Content } from '../../rules/content.ts';

/** What the pages of a form are drawn from. */
export interface FormPageData {
  readonly form: FormRow;
  readonly questions: readonly QuestionRow[];
  readonly person: RegistrationPatch;
  readonly content: Content;
  /** States to choose from, where the form asks for one. */
  readonly states: readonly FieldOption[];
}

/** The first page: who somebody is. */
export const personSchema = ({ blocks }: Pick<FormRow, 'blocks'>) =>
  Type.Object({
    name: LineInput,
    honorific: attendeeFields.honorific,
    // Its form is looked at with everything else, so that all that is wrong is said at once.
    email: Type.String({ maxLength: 254 }),
    ...(blocks.organisation === undefined
      ? {}
      : { organisation: attendeeFields.organisation, post: attendeeFields.post }),
    ...(blocks.state === undefined ? {} : { stateCode: attendeeFields.stateCode }),
    ...(blocks.identity === undefined
      ? {}
      : { nationality: attendeeFields.nationality, gender: attendeeFields.gender }),
    ...(blocks['birth-date'] === undefined ? {} : { birthDate: attendeeFields.birthDate }),
    ...(blocks.phone === undefined ? {} : { phone: attendeeFields.phone }),
    listed: Type.Optional(Type.Array(Choice(listFields))),
  });

/** Fields of the first page. */
export function personGroups(context: PageContext, data: FormPageData): FieldGroup[] {
  const { t } = context;
  const { form, person, states } = data;
  const { blocks } = form;
  const label = (field: string): string => t(`attendees:fields.${field}`);
  const optional = (block: keyof typeof blocks): boolean => blocks[block] !== 'needed';
  const text = (field: 'name' | 'honorific' | 'organisation' | 'post', more: object) => ({
    ...textField(field, label(field), undefined, more),
    ar: { value: person[field]?.ar ?? '' },
    en: { value: person[field]?.en ?? '' },
  });
  return [
    {
      title: t('registration:step.you'),
      fields: [
        text('name', { hint: t('registration:hint.name') }),
        text('honorific', { optional: true }),
        ...(blocks.organisation === undefined
          ? []
          : [text('organisation', { optional: optional('organisation') }), text('post', { optional: true })]),
        ...(blocks.state === undefined
          ? []
          : [
              choiceField('stateCode', label('stateCode'), states, person.stateCode, {
                optional: optional('state'),
              }),
            ]),
        ...(blocks.identity === undefined
          ? []
          : [
              choiceField('nationality', label('nationality'), states, person.nationality, {
                optional: optional('identity'),
              }),
              {
                name: 'gender',
                kind: 'radios' as const,
                inline: true,
                label: label('gender'),
                options: (['m', 'f', 'unstated'] as const).map((value) => ({
                  value,
                  label: t(`registration:gender.${value}`),
                })),
                value: person.gender ?? 'unstated',
              },
            ]),
        ...(blocks['birth-date'] === undefined
          ? []
          : [
              {
                name: 'birthDate',
                label: label('birthDate'),
                hint: t('registration:hint.birth-date'),
                width: 'm' as const,
                dir: 'ltr' as const,
                optional: optional('birth-date'),
                value: person.birthDate ?? '',
              },
            ]),
      ],
    },
    {
      title: t('registration:step.reach'),
      fields: [
        {
          name: 'email',
          kind: 'email',
          label: label('email'),
          hint: t('registration:hint.email'),
          autocomplete: 'email',
          value: person.email ?? '',
        },
        ...(blocks.phone === undefined
          ? []
          : [
              {
                name: 'phone',
                kind: 'tel' as const,
                label: label('phone'),
                hint: t('registration:hint.phone'),
                autocomplete: 'tel',
                optional: optional('phone'),
                value: person.phone ?? '',
              },
            ]),
        {
          name: 'listed',
          kind: 'checkboxes',
          label: t('registration:hint.listed'),
          hint: t('registration:consent.list'),
          optional: true,
          options: listFields.map((value) => ({ value, label: t(`registration:listed.${value}`) })),
          value: person.listed ?? [],
        },
      ],
    },
  ];
}
