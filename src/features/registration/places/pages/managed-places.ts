import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { IdSchema } from '../../../../platform/http/schemas.ts';
import { choiceField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { idOf, say } from '../../../../platform/pages/index.ts';
import { nothingPicked, pickedRows, queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { type ActivityWhole, countedActivities } from '../../store/activities.ts';
import { findPlaceWhole, listPlaces, type PlaceWhole, searchHolders } from '../../store/holders.ts';
import { ReasonInput } from '../contract.ts';
import { managePlaces } from '../policy.ts';
import { seatsLeft } from '../rules/seats.ts';
import type { PlacePages } from './index.ts';
import { activitiesFrame, activityOf, listHref, whenOf } from './shared.ts';

/** Adds what is done with people's places: given to somebody, taken with a reason, moved, attended. */
export function addManagedPlaces(deps: PlacePages): void {
  const { pages, shell, database, own, following, changes } = deps;

  const placeIn = async (context: PageContext, activity: ActivityWhole): Promise<PlaceWhole> => {
    const found = await findPlaceWhole(database, database.db, idOf(context, 'place'));
    if (found === undefined || found.activityId !== activity.id) throw notFound('place-not-known');
    return found;
  };
  const formPage = (
    context: PageContext,
    whole: EditionWhole,
    activity: ActivityWhole,
    title: string,
    form: FormModel,
    lede?: string,
  ): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: activitiesFrame(deps, context, whole, activity, title, lede === undefined ? {} : { lede }),
    data: { form },
  });
  const address = (context: PageContext): string => context.request.url.split('?')[0] ?? '';

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/activities/:activity/people',
      policy: managePlaces,
      handle: async (context, whole): Promise<PageAnswer> => {
        const { t } = context;
        const activity = await activityOf(deps, context, whole);
        const base = `${listHref(context, whole)}/${activity.id}`;
        const q = queryValue(context, 'q').slice(0, 200);
        const found = q === '' ? [] : await searchHolders(database, database.db, whole.edition.id, q);
        const page = (again: FormModel): Page => ({
          template: 'pages/record',
          digits: whole.edition.digits,
          page: activitiesFrame(deps, context, whole, activity, t('places:act'), {
            lede: say(activity.session.title, context),
          }),
          data: {
            form: {
              action: address(context),
              method: 'get',
              fields: [{ name: 'q', kind: 'search', label: t('places:act-search'), value: q }],
              submit: { label: t('common:action.search') },
              guard: false,
            },
            notices: (again.errors ?? []).map(({ message }) => ({
              title: message,
              tone: 'bad' as const,
              live: true,
            })),
            tables:
              q === ''
                ? []
                : [
                    {
                      table: {
                        id: 'people',
                        caption: t('places:person'),
                        columns: [
                          { key: 'title', label: t('places:person') },
                          { key: 'act', label: t('common:list.actions'), labelHidden: true },
                        ],
                        rows: found.map((holder) => ({
                          id: holder.id,
                          title: say(holder.name, context),
                          sub: [t(`attendees:category.${holder.category}`), say(holder.organisation, context)]
                            .filter(Boolean)
                            .join('\u00a0· '),
                          pickable: false,
                          cells: {
                            act: {
                              actions: [
                                {
                                  label: t('places:act-give'),
                                  action: `${base}/people?q=${encodeURIComponent(q)}`,
                                  fields: { attendee: holder.id },
                                  size: 'sm' as const,
                                  about: say(holder.name, context),
                                },
                              ],
                            },
                          },
                        })),
                        empty: { title: t('places:act-none') },
                      },
                    },
                  ],
          },
        });
        const form: FormModel = { action: address(context), submit: { label: '' } };
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: Type.Object({ attendee: IdSchema }),
          form,
          page,
          work: async ({ attendee }) => {
            const [made] = await own.ask(context.actor, activity.id, { attendeeIds: [attendee] });
            return `${base}?done=${made?.state === 'waiting' ? 'waiting' : 'asked'}`;
          },
        });
      },
    });

    shell.managed({
      method,
      path: '/activities/:activity/places/:place/cancellation',
      policy: managePlaces,
      handle: async (context, whole): Promise<PageAnswer> => {
        const { t } = context;
        const activity = await activityOf(deps, context, whole);
        const place = await placeIn(context, activity);
        const base = `${listHref(context, whole)}/${activity.id}`;
        const form: FormModel = {
          action: address(context),
          fields: [
            versionField(place.version),
            {
              name: 'reason',
              kind: 'textarea',
              rows: 3,
              optional: true,
              label: t('places:reason'),
              hint: t('places:reason-hint'),
            },
          ],
          submit: { label: t('places:cancel'), danger: true },
          cancel: { href: base },
        };
        const title = t('places:cancel-title', { name: say(place.name, context) });
        const page = (again: FormModel) =>
          formPage(context, whole, activity, title, again, t('places:cancel-lede'));
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: ReasonInput,
          form,
          page,
          work: async ({ reason }, version) => {
            await own.cancel(context.actor, { id: place.id }, version, reason ?? null);
            return `${base}?done=cancelled`;
          },
        });
      },
    });

    shell.managed({
      method,
      path: '/activities/:activity/places/:place/move',
      policy: managePlaces,
      handle: async (context, whole): Promise<PageAnswer> => {
        const t = context.words(whole.edition.digits);
        const activity = await activityOf(deps, context, whole);
        const place = await placeIn(context, activity);
        const base = `${listHref(context, whole)}/${activity.id}`;
        const others = (await countedActivities(database, whole.edition.id)).filter(
          ({ id, session }) => id !== activity.id && !session.cancelled,
        );
        const form: FormModel = {
          action: address(context),
          fields: [
            versionField(place.version),
            choiceField(
              'activityId',
              t('places:move-to'),
              others.map((one) => ({
                value: one.id,
                label: `${say(one.session.title, context)} · ${whenOf(context, whole, one)} · ${t('places:left')}: ${seatsLeft(one)}`,
              })),
              '',
              { width: 'full', hint: t('places:move-hint') },
            ),
          ],
          submit: { label: t('places:move') },
          cancel: { href: base },
        };
        const page = (again: FormModel) =>
          formPage(context, whole, activity, t('places:move'), again, say(place.name, context));
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: Type.Object({ activityId: IdSchema }),
          form,
          page,
          work: async ({ activityId }, version) => {
            await own.move(context.actor, place.id, version, activityId);
            return `${base}?done=moved`;
          },
        });
      },
    });
  }

  shell.managed({
    method: 'POST',
    path: '/activities/:activity/attendance',
    policy: managePlaces,
    handle: async (context, whole): Promise<PageAnswer> => {
      const activity = await activityOf(deps, context, whole);
      const base = `${listHref(context, whole)}/${activity.id}`;
      const { do: act } = (context.request.body ?? {}) as { do?: string };
      const picked = new Set(pickedRows(context));
      if (act !== 'rest' && picked.size === 0) return nothingPicked(base);
      const people = (await listPlaces(database, database.db, activity.id))
        .filter(({ id }) => picked.has(id))
        .map(({ attendeeId }) => attendeeId);
      await changes.run(context.actor, managePlaces.name, async (change) => {
        if (act === 'rest') await following.closeAttendance(change, activity.id);
        else await following.markAttendance(change, activity.id, people, act !== 'absent');
      });
      return { redirect: `${base}?done=attendance` };
    },
  });
}
