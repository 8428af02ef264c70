import { actionWords, actorWords, listAuditEvents } from '../../../../platform/audit/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { isId } from '../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type {
  ActionModel,
  CardModel,
  FactModel,
  FormModel,
  TimelineEntry,
} from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import * as store from '../../store/badges.ts';
import { ReasonInput } from '../contract.ts';
import { badgePrinting } from '../document.ts';
import { manageBadges, readBadges } from '../policy.ts';
import { badgeTag } from '../present.ts';
import { renderBadges, zoneMark } from '../render/index.ts';
import { type BadgeState, dayAt, isHeld, mayBecome, serialText } from '../rules.ts';
import type { StatesService } from '../service/states.ts';
import { stampIn } from '../stamp.ts';
import { listZones } from '../store/venue.ts';
import type { BadgePages } from './index.ts';
import { badgesList, baseOf, below, dayIn, formPage, mayManage } from './shared.ts';

type Act = 'suspend' | 'lose' | 'revoke' | 'reissue';

/** What is done with a reason, asked on a page of its own: its address, and the state that it leads to. */
const asked: readonly { readonly act: Act; readonly path: string; readonly to: BadgeState }[] = [
  { act: 'suspend', path: 'suspension', to: 'suspended' },
  { act: 'lose', path: 'loss', to: 'lost' },
  { act: 'revoke', path: 'revocation', to: 'revoked' },
  { act: 'reissue', path: 'reissue', to: 'reissued' },
];

/** Whether something can be done to a badge in this state. */
const isOpen = (state: BadgeState, { act, to }: (typeof asked)[number]): boolean =>
  act === 'reissue' ? isHeld(state) || mayBecome(state, 'reissued') : mayBecome(state, to);

