import { type Static, Type } from 'typebox';
import { isAppError, ruleBroken } from '../../../../platform/errors/index.ts';
import { Choice, IdSchema, Nullable } from '../../../../platform/http/schemas.ts';
import { textIn, zonePhrase } from '../../../../platform/language/index.ts';
import { deletionAction, deletionPage } from '../../../../platform/pages/deletion.ts';
import { choiceField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { FieldGroup, FormModel } from '../../../../platform/views/index.ts';
import { type AttendeeCategory, attendeeCategories, listParticipations } from '../../../delegations/index.ts';
import { localTime } from '../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import { instantOf } from '../../forms/pages/manage/way.ts';
import { type ActivityWhole, listSessionChoices } from '../../store/activities.ts';
import { ActivityPatch, ReservationInput } from '../contract.ts';
import { managePlaces } from '../policy.ts';
import type { PlacePages } from './index.ts';
import { activitiesFrame, activityOf, listHref } from './shared.ts';

const { properties } = ActivityPatch;
const Day = Type.Optional(Nullable(Type.String({ format: 'date' })));
const Time = Type.Optional(Nullable(Type.String({ maxLength: 20 })));

/** Settings as their page sends them: times as a day and a time of day by the clock of the edition. */
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

const SettingsPage = Type.Object({
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
type SettingsPage = Static<typeof SettingsPage>;

/** Minutes that an offer may hold, as the API has them. */
const offerBounds = { least: 5, most: 43_200 };
/** @throws 422 by the page's field for a term that is too short or too long */
function offerMinutesOf(minutes: number): number {
  if (minutes < offerBounds.least || minutes > offerBounds.most)
    throw ruleBroken({ field: 'offerFor', code: 'offer-term' });
  return minutes;
}

const usual = { opens: '00:00', closes: '23:59', freezes: '23:59' } as const;

function patchOf(whole: EditionWhole, page: SettingsPage): ActivityPatch {
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

const fieldNames: Readonly<Record<string, string>> = {
  opensAt: 'opensTime',
  closesAt: 'closesTime',
  releasesAt: 'releasesTime',
  participationId: 'party',
  category: 'party',
};
/** Errors of the services by the fields of the pages. */
async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!isAppError(thrown) || thrown.errors.length === 0) throw thrown;
    throw ruleBroken(
      thrown.errors.map((error) => ({ ...error, field: fieldNames[error.field] ?? error.field })),
    );
  }
}

function momentGroup(
  context: PageContext,
  whole: EditionWhole,
  name: 'opens' | 'closes' | 'freezes' | 'releases',
  at: Date | null,
  more = '',
): FieldGroup {
  const { t } = context;
  const zone = t('registration:manage.time-hint', {
    zone: zonePhrase(dateSettingsOf(whole, context.language)),
  });
  const local = at === null ? undefined : localTime(at, whole.edition.timeZone);
  return {
    title: t(name === 'releases' ? 'places:releasesAt' : `places:form.${name}At`),
    hint: more === '' ? zone : `${more} ${zone}`,
    inline: true,
    fields: [
      {
        name: `${name}Day`,
        kind: 'date',
        optional: true,
        label: t('registration:manage.day'),
        value: local?.day ?? '',
      },
      {
        name: `${name}Time`,
        optional: true,
        width: 's',
        dir: 'ltr',
        label: t('registration:manage.time'),
        value: local?.time ?? '',
      },
    ],
  };
}

const settingsGroups = (
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

/** Adds the forms of an activity: opened for a session, edited, taken away, seats set aside. */
export function addActivityForms(deps: PlacePages): void {
  const { pages, shell, database, activities } = deps;

  const formPage = (
    context: PageContext,
    whole: EditionWhole,
    activity: ActivityWhole | null,
    title: string,
    form: FormModel,
    lede?: string,
  ): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: activitiesFrame(deps, context, whole, activity, title, lede === undefined ? {} : { lede }),
    data: { form },
  });
  const own = (context: PageContext): string => context.request.url.split('?')[0] ?? '';

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/activities/new',
      policy: managePlaces,
      handle: async (context, whole) => {
        const { t } = context;
        const base = listHref(context, whole);
        const choices = await listSessionChoices(database, database.db, { editionId: whole.edition.id });
        const wanted = typeof context.query.session === 'string' ? context.query.session : '';
        const form: FormModel = {
          action: own(context),
          groups: [
            {
              fields: [
                choiceField(
                  'sessionId',
                  t('places:form.session'),
                  choices.map(({ id, code, title, capacity }) => ({
                    value: id,
                    label: [code, say(title, context), capacity === null ? '' : String(capacity)]
                      .filter(Boolean)
                      .join(' · '),
                  })),
                  wanted,
                  { width: 'full', ...(choices.length === 0 ? { hint: t('places:no-sessions') } : {}) },
                ),
              ],
            },
            ...settingsGroups(context, whole, null),
          ],
          submit: { label: t('places:open') },
          cancel: { href: base },
        };
        const page = (again: FormModel) =>
          formPage(context, whole, null, t('places:open'), again, t('places:open-lede'));
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: SettingsPage,
          form,
          page,
          work: async (input) => {
            if (input.sessionId === undefined)
              throw ruleBroken({ field: 'sessionId', code: 'field-required' });
            const sessionId = input.sessionId;
            await named(async () =>
              activities.open(context.actor, whole.edition.id, { sessionId, ...patchOf(whole, input) }),
            );
            return `${base}/${sessionId}?done=opened`;
          },
        });
      },
    });

    shell.managed({
      method,
      path: '/activities/:activity/settings',
      policy: managePlaces,
      handle: async (context, whole) => {
        const { t } = context;
        const activity = await activityOf(deps, context, whole);
        const base = `${listHref(context, whole)}/${activity.id}`;
        const form: FormModel = {
          action: own(context),
          groups: [{ fields: [versionField(activity.version)] }, ...settingsGroups(context, whole, activity)],
          submit: { label: t('common:action.save') },
          cancel: { href: base },
          actions: [
            deletionAction(t('places:delete'), {
              action: `${base}/deletion`,
              version: activity.version,
              confirm: {
                title: t('places:delete-title', { activity: say(activity.session.title, context) }),
                text: t('places:delete-text'),
              },
            }),
          ],
        };
        const page = (again: FormModel) => formPage(context, whole, activity, t('places:settings'), again);
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: SettingsPage,
          form,
          page,
          work: async ({ sessionId: _, ...input }, version) => {
            if (input.capacity == null) throw ruleBroken({ field: 'capacity', code: 'field-required' });
            await named(async () =>
              activities.edit(context.actor, activity.id, version, patchOf(whole, input)),
            );
            return `${base}?done=saved`;
          },
        });
      },
    });

    shell.managed({
      method,
      path: '/activities/:activity/deletion',
      policy: managePlaces,
      handle: async (context, whole) => {
        const t = context.words(whole.edition.digits);
        const activity = await activityOf(deps, context, whole);
        const base = listHref(context, whole);
        if (method === 'POST') {
          const { version } = (context.request.body ?? {}) as { version?: string };
          await activities.remove(context.actor, activity.id, Number(version) || 0);
          return { redirect: base };
        }
        return deletionPage(database, {
          page: activitiesFrame(deps, context, whole, activity, t('places:delete')),
          digits: whole.edition.digits,
          t,
          confirm: {
            title: t('places:delete-title', { activity: say(activity.session.title, context) }),
            text: t('places:delete-text'),
          },
          action: own(context),
          version: activity.version,
          back: `${base}/${activity.id}/settings`,
          row: { table: 'activities', id: activity.id },
        });
      },
    });

    shell.managed({
      method,
      path: '/activities/:activity/reservations',
      policy: managePlaces,
      handle: async (context, whole) => {
        const { t } = context;
        const activity = await activityOf(deps, context, whole);
        const base = `${listHref(context, whole)}/${activity.id}`;
        const parties = await listParticipations(
          database.db,
          whole.edition.id,
          context.language,
          {},
          { limit: 1_000 },
        );
        const form: FormModel = {
          action: own(context),
          groups: [
            {
              fields: [
                choiceField(
                  'party',
                  t('places:reserve-for'),
                  [
                    ...attendeeCategories.map((value) => ({
                      value,
                      label: t(`attendees:category.${value}`),
                      group: t('places:categories'),
                    })),
                    ...parties.map(({ participation, state, body }) => ({
                      value: participation.id,
                      label: textIn(
                        state?.shortName ??
                          body?.name ?? {
                            ar: '',
                            en: '',
                            authentic: 'ar',
                            status: { ar: 'missing', en: 'missing' },
                          },
                        context.language,
                      ).text,
                      group: t('places:delegations'),
                    })),
                  ],
                  '',
                ),
                {
                  name: 'seats',
                  kind: 'number',
                  width: 's',
                  label: t('places:reserve-seats'),
                  hint: t('places:reserve-hint'),
                },
              ],
            },
            momentGroup(context, whole, 'releases', null, t('places:form.times-hint')),
          ],
          submit: { label: t('places:reserve') },
          cancel: { href: base },
        };
        const page = (again: FormModel) =>
          formPage(context, whole, activity, t('places:reserve-title'), again);
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: Type.Object({
            party: Type.String({ minLength: 1, maxLength: 40 }),
            seats: ReservationInput.properties.seats,
            releasesDay: Day,
            releasesTime: Time,
          }),
          form,
          page,
          work: async ({ party, seats, releasesDay, releasesTime }) => {
            const category = attendeeCategories.find((one) => one === party);
            const delegation = parties.find(({ participation }) => participation.id === party);
            if (category === undefined && delegation === undefined) {
              throw ruleBroken({ field: 'party', code: 'participation-unknown' });
            }
            const releasesAt =
              releasesDay == null || releasesDay === ''
                ? null
                : instantOf(whole, releasesDay, releasesTime || '23:59', 'releasesTime');
            await named(async () =>
              activities.reserve(context.actor, activity.id, {
                participationId: delegation?.participation.id ?? null,
                category: category ?? null,
                seats,
                releasesAt,
              }),
            );
            return `${base}?done=reserved`;
          },
        });
      },
    });
  }
}
