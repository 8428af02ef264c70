import { type Static, Type } from 'typebox';
import { ruleBroken } from '../../../../../platform/errors/index.ts';
import { Choice, IdSchema, Nullable } from '../../../../../platform/http/schemas.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FieldGroup } from '../../../../../platform/views/index.ts';
import { type AttendeeCategory, attendeeCategories } from '../../../../delegations/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { instantOf } from '../../../forms/pages/manage/way.ts';
import type { ActivityWhole } from '../../../store/activities.ts';
import { ActivityPatch } from '../../contract.ts';
import { Day, momentGroup, Time } from './moments.ts';

const { properties } = ActivityPatch;

/** In what people say how long an offer holds, and how many minutes each has. */
const unitMinutes = { days: 1_440, hours: 60, minutes: 1 } as const;
const offerUnits = ['days', 'hours', 'minutes'] as const;

/** A number of minutes in the largest unit that says it whole. */
const inUnits = (
  minutes: number,
): { readonly amount: number; readonly unit: (typeof offerUnits)[number] } => {
  const unit = offerUnits.find((one) => minutes % unitMinutes[one] === 0) ?? 'minutes';
  return { amount: minutes / unitMinutes[unit], unit };
};

/** Settings as their page sends them: times as a day and a time of day by the clock of the edition. */
export const SettingsPage = Type.Object({
  sessionId: Type.Optional(IdSchema),
  capacity: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 100_000 }))),
  opensDay: Day,
  opensTime: Time,
  closesDay: Day,
  closesTime: Time,
  freezesDay: Day,
  freezesTime: Time,
  offerFor: Type.Optional(Type.Integer({ minimum: 1, maximum: 43_200 })),
  offerUnit: Type.Optional(Choice(offerUnits)),
  waitingCap: properties.waitingCap,
  mostPerPerson: properties.mostPerPerson,
  categories: Type.Optional(Type.Array(Choice(attendeeCategories))),
});
export type SettingsPage = Static<typeof SettingsPage>;

/** Minutes that an offer may hold, as the API has them. */
const offerBounds = { least: 5, most: 43_200 };
/** @throws 422 by the page's field for a term that is too short or too long */
function offerMinutesOf(minutes: number): number {
  if (minutes < offerBounds.least || minutes > offerBounds.most)
    throw ruleBroken({ field: 'offerFor', code: 'offer-term' });
  return minutes;
}

const usual = { opens: '00:00', closes: '23:59', freezes: '23:59' } as const;

/** Settings as the service takes them. */
export function patchOf(whole: EditionWhole, page: SettingsPage): ActivityPatch {
  const at = (name: keyof typeof usual): string | null => {
    const day = page[`${name}Day`];
    if (day == null || day === '') return null;
    return instantOf(whole, day, page[`${name}Time`] || usual[name], `${name}Time`);
  };
  const { capacity, offerFor, offerUnit = 'hours', waitingCap, mostPerPerson, categories = [] } = page;
  return {
    ...(capacity == null ? {} : { capacity }),
    ...(offerFor === undefined ? {} : { offerMinutes: offerMinutesOf(offerFor * unitMinutes[offerUnit]) }),
    opensAt: at('opens'),
    closesAt: at('closes'),
    freezesAt: at('freezes'),
    waitingCap: waitingCap ?? null,
    mostPerPerson: mostPerPerson ?? null,
    categories: categories.length === 0 ? null : (categories as AttendeeCategory[]),
  };
}

/** The fields of an activity's settings; null: of one that is about to be opened. */
export const settingsGroups = (
  context: PageContext,
  whole: EditionWhole,
  activity: ActivityWhole | null,
): FieldGroup[] => {
  const { t } = context;
  const term = inUnits(activity?.offerMinutes ?? 1_440);
  const number = (name: string, hint: string, value: number | null, optional = true) => ({
    name,
    kind: 'number' as const,
    width: 's' as const,
    optional,
    label: t(`places:form.${name}`),
    ...(hint === '' ? {} : { hint: t(`places:form.${hint}`) }),
    value,
  });
  return [
    {
      fields: [
        number(
          'capacity',
          activity === null ? 'capacity-hint' : '',
          activity?.capacity ?? null,
          activity === null,
        ),
        {
          name: 'categories',
          kind: 'checkboxes',
          inline: true,
          optional: true,
          label: t('places:form.categories'),
          hint: t('places:form.categories-hint'),
          options: attendeeCategories.map((value) => ({ value, label: t(`attendees:category.${value}`) })),
          value: activity?.categories ?? [],
        },
        number('mostPerPerson', '', activity?.mostPerPerson ?? null),
      ],
    },
    momentGroup(context, whole, 'opens', activity?.opensAt ?? null),
    momentGroup(context, whole, 'closes', activity?.closesAt ?? null, t('places:form.times-hint')),
    {
      fields: [number('waitingCap', 'cap-hint', activity?.waitingCap ?? null)],
    },
    {
      title: t('places:form.offerMinutes'),
      hint: t('places:form.offer-hint'),
      inline: true,
      fields: [
        number('offerFor', '', term.amount, false),
        {
          name: 'offerUnit',
          kind: 'select' as const,
          label: t('places:form.offerUnit'),
          options: offerUnits.map((value) => ({ value, label: t(`places:form.unit.${value}`) })),
          value: term.unit,
        },
      ],
    },
    momentGroup(context, whole, 'freezes', activity?.freezesAt ?? null, t('places:form.freeze-hint')),
  ];
};
