import { type Static, type TSchema, Type } from 'typebox';
import { Choice, LINE_LENGTH, LineInput, Nullable, TEXT_LENGTH } from '../../../../platform/http/schemas.ts';
import { choiceField, textField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { FieldGroup, FieldModel, FieldOption } from '../../../../platform/views/index.ts';
import { attendeeFields, listFields } from '../../../delegations/index.ts';
import type { FormRow, QuestionRow } from '../../store/forms.ts';
import type { RegistrationPatch } from '../contract.ts';
import { type Answers, askedOf } from '../rules/answers.ts';
import type { Content } from '../rules/content.ts';

/** What the pages of a form are drawn from. */
export interface FormPageData {
  readonly form: FormRow;
  readonly questions: readonly QuestionRow[];
  readonly person: RegistrationPatch;
  readonly content: Content;
  /** States to choose from, where the form asks for one. */
  readonly states: readonly FieldOption[];
}

const Line = Type.String({ maxLength: LINE_LENGTH });

/** An answer as a page sends it. */
function answerSchema({ type }: QuestionRow): TSchema {
  if (type === 'choices') return Type.Array(Type.String({ maxLength: 80 }));
  if (type === 'consent') return Type.Boolean();
  if (type === 'text') return Nullable(Type.String({ maxLength: TEXT_LENGTH }));
  return Nullable(type === 'url' ? Type.String({ maxLength: 2_000 }) : Line);
}

/** Questions that a page asks: all but files, which have pages of their own. */
export const written = (questions: readonly QuestionRow[]): QuestionRow[] =>
  questions.filter(({ type }) => type !== 'file');

/** A page of questions as it is sent. */
export const questionsSchema = (questions: readonly QuestionRow[]) =>
  Type.Object({
    answers: Type.Optional(
      Type.Object(
        Object.fromEntries(written(questions).map((one) => [one.id, Type.Optional(answerSchema(one))])),
      ),
    ),
  });

/** What was posted as the services read it. */
export const answersOfPage = (questions: readonly QuestionRow[], posted: Answers = {}): Answers =>
  Object.fromEntries(
    written(questions).flatMap(({ id, type }) => {
      if (!Object.hasOwn(posted, id)) return [];
      const value = posted[id];
      if (type === 'yes-no') return [[id, value === 'yes' ? true : value === 'no' ? false : null]];
      return [[id, value ?? null]];
    }),
  );

function answerField(context: PageContext, question: QuestionRow, value: unknown): FieldModel {
  const { t } = context;
  const hint = say(question.hint, context);
  const common = {
    name: `answers.${question.id}`,
    label: say(question.label, context),
    optional: !question.required,
    ...(hint === '' ? {} : { hint }),
  };
  const options = question.options.map(({ key, label }) => ({ value: key, label: say(label, context) }));
  const text = value === undefined || value === null ? '' : String(value);
  switch (question.type) {
    case 'text':
      return { ...common, kind: 'textarea', dir: 'auto', value: text };
    case 'number':
      return { ...common, kind: 'number', width: 's', value: text };
    case 'date':
      return { ...common, kind: 'date', value: text };
    case 'url':
      return { ...common, kind: 'url', dir: 'ltr', value: text };
    case 'yes-no':
      return {
        ...common,
        kind: 'radios',
        inline: true,
        options: [
          { value: 'yes', label: t('registration:yes') },
          { value: 'no', label: t('registration:no') },
        ],
        value: value === true ? 'yes' : value === false ? 'no' : '',
      };
    case 'consent':
      return { ...common, kind: 'checkbox', value: value === true };
    case 'choice':
      return { ...common, kind: 'radios', options, value: text };
    case 'choices':
      return { ...common, kind: 'checkboxes', options, value: Array.isArray(value) ? value.map(String) : [] };
    default:
      return { ...common, kind: 'text', dir: 'auto', value: text };
  }
}

/** The mark by which a page says that a question was on it. */
export const shownName = (id: string): string => `shown.${id}`;

/**
 * Questions as groups of a form: those with a condition appear while it holds. Where it does not hold yet, they are kept
 * out of pages without a script.
 */
export function questionGroups(
  context: PageContext,
  questions: readonly QuestionRow[],
  answers: Answers,
): FieldGroup[] {
  const asked = new Set(askedOf(questions, answers).map(({ id }) => id));
  return written(questions).map((question) => ({
    fields: [
      { name: shownName(question.id), kind: 'hidden', label: '', value: '1' },
      answerField(context, question, answers[question.id]),
    ],
    ...(question.condition === null
      ? {}
      : {
          when: {
            field: `answers.${question.condition.questionId}`,
            values: question.condition.answers,
            shut: !asked.has(question.id),
          },
        }),
  }));
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

/** The page of journey and stay. */
export const staySchema = Type.Object({
  arrival: Type.Optional(
    Nullable(
      Type.Object({
        arrivesAt: Type.Optional(Nullable(Line)),
        arrivesBy: Type.Optional(Nullable(Line)),
        departsAt: Type.Optional(Nullable(Line)),
        departsBy: Type.Optional(Nullable(Line)),
      }),
    ),
  ),
  hotel: Type.Optional(Nullable(Line)),
  dietary: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
  access: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
  guests: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String({ minLength: 1, maxLength: LINE_LENGTH }),
        relation: Type.Optional(Line),
      }),
    ),
  ),
});

