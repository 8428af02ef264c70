import { addDays, dayOf, formatList } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { ActionModel, NoticeModel, StepModel } from '../../../../platform/views/index.ts';
import { editionPath, placeOf } from '../../../series/index.ts';
import type { FocalPointWhole } from '../../store/focal-points.ts';
import { listFocalPoints } from '../../store/focal-points.ts';
import {
  documentsNeeded,
  type FileKind,
  listNominations,
  type NominationWhole,
} from '../../store/nominations.ts';
import { type AccreditationState, accreditationStates } from '../../tables.ts';
import { appointFocalPoints, manageDelegations } from '../policy.ts';
import { roleFigures } from '../present.ts';
import { freezeOf, isFrozen } from '../rules/freeze.ts';
import { missingOf } from '../rules/missing.ts';
import { standing } from '../rules/states.ts';
import { focalPointsTable } from './focal-table.ts';
import { historyTable, nameOf, peopleTable } from './people-table.ts';
import { lastDayOf, type NominationPages, type Opened, shortDayOf, titleOf, type Way } from './way.ts';

const dones = [
  'nominated',
  'drafted',
  'draft-deleted',
  'saved',
  'confirmed',
  'confirmed-all',
  'withdrawn',
  'replaced',
  'imported',
  'ordered',
  'file-added',
  'file-removed',
  'appointed',
  'refused',
  'ended',
  'extended',
  'many',
] as const;

/** Says what the page before this one did. */
export function doneNotice(context: PageContext): NoticeModel[] {
  const done = dones.find((one) => one === queryValue(context, 'done'));
  return done === undefined ? [] : [{ title: context.t(`nominations:done.${done}`), tone: 'ok', live: true }];
}

/** All that a delegation's page shows. */
interface Shown extends Opened {
  readonly people: readonly NominationWhole[];
  readonly points: readonly FocalPointWhole[];
  readonly asked: readonly FileKind[];
  readonly freezesAt: Date | null;
  readonly frozen: boolean;
  /** Whether there is anything for which its people may sign up. */
  readonly activities: boolean;
  readonly now: Date;
}

const present = ({ people }: Shown) => people.filter(({ nomination }) => standing.includes(nomination.state));

/** What is to be done next, the most urgent first. */
function todo(way: Way, context: PageContext, shown: Shown): NoticeModel[] {
  const t = context.words(shown.edition.edition.digits);
  const { base, frozen } = shown;
  const here = present(shown);
  const returned = here.filter(({ accreditation }) => accreditation?.state === 'returned');
  const waiting = here.filter(({ nomination }) => nomination.state === 'nominated');
  const lacking = here.filter(
    ({ nomination, attendee, fileKinds }) =>
      nomination.state !== 'draft' && missingOf(attendee, fileKinds, shown.asked).length > 0,
  );
  const point = shown.points.find(
    ({ row }) => context.actor.kind === 'account' && row.accountId === context.actor.accountId,
  );
  const soon =
    point !== undefined && way.own && point.row.expiresAt.getTime() - shown.now.getTime() < 14 * 86_400_000;
  return [
    ...(frozen
      ? [
          {
            title: t('nominations:todo.frozen'),
            text: t(`nominations:todo.${way.own ? 'frozen-text' : 'frozen-staff'}`),
            tone: 'info' as const,
            icon: 'lock' as const,
          },
        ]
      : []),
    ...(returned.length > 0
      ? [
          {
            title: t('nominations:todo.returned', { count: returned.length }),
            lines: returned.map((one) =>
              t('nominations:todo.returned-line', {
                name: nameOf(context, one).text,
                reason: one.accreditation?.reason ?? '',
              }),
            ),
            tone: 'warn' as const,
            actions: [
              {
                label: t('nominations:todo.correct-now'),
                href: `${base}/nominations/${returned[0]?.nomination.id}`,
              },
            ],
          },
        ]
      : []),
    ...(waiting.length > 0
      ? [
          {
            title: t('nominations:todo.unconfirmed', { count: waiting.length }),
            text: t('nominations:todo.unconfirmed-text'),
            tone: 'info' as const,
            actions:
              frozen && way.own
                ? []
                : [{ label: t('nominations:action.confirm-all'), href: `${base}/confirmation` }],
          },
        ]
      : []),
    ...(lacking.length > 0
      ? [
          {
            title: t('nominations:todo.missing', { count: lacking.length }),
            text: t('nominations:todo.missing-text'),
            actions:
              lacking[0] === undefined || (frozen && way.own)
                ? []
                : [
                    {
                      label: t('nominations:action.complete'),
                      href: `${base}/nominations/${lacking[0].nomination.id}`,
                    },
                  ],
            tone: 'info' as const,
          },
        ]
      : []),
    ...(soon
      ? [
          {
            title: t('nominations:todo.ends', {
              when: lastDayOf(context, shown.edition, point.row.expiresAt),
            }),
            tone: 'warn' as const,
          },
        ]
      : []),
  ];
}