/** Adds the page of one badge, the badge as PDF, and what is done to it. */
export function addBadgeRecord(deps: BadgePages): void {
  const { pages, shell, database, states, files, translator } = deps;
  const { db } = database;

  const badgeOf = async (context: PageContext, whole: EditionWhole): Promise<store.BadgeWhole> => {
    const id = context.params.badge;
    const found = isId(id) ? await store.findBadge(db, id) : undefined;
    if (found === undefined || found.badge.editionId !== whole.edition.id) throw notFound();
    return found;
  };
  const hereOf = (context: PageContext, whole: EditionWhole, id: string): string =>
    `${baseOf(context, whole, '/badges')}/${id}`;

  shell.managed({
    path: '/badges/:badge.pdf',
    policy: readBadges,
    handle: async (context, whole) => {
      const found = await badgeOf(context, whole);
      // A printed badge says that it opens doors; of one that does not, there is nothing to print.
      if (!isHeld(found.badge.state)) throw conflict('badge-not-printed');
      const printing = await badgePrinting({ db, files, translator }, whole);
      const body = await renderBadges(printing.edition, await printing.documents([found]), {
        paper: 'cut',
        backs: true,
      });
      return {
        type: 'application/pdf',
        headers: {
          'content-disposition': `inline; filename="badge-${serialText(found.badge.serial)}.pdf"`,
        },
        body: Buffer.from(body),
      };
    },
  });

  shell.managed({
    path: '/badges/:badge',
    policy: readBadges,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const found = await badgeOf(context, whole);
      const { badge, holder } = found;
      const here = hereOf(context, whole, badge.id);
      const others = (await store.listBadgesOf(db, whole.edition.id, holder.id)).filter(
        (one) => one.badge.id !== badge.id,
      );
      const successor = others.find((one) => one.badge.id === badge.replacedById);
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: below(context, whole, shell, badgesList(context), {
          title: say(holder.name, context),
          tags: [
            { text: t(`attendees:category.${badge.category}`), tone: 'brand' },
            badgeTag(t, badge.state),
          ],
          actions: mayManage(context, whole) ? actionsOf(context, found, here) : [],
        }),
        data: {
          notices:
            successor === undefined
              ? []
              : [
                  {
                    tone: 'warn',
                    title: t('badges:record.replaced-by', { serial: serialText(successor.badge.serial) }),
                    actions: [
                      {
                        label: t('common:action.open'),
                        href: hereOf(context, whole, successor.badge.id),
                      },
                    ],
                  },
                ],
          facts: await factsOf(context, whole, found),
          ...(others.length === 0
            ? {}
            : {
                tables: [
                  {
                    title: t('badges:record.others'),
                    table: {
                      id: 'others',
                      caption: t('badges:record.others'),
                      columns: [
                        { key: 'serial', label: t('badges:serial') },
                        { key: 'state', label: t('badges:state') },
                        { key: 'reason', label: t('badges:reason') },
                      ],
                      rows: others.map((one) => ({
                        id: one.badge.id,
                        title: serialText(one.badge.serial),
                        href: hereOf(context, whole, one.badge.id),
                        pickable: false,
                        cells: {
                          state: { tags: [badgeTag(t, one.badge.state)] },
                          reason: one.badge.reason,
                        },
                      })),
                    },
                  },
                ],
              }),
          timeline: await historyOf(context, whole, badge),
          timelineTitle: t('badges:record.history'),
          aside: asideOf(context, found, here),
        },
      };
    },
  });

  const historyOf = async (
    context: PageContext,
    whole: EditionWhole,
    badge: store.BadgeRow,
  ): Promise<TimelineEntry[]> => {
    const events = await listAuditEvents(db, {
      editionId: whole.edition.id,
      subject: { kind: 'badge', id: badge.id },
      limit: 100,
    });
    const settings = dateSettingsOf(whole, context.language);
    const entries = events.map(
      ({ at, action, reason, accountId, actorName }): TimelineEntry => ({
        datetime: at.toISOString(),
        when: stampIn(at, settings),
        title: actionWords(context.t, action),
        ...(reason === null ? {} : { text: reason }),
        who: actorWords(context.t, { accountId, actorName }),
      }),
    );
    // What was issued with many others is told of them all, not of each.
    return events.some(({ action }) => action === 'badge.issued')
      ? entries
      : [
          ...entries,
          {
            datetime: badge.createdAt.toISOString(),
            when: stampIn(badge.createdAt, settings),
            title: actionWords(context.t, 'badge.issued'),
          },
        ];
  };

  const factsOf = async (
    context: PageContext,
    whole: EditionWhole,
    { badge, holder, delegation, state, body }: store.BadgeWhole,
  ): Promise<FactModel[]> => {
    const t = context.words(whole.edition.digits);
    const zones = await listZones(db, whole.edition.id);
    const opens = zones
      .filter(({ number }) => badge.zones.includes(number))
      .map(({ number, name }) => `${zoneMark(number)} · ${say(name, context)}`);
    const facts: (FactModel | false)[] = [
      { label: t('badges:serial'), value: serialText(badge.serial), code: true },
      holder.post !== null && { label: t('attendees:fields.post'), value: say(holder.post, context) },
      (body !== null || holder.organisation !== null) && {
        label: t('attendees:fields.organisation'),
        value: say(body?.name ?? holder.organisation, context),
      },
      state !== null && { label: t('attendees:fields.stateCode'), value: say(state.shortName, context) },
      delegation !== null && { label: t('badges:delegation'), value: say(delegation, context) },
      {
        label: t('badges:record.opens-zones'),
        value:
          opens.length === 0 ? t('badges:no-zones') : opens.join(context.language === 'ar' ? '، ' : ', '),
      },
      {
        label: t('badges:record.opens-days'),
        value:
          badge.days.length === 0
            ? t('badges:all-days')
            : dayIn(dayAt(whole.edition.startsOn, badge.days[0] ?? 0), context, whole),
        notes: badge.days.slice(1).map((day) => dayIn(dayAt(whole.edition.startsOn, day), context, whole)),
      },
      { label: t('badges:record.issued'), value: dayIn(badge.createdAt, context, whole) },
      badge.collectedAt !== null && {
        label: t('badges:record.collected'),
        value: dayIn(badge.collectedAt, context, whole),
      },
      {
        label: t('badges:list.prints'),
        value: badge.prints || t('badges:list.never'),
        ...(badge.printedAt === null
          ? {}
          : {
              notes: [
                t('badges:list.printed', { day: dayIn(badge.printedAt, context, whole) }),
                ...(isHeld(badge.state) && badge.printedAt < holder.updatedAt
                  ? [t('badges:list.stale')]
                  : []),
              ],
            }),
      },
      badge.endedAt !== null && {
        label: t('badges:record.ended'),
        value: dayIn(badge.endedAt, context, whole),
      },
      badge.reason !== null && { label: t('badges:reason'), value: badge.reason },
      badge.code === '' && { label: t('badges:own.code'), value: t('badges:record.erased-code') },
    ];
    return facts.filter((fact) => fact !== false);
  };

  shell.managed({
    method: 'POST',
    path: '/badges/:badge/printing',
    policy: manageBadges,
    handle: async (context, whole) => {
      const { badge } = await badgeOf(context, whole);
      if (!isHeld(badge.state)) throw conflict('badge-not-printed');
      await states.countPrints(context.actor, whole.edition.id, [badge.id]);
      return { redirect: `${hereOf(context, whole, badge.id)}.pdf` };
    },
  });

  const atOnce = (path: string, work: StatesService['collect']): void =>
    shell.managed({
      method: 'POST',
      path: `/badges/:badge/${path}`,
      policy: manageBadges,
      handle: async (context, whole) => {
        const { badge } = await badgeOf(context, whole);
        const { version } = (context.request.body ?? {}) as { version?: string };
        await work(context.actor, badge.id, version === undefined ? null : Number(version));
        return { redirect: hereOf(context, whole, badge.id) };
      },
    });
  atOnce('collection', states.collect);
  atOnce('resumption', states.resume);

  for (const one of asked) {
    const formOf = (context: PageContext, whole: EditionWhole, badge: store.BadgeRow): FormModel => {
      const { t } = context;
      const here = hereOf(context, whole, badge.id);
      const optional = one.act === 'lose' || (one.act === 'reissue' && !isHeld(badge.state));
      return {
        action: `${here}/${one.path}`,
        guard: false,
        hidden: { version: String(badge.version) },
        submit: { label: t(`badges:action.${one.act}`), danger: one.act !== 'reissue' },
        cancel: { label: t('common:action.back'), href: here },
        fields: [{ name: 'reason', label: t('badges:reason'), maxlength: 300, optional }],
      };
    };
    const show = (
      context: PageContext,
      whole: EditionWhole,
      badge: store.BadgeRow,
      form: FormModel,
    ): Page => {
      const t = context.words(whole.edition.digits);
      return formPage(
        below(context, whole, shell, badgesList(context), {
          title: t(`badges:ask.${one.act}`, { serial: serialText(badge.serial) }),
          lede: t(`badges:ask.${one.act}-text`),
        }),
        whole,
        form,
      );
    };
    shell.managed({
      path: `/badges/:badge/${one.path}`,
      policy: manageBadges,
      handle: async (context, whole) => {
        const { badge } = await badgeOf(context, whole);
        if (!isOpen(badge.state, one)) throw conflict(`badge-is-${badge.state}`, { serial: badge.serial });
        return show(context, whole, badge, formOf(context, whole, badge));
      },
    });
    shell.managed({
      method: 'POST',
      path: `/badges/:badge/${one.path}`,
      policy: manageBadges,
      handle: async (context, whole) => {
        const { badge } = await badgeOf(context, whole);
        return pages.submit(context, {
          schema: ReasonInput,
          form: formOf(context, whole, badge),
          page: (form) => show(context, whole, badge, form),
          work: async (input, version) => {
            const after = await states[one.act](context.actor, badge.id, version, input);
            return hereOf(context, whole, after.id);
          },
        });
      },
    });
  }
}

