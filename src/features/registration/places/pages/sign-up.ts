import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { anyone } from '../../../../platform/http/index.ts';
import { Choice, IdSchema } from '../../../../platform/http/schemas.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { ActionModel, FormModel, RowModel } from '../../../../platform/views/index.ts';
import { below, type EditionWhole, editionPath } from '../../../series/index.ts';
import { doneOf } from '../../forms/pages/shared.ts';
import { type ActivityWhole, countedActivities } from '../../store/activities.ts';
import { type Holder, listOwnSessions, listPlacesOf } from '../../store/holders.ts';
import { listReservations } from '../../store/places.ts';
import { ownPlaces } from '../policy.ts';
import { refusalOf } from '../rules/holders.ts';
import { hoursOf, reservationFor, roomIn, seatsLeft, windowOf } from '../rules/seats.ts';
import { livingStates } from '../rules/states.ts';
import type { PlacePages } from './index.ts';
import { actsOf, clashText, instantText, placeTag, whenOf, windowTag } from './shared.ts';

const Sent = Type.Object({
  do: Choice(['ask', 'confirm', 'cancel'] as const),
  attendee: Type.Optional(IdSchema),
  place: Type.Optional(IdSchema),
  version: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
});

/** Adds the page on which one asks for a place in a session: for oneself, or as a focal point for one's delegation. */
export function addSignUpPages(deps: PlacePages): void {
  const { pages, shell, database, finder, announced, own, clock, describe, reader } = deps;
  const path = '/forums/:series/:edition/sessions/:session/places';

  const find = async (context: PageContext) => {
    const { series, edition, session: slug } = context.params;
    const whole = await finder.visible(context.actor, `${series}:${edition}`);
    const found = (await countedActivities(database, whole.edition.id)).find(
      ({ session }) => session.slug === slug && session.announced,
    );
    if (found === undefined) throw notFound('activity-unknown');
    return { whole, activity: found };
  };

  /** Everybody whom the reader may act for, with their place here, what clashes, and what they may do. */
  async function rowsOf(
    context: PageContext,
    whole: EditionWhole,
    activity: ActivityWhole,
    people: readonly Holder[],
    action: string,
  ): Promise<RowModel[]> {
    const { t } = context;
    const now = clock.now();
    const data = await announced(whole);
    const known = await database.transaction((tx) =>
      deps.widened(tx, async () => ({
        places: await listPlacesOf(
          reader,
          tx,
          people.map(({ id }) => id),
        ),
        reservations: await listReservations(tx, [activity.id]),
        sessions: await Promise.all(people.map((holder) => listOwnSessions(reader, tx, holder))),
      })),
    );
    const open = windowOf(hoursOf(activity), now) === 'open';
    return people.map((holder, index): RowModel => {
      const theirs = known.places.filter(({ attendeeId }) => attendeeId === holder.id);
      const here = theirs.find((one) => one.activityId === activity.id && livingStates.includes(one.state));
      const held = theirs
        .filter(({ state }) => livingStates.includes(state))
        .map(({ activityId }) => activityId);
      const clash = clashText(
        context,
        data,
        activity.id,
        new Set([...(known.sessions[index] ?? []), ...held]),
      );
      const refusal = refusalOf(holder, activity.categories);
      const reserved = reservationFor(known.reservations, holder) !== undefined;
      const room = reserved ? 'seats' : roomIn(activity);
      const ask: ActionModel[] =
        here !== undefined || !open || refusal !== null || room === 'none'
          ? []
          : [
              {
                label: t(room === 'waiting' ? 'places:sign-up-wait' : 'places:sign-up'),
                action,
                fields: { do: 'ask', attendee: holder.id },
                tone: 'primary',
                size: 'sm',
                about: say(holder.name, context),
              },
            ];
      const told =
        here === undefined
          ? refusal === null
            ? reserved
              ? t('places:from-reserved')
              : undefined
            : describe(context.language, refusal, {})
          : here.position !== null
            ? context.words(whole.edition.digits)('places:position', { position: here.position })
            : here.state === 'offered' && here.offerExpiresAt !== null
              ? t('places:until', { at: instantText(context, whole, here.offerExpiresAt) })
              : undefined;
      return {
        id: holder.id,
        title: say(holder.name, context),
        sub: t(`attendees:category.${holder.category}`),
        pickable: false,
        cells: {
          state: {
            ...(here === undefined ? {} : { tag: placeTag(context, here.state) }),
            ...(told === undefined ? {} : { sub: told }),
          },
          clash:
            clash === ''
              ? { text: t('places:no-clash'), muted: true }
              : { tag: { text: clash, tone: 'warn' } },
          act: { actions: here === undefined ? ask : actsOf(context, here, activity, action, now) },
        },
      };
    });
  }

  const page = async (
    context: PageContext,
    whole: EditionWhole,
    activity: ActivityWhole,
    again?: FormModel,
  ): Promise<Page> => {
    const t = context.words(whole.edition.digits);
    const people = await own.peopleOf(context.actor, undefined, whole.edition.id);
    const session = below(context, whole, `/sessions/${activity.session.slug}`);
    const action = `${session}/places`;
    const done = (['asked', 'waiting', 'confirmed', 'cancelled'] as const).find(
      (one) => one === doneOf(context),
    );
    const hint = <T extends 'opens' | 'closes'>(name: T, at: Date | null) =>
      at === null
        ? []
        : [
            {
              label: t(`places:form.${name}At`),
              value: instantText(context, whole, at),
              datetime: at.toISOString(),
            },
          ];
    const anonymous = context.actor.kind === 'anonymous';
    const next = `${context.href('/sign-in')}?next=${encodeURIComponent(action)}`;
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.publicPage(context, whole, {
        title: t('places:sign-up'),
        lede: t('places:sign-up-lede'),
        private: true,
        current: '/agenda',
        tags: [windowTag(context, activity, clock.now())],
        crumbs: [
          { label: t('common:nav.public.home'), href: context.href(editionPath(whole)) },
          { label: t('common:nav.public.agenda'), href: below(context, whole, '/agenda') },
          { label: say(activity.session.title, context), href: session },
          { label: t('places:sign-up') },
        ],
      }),
      data: {
        layout: 'public',
        notices: [
          ...(again?.errors ?? []).map(({ message }) => ({ title: message, tone: 'bad', live: true })),
          done !== undefined && { title: t(`places:done.${done}`), tone: 'ok', live: true },
          anonymous && {
            title: t('places:sign-in'),
            text: t('places:sign-in-text'),
            tone: 'info',
            actions: [{ label: t('places:sign-in'), href: next, tone: 'primary' }],
          },
          !anonymous &&
            people.length === 0 && {
              title: t('places:nobody'),
              text: t('places:nobody-text'),
              tone: 'info',
              actions: [
                {
                  label: t('places:nobody-register'),
                  href: below(context, whole, '/registration'),
                  tone: 'primary',
                },
              ],
            },
        ],
        stats: [
          { label: t('places:seats'), value: activity.capacity },
          { label: t('places:left'), value: seatsLeft(activity) },
          { label: t('places:waiting'), value: activity.counts.waiting ?? 0 },
        ],
        facts: [
          { label: t('places:activity'), value: say(activity.session.title, context), href: session },
          { label: t('places:when-label'), value: whenOf(context, whole, activity) },
          { label: t('places:where-label'), value: say(activity.session.room, context) },
          ...hint('opens', activity.opensAt),
          ...hint('closes', activity.closesAt),
        ].filter(({ value }) => value !== ''),
        tables:
          people.length === 0
            ? []
            : [
                {
                  table: {
                    id: 'people',
                    caption: t('places:sign-up'),
                    columns: [
                      { key: 'title', label: t('places:person') },
                      { key: 'state', label: t('places:state-label') },
                      { key: 'clash', label: t('places:clashes') },
                      { key: 'act', label: t('common:list.actions'), labelHidden: true },
                    ],
                    rows: await rowsOf(context, whole, activity, people, action),
                  },
                },
              ],
      },
    };
  };

  pages.route({
    path,
    policy: anyone,
    handle: async (context): Promise<PageAnswer> => {
      const { whole, activity } = await find(context);
      return page(context, whole, activity);
    },
  });

  pages.route({
    method: 'POST',
    path,
    policy: ownPlaces,
    handle: async (context): Promise<PageAnswer> => {
      const { whole, activity } = await find(context);
      const action = below(context, whole, `/sessions/${activity.session.slug}/places`);
      if (context.actor.kind === 'anonymous') {
        return { redirect: `${context.href('/sign-in')}?next=${encodeURIComponent(action)}` };
      }
      // What was refused is shown on the page as it is now.
      let refused: FormModel | undefined;
      const answer = await pages.submit(context, {
        schema: Sent,
        form: { action, submit: { label: '' } },
        page: (again) => {
          refused = again;
          return { template: 'pages/record', page: shell.publicPage(context, whole, { title: '' }) };
        },
        work: async (input) => {
          const done = await act(deps, context, activity, input);
          return `${action}?done=${done}`;
        },
      });
      if (refused === undefined || 'redirect' in answer) return answer;
      return {
        ...(await page(context, whole, activity, refused)),
        status: 'status' in answer ? (answer.status ?? 422) : 422,
      };
    },
  });
}

/** Does what a button of a person's row asks for. @returns the word of what was done */
async function act(
  { own }: PlacePages,
  context: PageContext,
  activity: ActivityWhole,
  input: {
    readonly do: 'ask' | 'confirm' | 'cancel';
    readonly attendee?: string | undefined;
    readonly place?: string | undefined;
    readonly version?: string | undefined;
  },
): Promise<string> {
  const { actor } = context;
  if (input.do === 'ask') {
    const [made] = await own.ask(actor, activity.id, {
      attendeeIds: input.attendee === undefined ? undefined : [input.attendee],
    });
    return made?.state === 'waiting' ? 'waiting' : 'asked';
  }
  if (input.place === undefined) throw notFound('place-not-known');
  const version = input.version === undefined ? null : Number(input.version);
  if (input.do === 'confirm') await own.confirm(actor, { id: input.place }, version);
  else await own.cancel(actor, { id: input.place }, version);
  return input.do === 'confirm' ? 'confirmed' : 'cancelled';
}
