import { Type } from 'typebox';
import { ruleBroken } from '../../../../../platform/errors/index.ts';
import { textIn } from '../../../../../platform/language/index.ts';
import { choiceField } from '../../../../../platform/pages/fields.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { attendeeCategories, listParticipations } from '../../../../delegations/index.ts';
import { instantOf, named } from '../../../forms/pages/manage/way.ts';
import { ReservationInput } from '../../contract.ts';
import { managePlaces } from '../../policy.ts';
import type { PlacePages } from '../index.ts';
import { activityOf, listHref } from '../shared.ts';
import { activityFormPage, hereOf } from './form-page.ts';
import { Day, momentGroup, Time } from './moments.ts';

/** Adds the page that sets seats aside for a category or a delegation. */
export function addReserving(deps: PlacePages): void {
  const { pages, shell, database, activities } = deps;

  for (const method of ['GET', 'POST'] as const) {
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
          action: hereOf(context),
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
          activityFormPage(deps, context, whole, activity, t('places:reserve-title'), again);
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
            await named(
              async () =>
                activities.reserve(context.actor, activity.id, {
                  participationId: delegation?.participation.id ?? null,
                  category: category ?? null,
                  seats,
                  releasesAt,
                }),
              { releasesAt: 'releasesTime', participationId: 'party', category: 'party' },
            );
            return `${base}?done=reserved`;
          },
        });
      },
    });
  }
}