function actionsOf(context: PageContext, { badge }: store.BadgeWhole, here: string): ActionModel[] {
  const { t } = context;
  const version = { version: String(badge.version) };
  const held = isHeld(badge.state);
  return [
    ...(held
      ? [
          {
            label: t(badge.prints === 0 ? 'badges:action.print-one' : 'badges:action.print-again'),
            action: `${here}/printing`,
            tone: 'primary',
            icon: 'print',
          } satisfies ActionModel,
        ]
      : []),
    ...(badge.state === 'issued'
      ? [
          {
            label: t('badges:action.collect'),
            action: `${here}/collection`,
            fields: version,
            icon: 'check',
          } satisfies ActionModel,
        ]
      : []),
    ...(badge.state === 'suspended'
      ? [
          {
            label: t('badges:action.resume'),
            action: `${here}/resumption`,
            fields: version,
            icon: 'undo',
          } satisfies ActionModel,
        ]
      : []),
    ...asked
      .filter((one) => isOpen(badge.state, one))
      .map(
        ({ act, path }): ActionModel => ({
          label: t(`badges:action.${act}`),
          href: `${here}/${path}`,
          tone: 'plain',
        }),
      ),
  ];
}

const asideOf = (context: PageContext, { badge }: store.BadgeWhole, here: string): CardModel[] => [
  {
    title: context.t('badges:record.printed'),
    ...(isHeld(badge.state)
      ? { actions: [{ label: context.t('badges:action.preview'), href: `${here}.pdf`, icon: 'eye' }] }
      : { text: context.t('badges:record.not-held') }),
  },
];