/** Figures of the meter: all places, and each role's. */
function quotaModel(context: PageContext, shown: Shown) {
  const t = context.words(shown.edition.edition.digits);
  const roles = roleFigures(shown.whole).filter(({ most, named }) => most > 0 || named > 0);
  const most = roles.reduce((sum, one) => sum + one.most, 0);
  const named = roles.reduce((sum, one) => sum + one.named, 0);
  const { freezesAt, frozen } = shown;
  const closing =
    freezesAt === null
      ? t('nominations:quota.open')
      : t(`nominations:quota.${frozen ? 'closed' : 'closes'}`, {
          when: lastDayOf(context, shown.edition, freezesAt),
        });
  return {
    title: most === 0 ? t('nominations:quota.none') : t('nominations:quota.title', { named, most }),
    most,
    named,
    note: [
      most === 0
        ? t('nominations:quota.none-text')
        : named >= most
          ? t('nominations:quota.full')
          : t('nominations:quota.left', { count: most - named }),
      closing,
    ].join(' '),
    roles: roles.map((one) => ({
      text: t('nominations:quota.role', {
        role: t(`nominations:role.${one.role}`),
        named: one.named === 0 ? t('views:none') : one.named,
        most: one.most,
      }),
      tone: one.named >= one.most ? ('brand' as const) : ('line' as const),
    })),
  };
}

/** The way of a delegation from its invitation to its badges. */
function stepsOf(context: PageContext, shown: Shown): StepModel[] {
  const t = context.words(shown.edition.edition.digits);
  const { whole } = shown;
  const here = present(shown);
  const head = here.find(({ nomination }) => nomination.role === 'head');
  const confirmed = here.filter(({ nomination }) => nomination.state === 'confirmed').length;
  const waiting = here.length - confirmed;
  const accredited = accreditationStates.flatMap((state: AccreditationState) => {
    const count = whole.accredited[state] ?? 0;
    return count === 0
      ? []
      : [t('nominations:steps.accredit-text', { state: t(`common:status.accreditation.${state}`), count })];
  });
  const allApproved = confirmed > 0 && (whole.accredited.approved ?? 0) >= here.length;
  const states = [
    whole.participation.status === 'accepted',
    head !== undefined,
    here.length > 0 && waiting === 0,
    allApproved,
    false,
  ];
  const current = states.indexOf(false);
  const texts = [
    t(`common:status.participation.${whole.participation.status}`),
    head === undefined
      ? t('nominations:steps.head-missing')
      : t('nominations:steps.head-named', { name: nameOf(context, head).text }),
    t('nominations:steps.nominate-text', {
      waiting: waiting === 0 ? t('views:none') : waiting,
      confirmed: confirmed === 0 ? t('views:none') : confirmed,
    }),
    accredited.length === 0
      ? t('nominations:steps.accredit-none')
      : formatList(accredited, context.language, 'roster'),
    t('nominations:steps.badges-text'),
  ];
  return (['invitation', 'head', 'nominate', 'accredit', 'badges'] as const).map((key, index) => ({
    title: t(`nominations:steps.${key}`),
    text: texts[index],
    ...(states[index] ? { state: 'done' as const } : index === current ? { state: 'current' as const } : {}),
  }));
}

