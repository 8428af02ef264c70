import { type Static, Type } from 'typebox';
import { LINE_LENGTH, Nullable } from '../../../../../platform/http/schemas.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FieldGroup } from '../../../../../platform/views/index.ts';
import type { FormRow } from '../../../store/forms.ts';
import type { RegistrationPatch } from '../../contract.ts';
import type { FormPageData } from './person.ts';

const Line = Type.String({ maxLength: LINE_LENGTH });

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
