import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { anyone, signedIn } from '../../../../platform/http/index.ts';
import { Choice, IdSchema } from '../../../../platform/http/schemas.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { FormModel, NoticeModel, RowModel, TableModel } from '../../../../platform/views/index.ts';
import { below, type EditionWhole, editionPath, findEdition } from '../../../series/index.ts';
import { doneOf } from '../../forms/pages/shared.ts';
import { type ActivityWhole, activitiesById, countedActivities } from '../../store/activities.ts';
import {
  findPlaceWhole,
  type Holder,
  listOwnSessions,
  listPlacesOf,
  type PlaceWhole,
} from '../../store/holders.ts';
import { ownPlaces } from '../policy.ts';
import { windowOf } from '../rules/seats.ts';
import { livingStates } from '../rules/states.ts';
import { hoursOf, roomIn } from '../service/allotting.ts';
import type { PlacePages } from './index.ts';
import { actsOf, clashText, instantText, placeTag, whenCell, whenOf, windowTag } from './shared.ts';

const Sent = Type.Object({
  do: Choice(['ask', 'confirm', 'cancel'] as const),
  activity: Type.Optional(IdSchema),
  place: Type.Optional(IdSchema),
  version: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
});

const doneWords = ['asked', 'waiting', 'confirmed', 'cancelled'] as const;

/** A person with their places and what of an edition is theirs. */
interface Own {
  readonly holder: Holder;
  readonly places: readonly PlaceWhole[];
  readonly sessions: ReadonlySet<string>;
}

/**
 * Adds what people do with their own places: the tab of their account, the page of their registration's link for those
 * without one, and the page of one place, to which every mail leads.
 */
