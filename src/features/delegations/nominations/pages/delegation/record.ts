import type { Page } from '../../../../../platform/pages/index.ts';
import { placeOf } from '../../../../series/index.ts';
import { listFocalPoints } from '../../../store/focal-points.ts';
import { documentsNeeded, listNominations } from '../../../store/nominations.ts';
import { appointFocalPoints } from '../../policy.ts';
import { freezeOf, isFrozen } from '../../rules/freeze.ts';
import { standing } from '../../rules/states.ts';
import { doneNotice } from '../done.ts';
import { focalPointsTable } from '../focal-table.ts';
import { historyTable, peopleTable } from '../people-table.ts';
import { type NominationPages, shortDayOf, titleOf, type Way } from '../way.ts';
import { actionsOf } from './actions.ts';
import { quotaModel, stepsOf } from './progress.ts';
import { present, type Shown } from './shown.ts';
import { todo } from './todo.ts';

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
