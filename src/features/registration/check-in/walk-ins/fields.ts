import { type Static, Type } from 'typebox';
import { Choice, IdSchema, LanguageSchema, LineInput, Nullable } from '../../../../platform/http/schemas.ts';
import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import { type PageContext, say } from '../../../../platform/pages/index.ts';
import type { FieldGroup, FieldOption } from '../../../../platform/views/index.ts';
import { attendeeFields, listFields } from '../../../delegations/index.ts';
import type { DoorRow } from '../../store/check-in-kit.ts';
import { consentsAsked, type DeskForm } from './forms.ts';

/** What the page of a form sends. */
export const walkInSchema = ({ questions }: DeskForm) =>
  Type.Object({
    form: IdSchema,
    name: LineInput,
    email: attendeeFields.email,
    phone: attendeeFields.phone,
    organisation: attendeeFields.organisation,
    post: attendeeFields.post,
    stateCode: attendeeFields.stateCode,
    nationality: attendeeFields.nationality,
    language: LanguageSchema,
    listed: Type.Optional(Type.Array(Choice(listFields))),
    consents: Type.Optional(
      Type.Object(
        Object.fromEntries(consentsAsked(questions).map(({ id }) => [id, Type.Optional(Type.Boolean())])),
      ),
    ),
    door: Type.Optional(Nullable(IdSchema)),
    somebodyElse: Type.Optional(Type.String({ maxLength: 4_000 })),
  });
export type WalkInPage = Static<ReturnType<typeof walkInSchema>>;

/** Who somebody is, how they are reached and what they agree to: as much as is asked at a desk. */
export function walkInGroups(
  context: PageContext,
  { questions }: DeskForm,
  states: readonly FieldOption[],
): FieldGroup[] {
  const { t } = context;
  const label = (field: string): string => t(`attendees:fields.${field}`);
  return [
    {
      title: t('check-in:walk-in.who'),
      fields: [
        textField('name', label('name'), undefined, { hint: t('check-in:walk-in.name-hint') }),
        textField('organisation', label('organisation'), undefined, { optional: true }),
        choiceField('stateCode', label('stateCode'), states, '', { optional: true }),
      ],
    },
    {
      title: t('check-in:walk-in.contact'),
      hint: t('check-in:walk-in.contact-hint'),
      fields: [
        { name: 'email', kind: 'email', label: label('email'), value: '', optional: true },
        { name: 'phone', kind: 'tel', label: label('phone'), value: '', optional: true },
        {
          name: 'language',
          kind: 'radios',
          inline: true,
          label: label('language'),
          options: (['ar', 'en'] as const).map((value) => ({
            value,
            label: t(`registration:language.${value}`),
          })),
          value: context.language,
        },
      ],
    },
    {
      title: t('check-in:walk-in.more'),
      folded: true,
      fields: [
        textField('post', label('post'), undefined, { optional: true }),
        choiceField('nationality', label('nationality'), states, '', { optional: true }),
      ],
    },
    {
      title: t('check-in:walk-in.consents'),
      hint: t('check-in:walk-in.consents-hint'),
      fields: [
        ...consentsAsked(questions).map((question) => ({
          name: `consents.${question.id}`,
          kind: 'checkbox' as const,
          label: say(question.label, context),
          ...(question.hint === null ? {} : { hint: say(question.hint, context) }),
          optional: !question.required,
          value: false,
        })),
        {
          name: 'listed',
          kind: 'checkboxes',
          label: t('registration:consent.list'),
          optional: true,
          options: listFields.map((value) => ({ value, label: t(`registration:listed.${value}`) })),
          value: [],
        },
      ],
    },
  ];
}

/** Checking somebody in at once, by a door. */
export const doorGroup = (context: PageContext, doors: readonly DoorRow[], chosen: string): FieldGroup => ({
  title: context.t('check-in:walk-in.at-once'),
  fields: [
    choiceField(
      'door',
      context.t('check-in:door.door'),
      doors.map(({ id, name, zoneName }) => ({
        value: id,
        label: `${say(name, context)} · ${say(zoneName, context)}`,
      })),
      chosen,
      {
        optional: true,
        blank: context.t('check-in:walk-in.not-now'),
        hint: context.t('check-in:walk-in.at-once-hint'),
      },
    ),
  ],
});