export function addOwnPlacePages(deps: PlacePages): void {
  const { pages, shell, accountFrame, database, announced, own, clock, reader, widened } = deps;
  accountFrame.addTab({ label: 'places:mine', path: '/account/places' });

  const read = (people: readonly Holder[]): Promise<Own[]> =>
    database.transaction((tx) =>
      widened(tx, async () => {
        const places = await listPlacesOf(
          reader,
          tx,
          people.map(({ id }) => id),
        );
        const sessions = await Promise.all(people.map((holder) => listOwnSessions(reader, tx, holder)));
        return people.map((holder, index) => {
          const theirs = places.filter(({ attendeeId }) => attendeeId === holder.id);
          const held = theirs.filter(({ state }) => livingStates.includes(state));
          return {
            holder,
            places: theirs,
            sessions: new Set([...(sessions[index] ?? []), ...held.map(({ activityId }) => activityId)]),
          };
        });
      }),
    );

  const stateCell = (context: PageContext, whole: EditionWhole, place: PlaceWhole) => ({
    tag: placeTag(context, place.state),
    sub:
      place.position !== null
        ? context.words(whole.edition.digits)('places:position', { position: place.position })
        : place.state === 'offered' && place.offerExpiresAt !== null
          ? context.t('places:until', { at: instantText(context, whole, place.offerExpiresAt) })
          : (place.reason ?? undefined),
  });

  /** The places of people in one edition, in the order of the sessions. */
  async function placeRows(
    context: PageContext,
    whole: EditionWhole,
    owns: readonly Own[],
    action: string,
    names: boolean,
  ): Promise<RowModel[]> {
    const all = owns.flatMap((one) => one.places.map((place) => ({ place, one })));
    const activities = await activitiesById(database, [...new Set(all.map(({ place }) => place.activityId))]);
    const data = await announced(whole);
    return activities.flatMap((activity) =>
      all
        .filter(({ place }) => place.activityId === activity.id)
        .map(({ place, one }): RowModel => {
          const living = livingStates.includes(place.state);
          const clash = living ? clashText(context, data, activity.id, one.sessions) : '';
          return {
            id: place.id,
            title: say(activity.session.title, context),
            ...(activity.session.announced
              ? { href: below(context, whole, `/sessions/${activity.session.slug}`) }
              : {}),
            sub: [names ? say(place.name, context) : '', say(whole.edition.title, context)]
              .filter(Boolean)
              .join('\u00a0· '),
            pickable: false,
            cells: {
              when: whenCell(context, whole, activity),
              state: stateCell(context, whole, place),
              clash: clash === '' ? null : { tag: { text: clash, tone: 'warn' } },
              act: { actions: actsOf(context, place, activity, action, clock.now()) },
            },
          };
        }),
    );
  }

  const tableOf = (context: PageContext, rows: readonly RowModel[]): TableModel => ({
    id: 'places',
    caption: context.t('places:mine'),
    columns: [
      { key: 'title', label: context.t('places:activity') },
      { key: 'when', label: context.t('places:when-label') },
      { key: 'state', label: context.t('places:state-label') },
      { key: 'clash', label: context.t('places:clashes') },
      { key: 'act', label: context.t('common:list.actions'), labelHidden: true },
    ],
    rows,
    empty: { title: context.t('places:mine-none'), text: context.t('places:mine-none-text') },
  });

  const noticesOf = (context: PageContext, refused?: FormModel): (NoticeModel | false)[] => {
    const done = doneWords.find((one) => one === doneOf(context));
    return [
      ...(refused?.errors ?? []).map(({ message }) => ({ title: message, tone: 'bad' as const, live: true })),
      refused === undefined &&
        done !== undefined && { title: context.t(`places:done.${done}`), tone: 'ok', live: true },
    ];
  };

  /** Answers a POST: does it and leads back, or shows the page again with what was wrong. */
  async function submit(
    context: PageContext,
    action: string,
    secret: string | undefined,
    show: (refused?: FormModel) => Promise<Page>,
    key?: { readonly secret: string },
  ): Promise<PageAnswer> {
    let refused: FormModel | undefined;
    const { actor } = context;
    const answer = await pages.submit(context, {
      schema: Sent,
      form: { action, submit: { label: '' } },
      page: (again) => {
        refused = again;
        return { template: 'pages/done', page: {} as Page['page'] };
      },
      work: async (input) => {
        const version = input.version === undefined ? null : Number(input.version);
        if (input.do === 'ask') {
          if (input.activity === undefined) throw notFound('activity-unknown');
          const [made] = await own.ask(actor, input.activity, { secret });
          return `${action}?done=${made?.state === 'waiting' ? 'waiting' : 'asked'}`;
        }
        if (key === undefined && input.place === undefined) throw notFound('place-not-known');
        const place = key ?? { id: input.place ?? '', secret };
        if (input.do === 'confirm') await own.confirm(actor, place, version);
        else await own.cancel(actor, place, version);
        return `${action}?done=${input.do === 'confirm' ? 'confirmed' : 'cancelled'}`;
      },
    });
    if (refused === undefined || 'redirect' in answer) return answer;
    return { ...(await show(refused)), status: 'status' in answer ? (answer.status ?? 422) : 422 };
  }

  const accountPage = async (context: PageContext, refused?: FormModel): Promise<Page> => {
    const { t } = context;
    const action = context.href('/account/places');
    const owns = await read(await own.peopleOf(context.actor));
    const rows: RowModel[] = [];
    for (const id of new Set(owns.map(({ holder }) => holder.editionId))) {
      const whole = await findEdition(database.db, id);
      if (whole === undefined) continue;
      const there = owns.filter(({ holder }) => holder.editionId === id);
      rows.push(...(await placeRows(context, whole, there, action, there.length > 1)));
    }
    return accountFrame.page(context, {
      title: t('places:mine'),
      lede: t('places:mine-lede'),
      current: '/account/places',
      template: 'pages/record',
      data: {
        notices: noticesOf(context, refused),
        tables: [{ title: t('places:mine'), table: tableOf(context, rows) }],
      },
    });
  };
  pages.route({ path: '/account/places', policy: signedIn, handle: (context) => accountPage(context) });
  pages.route({
    method: 'POST',
    path: '/account/places',
    policy: signedIn,
    handle: (context) =>
      submit(context, context.href('/account/places'), undefined, (refused) => accountPage(context, refused)),
  });

  const linkPage = async (context: PageContext, secret: string, refused?: FormModel): Promise<Page> => {
    const { t } = context;
    const people = await own.peopleOf(context.actor, secret);
    const [one] = await read(people);
    const whole = one && (await findEdition(database.db, one.holder.editionId));
    if (one === undefined || whole === undefined) throw notFound('registration-unknown');
    const action = context.href(`/registrations/${secret}/places`);
    const data = await announced(whole);
    const now = clock.now();
    const standing = new Set(
      one.places.filter(({ state }) => livingStates.includes(state)).map(({ activityId }) => activityId),
    );
    const offered = (await countedActivities(database, whole.edition.id)).filter(
      (activity) =>
        activity.session.announced &&
        !standing.has(activity.id) &&
        windowOf(hoursOf(activity), now) === 'open' &&
        (activity.categories === null || activity.categories.includes(one.holder.category)),
    );
    const availableRow = (activity: ActivityWhole): RowModel => {
      const clash = clashText(context, data, activity.id, one.sessions);
      const room = roomIn(activity);
      return {
        id: activity.id,
        title: say(activity.session.title, context),
        href: below(context, whole, `/sessions/${activity.session.slug}`),
        pickable: false,
        cells: {
          when: whenCell(context, whole, activity),
          state: { text: t(`places:room.${room}`), tag: windowTag(context, activity, now) },
          clash: clash === '' ? null : { tag: { text: clash, tone: 'warn' } },
          act:
            room === 'none'
              ? null
              : {
                  actions: [
                    {
                      label: t(room === 'waiting' ? 'places:sign-up-wait' : 'places:sign-up'),
                      action,
                      fields: { do: 'ask', activity: activity.id },
                      size: 'sm',
                      about: say(activity.session.title, context),
                    },
                  ],
                },
        },
      };
    };
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.publicPage(context, whole, {
        title: t('places:title'),
        lede: say(one.holder.name, context),
        private: true,
        current: '/registration',
        crumbs: [
          { label: t('common:nav.public.home'), href: context.href(editionPath(whole)) },
          { label: t('registration:yours'), href: context.href(`/registrations/${secret}`) },
          { label: t('places:title') },
        ],
      }),
      data: {
        layout: 'public',
        notices: noticesOf(context, refused),
        tables: [
          {
            title: t('places:mine'),
            table: tableOf(context, await placeRows(context, whole, [one], action, false)),
          },
          ...(offered.length === 0
            ? []
            : [
                {
                  title: t('places:available'),
                  table: {
                    ...tableOf(context, offered.map(availableRow)),
                    id: 'activities',
                    caption: t('places:available'),
                  },
                },
              ]),
        ],
      },
    };
  };
  pages.route({
    path: '/registrations/:secret/places',
    policy: anyone,
    handle: (context) => linkPage(context, context.params.secret ?? ''),
  });
  pages.route({
    method: 'POST',
    path: '/registrations/:secret/places',
    policy: ownPlaces,
    handle: async (context) => {
      const secret = context.params.secret ?? '';
      const show = (refused?: FormModel) => linkPage(context, secret, refused);
      // Whoever has no such link is told so before anything else.
      await show();
      return submit(context, context.href(`/registrations/${secret}/places`), secret, show);
    },
  });

  const placePage = async (context: PageContext, secret: string, refused?: FormModel): Promise<Page> => {
    const { place: row, whole } = await own.read(context.actor, { secret });
    const t = context.words(whole.edition.digits);
    const [activity] = await activitiesById(database, [row.activityId]);
    const place = await database.transaction((tx) => widened(tx, () => findPlaceWhole(reader, tx, row.id)));
    if (activity === undefined || place === undefined) throw notFound('place-not-known');
    const people = await database.transaction((tx) =>
      widened(tx, async () => own.holdersOf(tx, [row.attendeeId])),
    );
    const [one] = await read(people);
    const clash =
      one === undefined || !livingStates.includes(place.state)
        ? ''
        : clashText(context, await announced(whole), activity.id, one.sessions);
    const state = stateCell(context, whole, place);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.publicPage(context, whole, {
        title: say(activity.session.title, context),
        lede: t('places:place-title'),
        private: true,
        current: '/agenda',
        tags: [placeTag(context, place.state)],
        actions: actsOf(context, place, activity, context.href(`/places/${secret}`), clock.now()).map(
          ({ size: _, ...action }) => action,
        ),
      }),
      data: {
        layout: 'public',
        notices: [
          ...noticesOf(context, refused),
          clash !== '' && { title: clash, tone: 'warn' },
          state.sub !== undefined && { title: state.sub, tone: 'info' },
        ],
        facts: [
          { label: t('places:person'), value: say(place.name, context) },
          { label: t('places:when-label'), value: whenOf(context, whole, activity) },
          { label: t('places:where-label'), value: say(activity.session.room, context) },
        ].filter(({ value }) => value !== ''),
      },
    };
  };
  pages.route({
    path: '/places/:secret',
    policy: anyone,
    handle: (context) => placePage(context, context.params.secret ?? ''),
  });
  pages.route({
    method: 'POST',
    path: '/places/:secret',
    policy: ownPlaces,
    handle: async (context) => {
      const secret = context.params.secret ?? '';
      const show = (refused?: FormModel) => placePage(context, secret, refused);
      await show();
      return submit(context, context.href(`/places/${secret}`), undefined, show, { secret });
    },
  });
}