/** What the page sent as the services read it: an emptied part of the journey is none. */
export const stayOf = ({ arrival, ...rest }: Static<typeof staySchema>): RegistrationPatch => ({
  ...rest,
  ...(arrival === undefined
    ? {}
    : {
        arrival:
          arrival === null
            ? null
            : Object.fromEntries(Object.entries(arrival).filter(([, value]) => value !== null)),
      }),
});

/** Whether a form asks for anything of journey, stay, needs or accompanying persons. */
export const asksOfStay = ({ blocks, mostGuests }: Pick<FormRow, 'blocks' | 'mostGuests'>): boolean =>
  mostGuests > 0 ||
  (['arrival', 'hotel', 'dietary', 'access'] as const).some((block) => blocks[block] !== undefined);

/** Fields of the page of journey and stay. */
export function stayGroups(context: PageContext, { form, content }: FormPageData): FieldGroup[] {
  const { t } = context;
  const { blocks, mostGuests } = form;
  const optional = (block: keyof typeof blocks): boolean => blocks[block] !== 'needed';
  const needs = (['dietary', 'access'] as const).filter((block) => blocks[block] !== undefined);
  return [
    ...(blocks.arrival === undefined && blocks.hotel === undefined
      ? []
      : [
          {
            title: t('registration:step.journey'),
            fields: [
              ...(blocks.arrival === undefined
                ? []
                : (['arrivesAt', 'arrivesBy', 'departsAt', 'departsBy'] as const).map((name) => ({
                    name: `arrival.${name}`,
                    ...(name.endsWith('At') ? { kind: 'datetime' as const } : { dir: 'auto' as const }),
                    label: t(`registration:arrival.${name}`),
                    optional: name === 'arrivesAt' ? optional('arrival') : true,
                    value: content.arrival?.[name] ?? '',
                  }))),
              ...(blocks.hotel === undefined
                ? []
                : [
                    {
                      name: 'hotel',
                      label: t('registration:block.hotel'),
                      hint: t('registration:hint.hotel'),
                      dir: 'auto' as const,
                      optional: optional('hotel'),
                      value: content.hotel ?? '',
                    },
                  ]),
            ],
          },
        ]),
    ...(needs.length === 0
      ? []
      : [
          {
            title: t('registration:step.needs'),
            hint: t('registration:hint.needs'),
            fields: needs.map((name) => ({
              name,
              kind: 'textarea' as const,
              rows: 3,
              dir: 'auto' as const,
              label: t(`registration:block.${name}`),
              optional: optional(name),
              value: content[name] ?? '',
            })),
          },
        ]),
    ...Array.from({ length: mostGuests }, (_, index) => ({
      title: t('registration:guest.title', { number: index + 1 }),
      inline: true,
      fields: (['name', 'relation'] as const).map((name) => ({
        name: `guests.${index}.${name}`,
        label: t(`registration:guest.${name}`),
        dir: 'auto' as const,
        optional: true,
        value: content.guests[index]?.[name] ?? '',
      })),
    })),
  ];
}