function actionsOf(way: Way, context: PageContext, shown: Shown): ActionModel[] {
  const { t } = context;
  const { base, whole, edition, frozen } = shown;
  const manages = manageDelegations.allows(context.actor, placeOf(edition.edition));
  const may = way.own ? !frozen : manages;
  const people = present(shown).length;
  const places = Object.values(whole.quotas).some((most) => (most ?? 0) > 0);
  return [
    ...(people > 0
      ? [
          {
            label: t('nominations:action.people-file'),
            href: `${base}/people.xlsx`,
            icon: 'down' as const,
            download: true,
          },
        ]
      : []),
    ...(shown.activities && people > 0
      ? [
          {
            label: t('nominations:action.places'),
            href: context.href(`${editionPath(edition)}/activities`),
            icon: 'target' as const,
          },
        ]
      : []),
    ...(way.own
      ? [{ label: t('nominations:action.texts'), href: `${base}/texts`, icon: 'doc' as const }]
      : []),
    ...(manages && !way.own
      ? [{ label: t('nominations:action.edit'), href: `${base}/edit`, icon: 'pen' as const }]
      : []),
    ...(may && people > 1
      ? [{ label: t('nominations:action.order'), href: `${base}/order`, icon: 'sort' as const }]
      : []),
    ...(may && places
      ? [
          { label: t('nominations:action.import'), href: `${base}/import`, icon: 'upload' as const },
          {
            label: t('nominations:action.add'),
            href: `${base}/nominations/new`,
            icon: 'plus' as const,
            tone: 'primary' as const,
          },
        ]
      : []),
  ];
}

/** Adds the page of one delegation. */
export function addDelegationRecord(deps: NominationPages, way: Way): void {
  const { database, clock } = deps;
  const { db } = database;

  way.on({
    path: '',
    handle: async (context, opened): Promise<Page> => {
      const { whole, edition, base } = opened;
      const t = context.words(edition.edition.digits);
      const now = clock.now();
      const id = whole.participation.id;
      const freezesAt = freezeOf(whole.delegation?.freezesAt ?? null, whole.editionFreezesAt);
      const shown: Shown = {
        ...opened,
        people: await listNominations(db, { delegationIds: [id] }),
        points: await listFocalPoints(db, [id]),
        asked: await documentsNeeded(db, edition.edition.id),
        freezesAt,
        frozen: isFrozen(freezesAt, now),
        activities: way.own && (await deps.hasActivities(edition.edition.id)),
        now,
      };
      const point = shown.points.find(({ row }) => row.state === 'appointed' && row.expiresAt > now)?.row;
      const ended = shown.people.filter(({ nomination }) => !standing.includes(nomination.state));
      const appoints = !way.own && appointFocalPoints.allows(context.actor, placeOf(edition.edition));
      const due = todo(way, context, shown);
      return {
        template: 'delegations/delegation',
        digits: edition.edition.digits,
        page: way.page(context, opened, {
          title: titleOf(context, whole),
          tags: [
            { text: t(`common:kind.participation.${whole.participation.category}`), tone: 'brand' },
            {
              text: t(`common:status.participation.${whole.participation.status}`),
              tone: whole.participation.status === 'accepted' ? 'ok' : 'line',
            },
          ],
          ...(point === undefined
            ? {}
            : {
                lede: t(point.letterNumber === null ? 'nominations:spoken-plain' : 'nominations:spoken', {
                  name: point.name,
                  letter: point.letterNumber ?? '',
                  when: shortDayOf(context, edition, point.expiresAt),
                }),
              }),
          actions: actionsOf(way, context, shown),
        }),
        data: {
          ...way.layout,
          notices: [...doneNotice(context), ...due],
          quota: quotaModel(context, shown),
          tables: [
            { table: peopleTable(context, present(shown), base, shown.asked) },
            ...(ended.length === 0 ? [] : [{ table: historyTable(context, ended, base) }]),
            ...(way.own
              ? []
              : [
                  {
                    table: focalPointsTable(context, edition, shown.points, base, now, appoints),
                    actions: appoints
                      ? [
                          {
                            label: t('nominations:action.appoint'),
                            href: `${base}/focal-points/new`,
                            icon: 'plus' as const,
                          },
                        ]
                      : [],
                  },
                ]),
          ],
          stepsTitle: t('nominations:steps.title'),
          steps: stepsOf(context, shown),
          note: way.own ? null : (whole.delegation?.note ?? null),
          noteTitle: t('nominations:form.note'),
        },
      };
    },
  });
}

/** The local day that ends at an instant, for a date field. */
export const dayBefore = (at: Date | null, timeZone: string): string =>
  at === null ? '' : addDays(dayOf(at, timeZone), -1);
